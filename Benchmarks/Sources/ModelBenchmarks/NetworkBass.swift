import AdoptionKernel
import Figures
import Foundation
import NetworkBassTwins
import ParallelColumns
import ScenarioModel
import WorldBuilding

/// The network Bass process: the model's kernel with its off-switches, beside programs that can do nothing else.
///
/// All run in turns within one repetition, and do the same: each firm has as many sources drawn at random, and adopts by
/// the same probabilities. Networks differ, so shares of adopters agree but for chance.
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

  func measure() throws -> [Figure: Double] {
    var outcomes = try twins()
    Pace.check()
    let start = ContinuousClock.now
    let world = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: steps)
    var measured = [Figure(.network, "kernel", firms: firms): start.nanosecondsToNow / Double(firms)]
    measured[Figure(.network, "C", firms: firms)] = outcomes.building / Double(firms)
    var kernel: [Int: Outcome] = [:]
    for threads in [2, 1] { kernel[threads] = run(world, threads: threads) }
    Pace.check()
    outcomes.programs.merge(Python.networkBass(firms, sources, steps, innovation, imitation)) { $1 }
    for (threads, outcome) in kernel {
      note("kernel", outcome, threads: threads, &measured)
      for (program, other) in outcomes.programs { compare(outcome, program, other, threads: threads, &measured) }
      let numba = outcomes.programs.filter { $0.key.hasPrefix("numba") }.values
      if let best = numba.min(by: { $0.nanoseconds < $1.nanoseconds }) {
        compare(outcome, "numba", best, threads: threads, &measured)
      }
    }
    for (program, outcome) in outcomes.programs { note(program, outcome, threads: 0, &measured) }
    if let one = kernel[1], let two = kernel[2] {
      measured[Figure(.speedUp, process, firms: firms)] = one.nanoseconds / two.nanoseconds
    }
    return measured
  }

  /// Time of all steps and share of adopters at the end.
  struct Outcome: Sendable {
    let nanoseconds: Double
    let adopters: Double
  }

  private func run(_ world: borrowing World, threads: Int) -> Outcome {
    var arm = World(copying: world)
    var nanoseconds = 0.0
    for step in 0..<steps {
      if step.isMultiple(of: NetworkBass.stepsBetweenLooks) { Pace.check() }
      let start = ContinuousClock.now
      arm.advance(workers: threads)
      nanoseconds += start.nanosecondsToNow
    }
    return Outcome(nanoseconds: nanoseconds, adopters: Double(countAdopters(arm)) / Double(firms))
  }

  private static let stepsBetweenLooks = 10

  private func twins() throws -> (building: Double, programs: [String: Outcome]) {
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
    let start = ContinuousClock.now
    let adopters = run()
    return Outcome(nanoseconds: start.nanosecondsToNow, adopters: Double(adopters) / Double(firms))
  }

  private func note(_ program: String, _ outcome: Outcome, threads: Int, _ measured: inout [Figure: Double]) {
    let part = "\(process)-\(program)"
    measured[Figure(.agentSteps, part, firms: firms, threads: threads)] =
      Double(firms * steps) / outcome.nanoseconds * 1_000
    measured[Figure(.adopters, part, firms: firms)] = outcome.adopters
  }

  private func compare(
    _ kernel: Outcome, _ program: String, _ other: Outcome, threads: Int, _ measured: inout [Figure: Double]
  ) {
    measured[Figure(.advantage, "\(process)-\(program)", firms: firms, threads: threads)] =
      other.nanoseconds / kernel.nanoseconds
  }
}

/// Firms that use anything.
func countAdopters(_ world: borrowing World) -> Int {
  var adopters = 0
  for firm in 0..<world.firmCount where world.exposure.adoptedMask[firm] != 0 { adopters += 1 }
  return adopters
}
