import Experiments
import Findings
import Foundation
import Publishing
import ScenarioModel
import Testing

/// The same plan gives the same merged bytes, however its units were divided and whatever happened on the way.
@Suite("Merged studies")
struct StudyMergeTests {
  private static let scenario = """
    schema: 1
    id: merged
    title: Merged
    world: { synthetic: { firms: 60, regions: 2, countries: 2 }, warmUpQuarters: 2 }
    policies:
      none: {}
      vouchers:
        programme: { envelopeEuro: 1000000, opens: 2024Q1, closes: 2024Q4 }
        instruments: { voucher: { share: 1, valueEuro: 7500 } }
    study:
      baseline: none
      replicates: 3
      horizonQuarters: 4
      horizons: [2, 4]
      bootstrapResamples: 0
      record: { groups: [all, country] }
      design:
        method: sobol
        points: 4
        factors:
          world.parameters.borderPenalty: { uniform: [1.1, 3.4] }
          world.parameters.programmeAttention: { uniform: [0.5, 2.5] }
    """

  private let scratch: URL

  init() throws {
    scratch = FileManager.default.temporaryDirectory.appendingPathComponent("merged-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    try Data(Self.scenario.utf8).write(to: scratch.appendingPathComponent("merged.yaml"))
  }

  private func plan(_ name: String) throws -> (plan: StudyPlan, folder: StudyFolder) {
    let folder = StudyFolder(scratch.appendingPathComponent(name).path)
    let planning = Planning(scenarioFile: scratch.appendingPathComponent("merged.yaml").path, version: "1")
    return (try planning.write(to: folder).plan, folder)
  }

  /// Every merged file with its bytes.
  private func merged(
    _ plan: StudyPlan, _ folder: StudyFolder, gaps: StudyResults.Gaps = .init(missing: 0, failed: 0)
  ) throws -> [String: Data] {
    let output = scratch.appendingPathComponent("out-\(UUID().uuidString)").path
    let files = try StudyResults.write(
      DesignFindings(StudyReader(plan, folder)), gaps: gaps, to: output,
      provenance: Publishing.Provenance(version: "1", toolchain: "", command: []),
      digest: { try FileDigest.sha256(ofFile: $0) })
    return try Dictionary(
      uniqueKeysWithValues: files.map { ($0.name, try Data(contentsOf: URL(fileURLWithPath: $0.path))) })
  }

  @Test func `shards and threads do not show in any byte`() throws {
    defer { try? FileManager.default.removeItem(at: scratch) }
    var expected: [String: Data] = [:]
    for (shards, workers) in [(1, 1), (1, 2), (1, 8), (3, 1), (3, 2), (7, 1), (7, 8)] {
      let (plan, folder) = try plan("study-\(shards)-\(workers)")
      for number in (1...shards).reversed() {
        let shard = try #require(Shard(number, of: shards))
        #expect(try ShardRun(plan, folder, shard: shard).run(.init(workers: workers)).left == 0)
      }
      let files = try merged(plan, folder)
      if expected.isEmpty { expected = files }
      #expect(files == expected, "\(shards) shards, \(workers) threads")
    }
    #expect(
      expected.keys.sorted() == ["datapackage.json", "outcomes.csv", "points.csv", "responses.csv", "run.json"])
    // Something is in them: a header, four points, and a response that is not zero.
    let text = String(decoding: expected["points.csv"] ?? Data(), as: UTF8.self)
    #expect(text.split(separator: "\n").count == 5)
    let responses = String(decoding: expected["responses.csv"] ?? Data(), as: UTF8.self)
    #expect(responses.contains("usedPairs") && responses.contains("country"))
  }

  @Test func `a partial merge says so in its metadata and in the dictionary of every table`() throws {
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (plan, folder) = try plan("partial")
    _ = try ShardRun(plan, folder, shard: try #require(Shard(1, of: 4))).run(.init(workers: 1))
    let status = StudyStatus(plan, folder, shards: 4)
    #expect(status.done == 3 && status.missing == 9 && status.arrayText == "2-4")
    let files = try merged(plan, folder, gaps: .init(missing: 8, failed: 1))
    let run = String(decoding: files["run.json"] ?? Data(), as: UTF8.self)
    #expect(run.contains("\"isPartial\": true"))
    #expect(run.contains("\"unitsMissing\": 8") && run.contains("\"unitsFailed\": 1"))
    let package = String(decoding: files["datapackage.json"] ?? Data(), as: UTF8.self)
    let remark = "Partial: of 12 units 8 were not run and 1 failed; they are left out."
    #expect(package.components(separatedBy: remark).count - 1 == 3)
    let outcomes = String(decoding: files["outcomes.csv"] ?? Data(), as: UTF8.self)
    #expect(outcomes.split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix("0,") })
  }
}
