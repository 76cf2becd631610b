import Foundation
import ParallelColumns
import Testing

@testable import Experiments

@Suite("Running shards")
struct ShardRunTests {
  /// Fails at these points, gives numbers elsewhere.
  private func failing(at points: Set<Int>, _ plan: StudyPlan) -> ShardWork.Simulate {
    let numbers = StudyBench.numbers(plan)
    return { points.contains($0.point) ? .failed("Point \($0.point) has no firms.") : numbers($0) }
  }

  @Test func `a unit leaves the numbers of its run, whatever ran it`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    let result = try bench.run(plan)
    #expect(result.ending == .complete && result.done == 6 && result.left == 0 && result.failures.isEmpty)
    let records = try bench.records(plan)
    #expect(records.map(\.point) == [0, 0, 1, 1, 2, 2] && records.map(\.replicate) == [1, 2, 1, 2, 1, 2])
    for (workers, name) in [(2, "two"), (16, "many")] {
      let same = try bench.plan(name)
      try bench.run(same, name, options: .init(workers: workers))
      let found = try bench.records(same, name)
      #expect(found.map { $0.values.map(\.bitPattern) } == records.map { $0.values.map(\.bitPattern) })
    }
    // Something happened, and differently at different points.
    #expect(records[0].values.contains { $0 > 0 } && records[0].values != records[2].values)
  }

  @Test func `what is done is not run again`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    let log = RunLog()
    try bench.run(plan, shard: try #require(Shard(2, of: 3)), outcome: log.watching(StudyBench.numbers(plan)))
    #expect(log.units.count == 2)
    // Another division of the same units sees what the first one did.
    let result = try bench.run(plan, outcome: log.watching(StudyBench.numbers(plan)))
    #expect(log.units.count == 6 && Set(log.units).count == 6 && result.doneBefore == 2 && result.done == 4)
    let again = try bench.run(plan, outcome: log.watching(StudyBench.numbers(plan)))
    #expect(log.units.count == 6 && again.doneBefore == 6 && again.done == 0 && again.ending == .complete)
  }

  @Test func `points that repeat are run once and read everywhere`() throws {
    let bench = try StudyBench(StudyBench.text(border: [1.2, 2.2, 1.2]))
    let plan = try bench.plan()
    let log = RunLog()
    let result = try bench.run(plan, outcome: log.watching(StudyBench.numbers(plan)))
    #expect(log.units.count == 4 && result.units == 4 && result.left == 0)
    let records = try bench.records(plan)
    #expect(records.count == 6 && records[4].values == records[0].values)
    #expect(StudyStatus(plan, bench.folder(), shards: 1).isComplete)
  }

  @Test func `a grown study takes over what is done and runs the rest`() throws {
    let bench = try StudyBench()
    let small = try bench.plan()
    try bench.run(small, outcome: StudyBench.numbers(small))
    try bench.write(StudyBench.text(border: StudyBench.points + [2.7, 2.8], replicates: 3), to: "tiny.yaml")
    let large = try bench.plan("large")
    let log = RunLog()
    let result = try bench.run(
      large, "large", reusing: ["study"], outcome: log.watching(StudyBench.numbers(large)))
    #expect(large.unitCount == 15 && result.reused == 6 && result.done == 9 && log.units.count == 9)
    #expect(log.units.allSatisfy { $0.point > 2 || $0.replicate == 3 })
    #expect(try bench.records(large, "large").count == 15)
  }

  @Test func `a folder without records to reuse is an error before anything runs`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    let log = RunLog()
    let error = #expect(throws: StudyError.self) {
      try bench.run(plan, reusing: ["nowhere"], outcome: log.watching(StudyBench.numbers(plan)))
    }
    #expect(error?.exitCode == 66 && log.units.isEmpty)
  }

  @Test func `a unit that fails is recorded with its reason and the study goes on`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    let log = RunLog()
    let result = try bench.run(plan, outcome: log.watching(failing(at: [1], plan)))
    #expect(result.done == 4 && result.left == 2 && result.ending == .complete)
    #expect(
      result.failures.map(\.unit) == [
        Experiments.Unit(point: 1, replicate: 1), Experiments.Unit(point: 1, replicate: 2),
      ])
    let status = StudyStatus(plan, bench.folder(), shards: 1)
    #expect(status.failures.map(\.reason) == ["Point 1 has no firms.", "Point 1 has no firms."])
    #expect(status.missing == 0 && status.done == 4 && status.arrayText == "1")
    // Failed is tried: only those who ask run it again.
    let before = log.units.count
    try bench.run(plan, outcome: log.watching(StudyBench.numbers(plan)))
    #expect(log.units.count == before)
    var options = ShardRun.Options(workers: 1)
    options.onlyFailed = true
    let again = try bench.run(plan, options: options, outcome: log.watching(StudyBench.numbers(plan)))
    #expect(again.done == 2 && log.units.count == before + 2 && again.left == 0)
    #expect(StudyStatus(plan, bench.folder(), shards: 1).isComplete)
  }

  @Test func `only failed leaves alone what is missing`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    try bench.run(plan, shard: try #require(Shard(2, of: 3)), outcome: failing(at: [1], plan))
    var options = ShardRun.Options(workers: 1)
    options.onlyFailed = true
    let log = RunLog()
    let result = try bench.run(plan, options: options, outcome: log.watching(StudyBench.numbers(plan)))
    #expect(log.units.allSatisfy { $0.point == 1 } && log.units.count == 2 && result.left == 4)
  }

  @Test func `more failures than allowed end a shard`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan(replicates: 5)
    var options = ShardRun.Options(workers: 1)
    options.maxFailures = 2
    let result = try bench.run(plan, options: options, outcome: failing(at: [0, 1, 2], plan))
    #expect(result.ending == .tooManyFailures && result.failures.count == 3 && result.left == 15)
  }

  @Test func `no unit is begun that would not end within the limit`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan(replicates: 5)
    let now = SharedValue(1_000.0)
    let numbers = StudyBench.numbers(plan)
    var options = ShardRun.Options(workers: 1)
    options.timeLimit = 100
    options.clock = { now.change { $0 } }
    let slow: ShardWork.Simulate = { unit in
      now.change { $0 += 30 }
      return numbers(unit)
    }
    // After three units 90 s have passed; a fourth would end at 120 s.
    let result = try bench.run(plan, options: options, outcome: slow)
    #expect(result.ending == .outOfTime && result.done == 3 && result.left == 12 && result.runSeconds == 90)
    #expect(try bench.run(plan, options: options, outcome: slow).doneBefore == 3)
  }

  @Test func `an interruption drops what is under way and nothing else`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    let isStopped = SharedValue(false)
    let numbers = StudyBench.numbers(plan)
    var options = ShardRun.Options(workers: 1)
    options.isCancelled = { isStopped.change { $0 } }
    let result = try bench.run(plan, options: options) { unit in
      if unit.point == 1 {
        isStopped.change { $0 = true }
        return .cancelled
      }
      return numbers(unit)
    }
    #expect(result.ending == .interrupted && result.done == 2 && result.left == 4)
    #expect(StudyStatus(plan, bench.folder(), shards: 1).done == 2)
  }

  @Test func `progress is told one at a time and in order`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan(replicates: 20)
    let told = SharedValue<[Int]>([])
    var options = ShardRun.Options(workers: 8)
    options.progress = { progress in told.change { $0.append(progress.finished) } }
    try bench.run(plan, options: options, outcome: StudyBench.numbers(plan))
    #expect(told.change { $0 } == Array(1...60))
  }
}
