import Foundation
import ScenarioModel

/// The shipped scenarios about policy, in a size that lets every check look at every firm.
enum ShippedScenario {
  /// Largest number of simulated firms here. What is checked holds for any number.
  static let firmLimit = 6_000

  /// Names of all scenarios in the folder `Scenarios`, without those that verify limits.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  /// A scenario with at most ``firmLimit`` firms and two replicates.
  static func load(_ name: String) throws -> Scenario {
    var scenario = try VerificationStudy.scenario(name)
    let simulated =
      switch scenario.world.firms {
      case .full: scenario.world.realFirmCount
      case .count(let count): count
      }
    if simulated > firmLimit { scenario.world.firms = .count(firmLimit) }
    scenario.study.replicates = .fixed(2)
    return scenario
  }

  /// Pairs of policies of which the first takes the envelope of the second, as the file says.
  static func equalEnvelopes(_ name: String) throws -> [(policy: String, other: String)] {
    let text = try String(contentsOfFile: "\(folder)/\(name).yaml", encoding: .utf8)
    var pairs: [(String, String)] = []
    var policy = ""
    for line in text.split(separator: "\n") {
      if let match = line.firstMatch(of: /^ {2}([a-z][a-z0-9-]*):/) { policy = String(match.1) }
      if let match = line.firstMatch(of: /^[^#]*envelopeAs: *([a-z][a-z0-9-]*)/) {
        pairs.append((policy, String(match.1)))
      }
    }
    return pairs
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios").path
}
