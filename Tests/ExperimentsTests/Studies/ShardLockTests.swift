import Foundation
import ParallelColumns
import Testing

@testable import Experiments

@Suite("Shard locks")
struct ShardLockTests {
  private func mark(_ bench: StudyBench, _ plan: StudyPlan, _ units: [(Experiments.Unit, String, Int)]) throws {
    try FileManager.default.createDirectory(atPath: bench.folder().shards, withIntermediateDirectories: true)
    let lines = units.map { "\(plan.identity(point: $0.0.point, replicate: $0.0.replicate)) \($0.1) \($0.2)\n" }
    try bench.write(lines.joined(), to: bench.lockPath())
  }

  @Test func `a shard has one process, and the second one changes nothing`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    try bench.run(plan, shard: try #require(Shard(1, of: 2)), outcome: StudyBench.numbers(plan))
    try FileManager.default.createDirectory(atPath: bench.folder().shards, withIntermediateDirectories: true)
    let lock = try ShardLock(bench.file(bench.lockPath()))
    let log = RunLog()
    let error = #expect(throws: StudyError.self) {
      try bench.run(plan, outcome: log.watching(StudyBench.numbers(plan)))
    }
    #expect(error?.exitCode == 75 && error?.cause == "another process is running this shard")
    #expect(log.units.isEmpty && !FileManager.default.fileExists(atPath: bench.file(bench.ledgerPath())))
    withExtendedLifetime(lock) {}
  }

  @Test func `what is under way is noted while it runs and not afterwards`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    let numbers = StudyBench.numbers(plan)
    let path = bench.file(bench.lockPath())
    let noted = SharedValue<[String]>([])
    try bench.run(plan) { unit in
      let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      noted.change { $0.append(text) }
      return numbers(unit)
    }
    let expected = plan.units(of: .whole).map {
      "\(plan.identity(point: $0.point, replicate: $0.replicate)) beside 0\n"
    }
    #expect(noted.change { $0 } == expected)
    #expect(try bench.bytes(bench.lockPath()).isEmpty)
  }

  @Test func `what was under way when a process ended runs first, and alone`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    let suspects = [Experiments.Unit(point: 1, replicate: 2), Experiments.Unit(point: 2, replicate: 1)]
    try mark(bench, plan, suspects.map { ($0, "beside", 0) })
    let log = RunLog()
    let path = bench.file(bench.lockPath())
    let noted = SharedValue<[String]>([])
    let numbers = StudyBench.numbers(plan)
    let result = try bench.run(
      plan, options: .init(workers: 4),
      outcome: log.watching { unit in
        if suspects.contains(unit) {
          noted.change { $0.append((try? String(contentsOfFile: path, encoding: .utf8)) ?? "") }
        }
        return numbers(unit)
      })
    #expect(Array(log.units.prefix(2)) == suspects && log.units.count == 6 && result.left == 0)
    #expect(result.notes.contains { $0.contains("2 units were under way") })
    let (first, second) = (
      plan.identity(point: 1, replicate: 2), plan.identity(point: 2, replicate: 1)
    )
    // The second one stays noted while the first one runs.
    #expect(noted.change { $0 } == ["\(first) alone 0\n\(second) beside 0\n", "\(second) alone 0\n"])
  }

  @Test func `a unit that ended three processes alone is given up with the reason`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    let unit = Experiments.Unit(point: 0, replicate: 1)
    try mark(bench, plan, [(unit, "alone", 2)])
    let log = RunLog()
    let result = try bench.run(plan, outcome: log.watching(StudyBench.numbers(plan)))
    #expect(!log.units.contains(unit) && result.done == 5 && result.left == 1)
    #expect(result.failures.map(\.unit) == [unit])
    #expect(result.failures.first?.reason.hasPrefix("The process ended 3 times while this unit ran alone") == true)
    var options = ShardRun.Options(workers: 1)
    options.onlyFailed = true
    #expect(try bench.run(plan, options: options, outcome: StudyBench.numbers(plan)).left == 0)
  }

  @Test func `deaths are counted only while a unit ran alone, and survive an interruption`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    let unit = Experiments.Unit(point: 2, replicate: 2)
    try mark(bench, plan, [(unit, "alone", 1)])
    let isStopped = SharedValue(false)
    var options = ShardRun.Options(workers: 1)
    options.isCancelled = { isStopped.change { $0 } }
    let result = try bench.run(plan, options: options) { _ in
      isStopped.change { $0 = true }
      return .cancelled
    }
    #expect(result.ending == .interrupted && result.done == 0)
    let identity = plan.identity(point: 2, replicate: 2)
    #expect(try String(decoding: bench.bytes(bench.lockPath()), as: UTF8.self) == "\(identity) beside 2\n")
    #expect(try bench.run(plan, outcome: StudyBench.numbers(plan)).left == 0)
  }

  @Test func `nonsense in the file is no suspect`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    try FileManager.default.createDirectory(atPath: bench.folder().shards, withIntermediateDirectories: true)
    try bench.write("half a li\nabc alone 2\n\(String(repeating: "0", count: 64)) alone x\n", to: bench.lockPath())
    #expect(try bench.run(plan, outcome: StudyBench.numbers(plan)).left == 0)
  }
}
