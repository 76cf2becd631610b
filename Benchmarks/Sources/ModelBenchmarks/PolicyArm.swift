import AdoptionKernel
import Figures
import ScenarioModel
import WorldBuilding

/// What a quarter costs with a programme, and without: copies of the same world, a piece of one after a piece of
/// the other, so that a machine that grows slower or faster meanwhile favours neither.
struct PolicyArm {
  private let scenario: Scenario
  private let builder: WorldBuilder

  init(_ scenario: Scenario, firms: Int) {
    var description = scenario.world
    description.firms = .count(firms)
    self.scenario = scenario
    builder = WorldBuilder(description)
  }

  func measure() -> [Figure: Reading] {
    let horizon = scenario.study.horizonQuarters
    let world = builder.build(
      populationSeed: 1, eventSeed: 1, quarterCount: builder.description.warmUpQuarters + horizon)
    var none = begin(world, policy: scenarioBaseline)
    var fund = begin(world, policy: scenarioFund)
    var times = (none: PieceSum(count: 1), fund: PieceSum(count: 1))
    let quartersPerPiece = max(1, FullModel.firmQuartersPerPiece / world.firmCount)
    for first in stride(from: 0, to: horizon, by: quartersPerPiece) {
      let count = min(quartersPerPiece, horizon - first)
      none = advance(none, quarters: count, &times.none)
      fund = advance(fund, quarters: count, &times.fund)
    }
    let firmQuarters = Double(world.firmCount * horizon)
    let readings = (none: times.none.readings(per: firmQuarters)[0], fund: times.fund.readings(per: firmQuarters)[0])
    return [
      Figure(.arm, "none"): readings.none, Figure(.arm, "fund"): readings.fund,
      Figure(.arm, "extra"): readings.fund - readings.none,
    ]
  }

  /// A copy of a world under a policy, after its warm-up.
  private func begin(_ world: borrowing World, policy name: String) -> World {
    var arm = World(copying: world)
    for policy in scenario.policies where policy.name == name { builder.adopt(policy, in: &arm) }
    for _ in 0..<arm.warmUpQuarters { arm.advance() }
    return arm
  }

  /// Adds the time of some quarters, and returns the world after them.
  private func advance(_ arm: borrowing World, quarters: Int, _ times: inout PieceSum) -> World {
    let piece = Piece.take(
      threads: 1, from: { World(copying: arm) },
      measuring: { trial in
        let start = ContinuousClock.now
        for _ in 0..<quarters { trial.advance() }
        return [start.nanosecondsToNow]
      })
    times.add(piece)
    return piece.state
  }
}
