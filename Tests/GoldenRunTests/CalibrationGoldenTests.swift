import Experiments
import Findings
import Foundation
import ParallelColumns
import Publishing
import ScenarioModel
import Testing

/// A calibration of a few seconds, from its files to the bytes of its tables.
@Suite("Golden calibration")
struct CalibrationGoldenTests {
  private static let scenario = """
    schema: 1
    title: Tiny
    world: { synthetic: { firms: 120, countries: 2, regions: 2 } }
    policies: { no-policy: {} }
    study:
      baseline: no-policy
      horizonQuarters: 8
      horizons: [8]
      replicates: 2
      record: { indicators: [adoptionRate], quarters: [2023Q4] }

    """
  private static let calibration = """
    calibration: 1
    id: tiny
    title: Tiny
    scenarios: { one: one.yaml }
    targets: targets.csv
    replicates: 2
    parameters:
      world.parameters.costScale: { logUniform: [0.5, 2] }
      world.parameters.baselineShift: { uniform: [-0.5, 0.5] }
    method: { kind: abc-smc, points: 16, generations: 3, members: 8 }

    """
  private static let targets = """
    target,indicator,technology,statistic,from,quarter,observed,sd,use,source
    level,adoptionRate,cloud,level,,2023Q4,0.45,0.01,fit,made up
    slope,adoptionRate,cloud,slope,2023Q4,2025Q4,0.03,0.002,fit,made up
    later,adoptionRate,ai,level,,2025Q4,0.2,0.05,left-out,made up

    """

  private struct Workshop {
    let folder: URL

    init() throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent("golden-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, text) in [
        ("one.yaml", scenario), ("tiny.yaml", calibration), ("targets.csv", targets),
      ] { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    }

    /// The tables as one text; nil when the runs were broken off, which `stopAfter` units do.
    func tables(workers: Int, stopAfter: Int? = nil, shard: Shard = .whole) throws -> String? {
      let content = try #require(
        CalibrationFile.load(path: folder.appendingPathComponent("tiny.yaml").path).calibration)
      let reading = TargetReading(content)
      #expect(reading.problems.isEmpty)
      let count = SharedValue(0)
      let runs = GenerationStudies(
        content, reading, folder: folder.appendingPathComponent("studies").path, version: "golden", shard: shard,
        options: ShardRun.Options(
          workers: workers, isCancelled: { stopAfter.map { limit in count.change { $0 >= limit } } ?? false },
          progress: { _ in count.change { $0 += 1 } }))
      let result: FitResult
      do {
        result = try CalibrationFit(content).run { try runs.outputs($0, points: $1) }
      } catch GenerationStudies.Refusal.incomplete {
        return nil
      }
      let output = folder.appendingPathComponent("results")
      try CalibrationResults.write(
        result, to: output.path, provenance: Provenance(version: "golden", toolchain: "any", command: []))
      return try ["posterior", "parameters", "correlations", "generations", "predictive"].map {
        try String(contentsOf: output.appendingPathComponent($0 + ".csv"), encoding: .utf8)
      }.joined(separator: "\n")
    }
  }

  private func whole() throws -> String {
    let workshop = try Workshop()
    defer { try? FileManager.default.removeItem(at: workshop.folder) }
    return try #require(try workshop.tables(workers: 1))
  }

  @Test func `the tables are those that were recorded`() throws {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in try whole().utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    #expect(hash == Self.recorded, "0x\(String(hash, radix: 16))")
  }

  /// FNV-1a of the tables.
  private static let recorded: UInt64 = 0x6E1B_96BC_3032_C484

  @Test func `three threads, kills on the way, and two shards give the same bytes`() throws {
    let expected = try whole()
    #expect(expected.contains("\n2,16,0,"), "a second generation")
    let threads = try Workshop()
    let killed = try Workshop()
    let shared = try Workshop()
    defer { for one in [threads, killed, shared] { try? FileManager.default.removeItem(at: one.folder) } }
    #expect(try threads.tables(workers: 3) == expected)
    for stop in [5, 20, 12, 9] { #expect(try killed.tables(workers: 1, stopAfter: stop) == nil) }
    #expect(try killed.tables(workers: 2) == expected)
    let halves = [1, 2].compactMap { Shard($0, of: 2) }
    var last: String?
    for _ in 0..<4 { for half in halves where last == nil { last = try shared.tables(workers: 1, shard: half) } }
    #expect(last == expected)
  }
}
