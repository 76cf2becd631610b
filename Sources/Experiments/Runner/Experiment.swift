import ParallelColumns
public import ScenarioModel

/// Runs a scenario: all policies, replicate after replicate, in parallel, until there are enough.
public struct Experiment: Sendable {
  /// How to run; none of it changes a result.
  public struct Options: Sendable {
    /// Threads, ≥ 1.
    public var workers: Int
    /// Asked between arms; true ends the experiment with what is finished.
    public var isCancelled: @Sendable () -> Bool
    /// Told of progress, from any thread.
    public var progress: @Sendable (Progress) -> Void

    public init(
      workers: Int, isCancelled: @escaping @Sendable () -> Bool = { false },
      progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
      self.workers = workers
      self.isCancelled = isCancelled
      self.progress = progress
    }
  }

  /// How far an experiment has come.
  public struct Progress: Sendable, Equatable {
    /// Arms finished, and arms known to be needed so far (more may follow under a stopping rule).
    public var armsDone: Int
    public var armsPlanned: Int

    public init(armsDone: Int, armsPlanned: Int) {
      self.armsDone = armsDone
      self.armsPlanned = armsPlanned
    }
  }

  /// What one replicate is.
  public let simulation: Simulation
  private let rule: StoppingRule

  /// - Parameter explained: Indices of the policies whose effect is to be decomposed by channel; it needs extra runs and
  ///   changes nothing else.
  public init(_ scenario: Scenario, explaining explained: [Int] = []) {
    simulation = Simulation(scenario, explaining: explained)
    rule = StoppingRule(scenario)
  }

  /// Runs until the stopping rule is met or the experiment is cancelled.
  ///
  /// The replicates kept are the shortest row from the first one on that meets the rule: their number does not depend on
  /// how many run at a time. A cancelled experiment keeps the replicates of that row that are finished.
  public func run(_ options: Options) -> StudyRecord {
    let first = simulation.scenario.study.firstReplicate
    let armCount = simulation.armsPerReplicate
    let splitRuns = rule.maximum < options.workers || simulation.firmCount >= Experiment.splitAbove
    let inParallel = splitRuns ? 1 : options.workers
    let done = SharedCounter()
    var arms: [[ArmRecord]] = []
    var explanations: [[ExplanationRecord]] = []
    var planned = rule.minimum
    var met = rule.isMet(arms, simulation.layout)
    while !met, arms.count < rule.maximum, !options.isCancelled() {
      let start = arms.count
      let target = planned
      let shares = Experiment.shares(of: options.workers, runs: target - start, firms: simulation.firmCount)
      let batch: [ReplicateRecord?] = runConcurrently(
        count: target - start, workers: inParallel, isCancelled: options.isCancelled
      ) { offset in
        defer { shares.end() }
        return simulation.runReplicate(
          first + start + offset, workers: { splitRuns ? options.workers : shares.each },
          isCancelled: options.isCancelled,
          armFinished: {
            options.progress(Progress(armsDone: done.takeNext() + 1, armsPlanned: target * armCount))
          })
      }.map { $0 ?? nil }
      let finished = batch.prefix { $0 != nil }.compactMap { $0 }
      for records in finished where !met {
        arms.append(records.arms)
        if !simulation.explanations.isEmpty { explanations.append(records.explanations) }
        met = rule.isMet(arms, simulation.layout)
      }
      if finished.count < batch.count { break }
      planned = min(rule.maximum, arms.count + max(inParallel, 2))
    }
    return StudyRecord(
      scenario: simulation.scenario, layout: simulation.layout, weight: simulation.weight,
      firmCount: simulation.firmCount, arms: arms, budgets: simulation.budgets(), hubs: simulation.hubs(),
      stoppingRuleMet: met, interrupted: !met && arms.count < rule.maximum, explanations: explanations)
  }

  /// Threads that runs share at the end, when there are fewer of them than threads.
  ///
  /// To wake threads for some fifteen pieces of work costs up to a millisecond a quarter; half of a quarter of 65,536
  /// firms is more than two.
  static func shares(of threads: Int, runs: Int, firms: Int) -> ThreadShares {
    ThreadShares(threads: threads, count: runs, waking: firms >= 65_536)
  }

  /// Above this many firms the blocks of one run are spread over threads instead of replicates: memory, not speed, then
  /// limits how many worlds may live at once.
  static let splitAbove = 2_000_000
}
