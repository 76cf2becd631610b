import Testing

@testable import Experiments

@Suite("Shards")
struct ShardTests {
  @Test(arguments: [1, 2, 3, 5, 6, 7, 40])
  func `every unit belongs to exactly one shard`(count: Int) throws {
    let plan = try StudyBench().plan(replicates: 5)
    let all = plan.units(of: .whole)
    #expect(all.count == 15)
    var found: [Experiments.Unit] = []
    for number in 1...count {
      let units = plan.units(of: try #require(Shard(number, of: count)))
      #expect(units.allSatisfy { plan.shard(of: $0, count: count) == number })
      found += units
    }
    #expect(found.count == all.count && Set(found) == Set(all))
  }

  @Test func `shards share the work evenly`() throws {
    let plan = try StudyBench().plan(replicates: 4)
    for count in [2, 3, 4, 6, 12] {
      let sizes = try (1...count).map { plan.units(of: try #require(Shard($0, of: count))).count }
      // Whole points go to a shard where there are enough of them.
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= (count <= 3 ? 4 : 1), "\(sizes)")
    }
  }

  @Test func `a shard is read from what names it, and nothing else is one`() {
    #expect(Shard(text: "3/8")?.description == "3/8")
    for text in ["0/8", "9/8", "3", "3/8/1", "a/8", "3/", "-1/8", "1/0", ""] { #expect(Shard(text: text) == nil) }
    #expect(Shard(fileName: "shard-3-of-8.sqlite") == Shard(3, of: 8))
    for name in [
      "shard-03-of-8.sqlite", "shard-3-of-8.sqlite.lock", "shard-3-of-8.sqlite.damaged-1", "shard-9-of-8.sqlite",
      "shard-3-of-8.sqlite.saved", "shard-3-of-8",
    ] { #expect(Shard(fileName: name) == nil, "\(name)") }
  }

  @Test func `open shards are told as job arrays take them`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan(replicates: 4)
    for number in [1, 3, 7, 12] {
      try bench.run(plan, shard: try #require(Shard(number, of: 12)), outcome: StudyBench.numbers(plan))
    }
    let status = StudyStatus(plan, bench.folder(), shards: 12)
    #expect(status.arrayText == "2,4-6,8-11" && status.openShards == [2, 4, 5, 6, 8, 9, 10, 11])
    #expect(status.done == 4 && status.missing == 8 && !status.isComplete && status.unreadable.isEmpty)
    try bench.run(plan, outcome: StudyBench.numbers(plan))
    let complete = StudyStatus(plan, bench.folder(), shards: 12)
    #expect(complete.arrayText.isEmpty && complete.isComplete)
  }
}
