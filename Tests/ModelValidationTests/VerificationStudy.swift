import AdoptionKernel
import Experiments
import Foundation
import ScenarioModel
import Testing
import WorldBuilding

/// Reads and runs the shipped scenarios, as a researcher would: through the ordinary file format and public interfaces.
enum VerificationStudy {
  /// A scenario by its path below the folder Scenarios, without ending: `Verification/ring`, `industr-i40`.
  static func scenario(_ name: String) throws -> Scenario {
    let reading = ScenarioFile.load(path: path(name))
    return try #require(reading.scenario, "\(ProblemReport.text(reading.problems))")
  }

  /// Where the scenario of this name lies.
  static func path(_ name: String) -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return root.appendingPathComponent("Scenarios/\(name).yaml").path
  }

  /// Runs a scenario on all processors; the number of threads changes no result.
  static func run(_ scenario: Scenario) -> StudyRecord {
    Experiment(scenario).run(.init(workers: ProcessInfo.processInfo.activeProcessorCount))
  }

  /// Runs one policy of a scenario and shows the world before the first quarter (quarter −1 of the count) and after
  /// every quarter.
  static func follow(
    _ scenario: Scenario, policy: Int, seed: UInt64, quarters: Int, _ look: (Int, borrowing World) -> Void
  ) {
    let builder = WorldBuilder(scenario.world)
    var world = builder.build(populationSeed: seed, eventSeed: seed, quarterCount: quarters)
    builder.adopt(scenario.policies[policy], in: &world)
    look(-1, world)
    for quarter in 0..<quarters {
      world.advance()
      look(quarter, world)
    }
  }
}

extension Scenario {
  /// Position of a policy by its name.
  func policy(_ name: String) throws -> Int {
    try #require(policies.firstIndex { $0.name == name }, "there is no policy \(name)")
  }
}

extension StudyRecord {
  /// Values of one series at the end of a calendar quarter, one per replicate.
  func values(_ key: SeriesKey, policy: Int = 0, quarter: Int) throws -> [Double] {
    let index = try #require(layout.keys.firstIndex(of: key), "\(key) is not recorded")
    return arms.map { $0[policy].value(key: index, quarter: quarter - layout.firstQuarter, layout: layout) }
  }

  /// Share of firms that use a technology at the end of a calendar quarter, one per replicate.
  func adoption(_ technology: Technology, policy: Int = 0, quarter: Int) throws -> [Double] {
    try values(SeriesKey(.adoptionRate, technology: technology.rawValue), policy: policy, quarter: quarter)
  }

  /// Accounts of one policy over all firms and technologies at a horizon, one per replicate.
  func accounts(policy: Int, horizon: Int) -> [AccountRow] {
    arms.compactMap { arm in
      arm[policy].accounts.first { $0.horizon == horizon && $0.groupKind == .all && $0.technology == nil }
    }
  }
}

/// A sample of replicates.
extension [Double] {
  var mean: Double { reduce(0, +) / Double(count) }

  /// Unbiased variance.
  var variance: Double {
    let mean = mean
    return reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
  }

  /// Standard error of the mean.
  var standardError: Double { (variance / Double(count)).squareRoot() }
}
