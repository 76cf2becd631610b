import AdoptionKernel
import Foundation
import ParallelColumns
import ScenarioModel
import Testing

@testable import WorldBuilding

/// No parameter is decoration: each one, set in a scenario file, changes what the kernel is given.
@Suite("Effect of parameters")
struct ParameterEffectTests {
  /// Parameters that a scenario file sets in another place, and where.
  private static let setElsewhere: [ParameterName: String] = [
    .firmCount: "world.firms.count", .envelope: "programme.envelopeEuro", .programmeQuarters: "programme.opens, closes",
  ]

  /// What a scenario gives to the kernel: lowered parameters, population and network, programmes and hubs.
  private struct Given: Equatable {
    var parameters: [String: [Double]]
    var population: [Double]
    var programmes: [String]
  }

  private static func given(_ parameters: String) throws -> Given {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = root.appendingPathComponent("Scenarios/Data").path
    // Much money founds hubs; little money makes links compete for it.
    let policies = [("national", 240), ("mixed", 24), ("transnational", 240)].map { mode, millions in
      """
        \(mode):
          programme: { envelopeEuro: \(millions)000000, opens: 2024Q2, closes: 2027Q3 }
          governance: { mode: \(mode) }
          instruments: { call: {}, voucher: {}, hubs: {}, workforce: {}, awareness: {}, regulation: {} }
      """
    }
    let text = """
      schema: 1
      id: effect
      title: One parameter at a time
      world:
        regions: \(data)/nl-de-regions.csv
        hubs: \(data)/nl-de-hubs.csv
        countries: \(data)/countries.csv
        firms: { count: 300 }
        parameters: { \(parameters) }
      policies:
        nothing: {}
      \(policies.joined(separator: "\n"))
      study: { baseline: nothing, horizonQuarters: 20, horizons: [20] }
      """
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("effect-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    let reading = ScenarioFile.load(path: file.path)
    let scenario = try #require(reading.scenario, "\(ProblemReport.text(reading.problems))")
    return given(scenario)
  }

  private static func given(_ scenario: Scenario) -> Given {
    let builder = WorldBuilder(scenario.world)
    var programmes: [String] = []
    var world = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: 24)
    var parameters = numbers(world.parameters)
    for policy in scenario.policies {
      var arm = World(copying: world)
      builder.adopt(policy, in: &arm)
      programmes.append("\(String(describing: arm.programme)) \(arm.agencies) \(arm.hubs)")
      parameters["spread \(policy.name)"] = [arm.parameters.agencyRateSpread]
    }
    return Given(parameters: parameters, population: population(&world), programmes: programmes)
  }

  /// Every field of the lowered parameters.
  private static func numbers(_ parameters: ModelParameters) -> [String: [Double]] {
    var fields: [String: [Double]] = [:]
    for case (let name?, let value) in Mirror(reflecting: parameters).children {
      switch value {
      case let number as Double: fields[name] = [number]
      case let number as Int: fields[name] = [Double(number)]
      case let number as UInt8: fields[name] = [Double(number)]
      case let flag as Bool: fields[name] = [flag ? 1 : 0]
      case let list as PerSize: fields[name] = (0..<3).map { list[$0] }
      case let list as PerTechnology: fields[name] = (0..<6).map { list[$0] }
      default: Issue.record("\(name) is of a kind that this test does not know")
      }
    }
    return fields
  }

  private static func population(_ world: inout World) -> [Double] {
    var numbers = world.places.regions.map(\.startStock) + world.places.harmonisation + world.tables.partnerWeight
    numbers += world.hubs.hubs.map(\.baseCapacity) + world.tables.mobility
    for firm in 0..<world.firmCount {
      numbers += [world.traits.employees[firm], world.traits.valueAdded[firm], world.traits.hurdleYears[firm]].map(
        Double.init)
      numbers += [Double(world.traits.sizeCost[firm]), world.traits.threshold[firm], Double(world.projects.cash[firm])]
      numbers.append(Double(world.progress.ability[firm]))
      numbers += (0..<technologyCount).map { Double(world.progress.stage[firm * technologyCount + $0]) }
      numbers += world.network.neighbours(of: firm).map(Double.init)
    }
    return numbers
  }

  /// Another value of a parameter, in the shape and domain of its default, as text of a scenario file.
  private static func other(_ entry: ParameterEntry) -> String {
    func moved(_ number: Double) -> String {
      if case .share = entry.domain { return "\(number < 0.6 ? number + 0.25 : number - 0.15)" }
      if number == number.rounded(), number >= 1 { return "\(Int((number * 1.3).rounded(.up)))" }
      return "\(number * 1.3 + 0.1)"
    }
    switch entry.defaultValue {
    case .number(let number): return moved(number)
    case .list(let numbers): return "[" + numbers.map(moved).joined(separator: ", ") + "]"
    case .table(let rows):
      return "[" + rows.map { "[" + $0.map(moved).joined(separator: ", ") + "]" }.joined(separator: ", ") + "]"
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

  /// What is given with every parameter at its default, and with each of them changed in turn.
  private static let all = Result<(defaults: Given, changed: [(name: ParameterName, given: Given)]), any Error> {
    let entries = ParameterCatalogue.entries.filter { setElsewhere[$0.name] == nil }
    return (try given(""), try entries.map { ($0.name, try given("\($0.name.rawValue): \(other($0))")) })
  }

  @Test func `each of the 131 parameters changes what the kernel is given, or is set elsewhere`() throws {
    let (defaults, changed) = try Self.all.get()
    #expect(changed.count + Self.setElsewhere.count == 131)
    for (name, given) in changed where given == defaults { Issue.record("\(name) has no effect") }
  }

  @Test func `every field of the lowered parameters is set from the catalogue or the off-switches`() throws {
    let (given, changed) = try Self.all.get()
    let defaults = given.parameters
    var moved: Set<String> = []
    for (_, given) in changed {
      for (field, numbers) in defaults where given.parameters[field] != numbers { moved.insert(field) }
    }
    var description = SmallWorld.description()
    description.technologies = [.ai]
    description.offSwitches.immediate = true
    description.offSwitches.learning = false
    description.offSwitches.market = false
    description.offSwitches.refusedPartnersDecide = false
    description.offSwitches.thresholdBasis = .count
    let switched = Self.numbers(lowerParameters(description, weight: 1))
    for (field, numbers) in Self.numbers(lowerParameters(SmallWorld.description(), weight: 1))
    where switched[field] != numbers { moved.insert(field) }
    // The spread of levers belongs to a policy.
    let still = Set(defaults.keys).subtracting(moved).subtracting(["agencyRateSpread", "spread nothing"])
    #expect(still.isEmpty, "nothing sets \(still.sorted())")
  }
}
