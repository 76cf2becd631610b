import Foundation
import ScenarioModel
import Testing

/// The scenario whose bits are written down: a sample of the Dutch-German border region, every instrument at once.
enum GoldenScenario {
  /// Position of the mix among the policies.
  static let mix = 1

  static func load() throws -> Scenario {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = root.appendingPathComponent("Scenarios/Verification/every-instrument.yaml").path
    let reading = ScenarioFile.load(path: path)
    return try #require(reading.scenario, "\(ProblemReport.text(reading.problems))")
  }
}
