import AdoptionKernel
import Figures
import MachineLimits
import ParallelColumns
import ScenarioModel
import WorldBuilding

/// Calls for memory in the quarters of a run after its warm-up. The first quarter makes arrays that building shared a
/// world's own, and types known to the language; no quarter after it needs memory.
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
      let warmUp = builder.description.warmUpQuarters
      let quarters = scenario.study.horizonQuarters
      var world = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: warmUp + quarters)
      for policy in scenario.policies where policy.name == name { builder.adopt(policy, in: &world) }
      for _ in 0..<warmUp { world.advance() }
      allocations_start()
      for _ in 0..<quarters { world.advance() }
      let calls = allocations_stop()
      if calls >= 0 { measured[Figure(.allocations, name)] = Double(calls) / Double(quarters) }
    }
    return measured
  }
}
