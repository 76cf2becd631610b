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

  /// Bytes per firm of the first world of this process, after it was built and after its last quarter.
  func measureMemory(_ memory: ResidentMemory) -> [Figure: Reading] {
    var measured: [Figure: Reading] = [:]
    func note(_ moment: String) {
      guard let bytes = memory.grown else { return }
      measured[Figure(.memory, moment, firms: builder.firmCount)] = Reading(bytes / Double(builder.firmCount))
    }
    memory.start()
    var world = build(threads: 1)
    note("built")
    for _ in 0..<builder.description.warmUpQuarters + quarters { world.advance() }
    note("run")
    memory.stop()
    return measured
  }

  /// Builds a world, advances the warm-up, then times every phase of every quarter, and at last the plain sweep over as
  /// many bytes. The clock is read once a phase: some forty nanoseconds for thousands of firms.
  ///
  /// - Parameter bytes: Of all firms; nil where the system does not tell.
  func measure(threads: Int, bytes: Double?) -> [Figure: Reading] {
    let firms = builder.firmCount
    var world = build(threads: threads)
    for _ in 0..<builder.description.warmUpQuarters { world.advance(workers: threads) }

    let phases = Phase.allCases
    var sum = PieceSum(count: phases.count + 1)
    let quartersPerPiece = max(1, FullModel.firmQuartersPerPiece / firms)
    for first in stride(from: 0, to: quarters, by: quartersPerPiece) {
      let count = min(quartersPerPiece, quarters - first)
      let piece = Piece.take(
        threads: threads, from: { World(copying: world) },
        measuring: { FullModel.time(&$0, quarters: count, threads: threads) })
      sum.add(piece)
      world = piece.state
    }
    let readings = sum.readings(per: Double(firms * quarters))
    var measured: [Figure: Reading] = [:]
    for (phase, reading) in zip(phases, readings) {
      measured[Figure(.quarter, "\(phase)", firms: firms, threads: threads)] = reading
    }
    let quarter = readings[phases.count]
    measured[Figure(.quarter, firms: firms, threads: threads)] = quarter

    let sweep = ReadSweep(bytes: bytes ?? FullModel.assumedBytes * Double(firms), threads: threads)
    let result = sweep.measure()
    let pace = Pace.look(threads: threads)
    let perFirm = Reading(result.nanoseconds / Double(firms), pace: pace)
    measured[Figure(.sweep, firms: firms, threads: threads)] = perFirm
    measured[Figure(.bandwidth, firms: firms, threads: threads)] = Reading(result.gigabytesPerSecond, pace: pace)
    measured[Figure(.multiple, firms: firms, threads: threads)] = quarter / perFirm
    return measured
  }

  /// Time of every phase, and of all, ns.
  private static func time(_ world: inout World, quarters: Int, threads: Int) -> [Double] {
    let phases = Phase.allCases
    var times = [Double](repeating: 0, count: phases.count + 1)
    for _ in 0..<quarters {
      for (index, phase) in phases.enumerated() {
        let start = ContinuousClock.now
        world.carryOut(phase, workers: threads)
        times[index] += start.nanosecondsToNow
      }
    }
    times[phases.count] = times.reduce(0, +)
    return times
  }

  private func build(threads: Int) -> World {
    builder.build(
      populationSeed: 1, eventSeed: 1, quarterCount: builder.description.warmUpQuarters + quarters, workers: threads)
  }

  /// Adds what a second thread brings, from readings on one and on two.
  func withSpeedUp(_ measured: [Figure: Reading]) -> [Figure: Reading] {
    var all = measured
    let times = [1, 2].compactMap { measured[Figure(.quarter, firms: builder.firmCount, threads: $0)] }
    if times.count == 2 { all[Figure(.speedUp, "quarter", firms: builder.firmCount)] = times[0] / times[1] }
    return all
  }

  /// Of a piece: some hundredth of a second, or one quarter.
  static let firmQuartersPerPiece = 160_000

  /// Bytes per firm for the sweep where the system does not tell resident memory.
  private static let assumedBytes = 250.0
}
