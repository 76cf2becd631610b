import AdoptionKernel
import ScenarioModel
import Testing
import WorldBuilding

@testable import Experiments

/// Arms that go on from common quarters leave what they leave when each runs from its first quarter.
@Suite("Common quarters")
struct CommonQuarterTests {
  /// Two countries with two hubs, a policy of all instruments whose agencies differ and learn, and vouchers a year later.
  private static func scenario(opens: Int, horizons: [Int]) -> Scenario {
    let call = OpenCall(
      share: 0.4, grantRate: 0.5, capPerFirmEuro: 50_000, capBasis: .grant, studies: .optional,
      feasibilityCostEuro: 25_000, feasibilityCapPerFirmEuro: 12_500, feasibilityBudgetShare: 0.2, upfrontShare: 0.3,
      maxFeasibility: nil, maxInnovation: nil, selection: .score)
    var governance = Governance(pooledShare: 0.5, hubLinks: true)
    governance.agencyRateSpread = 0.1
    governance.evaluation = .additional
    let mix = Policy(
      name: "mix", title: "Mix",
      programme: Programme(
        envelopeEuro: 8_000_000, opens: Quarter(index: opens), closes: Quarter(index: opens + 6), pelotonOnly: false,
        governance: governance,
        instruments: [
          .call(call), .voucher(Voucher(share: 0.2, valueEuro: 7_500, studyCostEuro: 10_000)),
          .hubs(HubFunding(share: 0.1)), .workforce(Training(share: 0.1)), .awareness(AwarenessCampaign(share: 0.1)),
          .regulation(RuleMaking(share: 0.1)),
        ]))
    var later = TinyExperiment.vouchers()
    later.programme?.opens = Quarter(index: opens + 4)
    later.programme?.closes = Quarter(index: opens + 8)
    var scenario = TinyExperiment.scenario(
      policies: [mix, Policy(name: "nothing", title: "Nothing", programme: nil), later], firms: 300)
    scenario.world.hubs = [(0, 0b00_0111), (1, 0b11_1000)].map {
      HubSite(name: "Hub \($0)", region: $0, technologyMask: UInt8($1), sectorMask: 63, capacityPerQuarter: 2)
    }
    scenario.study.horizonQuarters = 14
    scenario.study.horizons = horizons
    return scenario
  }

  /// Every arm from its first quarter on, the baseline first, and what explains the mix.
  private static func runApart(
    _ simulation: Simulation, replicate: Int
  ) -> (arms: [ArmRecord], explanation: ExplanationRecord?) {
    let scenario = simulation.scenario
    let seed = UInt64(replicate)
    let quarters = simulation.layout.quarterCount
    func start() -> World {
      simulation.builder.build(populationSeed: seed, eventSeed: seed, quarterCount: quarters, workers: 1)
    }
    var memory = BaselineMemory(scenario, firmCount: simulation.firmCount)
    memory.rememberChanges(from: start())
    var arms: [ArmRecord?] = Array(repeating: nil, count: scenario.policies.count)
    var tallies: [UseTally?] = Array(repeating: nil, count: scenario.policies.count)
    let baseline = scenario.baselineIndex
    for policy in [baseline] + scenario.policies.indices.filter({ $0 != baseline }) {
      var arm = start()
      var recorder = ArmRecorder(
        scenario, simulation.layout, weight: simulation.weight, ties: TieCount(arm), policy: policy,
        replicate: replicate)
      var counter = UseCounter(scenario)
      simulation.builder.adopt(scenario.policies[policy], in: &arm)
      for _ in 0..<quarters {
        if policy != baseline { memory.showTrueResults(to: &arm) }
        arm.advance()
        recorder.record(arm)
        counter.read(arm)
        if policy == baseline { memory.remember(arm) } else { recorder.compare(arm, with: memory) }
      }
      arms[policy] = recorder.finish(arm)
      tallies[policy] = counter.tally
    }
    let nothingYet = start()
    let recorder = ArmRecorder(
      scenario, simulation.layout, weight: simulation.weight, ties: TieCount(nothingYet), policy: baseline,
      replicate: replicate)
    let fresh = CommonQuarters(world: nothingYet, recorder: recorder, counter: UseCounter(scenario))
    let explanation = simulation.explain(
      simulation.explanations[0], start: fresh,
      ordinary: ExplainedReplicate(replicate: replicate, tallies: tallies, memory: memory), workers: { 1 },
      isCancelled: { false }, armFinished: {})
    return (arms.compactMap { $0 }, explanation)
  }

  @Test(arguments: [(0, [6, 14], 2), (1, [6, 14], 3), (3, [5, 14], 5), (3, [2, 14], 3), (30, [14], 15)])
  func `arms part where a programme opens and leave the same`(opens: Int, horizons: [Int], common: Int) throws {
    let simulation = Simulation(Self.scenario(opens: opens, horizons: horizons), explaining: [0])
    #expect(simulation.commonQuarterCount == common)
    let record = try #require(simulation.runReplicate(7))
    let apart = Self.runApart(simulation, replicate: 7)
    #expect(record.arms.count == 3 && apart.arms.count == 3)
    for (arm, other) in zip(record.arms, apart.arms) {
      #expect(arm.policy == other.policy)
      #expect(arm.values.map(\.bitPattern) == other.values.map(\.bitPattern))
      #expect(arm.accounts == other.accounts)
      #expect(arm.money == other.money)
      #expect(arm.links == other.links)
      #expect(arm.hubs == other.hubs)
    }
    #expect(record.explanations == [try #require(apart.explanation)])
    let differs = record.arms[0].values.map(\.bitPattern) != record.arms[1].values.map(\.bitPattern)
    #expect(differs == (opens < 14))
  }
}
