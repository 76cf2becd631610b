import Experiments
import Findings
import Testing

@Suite("Money, budgets, links")
struct MoneyTests {
  private let study = TinyStudy(additional: [4, 6], deadweight: [2, 3], failed: [1, 1], spentEuro: 60)

  @Test func `a row that a replicate lacks counts as zero in the mean`() throws {
    var record = study.record()
    record.arms[1][1].money.append(
      MoneyRow(
        quarter: 1, expense: .study, agency: 2, committedEuro: 20, paidEuro: 0, privateEuro: 0, projects: 1, firms: 2))
    for quarter in 2..<5 { record.arms[1][1].values[quarter * 5 + 1] += 20 }
    let findings = try StudyFindings(record)
    let rows = findings.money
    #expect(rows.map(\.instrument) == ["study", "innovation", "administration"])
    #expect(rows.map(\.payer) == ["joint", "joint", "joint"])
    #expect(rows.map(\.committedEuro) == [10, 60, 10])
    #expect(rows.map(\.firms) == [1, 4, 0])
  }

  @Test func `the budget account adds up to the envelope`() throws {
    let findings = try StudyFindings(study.record())
    #expect(findings.budget.map(\.instrument) == ["call", "administration"])
    #expect(findings.budget.map(\.spentEuro) == [60, 10])
    #expect(findings.budget.map(\.unspentEuro) == [40, 0])
    #expect(findings.budget.reduce(0) { $0 + $1.spentEuro + $1.unspentEuro } == 110)
  }

  @Test func `links carry region codes and whether they cross a border`() throws {
    let link = try #require(try StudyFindings(study.record()).links.first)
    #expect(link.firstRegion == "DEA1" && link.secondRegion == "NL22")
    #expect(link.crossesBorder)
    #expect(link.ties == 3)
  }

  @Test func `courses have one point per quarter with quantiles over replicates`() throws {
    let findings = try StudyFindings(study.record())
    let used = try #require(findings.trajectories.first { $0.policy == 1 && $0.label.indicator == "usedPairs" })
    #expect(used.points.map(\.quarter) == [-1, 0, 1, 2, 3])
    // 54 and 57 in the last quarter.
    #expect(used.points[4].mean == 55.5)
    #expect(used.points[4].quantiles[2] == 55.5)
    #expect(abs(used.points[4].quantiles[0] - 54.15) < 1e-12)
    #expect(used.points[0].mean == 50.5)
  }
}
