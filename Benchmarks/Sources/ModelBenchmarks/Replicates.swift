import Experiments
import Figures
import Foundation
import ScenarioModel

/// What a second thread brings when replicates run side by side: the same experiment on one thread and on two, and as a
/// limit half of it in a process of its own, with which nothing is shared but the machine.
struct Replicates {
  private let scenario: Scenario
  private let policy: String
  private let count: Int

  /// - Parameters:
  ///   - policy: Run beside the baseline; the baseline runs alone if it is named itself.
  ///   - count: Replicates, an even number.
  init(_ scenario: Scenario, policy: String, count: Int) {
    self.scenario = scenario
    self.policy = policy
    self.count = count
  }

  func measure() throws -> [Figure: Double] {
    let whole = experiment(count)
    let half = experiment(count / 2)
    let second = try SecondProcess(name: "\(SecondProcess.prefix)\(policy)")
    defer { second.end() }
    let one = seconds { _ = whole.run(options(workers: 1)) }
    let two = seconds { _ = whole.run(options(workers: 2)) }
    let apart = seconds {
      second.begin()
      _ = half.run(options(workers: 1))
      second.waitUntilDone()
    }
    return [Figure(.replicates, policy): one / two, Figure(.replicates, "\(policy)-apart"): one / apart]
  }

  /// What a second process of this name does; nil if it is no name of one.
  static func second(named name: String) throws -> Replicates? {
    guard name.hasPrefix(SecondProcess.prefix) else { return nil }
    let policy = String(name.dropFirst(SecondProcess.prefix.count))
    return Replicates(try ShippedScenario.load(fundScenario), policy: policy, count: studySize)
  }

  /// As many as the scenario allows itself: at the end of an experiment one thread waits for the other, half a replicate
  /// on average, which of 16 replicates is a twentieth of the time.
  static let studySize = 60

  /// The life of the second process: half of the replicates whenever it is asked, until nobody asks.
  func answer() {
    let half = experiment(count / 2, after: count / 2)
    _ = experiment(2).run(.init(workers: 1))
    while readLine() != nil {
      _ = half.run(options(workers: 1))
      print("done")
      fflush(nil)
    }
  }

  private func experiment(_ replicates: Int, after first: Int = 0) -> Experiment {
    var scenario = scenario
    scenario.study.firstReplicate += first
    scenario.policies = scenario.policies.filter { $0.name == scenario.study.baseline || $0.name == policy }
    scenario.study.replicates = .fixed(replicates)
    return Experiment(scenario)
  }

  /// Each replicate ends with a look at the pace of its processor, half a millisecond of fifty.
  private func options(workers: Int) -> Experiment.Options {
    .init(workers: workers, progress: { _ in Pace.checkHere() })
  }

  private func seconds(_ work: () -> Void) -> Double {
    Pace.check()
    let start = ContinuousClock.now
    work()
    return start.nanosecondsToNow / 1e9
  }
}

/// A process that does half of the replicates, from the moment when it is asked.
private struct SecondProcess {
  /// Before the policy, in the name of the workload that answers.
  static let prefix = "half-of-replicates-"

  private let process = Process()
  private let questions = Pipe()
  private let answers = Pipe()

  init(name: String) throws {
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [name]
    process.standardInput = questions
    process.standardOutput = answers
    try process.run()
    // It is ready when it has answered once.
    begin()
    waitUntilDone()
  }

  func begin() { questions.fileHandleForWriting.write(Data("\n".utf8)) }

  func waitUntilDone() { _ = answers.fileHandleForReading.availableData }

  func end() {
    questions.fileHandleForWriting.closeFile()
    process.waitUntilExit()
  }
}
