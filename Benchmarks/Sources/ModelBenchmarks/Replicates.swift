import Experiments
import Figures
import ScenarioModel

/// What a second thread brings when replicates run side by side: the same experiment on one thread and on two.
struct Replicates {
  private let experiment: Experiment
  private let policy: String

  /// - Parameters:
  ///   - policy: Run beside the baseline; the baseline runs alone if it is named itself.
  ///   - count: Replicates, an even number.
  init(_ scenario: Scenario, policy: String, count: Int) {
    var scenario = scenario
    scenario.policies = scenario.policies.filter { $0.name == scenario.study.baseline || $0.name == policy }
    scenario.study.replicates = .fixed(count)
    experiment = Experiment(scenario)
    self.policy = policy
  }

  func measure() -> [Figure: Double] {
    [Figure(.replicates, policy): seconds(threads: 1) / seconds(threads: 2)]
  }

  private func seconds(threads: Int) -> Double {
    let start = ContinuousClock.now
    _ = experiment.run(.init(workers: threads))
    return start.nanosecondsToNow / 1e9
  }
}
