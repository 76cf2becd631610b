import AdoptionKernel
import ScenarioModel
import Testing

@testable import WorldBuilding

/// Policies as flat terms (specification, sections 5.10 and 7).
@Suite("Policy lowering")
struct PolicyLoweringTests {
  private static let all: [PolicyInstrument] = [
    .call(SmallWorld.call(0.35)), .voucher(Voucher(share: 0.1, valueEuro: 7_500, studyCostEuro: 10_000)),
    .hubs(HubFunding(share: 0.2)), .workforce(Training(share: 0.15)), .awareness(AwarenessCampaign(share: 0.1)),
    .regulation(RuleMaking(share: 0.1)),
  ]

  private func net(_ agency: Agency) -> Double {
    agency.callBudget + agency.voucherBudget + agency.hubBudget + agency.workforceBudget + agency.awarenessBudget
      + agency.regulationBudget
  }

  @Test(arguments: [(0.0, 2), (0.5, 3), (0.37, 3), (1, 1)])
  func `an envelope is net budgets and administration to the cent`(pooled: Double, count: Int) {
    let builder = WorldBuilder(SmallWorld.description())
    let agencies = builder.fundedAgencies(of: SmallWorld.programme(envelope: 24_000_000.01, pooled: pooled, Self.all))
    #expect(agencies.count == count)
    let total = agencies.reduce(0) { $0 + net($1) + $1.administration }
    #expect(abs(total - 24_000_000.01) < 0.005)
  }

  @Test func `the joint part is pooled, the rest goes to countries by their firms; joint money costs more to run`() {
    let builder = WorldBuilder(SmallWorld.description())
    let agencies = builder.fundedAgencies(
      of: SmallWorld.programme(envelope: 1_000, pooled: 0.6, consortium: .domestic, Self.all))
    #expect(agencies.map(\.index) == [0, 1, 2] && agencies.map(\.isJoint) == [false, false, true])
    // 400 by 300 and 100 firms, 600 jointly; eight per cent, and five more for co-ordination.
    for (agency, envelope, overhead) in zip3(agencies, [300, 100, 600], [0.08, 0.08, 0.13]) {
      #expect(abs(agency.administration - envelope * overhead) < 1e-9)
      #expect(abs(net(agency) - envelope * (1 - overhead)) < 1e-9)
      #expect(abs(agency.callBudget - 0.35 * envelope * (1 - overhead)) < 1e-9)
      #expect(abs(agency.voucherShare - 0.1 / 0.45) < 1e-12 && agency.grantRate == 0.5)
    }
    // National agencies ask for no partner unless told otherwise.
    #expect(agencies.map(\.rule) == [.single, .single, .domestic])
  }

  private func zip3(_ agencies: [Agency], _ one: [Double], _ two: [Double]) -> [(Agency, Double, Double)] {
    agencies.indices.map { (agencies[$0], one[$0], two[$0]) }
  }

  private func adopt(_ programme: Programme, _ description: WorldDescription, seed: UInt64 = 1) -> World {
    let builder = WorldBuilder(description)
    var world = builder.build(populationSeed: seed, eventSeed: seed, quarterCount: 20)
    builder.adopt(Policy(name: "p", title: "P", programme: programme), in: &world)
    return world
  }

  @Test func `amounts and limits of a programme are divided by weight, amounts per firm are not`() throws {
    let programme = SmallWorld.programme(Self.all)
    let full = adopt(programme, SmallWorld.description())
    let sample = adopt(programme, SmallWorld.description(count: .count(40)))
    #expect(abs(full.agencies[0].callBudget - 10 * sample.agencies[0].callBudget) < 1e-6)
    let (large, small) = (try #require(full.programme?.call), try #require(sample.programme?.call))
    #expect(large.maxInnovation == 80 && small.maxInnovation == 8 && small.maxFeasibility == 8)
    #expect(large.capPerFirm == small.capPerFirm && large.feasibilityCost == small.feasibilityCost)
    #expect(full.programme?.smallestAward == 7_500 && sample.programme?.smallestAward == 7_500)
    #expect(full.programme?.voucher?.value == 7_500 && full.programme?.voucher?.studyCost == 10_000)
  }

  @Test func `every lever of the call reaches the kernel`() throws {
    var call = SmallWorld.call()
    call.capBasis = .totalCost
    call.selection = .firstCome
    call.maxFeasibility = nil
    for (studies, lowered) in zip(StudyRule.allCases, [CallTerms.Studies.off, .optional, .required, .only]) {
      call.studies = studies
      let terms = try #require(adopt(SmallWorld.programme([.call(call)]), SmallWorld.description()).programme?.call)
      #expect(terms.studies == lowered && terms.capIsOnCost && terms.selection == .firstCome)
      #expect(terms.maxFeasibility == .infinity && terms.upfrontShare == 0.3)
      // Without studies no money is kept for them.
      #expect(terms.feasibilityBudgetShare == (studies == .off ? 0 : 0.2))
    }
  }

  @Test func `switches of governance reach the kernel one by one`() {
    let switches: [(WritableKeyPath<Governance, Bool>, KeyPath<ProgrammeTerms, Bool>)] = [
      (\.harmonise, \.harmonise), (\.jointTraining, \.jointTraining), (\.club, \.club),
    ]
    for (index, (governance, _)) in switches.enumerated() {
      let terms = adopt(SmallWorld.programme(Self.all) { $0[keyPath: governance] = true }, SmallWorld.description())
        .programme
      for (other, (_, lowered)) in switches.enumerated() { #expect(terms?[keyPath: lowered] == (index == other)) }
    }
    let learns = adopt(SmallWorld.programme(Self.all) { $0.evaluation = .additional }, SmallWorld.description())
    #expect(learns.programme?.learnsFromAdditional == true && learns.parameters.agencyRateSpread == 0)
  }

  @Test func `agencies that differ draw their levers at the start`() {
    for seed in 1...6 as ClosedRange<UInt64> {
      let world = adopt(
        SmallWorld.programme(pooled: 0.5, Self.all) { $0.agencyRateSpread = 0.4 }, SmallWorld.description(), seed: seed)
      #expect(world.parameters.agencyRateSpread == 0.4)
      for agency in world.agencies {
        let draws = DrawKey(seed: seed)
        let rate = 0.5 + 0.4 * (2 * draws.uniform(.agencyStart, entity: agency.index, sub: 0) - 1)
        #expect(abs(agency.grantRate - min(0.8, max(0.3, rate))) < 1e-12)
        #expect(agency.voucherShare == draws.uniform(.agencyStart, entity: agency.index, sub: 1))
      }
    }
  }

  @Test func `a policy without programme leaves the world as it is`() {
    let builder = WorldBuilder(SmallWorld.description())
    var world = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: 4)
    builder.adopt(Policy(name: "none", title: "None", programme: nil), in: &world)
    #expect(world.programme == nil && world.agencies.isEmpty)
  }

  @Test func `harmonisation starts by group`() {
    let same = SmallWorld.build(SmallWorld.description())
    let other = SmallWorld.build(SmallWorld.description(groups: ["W", "E"]))
    #expect(same.places.harmonisation == [1, 0.7, 0.7, 1] && other.places.harmonisation == [1, 0.55, 0.55, 1])
  }
}
