import AdoptionKernel
import Experiments
import Foundation
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// No parameter is decoration: each one, set in a scenario file, changes what happens to some firm, or what a programme
/// pays, in a run with every instrument.
@Suite("Influence of parameters")
struct ParameterInfluenceTests {
  /// Set in another place of a scenario file.
  private static let setElsewhere: Set<ParameterName> = [.firmCount, .envelope, .programmeQuarters]

  /// Where a parameter works only beside others: what else must be set for it to show, and why.
  private static let companions: [ParameterName: String] = [
    // The window of 300,000 is seldom full; many calls in a row would fill it.
    .deMinimis: "deMinimis: 26000",
    // Rules reach their ceiling only where little is missing.
    .regulationCeiling: "enablementUnitCost: 30000",
  ]

  /// A number for everything that outlasts a run: firms, purses, pools, rules.
  private func outcome(_ parameters: String) throws -> [UInt64] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = """
      schema: 1
      id: influence
      extends: \(root.appendingPathComponent("Scenarios/Verification/every-instrument.yaml").path)
      title: One parameter at a time
      world:
        firms: { count: 3000 }
        parameters: { \(parameters) }
      policies:
        every-instrument:
          programme: { envelopeEuro: 60000000 }
          governance: { agencyRateSpread: null, pooledShare: null, hubLinks: true }
          instruments:
            call: { share: null, maxInnovation: 400 }
            voucher: { share: null }
            hubs: { share: null }
            workforce: { share: null }
            awareness: { share: null }
            regulation: { share: null }
      study: { horizonQuarters: 20, horizons: [20] }
      """
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("influence-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    let reading = ScenarioFile.load(path: file.path)
    let scenario = try #require(reading.scenario, "\(ProblemReport.text(reading.problems))")
    var outcome: [UInt64] = []
    VerificationStudy.follow(scenario, policy: 1, seed: 1, quarters: 24) { quarter, world in
      outcome.append(world.ledger.publicCost.bitPattern)
      outcome += world.places.regions.map(\.freeSpecialists.bitPattern)
      guard quarter == 23 else { return }
      for firm in 0..<world.firmCount {
        outcome += [world.projects.cash[firm], world.history.jobs[firm], world.progress.ability[firm]].map {
          UInt64($0.bitPattern)
        }
        for pair in firm * technologyCount..<(firm + 1) * technologyCount {
          outcome += [world.progress.stage[pair], world.progress.coolUntil[pair]].map(UInt64.init)
          outcome.append(UInt64(world.progress.signalSum[pair].bitPattern))
        }
      }
    }
    return outcome
  }
}
