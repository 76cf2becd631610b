import AdoptionKernel
import ScenarioModel
import WorldBuilding

/// Counts the uses of a run at every horizon.
struct UseCounter {
  private let horizons: [Int]
  private let groups: Int
  private var running: [Int]
  private(set) var tally: UseTally

  init(_ scenario: Scenario) {
    horizons = scenario.study.horizons
    groups = 1 + scenario.world.countries.count
    running = Array(repeating: 0, count: groups)
    let empty = Array(repeating: 0, count: horizons.count * groups)
    tally = UseTally(pairs: empty, pairQuarters: empty)
  }

  /// Reads the observation after a quarter.
  mutating func read(_ world: borrowing World) {
    let elapsed = world.quartersDone - world.warmUpQuarters
    guard elapsed > 0 else { return }
    let width = Observation.cellsPerRegion * technologyCount
    var now = Array(repeating: 0, count: groups)
    for (index, region) in world.places.regions.enumerated() {
      let used = world.observation.used[index * width..<(index + 1) * width].reduce(0, +)
      now[0] += used
      now[1 + region.country] += used
    }
    for group in 0..<groups { running[group] += now[group] }
    guard let position = horizons.firstIndex(of: elapsed) else { return }
    for group in 0..<groups {
      tally.pairs[position * groups + group] = now[group]
      tally.pairQuarters[position * groups + group] = running[group]
    }
  }
}

/// What the ordinary runs of a replicate leave for its explanations.
struct ExplainedReplicate {
  let replicate: Int
  /// Uses of every policy's run, in the order of the scenario.
  var tallies: [UseTally?]
  var memory: BaselineMemory
}

extension Simulation {
  /// Runs what explains one policy; nil if cancelled.
  ///
  /// - Parameters:
  ///   - start: The quarters of the replicate that all its runs have in common.
  ///   - ordinary: What the baseline and the ordinary run of the policy left.
  func explain(
    _ plan: ExplanationPlan, start: borrowing CommonQuarters, ordinary: ExplainedReplicate, workers: () -> Int,
    isCancelled: () -> Bool, armFinished: () -> Void
  ) -> ExplanationRecord? {
    guard let baseline = ordinary.tallies[scenario.baselineIndex], let whole = ordinary.tallies[plan.policy] else {
      return nil
    }
    var record = ExplanationRecord(
      policy: plan.policy, replicate: ordinary.replicate, baseline: baseline, whole: whole, arms: [])
    for arm in plan.arms {
      if isCancelled() { return nil }
      record.arms.append(uses(of: arm, plan, start: start, memory: ordinary.memory, workers: workers))
      armFinished()
    }
    return record
  }

  /// One extra run: peers see the baseline's uses, quarter by quarter. It ends at the last horizon.
  private func uses(
    of arm: ExplanationArm, _ plan: ExplanationPlan, start: borrowing CommonQuarters, memory: BaselineMemory,
    workers: () -> Int
  ) -> UseTally {
    var world = World(copying: start.world)
    builder.adopt(
      scenario.policies[plan.policy], in: &world,
      withholding: Set(InstrumentKind.allCases).subtracting(arm.spending), demonstrations: arm.demonstrations)
    world.leadPerception()
    var counter = start.counter
    let last = min(layout.quarterCount, world.warmUpQuarters + (scenario.study.horizons.max() ?? 0))
    while world.quartersDone < last {
      memory.showTrueResults(to: &world)
      world.advance(workers: workers())
      memory.showUses(in: &world)
      counter.read(world)
    }
    return counter.tally
  }
}
