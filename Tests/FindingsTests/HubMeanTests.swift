import Experiments
import Findings
import Testing

/// What hubs did, mean over replicates.
@Suite("Hubs by quarter")
struct HubMeanTests {
  /// Two hubs under the fund, the second founded by it and open in one quarter; two replicates of weight 10.
  private func record() -> StudyRecord {
    var record = TinyStudy(additional: [4, 6], deadweight: [2, 3], failed: [1, 1], weight: 10).record()
    let base = HubRecord(name: "Old hub", region: 0, technologyMask: 0b1001)
    record.hubs = [[base], [base, HubRecord(name: nil, region: 1, technologyMask: 0b10)]]
    for replicate in 0..<2 {
      for policy in 0..<2 {
        record.arms[replicate][policy].hubs = [row(quarter: -1, hub: 0, served: 2, lost: replicate)]
      }
      record.arms[replicate][1].hubs.append(row(quarter: 1, hub: 1, served: replicate, lost: 0))
    }
    return record
  }

  private func row(quarter: Int, hub: Int, served: Int, lost: Int) -> HubRow {
    HubRow(
      quarter: quarter, hub: hub, requests: served + lost, referrals: served, served: served, servedReferrals: served,
      lost: lost, capacity: 4)
  }

  @Test func `rows are means in real firms, for quarters in which a hub is open`() throws {
    let rows = try StudyFindings(record()).hubs
    #expect(rows.map(\.policy) == [0, 1, 1] && rows.map(\.hub) == [0, 0, 1] && rows.map(\.quarter) == [-1, -1, 1])
    #expect(rows.map(\.requests) == [25, 25, 5] && rows.map(\.lost) == [5, 5, 0])
    #expect(rows.map(\.services) == [20, 20, 5] && rows.map(\.capacity) == [40, 40, 40])
    #expect(rows[1].utilisation == 0.5 && rows[2].referralServices == 5)
  }

  @Test func `a hub has its name, or is new in its region, and the keys of its technologies`() throws {
    let rows = try StudyFindings(record()).hubs
    #expect(rows.map(\.name) == ["Old hub", "Old hub", "new hub in NL22"])
    #expect(rows.map(\.isFounded) == [false, false, true])
    #expect(rows.map(\.technologies) == ["cloud+robotics", "cloud+robotics", "iot"])
    #expect(rows[2].region == "NL22" && rows[2].country == "NL")
  }

  @Test func `a hub that loses a request without a trace is refused`() {
    var broken = record()
    broken.arms[1][1].hubs[0].lost = 0
    #expect(throws: FindingsError.self) { try StudyFindings(broken) }
    var unknown = record()
    unknown.arms[0][1].hubs[0].hub = 7
    #expect(throws: FindingsError.self) { try StudyFindings(unknown) }
  }
}
