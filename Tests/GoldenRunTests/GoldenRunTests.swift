import AdoptionKernel
import Experiments
import Findings
import Foundation
import Publishing
import ScenarioModel
import Testing
import WorldBuilding

/// The same bits on any number of threads, and the same as when they were written down.
///
/// A golden constant changes only together with a line of the CHANGELOG that begins with **Changes results** and says
/// why. Nothing else may move it: not a faster loop, not another order of visits, not another number of threads.
/// A run takes exponentials and logarithms of its own (`AdoptionKernel/Functions`), so that processor and C library do not
/// show; distances between regions and what is made of the records still use those of the C library, whose last bits may
/// differ.
@Suite("Golden run")
struct GoldenRunTests {
  static let population: UInt64 = 0xC725_FDBF_8DC8_02E1
  static let decisions: UInt64 = 0xE6E2_53B3_BAFF_B3CA
  static let state: UInt64 = 0xF0F4_6FA1_8F7A_5B4C
  static let records: UInt64 = 0x05F0_61F8_C149_797E
  static let tables: UInt64 = 0xD47A_61D1_A4A2_23A5

  @Test func `the population is the golden one`() throws {
    let scenario = try GoldenScenario.load()
    let world = WorldBuilder(scenario.world).build(populationSeed: 1, eventSeed: 1, quarterCount: 14)
    #expect(Fingerprint.population(world) == Self.population)
  }

  @Test(arguments: [1, 2, 3, 8])
  func `one run gives the golden bits with any number of threads inside it`(workers: Int) throws {
    let scenario = try GoldenScenario.load()
    let builder = WorldBuilder(scenario.world)
    var world = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: 14)
    builder.adopt(scenario.policies[GoldenScenario.mix], in: &world)
    for _ in 0..<14 { world.advance(workers: workers) }
    #expect(Fingerprint.decisions(world) == Self.decisions)
    #expect(Fingerprint.state(world) == Self.state)
  }

  @Test func `the golden run does not stand still`() throws {
    let scenario = try GoldenScenario.load()
    let builder = WorldBuilder(scenario.world)
    var world = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: 14)
    builder.adopt(scenario.policies[GoldenScenario.mix], in: &world)
    for _ in 0..<14 { world.advance() }
    // A constant over a run in which nothing happens would hold nothing fast.
    let ledger = world.ledger
    #expect(ledger.distinctFirms > 0 && ledger.fundedSuccesses > 0 && ledger.referrals > 0 && ledger.drops > 0)
    #expect(world.agencies.count == 3 && world.agencies.allSatisfy { $0.awarded > 0 })
    #expect(world.places.regions.contains { $0.trainees > 0 })
  }

  /// Three replicates: one worker takes all, two and three share them, eight split each run into blocks.
  @Test(arguments: [1, 2, 3, 8])
  func `a study leaves the golden records with any number of threads`(workers: Int) throws {
    let study = Experiment(try GoldenScenario.load()).run(.init(workers: workers))
    #expect(Fingerprint.records(study) == Self.records)
  }

  /// The bytes also change when a table gets another column or another order of rows; then the CHANGELOG says that.
  @Test(arguments: [1, 3])
  func `the tables of a study are the golden bytes with any number of threads`(workers: Int) throws {
    let study = Experiment(try GoldenScenario.load()).run(.init(workers: workers))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("golden-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try ResultsFolder.write(
      StudyFindings(study), to: folder.path,
      provenance: Publishing.Provenance(version: "0", toolchain: "", command: []))
    var print = Fingerprint()
    for file in files where file.name.hasSuffix(".csv") {
      for byte in try Data(contentsOf: URL(fileURLWithPath: file.path)) { print.add(UInt64(byte)) }
    }
    #expect(print.value == Self.tables)
  }
}
