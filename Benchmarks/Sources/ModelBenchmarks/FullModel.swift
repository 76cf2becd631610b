import AdoptionKernel
import Figures
import ScenarioModel
import WorldBuilding

/// The full model without policy on the Dutch-German world, any number of firms: building, memory, every phase.
struct FullModel {
  private let builder: WorldBuilder
  private let quarters: Int

  init(_ scenario: Scenario, firms: Int) {
    var description = scenario.world
    description.firms = .count(firms)
    builder = WorldBuilder(description)
    quarters = scenario.study.horizonQuarters
  }

  /// Builds a world, reads its memory, advances the warm-up, then times every phase of every quarter, and at last the
  /// plain sweep over as many bytes. The clock is read once a phase: some forty nanoseconds for thousands of firms.
  func measure(threads: Int, memory: ResidentMemory) -> [Figure: Double] {
    var measured: [Figure: Double] = [:]
    let firms = builder.firmCount
    let firmQuarters = Double(firms * quarters)
    memory.start()
    var world = builder.build(
      populationSeed: 1, eventSeed: 1, quarterCount: builder.description.warmUpQuarters + quarters, workers: threads)
    if let bytes = memory.grown { measured[Figure(.memory, "built", firms: firms)] = bytes / Double(firms) }
    for _ in 0..<builder.description.warmUpQuarters { world.advance(workers: threads) }

    var phases = [Double](repeating: 0, count: Phase.allCases.count)
    for quarter in 0..<quarters {
      if quarter.isMultiple(of: FullModel.quartersBetweenLooks) { Pace.check() }
      for phase in Phase.allCases {
        let start = ContinuousClock.now
        world.carryOut(phase, workers: threads)
        phases[phase.rawValue] += start.nanosecondsToNow
      }
    }
    for phase in Phase.allCases {
      measured[Figure(.quarter, "\(phase)", firms: firms, threads: threads)] = phases[phase.rawValue] / firmQuarters
    }
    let quarter = phases.reduce(0, +) / firmQuarters
    measured[Figure(.quarter, firms: firms, threads: threads)] = quarter
    if let bytes = memory.grown { measured[Figure(.memory, "run", firms: firms)] = bytes / Double(firms) }
    memory.stop()
    Pace.check()

    let sweep = ReadSweep(bytes: memory.lastGrowth ?? FullModel.assumedBytes * Double(firms), threads: threads)
    let result = sweep.measure()
    measured[Figure(.sweep, firms: firms, threads: threads)] = result.nanoseconds / Double(firms)
    measured[Figure(.bandwidth, firms: firms, threads: threads)] = result.gigabytesPerSecond
    measured[Figure(.multiple, firms: firms, threads: threads)] = quarter / (result.nanoseconds / Double(firms))
    return measured
  }

  /// Adds what a second thread brings, from readings on one and on two.
  func withSpeedUp(_ measured: [Figure: Double]) -> [Figure: Double] {
    var all = measured
    let times = [1, 2].compactMap { measured[Figure(.quarter, firms: builder.firmCount, threads: $0)] }
    if times.count == 2 { all[Figure(.speedUp, "quarter", firms: builder.firmCount)] = times[0] / times[1] }
    return all
  }

  private static let quartersBetweenLooks = 8

  /// Bytes per firm for the sweep where the system does not tell resident memory.
  private static let assumedBytes = 250.0
}
