import GSLNumerics
import ScenarioModel

/// When there are enough replicates.
struct StoppingRule: Sendable {
  let minimum: Int
  let maximum: Int
  private let indicator: Indicator?
  private let relativeHalfWidth: Double
  private let scenario: Scenario

  init(_ scenario: Scenario) {
    self.scenario = scenario
    switch scenario.study.replicates {
    case .fixed(let number):
      minimum = number
      maximum = number
      indicator = nil
      relativeHalfWidth = 0
    case .until(let name, let width, let least, let most):
      minimum = least
      maximum = most
      indicator = Indicator(rawValue: name)
      relativeHalfWidth = width
    }
  }

  /// Whether these replicates are enough: for every policy but the baseline the Student interval of the indicator, over
  /// all firms and technologies at the first horizon, is narrow relative to its mean. A policy without any effect at all
  /// has an interval of width 0.
  func isMet(_ arms: [[ArmRecord]], _ layout: SeriesLayout) -> Bool {
    guard arms.count >= minimum else { return false }
    guard let indicator, arms.count > 1 else { return indicator == nil || arms.count >= maximum }
    let degrees = Double(arms.count - 1)
    let level = scenario.study.confidenceLevel
    guard let quantile = try? StudentT.quantile((1 + level) / 2, degreesOfFreedom: degrees) else { return false }
    for policy in scenario.policies.indices where policy != scenario.baselineIndex {
      let sample = arms.map { value(indicator, $0[policy], baseline: $0[scenario.baselineIndex], layout) }
      guard let mean = SampleStatistics.mean(sample), let sd = SampleStatistics.standardDeviation(sample) else {
        return false
      }
      let halfWidth = quantile * sd / Double(arms.count).squareRoot()
      if halfWidth > relativeHalfWidth * abs(mean) { return false }
    }
    return true
  }

  private func value(
    _ indicator: Indicator, _ arm: ArmRecord, baseline: ArmRecord, _ layout: SeriesLayout
  ) -> Double {
    let horizon = scenario.study.horizons[0]
    if indicator.kind == .level, let key = layout.keys.firstIndex(of: SeriesKey(indicator)) {
      let quarter = horizon - 1 - layout.firstQuarter
      return arm.value(key: key, quarter: quarter, layout: layout)
        - baseline.value(key: key, quarter: quarter, layout: layout)
    }
    let row = arm.accounts.first { $0.horizon == horizon && $0.groupKind == .all && $0.technology == nil }
    return Double(row?.count(indicator) ?? 0)
  }
}
