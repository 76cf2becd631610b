import AdoptionKernel
import ScenarioModel

/// The quarters that all arms of a replicate have in common: before its programme opens, a policy reaches nobody. They
/// are run once, and every arm goes on from there.
///
/// With six policies, the warm-up of four quarters and the first of forty make a tenth of all quarters that need not be run.
struct CommonQuarters: ~Copyable {
  /// Without programme.
  private(set) var world: World
  private(set) var recorder: ArmRecorder
  private(set) var counter: UseCounter

  init(world: consuming World, recorder: ArmRecorder, counter: UseCounter) {
    self.world = world
    self.recorder = recorder
    self.counter = counter
  }

  /// Runs the first quarters, which are the baseline's too.
  mutating func run(to count: Int, remembering memory: inout BaselineMemory, workers: () -> Int) {
    while world.quartersDone < count {
      world.advance(workers: workers())
      recorder.record(world)
      counter.read(world)
      memory.remember(world)
    }
  }
}

extension Simulation {
  /// Quarters before any programme opens and before the end of the first horizon, at which arms are compared; at most all,
  /// and none where there is nothing to share.
  var commonQuarterCount: Int {
    guard armsPerReplicate > 1 else { return 0 }
    let opens = scenario.policies.compactMap { $0.programme?.opens.index }.min() ?? layout.quarterCount
    let horizon = scenario.study.horizons.min() ?? layout.quarterCount
    return min(layout.quarterCount, scenario.world.warmUpQuarters + max(0, min(opens, horizon - 1)))
  }
}
