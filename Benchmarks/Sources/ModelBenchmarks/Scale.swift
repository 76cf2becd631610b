import AdoptionKernel
import Figures
import ScenarioModel
import WorldBuilding

/// How cost grows with the number of firms: the same world at any size, under one policy.
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

  /// Builds one world and runs it to its horizon.
  func measure(memory: ResidentMemory, as name: String, threads: Int) -> [Figure: Double] {
    let firms = builder.firmCount
    let warmUp = builder.description.warmUpQuarters
    let horizon = scenario.study.horizonQuarters
    memory.start()
    defer { memory.stop() }
    let start = ContinuousClock.now
    var world = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: warmUp + horizon, workers: threads)
    let building = start.nanosecondsToNow
    for policy in scenario.policies where policy.name == self.policy { builder.adopt(policy, in: &world) }
    for _ in 0..<warmUp { world.advance(workers: threads) }
    let began = ContinuousClock.now
    for quarter in 0..<horizon {
      // Half a millisecond, of the time that is measured.
      if quarter.isMultiple(of: 8), firms >= 100_000 { Pace.check(threads: threads) }
      world.advance(workers: threads)
    }
    let running = began.nanosecondsToNow
    let all = start.nanosecondsToNow
    func figure(_ part: String) -> Figure { Figure(.scale, "\(name)-\(part)", firms: firms, threads: threads) }
    var measured = [
      figure("building"): building / Double(firms),
      figure("quarter"): running / Double(firms * horizon),
      figure("horizon"): running / 1e9,
      figure("seconds"): all / 1e9,
    ]
    if let bytes = memory.grown { measured[figure("memory")] = bytes / Double(firms) }
    if let peak = ResidentMemory.peak { measured[figure("peak")] = peak / 1e9 }
    return measured
  }
}
