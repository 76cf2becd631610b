import Foundation
import ScenarioModel
import Testing

@Suite("Shipped scenarios")
struct ShippedScenarioTests {
  private func load(_ path: String) throws -> Scenario {
    let reading = ScenarioFile.load(path: "\(Project.root)/\(path)")
    return try #require(reading.scenario, "\(ProblemReport.text(reading.problems))")
  }

  @Test(arguments: Project.scenarios)
  func `every shipped scenario loads without a problem or warning`(path: String) {
    let reading = ScenarioFile.load(path: "\(Project.root)/\(path)")
    #expect(reading.scenario != nil && reading.problems.isEmpty, "\(ProblemReport.text(reading.problems))")
    #expect(reading.exitCode == 0)
  }

  @Test func `there are scenarios for the fund and for every analytic limit`() {
    let names =
      ["industr-i40"]
      + [
        "bass-complete", "granovetter", "granovetter-broken", "watts", "probit", "ring", "lattice", "random-in-degree",
        "critical-mass", "network-bass", "network-bass-slow",
      ].map { "Verification/\($0)" }
    for name in names { #expect(Project.scenarios.contains("Scenarios/\(name).yaml"), "\(name)") }
  }

  @Test func `the fund has its published figures`() throws {
    let scenario = try load("Scenarios/industr-i40.yaml")
    #expect(scenario.world.regions.count == 12 && scenario.world.realFirmCount == 11_683)
    #expect(scenario.world.countries.map(\.code) == ["DE", "NL"] && scenario.world.hubs.count == 7)
    let fund = try #require(scenario.policies.first { $0.name == "industr-i40" }?.programme)
    #expect(fund.opens == Quarter(index: 1) && fund.closes == Quarter(index: 14) && fund.pelotonOnly)
    #expect(abs(fund.envelopeEuro * (1 - 0.08 - 0.05) - 10_000_000) < 0.01)
    #expect(fund.governance == Governance(pooledShare: 1))
    guard case .call(let call)? = fund.instruments.first else { return #expect(Bool(false), "no call") }
    #expect(call.maxFeasibility == 80 && call.maxInnovation == 80 && call.capPerFirmEuro == 50_000)
    #expect(call.grantRate == 0.5 && call.capBasis == .grant && call.studies == .optional && call.share == 1)
  }

  @Test func `the controls spend the same public money and differ from the fund only where they say so`() throws {
    let scenario = try load("Scenarios/industr-i40.yaml")
    #expect(scenario.policies[scenario.baselineIndex].programme == nil)
    let programmes = Dictionary(
      uniqueKeysWithValues: scenario.policies.compactMap { policy in policy.programme.map { (policy.name, $0) } })
    let fund = try #require(programmes["industr-i40"])
    #expect(programmes.count == 7)
    for (name, programme) in programmes {
      #expect(programme.envelopeEuro == fund.envelopeEuro, "\(name)")
      #expect(programme.opens == fund.opens && programme.closes == fund.closes, "\(name)")
    }
    var expected = fund
    expected.governance.consortium = .domestic
    #expect(programmes["same-country"] == expected)
    guard case .call(var call)? = fund.instruments.first else { return #expect(Bool(false), "no call") }
    call.capBasis = .totalCost
    #expect(programmes["industr-i40-total-cost"]?.instruments == [.call(call)])
    call.capBasis = .grant
    (call.maxFeasibility, call.maxInnovation) = (nil, nil)
    #expect(programmes["national-schemes"]?.instruments == [.call(call)])
    #expect(programmes["national-schemes"]?.governance.pooledShare == 0)
    (call.maxFeasibility, call.maxInnovation) = (160, 160)
    #expect(programmes["single-firms"]?.instruments == [.call(call)])
    #expect(
      programmes["vouchers"]?.instruments == [.voucher(Voucher(share: 1, valueEuro: 7500, studyCostEuro: 10_000))])
  }

  @Test func `the limits have the settings of the specification`() throws {
    let bass = try load("Scenarios/Verification/bass-complete.yaml")
    #expect(bass.world.network == .complete && bass.world.technologies == [.iot] && bass.world.realFirmCount == 100_000)
    #expect(bass.world.parameters[.awarenessRate] == 0.03 && bass.world.parameters[.wordOfMouthRate] == 0.38)
    #expect(bass.world.parameters[table: .baselineAdoption].allSatisfy { $0.allSatisfy { $0 == 0 } })
    #expect(bass.world.offSwitches.immediate && !bass.world.offSwitches.learning && bass.world.warmUpQuarters == 0)
    #expect(bass.study.horizonQuarters == 80 && bass.study.replicates == .fixed(20))
    let broken = try load("Scenarios/Verification/granovetter-broken.yaml")
    #expect(broken.world.offSwitches.thresholds == .sequence(replacing: [1: 2]) && broken.world.realFirmCount == 100)
    #expect(broken.world.offSwitches.thresholdBasis == .count && broken.id == "granovetter-broken")
    let sources = try load("Scenarios/Verification/random-in-degree.yaml").world
    #expect(sources.network == .randomInDegree(sources: 10))
    #expect(abs(sources.parameters[.awarenessRate] + 4 * log(0.99)) < 1e-12)
    #expect(abs(sources.parameters[.wordOfMouthRate] + 40 * log(0.97)) < 1e-12)
    let slow = try load("Scenarios/Verification/network-bass-slow.yaml")
    #expect(slow.world.network == .randomInDegree(sources: 10) && slow.study.horizonQuarters == 50)
    #expect(abs(slow.world.parameters[.awarenessRate] + 4 * log(0.998)) < 1e-12)
    #expect(abs(slow.world.parameters[.wordOfMouthRate] + 40 * log(0.995)) < 1e-12)
    let push = try load("Scenarios/Verification/critical-mass-too-small.yaml").world.offSwitches.push
    #expect(push == ThresholdPush(share: 0.3, firstQuarter: Quarter(index: 0), quarters: 8))
  }

  @Test func `every figure of the fund's world tells where it comes from`() {
    let figures = ScenarioFile.load(path: "\(Project.root)/Scenarios/industr-i40.yaml").figures
    let labels = ["name", "country", "group"]
    let numbers = figures.filter { !labels.contains($0.column) }
    #expect(Set(figures.map(\.table)) == ["regions", "hubs", "countries"])
    #expect(numbers.allSatisfy { $0.provenance != nil && !$0.source.isEmpty })
    #expect(figures.filter { $0.table == "countries" }.allSatisfy { ["NL", "DE"].contains($0.row) })
  }
}
