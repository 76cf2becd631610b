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

  /// Values to try instead of a step from the default where a small step is not felt in a run of five years.
  private static let tried: [ParameterName: String] = [
    // Nobody comes near EUR 300,000 of aid; more than one grant of EUR 26,000 is forbidden then.
    .deMinimis: "26000",
    // All links that could be made are affordable at the default.
    .hubLinkBudgetShare: "0.05",
    // A higher cap is out of reach of half the cost of a study.
    .feasibilityCapPerFirm: "8000",
    // With a tie and a linked hub success is certain already.
    .partnerTie: "0",
    // Larger weights in the same proportion rank alike.
    .scoreWeights: "[0, 0, 1]",
  ]

  /// What else must be said for a parameter to matter at all.
  private static let beside: [ParameterName: String] = [
    // Agencies that are alike do not learn.
    .copyProbability: "agencyRateSpread: 0.1, ", .exploreProbability: "agencyRateSpread: 0.1, ",
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

  /// Another value of a parameter, in the shape and domain of its default, as text of a scenario file.
  private func other(_ entry: ParameterEntry) -> String {
    if let tried = Self.tried[entry.name] { return tried }
    func moved(_ number: Double) -> String {
      if case .share = entry.domain { return "\(number < 0.6 ? number + 0.25 : number - 0.15)" }
      if number == number.rounded(), number >= 1 { return "\(Int((number * 1.3).rounded(.up)))" }
      return "\(number * 1.3 + 0.1)"
    }
    func list(_ numbers: [Double]) -> String { "[" + numbers.map(moved).joined(separator: ", ") + "]" }
    switch entry.defaultValue {
    case .number(let number): return moved(number)
    case .list(let numbers): return list(numbers)
    case .table(let rows): return "[" + rows.map(list).joined(separator: ", ") + "]"
    case .named(let keys, let numbers):
      // Shares of an envelope must add up to one: the first gives to the second.
      let values =
        entry.name == .fieldShares ? ["0.25", "0.2"] + numbers.dropFirst(2).map { "\($0)" } : numbers.map(moved)
      return "{ " + zip(keys, values).map { "\($0): \($1)" }.joined(separator: ", ") + " }"
    case .choice(let word):
      guard case .choice(let words) = entry.domain else { return word }
      return words.first { $0 != word } ?? word
    }
  }

  @Test func `each of the 131 parameters changes a run, or is set elsewhere`() throws {
    let entries = ParameterCatalogue.entries.filter { !Self.setElsewhere.contains($0.name) }
    #expect(entries.count + Self.setElsewhere.count == 131)
    var usual: [String: [UInt64]] = [:]
    for entry in entries {
      let beside = Self.beside[entry.name] ?? ""
      if usual[beside] == nil { usual[beside] = try outcome(beside) }
      let changed = try outcome(beside + "\(entry.name.rawValue): \(other(entry))")
      if changed == usual[beside] { Issue.record("\(entry.name) changes nothing") }
    }
  }
}
