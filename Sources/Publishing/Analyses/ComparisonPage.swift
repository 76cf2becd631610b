public import Findings
import ScenarioModel

/// Two policies, or two studies, against each other over all points, on one terminal page.
public enum ComparisonPage {
  /// The page as text, lines of at most `width` characters (80 or more), ending with a line feed.
  public static func render(_ findings: ComparisonFindings, width: Int = 100, style: TextStyle = .plain) -> String {
    let width = max(80, width)
    let facts =
      "\(findings.pointCount) point\(findings.pointCount == 1 ? "" : "s"), paired by replicate; brackets are "
      + "\(NumberText.percent(findings.level)) intervals of the mean over points."
    var lines = TextWrap.lines(findings.title, width: width).map(style.bold) + TextWrap.lines(facts, width: width)
    var pairs: [(policy: String, against: String)] = []
    for answer in findings.answers
    where answer.isShown && !pairs.contains(where: { $0 == (answer.policy, answer.against) }) {
      pairs.append((answer.policy, answer.against))
    }
    for pair in pairs {
      let heading =
        findings.isOfTwoStudies ? "\(pair.policy): this study minus the other" : "\(pair.policy) minus \(pair.against)"
      let own = findings.answers.filter { $0.isShown && $0.policy == pair.policy && $0.against == pair.against }
      lines += ["", style.bold(heading)] + table(own).lines(width: width)
    }
    return (lines + [""] + TextWrap.lines(legend, width: width)).joined(separator: "\n") + "\n"
  }

  private static func table(_ answers: [ComparisonFindings.Answer]) -> TextTable {
    TextTable(
      heading: ["number", "mean difference", "points", "surely", "surely less", "units"],
      rows: answers.map { answer in
        let comparison = answer.comparison
        let group = answer.label.group == "all" ? "" : " \(answer.label.group)"
        let technology = answer.label.technology == "all" ? "" : " \(answer.label.technology)"
        return [
          "\(answer.label.indicator)\(technology)\(group) \(answer.quarter)", difference(comparison.overall),
          NumberText.percent(comparison.sharePointsLarger), NumberText.percent(comparison.sharePointsSurelyLarger),
          NumberText.percent(comparison.sharePointsSurelySmaller), NumberText.percent(comparison.shareUnitsLarger),
        ]
      })
  }

  /// Shares and rates differ by less than the decimals of a count show.
  private static func difference(_ estimate: Estimate) -> String {
    guard let mean = estimate.mean else { return NumberText.missing }
    guard let lower = estimate.lower, let upper = estimate.upper else { return NumberText.compact(mean) }
    if max(abs(lower), abs(upper)) >= 1 { return NumberText.interval(estimate) }
    return "\(NumberText.compact(mean)) [\(NumberText.compact(lower)), \(NumberText.compact(upper))]"
  }

  private static let legend =
    "points: share of points at which the first is larger in the mean over replicates; surely, surely less: share at which "
    + "the interval lies above, or below, zero; units: share of single runs in which it is larger. Ties count half. Larger "
    + "is not always better: costs and harm are numbers too. comparison.csv has every point."
}
