import AdoptionKernel
import Figures
import MachineLimits
import ParallelColumns
import ScenarioModel
import WorldBuilding

/// Calls for memory in the quarters of a run: the kernel allocates when a world is built, and never again.
struct Allocations {
  private let scenario: Scenario
  private let builder: WorldBuilder

  init(_ scenario: Scenario) {
    var description = scenario.world
    description.firms = .count(16_000)
    self.scenario = scenario
    builder = WorldBuilder(description)
  }

  /// Per quarter on one thread, without policy and with the fund; empty where they cannot be counted.
  func measure() -> [Figure: Double] {
    var measured: [Figure: Double] = [:]
    for name in [scenarioBaseline, scenarioFund] {
      let quarters = builder.description.warmUpQuarters + scenario.study.horizonQuarters
      var world = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: quarters)
      for policy in scenario.policies where policy.name == name { builder.adopt(policy, in: &world) }
      allocations_start()
      for _ in 0..<quarters { world.advance() }
      let calls = allocations_stop()
      if calls >= 0 { measured[Figure(.allocations, name)] = Double(calls) / Double(quarters) }
    }
    return measured
  }
}
