import ParallelColumns
import ScenarioModel

/// The scenario at the points of a plan, read from the plan's own inputs; a few are kept.
final class PointScenarios: Sendable {
  /// A point ready to run, or why it cannot be.
  enum Ready: Sendable {
    case simulation(UnitSimulation)
    case refused(String)
  }

  private let plan: StudyPlan
  private let variation: ScenarioVariation
  private let capacity: Int
  private let kept = SharedValue<[(point: Int, ready: Ready)]>([])

  /// - Parameter capacity: Points kept, at least one for every thread.
  /// - Throws: ``StudyError`` when the inputs no longer make a scenario.
  init(_ plan: StudyPlan, _ folder: StudyFolder, capacity: Int) throws(StudyError) {
    let path = folder.inputs + "/" + plan.scenarioPath
    let reading = ScenarioFile.load(path: path)
    guard let variation = reading.variation else {
      throw StudyError(
        .invalid, path: path, cause: "the scenario can no longer be read", remedy: "Plan the study again.")
    }
    self.plan = plan
    self.variation = variation
    self.capacity = max(2, capacity)
  }

  func point(_ point: Int) -> Ready {
    if let found = kept.change({ $0.first { $0.point == point }?.ready }) { return found }
    let values = plan.factors.isEmpty ? [] : Array(zip(plan.factors, plan.points[point].values))
    let reading = variation.scenario(at: values.map { (path: $0, value: $1) })
    let ready: Ready
    if let scenario = reading.scenario {
      ready = .simulation(UnitSimulation(scenario, layout: plan.layout))
    } else {
      let reason = reading.problems.first { $0.severity == .error }?.sentence ?? "The scenario tells no reason."
      ready = .refused("The scenario is refused at this point: \(reason)")
    }
    let capacity = capacity
    kept.change { kept in
      kept.append((point: point, ready: ready))
      if kept.count > capacity { kept.removeFirst() }
    }
    return ready
  }
}
