import Foundation
import ParallelColumns
import Testing

@testable import Experiments

@Suite("Ledgers")
struct LedgerTests {
  private func finished(replicates: Int = 8) throws -> (bench: StudyBench, plan: StudyPlan, records: [UnitRecord]) {
    let bench = try StudyBench()
    let plan = try bench.plan(replicates: replicates)
    try bench.run(plan, outcome: StudyBench.numbers(plan))
    return (bench, plan, try bench.records(plan))
  }

  /// Whatever a shard's file holds: either a merge is refused or units are missing or all is as it was; and a run ends
  /// with the records of an undisturbed one.
  private func survives(_ bytes: [UInt8], _ bench: StudyBench, _ plan: StudyPlan, _ records: [UnitRecord]) throws {
    try bench.put(bytes, into: bench.ledgerPath())
    let status = StudyStatus(plan, bench.folder(), shards: 1)
    if status.unreadable.isEmpty {
      let read = try bench.records(plan)
      #expect(read.count == status.done && read.allSatisfy { records.contains($0) })
    }
    try bench.run(plan, outcome: StudyBench.numbers(plan))
    #expect(try bench.records(plan) == records)
  }

  @Test func `a flipped byte anywhere in a shard is found, and what it hit runs again`() throws {
    let (bench, plan, records) = try finished(replicates: 2)
    let whole = try bench.bytes(bench.ledgerPath())
    // The header says what the file is: its first bytes, sizes, versions, encoding, and the root of the schema.
    let header = [0, 15, 16, 17, 18, 19, 20, 21, 24, 28, 31, 43, 44, 47, 55, 56, 59, 63, 96, 100, 103, 104, 105, 107]
    let body = Array(stride(from: 108, to: whole.count, by: 997))
    for position in header + body {
      var bytes = whole
      bytes[position] ^= 0xFF
      do {
        try survives(bytes, bench, plan, records)
      } catch let error as StudyError {
        // The ledger's own words about itself: a shard of another plan is refused and never written to.
        #expect(error.exitCode == 65, "byte \(position): \(error)")
        #expect(try bench.bytes(bench.ledgerPath()) == bytes)
      }
    }
  }

  @Test func `a shard cut off anywhere is continued`() throws {
    let (bench, plan, records) = try finished(replicates: 2)
    let whole = try bench.bytes(bench.ledgerPath())
    for length in [0, 1, 16, 99, 100, 512, 4095, 4096, 5000, 8192, whole.count / 2, whole.count - 1] {
      try survives(Array(whole.prefix(length)), bench, plan, records)
    }
  }

  @Test func `a file that is no database is put aside and kept`() throws {
    let (bench, plan, records) = try finished()
    let text = Array("This is not a database, and never was one.".utf8)
    let told = SharedValue<[String]>([])
    try bench.put(text, into: bench.ledgerPath())
    var options = ShardRun.Options(workers: 1)
    options.note = { note in told.change { $0.append(note) } }
    try bench.run(plan, options: options, outcome: StudyBench.numbers(plan))
    #expect(try bench.records(plan) == records)
    #expect(try bench.bytes(bench.ledgerPath() + ".damaged-1") == text)
    #expect(told.change { $0 }.contains { $0.contains("was damaged") && $0.contains("0 records in it are whole") })
  }

  @Test(arguments: [4, 5, -1])
  func `records in a damaged shard that are whole are not run again`(page: Int) throws {
    let (bench, plan, records) = try finished()
    var bytes = try bench.bytes(bench.ledgerPath())
    let pages = bytes.count / 4096
    try #require(pages >= 8)
    // Page 4 is the index; those after it hold a few records of many each.
    let start = (page < 0 ? pages + page : page - 1) * 4096
    for position in start..<start + 4096 { bytes[position] = 0xA5 }
    try bench.put(bytes, into: bench.ledgerPath())
    let log = RunLog()
    try bench.run(plan, outcome: log.watching(StudyBench.numbers(plan)))
    #expect(log.units.count <= plan.unitCount / 3, "\(log.units.count)")
    #expect(try bench.records(plan) == records)
  }

