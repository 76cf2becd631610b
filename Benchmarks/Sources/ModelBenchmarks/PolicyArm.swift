import AdoptionKernel
import Figures
import ScenarioModel
import WorldBuilding

/// What a quarter costs with a programme, and without: copies of the same world, taken in turns, so that a machine that
/// grows slower or faster meanwhile favours neither.
struct PolicyArm {
  private let scenario: Scenario
  private let builder: WorldBuilder

  init(_ scenario: Scenario, firms: Int) {
    var description = scenario.world
    description.firms = .count(firms)
    self.scenario = scenario
    builder = WorldBuilder(description)
  }

  func measure() -> [Figure: Double] {
    let world = builder.build(
      populationSeed: 1, eventSeed: 1,
      quarterCount: builder.description.warmUpQuarters + scenario.study.horizonQuarters)
    var none = 0.0
    var fund = 0.0
    for turn in 0..<PolicyArm.turns {
      if turn.isMultiple(of: 2) { none += quarter(world, policy: scenarioBaseline) / Double(PolicyArm.turns) }
      fund += quarter(world, policy: scenarioFund) / Double(PolicyArm.turns)
      if !turn.isMultiple(of: 2) { none += quarter(world, policy: scenarioBaseline) / Double(PolicyArm.turns) }
    }
    return [Figure(.arm, "none"): none, Figure(.arm, "fund"): fund, Figure(.arm, "extra"): fund - none]
  }

  /// An even number: none, fund, fund, none.
  private static let turns = 2

  /// Time per firm-quarter of a copy of a world under a policy, ns.
  private func quarter(_ world: borrowing World, policy name: String) -> Double {
    Pace.check()
    var arm = World(copying: world)
    for policy in scenario.policies where policy.name == name { builder.adopt(policy, in: &arm) }
    for _ in 0..<arm.warmUpQuarters { arm.advance() }
    let start = ContinuousClock.now
    for _ in 0..<scenario.study.horizonQuarters { arm.advance() }
    return start.nanosecondsToNow / Double(arm.firmCount * scenario.study.horizonQuarters)
  }
}
