import AdoptionKernel
import Figures
import ScenarioModel
import WorldBuilding

/// How cost grows with the number of firms: the same world at any size, every instrument at work, one thread.
struct Scale {
  private let scenario: Scenario
  private let policy: String
  private let builder: WorldBuilder

  /// - Parameter firms: Simulated firms; nil: every real one.
  init(_ scenario: Scenario, policy: String, firms: Int?) {
    var description = scenario.world
    description.firms = firms.map(FirmCount.count) ?? .full
    self.scenario = scenario
    self.policy = policy
    builder = WorldBuilder(description)
  }

  /// Builds one world and runs it to its horizon under the policy.
  func measure(memory: ResidentMemory, as name: String) -> [Figure: Double] {
    let quarters = builder.description.warmUpQuarters + scenario.study.horizonQuarters
    let firms = builder.firmCount
    memory.start()
    defer { memory.stop() }
    let start = ContinuousClock.now
    var world = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: quarters)
    let building = start.nanosecondsToNow
    for policy in scenario.policies where policy.name == self.policy { builder.adopt(policy, in: &world) }
    let began = ContinuousClock.now
    for _ in 0..<quarters { world.advance() }
    let running = began.nanosecondsToNow
    var measured = [
      Figure(.scale, name + "-building", firms: firms): building / Double(firms),
      Figure(.scale, name + "-quarter", firms: firms): running / Double(firms * quarters),
      Figure(.scale, name + "-seconds", firms: firms): (building + running) / 1e9,
    ]
    if let bytes = memory.grown { measured[Figure(.scale, name + "-memory", firms: firms)] = bytes / Double(firms) }
    return measured
  }
}
