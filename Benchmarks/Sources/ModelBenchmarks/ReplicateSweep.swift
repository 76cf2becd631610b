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

  /// The kernel alone, the kernel as a study that keeps every series, and the twin with push.
  func measure() throws -> [Figure: Double] {
    [
      Figure(.replicateSweep, "kernel"): seconds { replicates { kernel($0) } },
      Figure(.replicateSweep, "push"): seconds { replicates { twin($0) } },
      Figure(.replicateSweep, "study"): seconds { _ = Experiment(scenario).run(.init(workers: 1)) },
    ]
  }

  private func seconds(_ work: () -> Void) -> Double {
    Pace.check()
    let start = ContinuousClock.now
    work()
    return start.nanosecondsToNow / 1e9
  }

  private func replicates(_ run: (UInt64) -> Int) {
    var adopters = 0
    for seed in 1...UInt64(ReplicateSweep.replicates) { adopters += run(seed) }
    keep([UInt64(adopters)])
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
