public import Findings
import ScenarioModel

/// A study on one terminal page: what each policy bought, what it changed, and what that means in words.
public enum ComparisonTable {
  /// The page as text, lines of at most `width` characters (80 or more), ending with a line feed.
  public static func render(_ findings: StudyFindings, width: Int = 100, style: TextStyle = .plain) -> String {
    let width = max(80, width)
    var lines = heading(findings, width, style)
    if let first = findings.summaries.first, !findings.replicates.isEmpty {
      let place = "by the end of \(first.firstQuarter)"
      for (title, table) in [
        ("What was bought, \(place)", bought(findings)),
        ("Uses that were supported, \(place), against \(findings.scenario.study.baseline)", supported(findings)),
        ("Uses of all firms, \(place), against \(findings.scenario.study.baseline)", everybody(findings)),
      ] {
        lines += ["", style.bold(title)] + table.lines(width: width)
      }
      lines += TextWrap.lines(legend, width: width) + LevelPage.lines(findings, width: width, style: style)
      lines += attribution(findings, width, style)
    } else {
      lines += ["", "There is nothing to compare: no policy besides the baseline, or no finished replicate."]
    }
    lines += NoticePage.lines(style.bold("Findings"), NoticePage.findings(findings), width: width)
    lines += AlternativePage.lines(findings, width: width, style: style)
    let warnings = findings.notices.filter { $0.kind == .warning }
    lines += NoticePage.lines(style.warning("Warnings"), warnings, width: width)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func heading(_ findings: StudyFindings, _ width: Int, _ style: TextStyle) -> [String] {
    let scenario = findings.scenario
    let count = findings.replicates.count
    let weight = findings.weight == 1 ? "" : ", each for \(NumberText.decimal(findings.weight, places: 2)) real ones"
    let facts =
      "\(NumberText.decimal(Double(findings.firmCount), places: 0)) firms\(weight); \(count) replicate"
      + "\(count == 1 ? "" : "s"); a use is one firm using one technology; brackets are "
      + "\(NumberText.percent(scenario.study.confidenceLevel)) intervals."
    return TextWrap.lines(scenario.title, width: width).map(style.bold)
      + TextWrap.lines(scenario.question, width: width) + TextWrap.lines(facts, width: width)
  }

  private static func bought(_ findings: StudyFindings) -> TextTable {
    TextTable(
      heading: ["policy", "studies", "projects", "vouchers", "firms", "EUR m", "of", "absorbed", "supported"],
      rows: findings.summaries.map { summary in
        let absorbed = summary.envelopeEuro.flatMap { envelope in
          envelope > 0 ? summary.spentEuro.map { $0 / envelope } : nil
        }
        return [
          summary.name, NumberText.count(summary.studies), NumberText.count(summary.projects),
          NumberText.count(summary.vouchers), NumberText.count(summary.firms),
          NumberText.millions(summary.spentEuro), NumberText.millions(summary.envelopeEuro),
          NumberText.percent(absorbed), NumberText.count(summary.supported?.mean),
        ]
      })
  }

  private static func supported(_ findings: StudyFindings) -> TextTable {
    TextTable(
      heading: ["policy", "additional", "anyway", "failed", "harmed", "EUR each", "per EUR m"],
      rows: findings.summaries.map { summary in
        [
          summary.name, NumberText.interval(summary.additional), NumberText.percent(summary.deadweightShare?.mean),
          NumberText.count(summary.failed?.mean), NumberText.count(summary.harmed?.mean),
          NumberText.significant(summary.costPerAdditional?.mean),
          NumberText.interval(summary.additionalPerMillion),
        ]
      })
  }

  private static func everybody(_ findings: StudyFindings) -> TextTable {
    let last = findings.summaries.first.flatMap { $0.lastHorizon > $0.firstHorizon ? $0.lastQuarter : nil }
    return TextTable(
      heading: ["policy", "net"] + (last.map { ["net \($0)"] } ?? []) + ["per EUR m", "spill-over", "crowded out"],
      rows: findings.summaries.map { summary in
        [summary.name, NumberText.interval(summary.net)]
          + (last == nil ? [] : [NumberText.interval(summary.netAtLast)]) + [
            NumberText.interval(summary.netPerMillion), NumberText.count(summary.spillOver?.mean),
            NumberText.count(summary.crowdedOut?.mean),
          ]
      })
  }

  private static let legend =
    "anyway: share of the supported uses in place that would be in place without the policy. EUR each: public cost per "
    + "additional use. net: all uses, policy minus baseline = additional - harmed + spill-over - crowded out."
}
