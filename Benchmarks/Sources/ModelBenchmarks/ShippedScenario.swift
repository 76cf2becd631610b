import Experiments
import Figures
import Foundation
import ScenarioModel

/// Scenarios that Peloton ships.
enum ShippedScenario {
  /// The scenario cannot be read; says why.
  struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  /// The source tree: benchmarks run where they are built.
  static let repository = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }

  /// Reads one from the source tree.
  static func load(_ name: String) throws -> Scenario {
    let reading = ScenarioFile.load(path: repository.appendingPathComponent("Scenarios/\(name).yaml").path)
    guard let scenario = reading.scenario else {
      throw Unreadable(description: ProblemReport.text(reading.problems))
    }
    let compared = name == fundScenario ? [scenarioBaseline, scenarioFund] : [scenarioBaseline]
    for name in compared where !scenario.policies.contains(where: { $0.name == name }) {
      throw Unreadable(description: "\(reading.files[0]) has no policy \(name), which the benchmarks compare.")
    }
    return scenario
  }

  /// Runs all policies and replicates, from the scenario in memory to the records: building, copies, comparison.
  static func measure(_ scenario: Scenario, replicates: Int, threads: Int) -> [Figure: Double] {
    var scenario = scenario
    scenario.study.replicates = .fixed(replicates)
    let start = ContinuousClock.now
    let experiment = Experiment(scenario)
    let study = experiment.run(.init(workers: threads, progress: { _ in Pace.checkHere() }))
    let nanoseconds = start.nanosecondsToNow
    let quarters = scenario.world.warmUpQuarters + scenario.study.horizonQuarters
    let firmQuarters = study.firmCount * quarters * scenario.policies.count * study.arms.count
    return [
      Figure(.scenario, scenario.id, firms: study.firmCount): nanoseconds / 1e9,
      Figure(.scenarioQuarter, scenario.id, firms: study.firmCount):
        nanoseconds * Double(threads) / Double(firmQuarters),
    ]
  }
}
