import Foundation
import Testing

@testable import Experiments

@Suite("Records")
struct RecordTests {
  private let odd: [Double] = [
    0, -0.0, 1, -1.5, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .pi,
  ]

  @Test func `numbers come back with all their bits`() throws {
    let data = RecordBytes.data(odd)
    #expect(data.count == 80)
    let back = try #require(RecordBytes.values(data, count: odd.count))
    #expect(back.map(\.bitPattern) == odd.map(\.bitPattern))
    #expect(RecordBytes.values(data, count: 9) == nil && RecordBytes.values(data.dropLast(), count: 10) == nil)
  }

  @Test func `the least significant byte comes first`() {
    #expect(Array(RecordBytes.data([1])) == [0, 0, 0, 0, 0, 0, 0xF0, 0x3F])
  }

  @Test func `a digest changes with every bit, and with the unit`() {
    let data = RecordBytes.data(odd)
    let digest = RecordBytes.digest("a", data)
    for bit in 0..<data.count * 8 {
      var flipped = data
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(RecordBytes.digest("a", flipped) != digest)
    }
    #expect(RecordBytes.digest("b", data) != digest)
  }

  @Test func `a column is told apart by everything that it is about`() {
    let column = RecordColumn(.usedPairs, .country, 1, technology: 2, quarter: 3)
    var others = [column, column, column, column, column]
    others[0].group = 2
    others[1].technology = nil
    others[2].quarter = -3
    others[3].groupKind = .all
    others[4].indicator = .additional
    #expect(Set(others.map(\.line) + [column.line]).count == 6)
  }

  @Test func `records are read one by one, in canonical order`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    try bench.run(plan, shard: try #require(Shard(3, of: 3)), outcome: StudyBench.numbers(plan))
    try bench.run(plan, outcome: StudyBench.numbers(plan))
    struct Enough: Error {}
    var seen: [Int] = []
    #expect(throws: Enough.self) {
      try StudyReader(plan, bench.folder()).forEachRecord { record in
        seen.append(record.point * 10 + record.replicate)
        if seen.count == 3 { throw Enough() }
      }
    }
    #expect(seen == [1, 2, 11])
    let samples = try StudyReader(plan, bench.folder()).samples(of: 1, minus: 0, column: 3)
    // Numbers of a unit ascend by one, so that the policies are as far apart as there are columns.
    #expect(samples == Array(repeating: Array(repeating: Double(plan.columns.count), count: 2), count: 3))
  }

  @Test func `the digest of a file is that of its bytes, also over several pieces`() throws {
    let bench = try StudyBench()
    for size in [0, 1, 1 << 20, (1 << 20) + 1, 3 << 20] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try bench.put(bytes, into: "file")
      #expect(try FileDigest.sha256(ofFile: bench.file("file")) == UnitIdentity.digest(of: Data(bytes)))
    }
  }
}
