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
  let measure: @Sendable (Scenario) throws -> [Figure: Double]

  init(
    _ name: String, _ repetitions: Int, scenario: String = fundScenario, isLarge: Bool = false,
    isForBothBuilds: Bool = false, _ measure: @escaping @Sendable (Scenario) throws -> [Figure: Double]
  ) {
    self.name = name
    self.repetitions = repetitions
    self.isLarge = isLarge
    self.isForBothBuilds = isForBothBuilds
    self.scenario = scenario
    self.measure = measure
  }

  /// Measures in this process until the notebook has as many repetitions on an unloaded machine as are wanted, or this
  /// run has had its attempts; notes all.
  func carryOut() throws {
    tell("\(name) ...")
    let scenario = try ShippedScenario.load(scenario)
    let others = Figure(.bystanders, name)
    var best = Notebook.bestPace
    var unloaded = try Notebook.readings(of: others).count { $0.isUnloaded(best: best) }
    var patience = Workload.patience
    for _ in 0..<attempts where unloaded < repetitions {
      patience = Pace.wait(until: { Reading.isUnloaded($0, best: best) }, atMost: patience)
      let bystanders = Bystanders()
      var measured = try measure(scenario)
      measured[others] = bystanders.processors
      Pace.check()
      let pace = Pace.takeMean()
      best = min(best, pace)
      try Notebook.add(measured, pace: pace)
      if Reading.isUnloaded(pace, best: best) { unloaded += 1 }
    }
    Notebook.bestPace = best
  }

  /// How often a workload looks, once a second, for an unloaded machine before one of its repetitions, in all of them
  /// together.
  private static var patience: Int {
    ProcessInfo.processInfo.environment["PELOTON_PATIENCE"].flatMap { Int($0) } ?? 30
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
