import AdoptionKernel
import Experiments
import Figures
import Foundation
import NetworkBassTwins
import ParallelColumns
import ScenarioModel
import WorldBuilding

/// Many replicates of a small network Bass process on one thread, a fresh network for each: what a sweep is made of.
struct ReplicateSweep {
  private let scenario: Scenario
  private let builder: WorldBuilder
  private let sources: Int
  private let steps: Int

  init(_ scenario: Scenario) throws {
    guard case .randomInDegree(let sources) = scenario.world.network else { throw NetworkBass.OtherNetwork() }
    var small = scenario
    small.world.firms = .count(ReplicateSweep.firms)
    small.study.replicates = .fixed(ReplicateSweep.replicates)
    self.scenario = small
    self.sources = sources
    steps = scenario.study.horizonQuarters
    builder = WorldBuilder(small.world)
  }

  static let firms = 2_000
  static let replicates = 1_000

  /// The kernel alone and the twin with push, in pieces; the kernel as a study that keeps every series, as a whole.
  func measure() throws -> [Figure: Reading] {
    let study = Piece.take(
      threads: 1, from: { 0 },
      measuring: { runs in
        let start = ContinuousClock.now
        runs = Experiment(scenario).run(.init(workers: 1)).arms.count
        return [start.nanosecondsToNow / 1e9]
      })
    return [
      Figure(.replicateSweep, "kernel"): seconds { kernel($0) },
      Figure(.replicateSweep, "push"): seconds { twin($0) },
      Figure(.replicateSweep, "study"): Reading(study.values[0], pace: study.pace),
    ]
  }

  /// Replicates of a piece: a tenth of a second.
  private static let replicatesPerPiece = 50

  private func seconds(_ run: (UInt64) -> Int) -> Reading {
    var sum = PieceSum(count: 1)
    for first in stride(from: 0, to: ReplicateSweep.replicates, by: ReplicateSweep.replicatesPerPiece) {
      let piece = Piece.take(
        threads: 1, from: { 0 },
        measuring: { adopters in
          let start = ContinuousClock.now
          for seed in first..<first + ReplicateSweep.replicatesPerPiece { adopters += run(UInt64(seed + 1)) }
          return [start.nanosecondsToNow]
        })
      sum.add(piece)
      keep([UInt64(piece.state)])
    }
    return sum.readings(per: 1e9)[0]
  }

  private func kernel(_ seed: UInt64) -> Int {
    var world = builder.build(populationSeed: seed, eventSeed: seed, quarterCount: steps)
    for _ in 0..<steps { world.advance() }
    return countAdopters(world)
  }

  private func twin(_ seed: UInt64) -> Int {
    guard let network = unsafe network_bass_build(UInt32(ReplicateSweep.firms), UInt32(sources), seed) else { return 0 }
    defer { unsafe network_bass_free(network) }
    let rates = scenario.world.parameters
    return unsafe Int(
      network_bass_push(
        network, 1 - exp(-rates[.awarenessRate] / 4), 1 - exp(-rates[.wordOfMouthRate] / Double(4 * sources)),
        UInt32(steps), seed))
  }
}
