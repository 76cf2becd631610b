public import Findings
import ScenarioModel

/// What drives an answer, on one terminal page.
public enum SensitivityPage {
  /// Interactions that are listed; the table has all.
  private static let listedInteractions = 5

  /// The page as text, lines of at most `width` characters (80 or more), ending with a line feed.
  public static func render(_ findings: SensitivityFindings, width: Int = 100, style: TextStyle = .plain) -> String {
    let width = max(80, width)
    let facts =
      "\(findings.pointCount) points"
      + (findings.blockCount < findings.pointCount ? " (\(findings.blockCount) \(findings.blockNoun))" : "")
      + "; brackets are "
      + "\(NumberText.percent(findings.intervals.level)) bootstrap intervals over \(findings.blockNoun)."
    var lines = TextWrap.lines(findings.title, width: width).map(style.bold) + TextWrap.lines(facts, width: width)
    for position in findings.shown {
      let answer = findings.answers[position]
      lines += ["", style.bold(heading(answer))]
      lines += TextWrap.lines(about(answer), width: width)
      let notices = findings.notices(answer)
      if !notices.contains(where: { $0.code == "constant" }) { lines += tables(findings, answer, width) }
      lines += NoticePage.lines(style.warning("Warnings"), notices, width: width)
    }
    return (lines + [""] + TextWrap.lines(legend(findings), width: width)).joined(separator: "\n") + "\n"
  }

  private static func heading(_ answer: SensitivityFindings.Answer) -> String {
    guard !answer.policy.isEmpty else { return answer.label.indicator }
    let group = answer.label.group == "all" ? "" : ", \(answer.label.groupKind) \(answer.label.group)"
    let technology = answer.label.technology == "all" ? "" : ", \(answer.label.technology)"
    let policies = answer.against.isEmpty ? answer.policy : "\(answer.policy) minus \(answer.against)"
    return "\(answer.label.indicator)\(technology)\(group) in \(answer.quarter): \(policies)"
  }

  private static func about(_ answer: SensitivityFindings.Answer) -> String {
    let noise = answer.find(.noiseShare)?.value.map { ", replicate noise \(NumberText.percent($0)) of the variance" }
    let explained = answer.find(.rSquared)?.value.map { ", regression explains \(NumberText.percent($0))" }
    return "mean \(number(answer.find(.mean)?.value)), standard deviation "
      + "\(number(answer.find(.standardDeviation)?.value)) over points\(noise ?? "")\(explained ?? "")"
  }

  private static func tables(
    _ findings: SensitivityFindings, _ answer: SensitivityFindings.Answer, _ width: Int
  ) -> [String] {
    switch findings.method {
    case "morris":
      return table(findings, answer, by: .muStar, ["mu*", "mu", "sigma"]) { factor in
        [
          interval(answer.find(.muStar, factor), number), number(answer.find(.mu, factor)?.value),
          number(answer.find(.sigma, factor)?.value),
        ]
      }.lines(width: width)
    case "saltelli":
      let rows = Set(answer.indices.filter { $0.kind == .total }.map(\.rows)).sorted()
      let shares = table(
        findings, answer, by: .total, ["first S1", "total ST"] + rows.dropLast().map { "ST, \($0) rows" }
      ) { factor in
        [interval(answer.find(.first, factor), share), interval(answer.find(.total, factor), share)]
          + rows.dropLast().map { share(answer.find(.total, factor, rows: $0)?.value) }
      }
      return shares.lines(width: width) + interactions(findings, answer, width)
    default:
      return table(findings, answer, by: .srrc, ["coefficient", "inflation"]) { factor in
        [interval(answer.find(.srrc, factor), share), share(answer.find(.inflation, factor)?.value)]
      }.lines(width: width)
    }
  }

  /// One row per factor, the largest first.
  private static func table(
    _ findings: SensitivityFindings, _ answer: SensitivityFindings.Answer, by kind: SensitivityIndex.Kind,
    _ heading: [String], _ cells: (Int) -> [String]
  ) -> TextTable {
    let sizes = findings.factors.indices.map { abs(answer.find(kind, $0)?.value ?? -.infinity) }
    let order = findings.factors.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    return TextTable(
      heading: [findings.method == "morris" ? "factor or group" : "factor"] + heading,
      rows: order.map { [findings.shortNames[$0]] + cells($0) })
  }

  /// The largest interactions whose interval leaves zero out.
  private static func interactions(
    _ findings: SensitivityFindings, _ answer: SensitivityFindings.Answer, _ width: Int
  ) -> [String] {
    let all = answer.indices.map(\.rows).max() ?? 0
    let pairs = answer.indices.filter { $0.kind == .second }
    let rows = pairs.map(\.rows).max() ?? all
    let own = pairs.filter { $0.rows == rows }
    guard !own.isEmpty else { return [] }
    let certain = own.filter { ($0.lower ?? 0) > 0 || ($0.upper ?? 0) < 0 }
      .sorted { abs($0.value ?? 0) > abs($1.value ?? 0) }
    guard !certain.isEmpty else { return ["No interaction of two factors is distinct from zero."] }
    let table = TextTable(
      heading: ["interaction of two", "second S2"],
      rows: certain.prefix(listedInteractions).map { index in
        let names = [index.factor, index.second].compactMap { $0.map { findings.shortNames[$0] } }
        return [names.joined(separator: " x "), interval(index, share)]
      })
    return [""] + table.lines(width: width)
  }

  private static func interval(_ index: SensitivityIndex?, _ text: (Double?) -> String) -> String {
    guard let index, index.value != nil else { return NumberText.missing }
    guard let lower = index.lower, let upper = index.upper else { return text(index.value) }
    return "\(text(index.value)) [\(text(lower)), \(text(upper))]"
  }

  private static func share(_ value: Double?) -> String {
    value.map { NumberText.decimal($0, places: 2) } ?? NumberText.missing
  }

  private static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return NumberText.missing }
    return abs(value) >= 99.95 ? NumberText.count(value) : NumberText.compact(value)
  }

  private static func legend(_ findings: SensitivityFindings) -> String {
    switch findings.method {
    case "morris":
      "mu*: mean size of the change when the factor moves through its whole range, in the unit of the answer; mu: with "
        + "its sign; sigma: how much that change depends on where the factor and the others are."
    case "saltelli":
      "S1: share of the variance that the factor explains alone; ST: share that would be left if all others were known. "
        + "Shares near zero may come out slightly below it."
    default:
      "coefficient: standardised, on ranks, from -1 to 1; inflation: how much dependent factors widen its variance."
    }
  }
}
