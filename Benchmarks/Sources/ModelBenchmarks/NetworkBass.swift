import AdoptionKernel
import Figures
import Foundation
import NetworkBassTwins
import ParallelColumns
import ScenarioModel
import WorldBuilding

/// The network Bass process: the model's kernel with its off-switches, beside programs that can do nothing else.
///
/// All run in turns within one repetition, each a piece, and do the same: each firm has as many sources drawn at
/// random, and adopts by the same probabilities. Networks differ, so shares of adopters agree but for chance.
struct NetworkBass {
  private let builder: WorldBuilder
  private let process: String
  private let firms: Int
  private let steps: Int
  private let sources: Int
  /// Innovation and imitation per step, from the rates of the scenario: p' = −4 ln(1 − p), q' = −4k ln(1 − q).
  private let innovation: Double
  private let imitation: Double

  /// - Parameter process: What figures call it.
  init(_ scenario: Scenario, process: String, firms: Int) throws {
    var description = scenario.world
    description.firms = .count(firms)
    guard case .randomInDegree(let sources) = description.network else { throw OtherNetwork() }
    builder = WorldBuilder(description)
    self.process = process
    self.firms = firms
    self.sources = sources
    steps = scenario.study.horizonQuarters
    innovation = 1 - exp(-description.parameters[.awarenessRate] / 4)
    imitation = 1 - exp(-description.parameters[.wordOfMouthRate] / Double(4 * sources))
  }

  /// The scenario has no network of random sources.
  struct OtherNetwork: Error {}

  func measure() throws -> [Figure: Reading] {
    let twins = try runTwins()
    let start = ContinuousClock.now
    let world = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: steps)
    let building = start.nanosecondsToNow
    let kernel = [1, 2].map { run(world, threads: $0) }
    var others = twins.programs.merging(runPython()) { $1 }
    let numba = others.filter { $0.key.hasPrefix("numba") }.values

    var measured: [Figure: Reading] = [:]
    for (program, outcome) in others { note(program, outcome, threads: 0, &measured) }
    others["numba"] = numba.min { $0.time.value < $1.time.value }
    for (index, outcome) in kernel.enumerated() {
      note("kernel", outcome, threads: index + 1, &measured)
      for (program, other) in others {
        measured[Figure(.advantage, "\(process)-\(program)", firms: firms, threads: index + 1)] =
          other.time / outcome.time
      }
    }
    measured[Figure(.network, "kernel", firms: firms)] = Reading(building / Double(firms), pace: kernel[0].time.pace)
    measured[Figure(.network, "C", firms: firms)] = Reading(twins.building / Double(firms), pace: kernel[0].time.pace)
    measured[Figure(.speedUp, process, firms: firms)] = kernel[0].time / kernel[1].time
    return measured
  }

  /// Time of all steps, ns, and share of adopters at the end.
  private struct Outcome {
    let time: Reading
    let adopters: Double

    /// - Parameter piece: Time and adopters.
    init(_ piece: borrowing Piece<some ~Copyable>, firms: Int) {
      time = Reading(piece.values[0], pace: piece.pace)
      adopters = piece.values[1] / Double(firms)
    }

    init(time: Reading, adopters: Double) {
      self.time = time
      self.adopters = adopters
    }
  }

  private func run(_ world: borrowing World, threads: Int) -> Outcome {
    let piece = Piece.take(
      threads: threads, from: { World(copying: world) },
      measuring: { arm in
        let start = ContinuousClock.now
        for _ in 0..<steps { arm.advance(workers: threads) }
        return [start.nanosecondsToNow, Double(countAdopters(arm))]
      })
    return Outcome(piece, firms: firms)
  }

  private func runTwins() throws -> (building: Double, programs: [String: Outcome]) {
    let start = ContinuousClock.now
    guard let network = unsafe network_bass_build(UInt32(firms), UInt32(sources), 1) else { throw NoMemory() }
    defer { unsafe network_bass_free(network) }
    let building = start.nanosecondsToNow
    let push = timed { unsafe network_bass_push(network, innovation, imitation, UInt32(steps), 1) }
    let pull = timed { unsafe network_bass_pull(network, innovation, imitation, UInt32(steps), 1) }
    return (building, ["push": push, "pull": pull])
  }

  /// There is no memory for a network.
  struct NoMemory: Error {}

  private func timed(_ run: () -> UInt32) -> Outcome {
    let piece = Piece.take(
      threads: 1, from: { 0 },
      measuring: { adopters in
        let start = ContinuousClock.now
        adopters = Int(run())
        return [start.nanosecondsToNow, Double(adopters)]
      })
    return Outcome(piece, firms: firms)
  }

  /// The programs in Python: a process of some seconds, which is looked at before and after it only, and done once.
  private func runPython() -> [String: Outcome] {
    var patience = Patience()
    patience.wait(threads: 2)
    let before = Pace.look(threads: 2)
    let answers = Python.networkBass(firms, sources, steps, innovation, imitation)
    let pace = max(before, Pace.look(threads: 2))
    return answers.mapValues { Outcome(time: Reading($0.nanoseconds, pace: pace), adopters: $0.adopters) }
  }

  private func note(_ program: String, _ outcome: Outcome, threads: Int, _ measured: inout [Figure: Reading]) {
    let part = "\(process)-\(program)"
    measured[Figure(.agentSteps, part, firms: firms, threads: threads)] = Reading(
      Double(firms * steps) / outcome.time.value * 1_000, pace: outcome.time.pace)
    measured[Figure(.adopters, part, firms: firms)] = Reading(outcome.adopters)
  }
}

/// Firms that use anything.
func countAdopters(_ world: borrowing World) -> Int {
  var adopters = 0
  for firm in 0..<world.firmCount where world.exposure.adoptedMask[firm] != 0 { adopters += 1 }
  return adopters
}
