import Findings
import ScenarioModel

extension CSVLine {
  /// Policy and cell, the start of most rows.
  init(_ findings: StudyFindings, policy: Int, _ label: CellLabel, baseline: Bool = false) {
    self.init()
    append(findings.policyName(policy))
    if baseline { append(findings.scenario.study.baseline) }
    for text in [label.indicator, label.unit, label.groupKind, label.group, label.technology] { append(text) }
  }

  mutating func appendInterval(_ estimate: Estimate) {
    append(estimate.mean)
    append(estimate.lower)
    append(estimate.upper)
    append(estimate.replicates)
  }

  mutating func appendSpread(_ estimate: Estimate) {
    append(estimate.sd)
    append(estimate.bootstrapLower)
    append(estimate.bootstrapUpper)
  }
}

extension ResultTable {
  static func writeEffects(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    for row in findings.effects.rows {
      let start = CSVLine(findings, policy: row.policy, row.label, baseline: true)
      try writer.row(start) { line in
        line.append(row.horizon)
        line.appendInterval(row.estimate)
        line.append(row.estimate.varianceRatio)
        line.appendSpread(row.estimate)
      }
    }
  }

  static func writeTrajectories(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    var quarters: [Int: String] = [:]
    for trajectory in findings.trajectories {
      let start = CSVLine(findings, policy: trajectory.policy, trajectory.label)
      for point in trajectory.points {
        let quarter = quarters[point.quarter] ?? Quarter(index: point.quarter).description
        quarters[point.quarter] = quarter
        try writer.row(start) { line in
          line.append(quarter)
          line.append(point.mean)
          line.append(point.sd)
          for index in TrajectoryPoint.probabilities.indices {
            line.append(point.quantiles.isEmpty ? nil : point.quantiles[index])
          }
          line.append(point.replicates)
        }
      }
    }
  }

  static func writeReplicates(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    for row in findings.replicateRows {
      var start = CSVLine(findings, policy: row.policy, row.label)
      start.append(row.horizon)
      for (replicate, value) in zip(findings.replicates, row.values) {
        try writer.row(start) { line in
          line.append(replicate)
          line.append(value)
        }
      }
    }
  }
}
