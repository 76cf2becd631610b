import Figures
import Foundation
import ScenarioModel

/// Something that is measured several times in a row. Every repetition takes its own times and notes them, so that a
/// figure and what it is compared with come from the same seconds.
struct Workload: Sendable {
  let name: String
  /// How many are wanted on an unloaded machine.
  let repetitions: Int
  /// Whether it is left to `make bench-large`: it takes minutes or gigabytes.
  var isLarge = false
  /// Whether the portable build is measured, too.
  var isForBothBuilds = false
  /// The scenario file that it reads, without extension.
  let scenario: String
  let measure: @Sendable (Scenario) throws -> [Figure: Reading]

  /// - Parameter measure: One repetition, each figure with the pace of its own pieces.
  init(
    _ name: String, _ repetitions: Int, scenario: String = fundScenario, isLarge: Bool = false,
    isForBothBuilds: Bool = false, inPieces measure: @escaping @Sendable (Scenario) throws -> [Figure: Reading]
  ) {
    self.name = name
    self.repetitions = repetitions
    self.isLarge = isLarge
    self.isForBothBuilds = isForBothBuilds
    self.scenario = scenario
    self.measure = measure
  }

  /// - Parameter measure: One repetition, which begins on unloaded processors while there is patience; all figures have
  ///   the mean pace of both.
  init(
    _ name: String, _ repetitions: Int, scenario: String = fundScenario, isLarge: Bool = false,
    isForBothBuilds: Bool = false, _ measure: @escaping @Sendable (Scenario) throws -> [Figure: Double]
  ) {
    self.init(name, repetitions, scenario: scenario, isLarge: isLarge, isForBothBuilds: isForBothBuilds) { scenario in
      var patience = Patience()
      patience.wait(threads: 2)
      Pace.check()
      let measured = try measure(scenario)
      Pace.check()
      let pace = Pace.takeMean()
      return measured.mapValues { Reading($0, pace: pace) }
    }
  }

  /// Measures in this process until the notebook has as many repetitions on an unloaded machine as are wanted, or this
  /// run has had its attempts; notes all.
  func carryOut() throws {
    tell("\(name) ...")
    let scenario = try ShippedScenario.load(scenario)
    let others = Figure(.bystanders, name)
    var unloaded = try Notebook.readings(of: others).count { $0.isUnloaded(best: Pace.best) }
    for _ in 0..<attempts where unloaded < repetitions {
      let bystanders = Bystanders()
      var measured = try measure(scenario)
      let paces = measured.filter(\.key.quantity.isTime).map(\.value.pace)
      // A repetition is as unloaded as its worst figure.
      let pace = paces.max() ?? 0
      measured[others] = bystanders.processors.map { Reading($0, pace: pace) }
      try Notebook.add(measured)
      if let least = paces.min() { Pace.best = least }
      if Reading.isUnloaded(pace, best: Pace.best) { unloaded += 1 }
    }
  }

  /// What takes minutes is measured once, however loaded the machine is.
  private var attempts: Int { repetitions == 1 ? 1 : 2 * repetitions }

  /// Measures in a new process, and waits for it.
  func carryOutApart() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [name]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(name: name, status: process.terminationStatus) }
  }

  /// A workload ended badly.
  struct Failure: Error, CustomStringConvertible {
    let name: String
    let status: Int32
    var description: String { "\(name) ended with \(status)." }
  }
}

/// Scenario files that are measured, without their extension.
let fundScenario = "industr-i40"
let flagshipScenario = "baltic-sea-region"
let europeScenario = "digitising-european-industry"
let networkScenario = "Verification/network-bass"
let slowNetworkScenario = "Verification/network-bass-slow"

/// Names of the two policies that are looked at one by one.
let scenarioBaseline = "no-policy"
let scenarioFund = "industr-i40"
