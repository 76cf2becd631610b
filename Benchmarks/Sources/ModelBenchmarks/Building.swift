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

  func measure() -> [Figure: Reading] {
    let firms = builder.firmCount
    let one = time(threads: 1)
    let two = time(threads: 2)
    return [
      Figure(.building, firms: firms, threads: 1): one, Figure(.building, firms: firms, threads: 2): two,
      Figure(.speedUp, "building", firms: firms): one / two,
    ]
  }

  /// Time per firm, ns. Each world is a piece, and gone before its end.
  private func time(threads: Int) -> Reading {
    var sum = PieceSum(count: 1)
    for world in 0..<worlds {
      let seed = UInt64(world + 1)
      let piece = Piece.take(
        threads: threads, from: { 0 },
        measuring: { ties in
          let start = ContinuousClock.now
          let built = builder.build(populationSeed: seed, eventSeed: seed, quarterCount: 44, workers: threads)
          ties = built.network.ties.count
          return [start.nanosecondsToNow]
        })
      sum.add(piece)
      keep([UInt64(piece.state)])
    }
    return sum.readings(per: Double(worlds * builder.firmCount))[0]
  }
}
