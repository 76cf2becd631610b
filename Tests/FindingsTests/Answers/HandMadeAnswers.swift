import Experiments
import Findings
import ScenarioModel

/// A plan over eight points of two factors with three policies, and numbers made by hand.
enum HandMadeAnswers {
  static let points = (0..<8).map { [Double($0 % 4), Double($0 / 4)] }

  static func plan(
    _ method: StudyDesign.Method = .list(values: points), replicates: ClosedRange<Int> = 1...2,
    points: [[Double]] = points, policies: [String] = ["slow", "fast"],
    names: [String] = ["borderPenalty", "campaignCost"]
  ) -> StudyPlan {
    var scenario = TinyStudy.scenario(policies.map { ($0, TinyStudy.programme()) }, resamples: 0)
    scenario.study.recorded = RecordChoice(indicators: ["publicCost", "net"])
    let factors = names.map {
      DesignFactor(path: ScenarioPath(text: "world.parameters.\($0)"), distribution: .uniform(lower: 0, upper: 3))
    }
    return StudyPlan(
      hash: "0", version: "1", scenario: scenario, scenarioPath: "tiny.yaml",
      design: StudyDesign(method: method, factors: factors),
      points: points.map { StudyPlan.Point(values: $0, identity: "") }, inputs: [], replicates: replicates,
      layout: RecordLayout(scenario))
  }

  /// Answers of all columns: `number(policy, column, point, replicate)`.
  static func answers(
    _ plan: StudyPlan = plan(), missing: Int = 0, _ number: (Int, RecordColumn, [Double], Int) -> Double
  ) -> StudyAnswers {
    let numbers = plan.policies.indices.map { policy in
      plan.columns.map { column in
        plan.points.map { point in plan.replicates.map { number(policy, column, point.values, $0) } }
      }
    }
    return StudyAnswers(plan, columns: Array(plan.columns.indices), numbers: numbers, unitsMissing: missing)
  }
}
