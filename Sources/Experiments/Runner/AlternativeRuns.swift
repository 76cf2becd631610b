import ParallelColumns
public import ScenarioModel

/// Runs all policies of a scenario in alternative worlds, with the replicates and seeds of the scenario as it stands,
/// and keeps of every run only what worlds are compared by.
public struct AlternativeRuns: Sendable {
  private let variants: [ScenarioVariant]
  private let simulations: [Simulation]
  private let replicates: [Int]

  /// - Parameters:
  ///   - variants: The worlds, in the order in which they are reported.
  ///   - replicates: Numbers of the replicates to run in each, those of the scenario itself.
  public init(_ variants: [ScenarioVariant], replicates: [Int]) {
    self.variants = variants
    self.replicates = replicates
    simulations = variants.map { variant in
      let layout = SeriesLayout(totalsOf: OutcomeReduction.indicators, variant.scenario)
      return Simulation(variant.scenario, layout: layout)
    }
  }

  /// Arms of all worlds and replicates.
  public var armCount: Int {
    replicates.count * variants.reduce(0) { $0 + $1.scenario.policies.count }
  }

  /// Runs the worlds, the replicates of all in one row so that no thread waits for a world to end. A cancelled run
  /// keeps the worlds of which every replicate is finished.
  public func run(_ options: Experiment.Options) -> AlternativesRecord {
    let units = variants.count * replicates.count
    let largest = simulations.map(\.firmCount).max() ?? 0
    let splitRuns = units < options.workers || largest >= Experiment.splitAbove
    let shares = Experiment.shares(of: options.workers, runs: units, firms: largest)
    let done = SharedCounter()
    let armCount = armCount
    let results: [Reduced??] = runConcurrently(
      count: units, workers: splitRuns ? 1 : options.workers, isCancelled: options.isCancelled
    ) { unit in
      let simulation = simulations[unit / replicates.count]
      defer { shares.end() }
      let replicate = simulation.runReplicate(
        replicates[unit % replicates.count], workers: { splitRuns ? options.workers : shares.each },
        isCancelled: options.isCancelled,
        armFinished: {
          options.progress(Experiment.Progress(armsDone: done.takeNext() + 1, armsPlanned: armCount))
        })
      return replicate.map { Reduced($0.arms, simulation) }
    }
    let worlds = variants.indices.compactMap { world -> AlternativeRecord? in
      let start = world * replicates.count
      let finished = results[start..<start + replicates.count].compactMap { $0.flatMap { $0 } }
      guard finished.count == replicates.count else { return nil }
      return AlternativeRecord(
        path: variants[world].path, value: variants[world].value, name: variants[world].name,
        outcomes: WorldOutcomes(
          replicates: replicates, outcomes: finished.map(\.outcomes),
          accountsClose: finished.allSatisfy(\.accountsClose)))
    }
    return AlternativesRecord(worlds: worlds, planned: variants.count)
  }

  /// What is left of one replicate when its arms are dropped.
  private struct Reduced {
    let outcomes: [[Outcome]]
    let accountsClose: Bool

    init(_ arms: [ArmRecord], _ simulation: Simulation) {
      outcomes = OutcomeReduction(simulation.scenario, simulation.layout, weight: simulation.weight).outcomes(arms)
      accountsClose = OutcomeReduction.accountsClose(arms)
    }
  }
}
