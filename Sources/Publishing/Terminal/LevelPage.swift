import Findings
import ScenarioModel

/// Levels by country and technology on the terminal page: the survey view and its like.
enum LevelPage {
  /// Two tables for every indicator that the study shows: the baseline by country, and what each policy changes.
  static func lines(_ findings: StudyFindings, width: Int, style: TextStyle) -> [String] {
    findings.levels.flatMap { level -> [String] in
      let quarter = Quarter(index: level.horizon - 1).description
      let heading = level.technologies.map { $0 }
      let baseline = TextTable(
        heading: ["per cent"] + heading,
        rows: level.baseline.map { row in [row.name] + row.values.map { percent($0) } })
      let changes = TextTable(
        heading: ["percentage points"] + heading,
        rows: level.changes.map { row in [row.name] + row.values.map { change($0) } })
      let title = "\(level.indicator) in \(quarter), \(findings.scenario.study.baseline), by country"
      return [""] + TextWrap.lines(title, width: width).map(style.bold)
        + TextWrap.lines(level.definition, width: width) + baseline.lines(width: width)
        + ["", style.bold("and what each policy changes in all countries (* distinct from zero)")]
        + changes.lines(width: width)
    }
  }

  private static func percent(_ share: Double?) -> String {
    share.map { NumberText.decimal(100 * $0, places: 1) } ?? NumberText.missing
  }

  private static func change(_ estimate: Estimate?) -> String {
    guard let estimate, let mean = estimate.mean else { return NumberText.missing }
    let sign = mean > 0 ? "+" : ""
    return sign + NumberText.decimal(100 * mean, places: 2) + (estimate.isDistinctFromZero ? "*" : "")
  }
}
