import AdoptionKernel
import ScenarioModel
import WorldBuilding

/// Two runs of the same firms with the same seeds, quarter by quarter: what one of them does differently.
enum SideBySide {
  /// Advances a policy of one scenario beside a policy of another one of the same population and shows both after every
  /// quarter, counted by the calendar.
  static func advance(
    _ first: (scenario: Scenario, policy: Int), _ second: (scenario: Scenario, policy: Int), seed: UInt64 = 1,
    quarters: Int, _ look: (Int, borrowing World, borrowing World) -> Void
  ) {
    var one = world(first, seed: seed, quarters: quarters)
    var other = world(second, seed: seed, quarters: quarters)
    for quarter in 0..<quarters {
      one.advance()
      other.advance()
      look(quarter - one.warmUpQuarters, one, other)
    }
  }

  /// Firms that differ between two policies of a scenario at the end of a quarter, summed over quarters.
  static func differing(_ scenario: Scenario, _ first: Int, _ second: Int, seed: UInt64 = 1, quarters: Int) -> Int {
    var firms = 0
    advance((scenario, first), (scenario, second), seed: seed, quarters: quarters) { _, one, other in
      firms += WorldComparison.firmsThatDiffer(one, other).count
    }
    return firms
  }

  /// A policy of a scenario before its first quarter.
  static func world(_ side: (scenario: Scenario, policy: Int), seed: UInt64, quarters: Int) -> World {
    let builder = WorldBuilder(side.scenario.world)
    var world = builder.build(populationSeed: seed, eventSeed: seed, quarterCount: quarters)
    builder.adopt(side.scenario.policies[side.policy], in: &world)
    return world
  }
}
