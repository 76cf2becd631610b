import AdoptionKernel
import Experiments
import Foundation
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// What must not matter, and what must matter in one direction only (specification, section 11).
@Suite("Metamorphic properties")
struct MetamorphicTests {
  /// Adoption of every technology without policy and with the fund, and additional adoptions per real firm, by replicate.
  private func rates(_ scenario: Scenario) throws -> [[Double]] {
    let study = VerificationStudy.run(scenario)
    var samples: [[Double]] = []
    for technology in Technology.allCases {
      samples.append(try study.adoption(technology, quarter: 15))
      samples.append(try study.adoption(technology, policy: 1, quarter: 15))
    }
    let firms = Double(scenario.world.realFirmCount)
    samples.append(study.accounts(policy: 1, horizon: 16).map { Double($0.additional) * study.weight / firms })
    return samples
  }

  private func fundOnly() throws -> Scenario {
    var scenario = try VerificationStudy.scenario("industr-i40")
    scenario.policies = [scenario.policies[0], scenario.policies[try scenario.policy("industr-i40")]]
    scenario.study.horizonQuarters = 16
    scenario.study.horizons = [16]
    scenario.study.replicates = .fixed(10)
    return scenario
  }

  private func expectEqualRates(_ one: [[Double]], _ other: [[Double]]) {
    for (index, (left, right)) in zip(one, other).enumerated() {
      // Different populations: four standard errors of the difference of two means over ten replicates.
      let error = (left.variance / Double(left.count) + right.variance / Double(right.count)).squareRoot()
      #expect(abs(left.mean - right.mean) <= 4 * error, "rate \(index): \(left.mean) and \(right.mean)")
    }
  }

  @Test func `twice the firms, specialists, hubs and money leave every rate as it is`() throws {
    let scenario = try fundOnly()
    var doubled = scenario
    doubled.study.firstReplicate = 101
    for index in doubled.world.regions.indices {
      doubled.world.regions[index].firms *= 2
      doubled.world.regions[index].population *= 2
    }
    for index in doubled.world.hubs.indices { doubled.world.hubs[index].capacityPerQuarter *= 2 }
    var programme = try #require(doubled.policies[1].programme)
    programme.envelopeEuro *= 2
    guard case .call(var call) = programme.instruments[0] else { return }
    call.maxFeasibility = call.maxFeasibility.map { 2 * $0 }
    call.maxInnovation = call.maxInnovation.map { 2 * $0 }
    programme.instruments[0] = .call(call)
    doubled.policies[1].programme = programme
    expectEqualRates(try rates(scenario), try rates(doubled))
  }

  @Test func `a sample of the firms with its weight gives the rates of all of them`() throws {
    let scenario = try fundOnly()
    var sample = scenario
    sample.study.firstReplicate = 201
    sample.world.firms = .count(4_000)
    expectEqualRates(try rates(scenario), try rates(sample))
  }

  @Test func `an instrument without money and a parameter that nothing uses change no firm`() throws {
    let scenario = try VerificationStudy.scenario("industr-i40")
    let policy = try scenario.policy("industr-i40")
    var idle = scenario
    idle.policies[policy].programme?.instruments += [
      .voucher(Voucher(share: 0, valueEuro: 7_500, studyCostEuro: 10_000)), .hubs(HubFunding(share: 0)),
      .workforce(Training(share: 0)), .awareness(AwarenessCampaign(share: 0)), .regulation(RuleMaking(share: 0)),
    ]
    for name in [
      .campaignRate, .campaignCost, .trainingCost, .enablementUnitCost, .harmonisationUnitCost, .hubServiceCost,
      .hubLinkCost, .hubSetupCost, .voucherTolerance, .jointMobilityFactor,
    ] as [ParameterName] {
      idle.world.parameters[value: name] = .number(3 * idle.world.parameters[name] + 1)
    }
    let (builder, other) = (WorldBuilder(scenario.world), WorldBuilder(idle.world))
    var one = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: 24)
    var two = other.build(populationSeed: 1, eventSeed: 1, quarterCount: 24)
    builder.adopt(scenario.policies[policy], in: &one)
    other.adopt(idle.policies[policy], in: &two)
    for _ in 0..<24 {
      one.advance()
      two.advance()
      #expect(WorldComparison.firmsThatDiffer(one, two).isEmpty)
    }
    #expect(one.ledger.publicCost == two.ledger.publicCost && one.ledger.publicCost > 1e6)
  }

  /// With money and numbers without end every accepted wish of the first quarter is an award, so that support shows who
  /// accepted. State aid law caps nobody: nobody has had aid before.
  @Test func `a higher grant rate never loses a firm that accepts in the first quarter`() throws {
    var scenario = try VerificationStudy.scenario("industr-i40")
    let policy = try scenario.policy("single-firms")
    var programme = try #require(scenario.policies[policy].programme)
    programme.envelopeEuro = 1e10
    guard case .call(var call) = programme.instruments[0] else { return }
    call.maxFeasibility = nil
    call.maxInnovation = nil
    var accepted: [Set<Int>] = []
    for rate in [0.2, 0.35, 0.5, 0.65, 0.8] {
      call.grantRate = rate
      // The cap must not hide the rate, nor the study's.
      call.capPerFirmEuro = 200_000
      programme.instruments[0] = .call(call)
      scenario.policies[policy].programme = programme
      VerificationStudy.follow(scenario, policy: policy, seed: 1, quarters: 6) { quarter, world in
        guard quarter == 5 else { return }
        accepted.append(Set((0..<world.firmCount).filter { world.support(of: $0) != 0 }))
      }
    }
    #expect(zip(accepted, accepted.dropFirst()).allSatisfy { $0.isSubset(of: $1) })
    let (fewest, most) = (accepted.first?.count ?? 0, accepted.last?.count ?? 0)
    #expect(fewest > 0 && most > fewest)
  }
}
