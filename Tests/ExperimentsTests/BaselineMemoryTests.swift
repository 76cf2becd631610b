import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

@testable import AdoptionKernel
@testable import Experiments

/// What the baseline leaves for the other arms.
@Suite("Baseline memory")
struct BaselineMemoryTests {
  /// The tiny world under vouchers whose agencies differ and see what their money really did.
  private func start() -> (scenario: Scenario, builder: WorldBuilder) {
    var policy = TinyExperiment.vouchers()
    policy.programme?.governance.evaluation = .additional
    policy.programme?.governance.agencyRateSpread = 0.1
    let nothing = Policy(name: "nothing", title: "Nothing", programme: nil)
    let scenario = TinyExperiment.scenario(policies: [nothing, policy], firms: 3)
    return (scenario, WorldBuilder(scenario.world))
  }

  @Test func `agencies that learn from true results see the supported pairs in use because of the policy`() {
    let (scenario, builder) = start()
    var baseline = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: 8)
    var arm = World(copying: baseline)
    builder.adopt(scenario.policies[1], in: &arm)
    var memory = BaselineMemory(scenario, firmCount: 6)
    // The window opens in quarter 0; agencies learn in quarter 4, the seventh of the run.
    baseline.quartersDone = 6
    arm.quartersDone = 6
    for firm in 0..<6 {
      baseline.exposure.adoptedMask[firm] = firm == 2 ? 0b10 : 0
      arm.exposure.adoptedMask[firm] = 0b10
      arm.projects.agency[firm] = firm < 3 ? 0 : 1
      // Firm 5 had a hub service only, which no agency's grant paid for.
      arm.history.supported[firm * technologyCount + 1] =
        firm == 0 ? 0 : firm == 5 ? Support.hubService : Support.voucher
    }
    memory.remember(baseline)
    memory.showTrueResults(to: &arm)
    // Firm 0 had no support and firm 2 would use it anyway: firm 1 of agency 0, firms 3 and 4 of agency 1.
    #expect(arm.agencies.map(\.additionalResults) == [1, 2])
    arm.quartersDone = 7
    arm.agencies[0].additionalResults = 9
    memory.showTrueResults(to: &arm)
    #expect(arm.agencies[0].additionalResults == 9)
  }

  @Test func `uses and quarters of adoption are remembered at every horizon`() {
    let (scenario, builder) = start()
    var world = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: 8)
    var memory = BaselineMemory(scenario, firmCount: 6)
    for quarter in 0..<8 {
      world.advance()
      memory.remember(world)
      // Horizon 3 is the end of quarter 2, the fifth of the run.
      #expect((memory.atHorizon[0] != nil) == (quarter >= 4) && (memory.atHorizon[1] != nil) == (quarter == 7))
      guard quarter == 4 else { continue }
      #expect(memory.atHorizon[0]?.masks == (0..<6).map { world.exposure.adoptedMask[$0] })
      #expect(memory.atHorizon[0]?.adoptQuarters == (0..<36).map { world.history.adoptQuarter[$0] })
    }
  }
}
