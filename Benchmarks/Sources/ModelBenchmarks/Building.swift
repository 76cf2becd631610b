import AdoptionKernel
import Figures
import ParallelColumns
import ScenarioModel
import WorldBuilding

/// World building apart from everything else: the Dutch-German world of any size, on one thread and on two in turns.
struct Building {
  private let builder: WorldBuilder
  private let worlds: Int

  /// - Parameter worlds: Built in a row on each number of threads.
  init(_ scenario: Scenario, firms: Int, worlds: Int) {
    var description = scenario.world
    description.firms = .count(firms)
    builder = WorldBuilder(description)
    self.worlds = worlds
  }

  func measure() -> [Figure: Double] {
    let firms = builder.firmCount
    let one = nanoseconds(threads: 1)
    let two = nanoseconds(threads: 2)
    return [
      Figure(.building, firms: firms, threads: 1): one, Figure(.building, firms: firms, threads: 2): two,
      Figure(.speedUp, "building", firms: firms): one / two,
    ]
  }

  /// Time per firm.
  private func nanoseconds(threads: Int) -> Double {
    Pace.check()
    let start = ContinuousClock.now
    var degrees = 0
    for world in 0..<worlds {
      let seed = UInt64(world + 1)
      let built = builder.build(populationSeed: seed, eventSeed: seed, quarterCount: 44, workers: threads)
      degrees += built.network.ties.count
    }
    let elapsed = start.nanosecondsToNow
    keep([UInt64(degrees)])
    return elapsed / Double(worlds * builder.firmCount)
  }
}
