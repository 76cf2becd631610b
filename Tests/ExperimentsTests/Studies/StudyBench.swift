import Foundation
import ParallelColumns
import ScenarioModel
import Testing

@testable import Experiments

/// A folder with a tiny scenario in it that is planned and run; removed with the last reference to it.
final class StudyBench: Sendable {
  static let version = "1.0.0+test"
  static let points = [1.2, 2.2, 3.2]

  let path: String

  init(_ text: String = StudyBench.text()) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(text, to: "tiny.yaml")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A synthetic world of sixty firms, two policies, four quarters; `border` are the points.
  static func text(
    border: [Double] = StudyBench.points, title: String = "Tiny", voucherEuro: Int = 7500, horizons: String = "2, 4",
    replicates: Int = 2, seeds: String = "", more: String = ""
  ) -> String {
    let rows = border.map { "      - { world.parameters.borderPenalty: \($0) }\n" }.joined()
    return """
      schema: 1
      id: tiny
      title: \(title)
      world: { synthetic: { firms: 60, regions: 2, countries: 2 }, warmUpQuarters: 2 }
      policies:
        none: {}
        vouchers:
          title: \(title)
          programme: { envelopeEuro: 1000000, opens: 2024Q1, closes: 2024Q4 }
          instruments: { voucher: { share: 1, valueEuro: \(voucherEuro) } }
      study:
        baseline: none
        replicates: \(replicates)
        horizonQuarters: 4
        horizons: [\(horizons)]
        bootstrapResamples: 0
      \(seeds.isEmpty ? "" : "  seeds: { \(seeds) }\n")\(more)  design:
          method: list
          points:
      \(rows)
      """
  }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
  }

  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: file(name)))) }

  func put(_ bytes: [UInt8], into name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
  }

  /// Plans the scenario as it stands into a folder.
  @discardableResult
  func plan(
    _ folder: String = "study", version: String = StudyBench.version, replicates: Int? = nil,
    design: StudyDesign? = nil, scenario: String = "tiny.yaml"
  ) throws -> StudyPlan {
    let planning = Planning(
      scenarioFile: file(scenario), version: version, replicates: replicates, design: design)
    do {
      return try planning.write(to: StudyFolder(file(folder))).plan
    } catch {
      Issue.record("\(error)")
      throw error
    }
  }

  func folder(_ name: String = "study") -> StudyFolder { StudyFolder(file(name)) }

  /// Runs a shard; with `outcome` units are not simulated.
  @discardableResult
  func run(
    _ plan: StudyPlan, _ name: String = "study", shard: Shard = .whole, reusing: [String] = [],
    options: ShardRun.Options = .init(workers: 1), outcome: ShardWork.Simulate? = nil
  ) throws(StudyError) -> ShardRun.Result {
    let run = ShardRun(plan, folder(name), shard: shard, reusing: reusing.map { folder($0) }, simulate: outcome)
    return try run.run(options)
  }

  func records(_ plan: StudyPlan, _ name: String = "study") throws -> [UnitRecord] {
    var records: [UnitRecord] = []
    try StudyReader(plan, folder(name)).forEachRecord { records.append($0) }
    return records
  }

  func ledgerPath(_ name: String = "study") -> String { name + "/shards/shard-1-of-1.sqlite" }
  func lockPath(_ name: String = "study") -> String { ledgerPath(name) + ".lock" }

  /// Numbers that tell the unit, of the width that the plan asks for.
  static func numbers(_ plan: StudyPlan) -> ShardWork.Simulate {
    let width = plan.columns.count * plan.policies.count
    return { unit in .values((0..<width).map { Double(unit.point * 1000 + unit.replicate * 100 + $0) }) }
  }
}

/// Which units were run, from any thread.
final class RunLog: Sendable {
  private let kept = SharedValue<[Experiments.Unit]>([])

  var units: [Experiments.Unit] { kept.change { $0 } }

  /// The same outcomes, and a note of each.
  func watching(_ outcome: @escaping ShardWork.Simulate) -> ShardWork.Simulate {
    { unit in
      self.kept.change { $0.append(unit) }
      return outcome(unit)
    }
  }
}