  @Test func `a process that ends while it saves records loses none`() throws {
    let (bench, plan, records) = try finished()
    // It had gathered them and put the damaged file aside, but not taken its place.
    try FileManager.default.moveItem(
      atPath: bench.file(bench.ledgerPath()), toPath: bench.file(LedgerSalvage.gatheringPath(bench.ledgerPath())))
    let log = RunLog()
    try bench.run(plan, outcome: log.watching(StudyBench.numbers(plan)))
    #expect(log.units.isEmpty)
    #expect(try bench.records(plan) == records)
  }

  @Test func `a shard in which nothing stands yet holds nothing`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    try FileManager.default.createDirectory(atPath: bench.folder().shards, withIntermediateDirectories: true)
    try bench.put([], into: bench.ledgerPath())
    let status = StudyStatus(plan, bench.folder(), shards: 1)
    #expect(status.unreadable.isEmpty && status.missing == 6)
  }

  @Test func `a shard of another plan is refused and left as it is`() throws {
    let (bench, _, _) = try finished()
    let other = try bench.plan("other", replicates: 1)
    try FileManager.default.createDirectory(atPath: bench.folder("other").shards, withIntermediateDirectories: true)
    let bytes = try bench.bytes(bench.ledgerPath())
    try bench.put(bytes, into: bench.ledgerPath("other"))
    let error = #expect(throws: StudyError.self) {
      try bench.run(other, "other", outcome: StudyBench.numbers(other))
    }
    #expect(error?.exitCode == 65 && error?.cause == "its records belong to another plan")
    #expect(throws: StudyError.self) { try StudyReader(other, bench.folder("other")) }
    #expect(try bench.bytes(bench.ledgerPath("other")) == bytes)
    // As a neighbour it does not keep a shard from running, but a merge sees it.
    try bench.run(other, "other", shard: try #require(Shard(1, of: 2)), outcome: StudyBench.numbers(other))
    #expect(StudyStatus(other, bench.folder("other"), shards: 2).unreadable.count == 1)
  }

  @Test func `versions are never mixed`() throws {
    let (bench, plan, _) = try finished()
    let later = StudyPlan(
      hash: plan.hash, version: "2.0.0", scenario: plan.scenario, scenarioPath: plan.scenarioPath, design: plan.design,
      points: plan.points, inputs: plan.inputs, replicates: plan.replicates, layout: plan.layout)
    let error = #expect(throws: StudyError.self) { try bench.run(later, outcome: StudyBench.numbers(plan)) }
    #expect(error?.exitCode == 65)
    #expect(error?.cause == "its records come from version 1.0.0+test, but the plan is for 2.0.0")
    #expect(throws: StudyError.self) { try StudyReader(later, bench.folder()) }
  }

  @Test func `a neighbour that is damaged in the middle stops no shard, but a merge`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan(replicates: 8)
    let shards = try (1...2).map { try #require(Shard($0, of: 2)) }
    try bench.run(plan, shard: shards[0], outcome: StudyBench.numbers(plan))
    let name = "study/shards/shard-1-of-2.sqlite"
    var bytes = try bench.bytes(name)
    for position in 4096..<bytes.count { bytes[position] = 0x5A }
    try bench.put(bytes, into: name)
    try bench.run(plan, shard: shards[1], outcome: StudyBench.numbers(plan))
    let status = StudyStatus(plan, bench.folder(), shards: 2)
    #expect(status.unreadable.count == 1 && status.arrayText == "1")
    #expect(throws: StudyError.self) { try bench.records(plan) }
    try bench.run(plan, shard: shards[0], outcome: StudyBench.numbers(plan))
    #expect(try bench.records(plan).count == plan.unitCount)
  }
}
