public import Findings
import ScenarioModel

/// The pages of analyses for programs: one JSON object each, ending with a line feed. Missing numbers are `null`.
public enum AnalysisJSON {
  /// All answers with all their indices.
  public static func text(_ findings: SensitivityFindings) -> String {
    let answers = findings.answers.map { answer -> JSONValue in
      .object(
        question(answer.policy, answer.against, answer.label, answer.quarter) + [
          .init(
            "indices",
            .array(
              answer.indices.map { index in
                .object([
                  "index": .text(index.kind.rawValue), "factor": .text(index.factor.map { findings.factors[$0] }),
                  "secondFactor": .text(index.second.map { findings.factors[$0] }), "rows": .whole(index.rows),
                  "value": .number(index.value), "lower": .number(index.lower), "upper": .number(index.upper),
                ])
              })), .init("notices", .array(findings.notices(answer).map(RunDocument.notice))),
        ])
    }
    let document = JSONValue.object([
      "title": .text(findings.title), "method": .text(findings.method), "factors": .texts(findings.factors),
      "points": .whole(findings.pointCount), "rows": .whole(findings.blockCount),
      "confidenceLevel": .number(findings.intervals.level), "resamples": .whole(findings.intervals.resamples),
      "answers": .array(answers),
    ])
    return document.rendered + "\n"
  }

  /// The chosen box, its limits, and the trade-off.
  public static func text(_ findings: DiscoveryFindings) -> String {
    let discovery = findings.discovery
    let limits = (discovery?.limits ?? []).map { limit -> JSONValue in
      .object([
        "factor": .text(discovery?.factors[limit.factor]), "lower": .number(limit.lower),
        "upper": .number(limit.upper), "coverageWithout": .number(limit.coverageWithout),
        "densityWithout": .number(limit.densityWithout), "quasiP": .number(limit.quasiP),
      ])
    }
    let document = JSONValue.object(
      [.init("title", .text(findings.title))]
        + question(findings.policy, findings.against, findings.label, findings.quarter) + [
          .init("condition", .text(findings.condition.description)), .init("points", .whole(findings.pointCount)),
          .init("ofInterest", .whole(findings.ofInterest)), .init("sentence", .text(findings.sentence)),
          .init("box", discovery.map { contents($0.box) } ?? .null), .init("limits", .array(limits)),
          .init("chosen", .whole(discovery?.chosen)),
          .init("tradeOff", .array((discovery?.trajectory ?? []).map(contents))),
          .init("notices", .array(DiscoveryPage.warnings(findings).map(RunDocument.notice))),
        ])
    return document.rendered + "\n"
  }

  /// Every number over all points; the points themselves are in `comparison.csv`.
  public static func text(_ findings: ComparisonFindings) -> String {
    let answers = findings.answers.map { answer -> JSONValue in
      let comparison = answer.comparison
      return .object(
        question(answer.policy, answer.against, answer.label, answer.quarter) + [
          .init("mean", .number(comparison.overall.mean)), .init("lower", .number(comparison.overall.lower)),
          .init("upper", .number(comparison.overall.upper)), .init("points", .whole(comparison.overall.replicates)),
          .init("sharePointsLarger", .number(comparison.sharePointsLarger)),
          .init("sharePointsSurelyLarger", .number(comparison.sharePointsSurelyLarger)),
          .init("sharePointsSurelySmaller", .number(comparison.sharePointsSurelySmaller)),
          .init("shareUnitsLarger", .number(comparison.shareUnitsLarger)), .init("units", .whole(comparison.unitCount)),
        ])
    }
    let document = JSONValue.object([
      "title": .text(findings.title), "ofTwoStudies": .bool(findings.isOfTwoStudies),
      "confidenceLevel": .number(findings.level), "answers": .array(answers),
    ])
    return document.rendered + "\n"
  }

  private static func question(
    _ policy: String, _ against: String, _ label: CellLabel, _ quarter: String
  ) -> [JSONValue.Member] {
    [
      .init("policy", .text(policy)), .init("against", .text(against)), .init("indicator", .text(label.indicator)),
      .init("unit", .text(label.unit)), .init("groupKind", .text(label.groupKind)), .init("group", .text(label.group)),
      .init("technology", .text(label.technology)), .init("quarter", .text(quarter)),
    ]
  }

  private static func contents(_ box: BoxContents) -> JSONValue {
    .object([
      "factors": .whole(box.box.restricted.count), "points": .whole(box.points),
      "ofInterest": .whole(box.ofInterest), "coverage": .number(box.coverage), "density": .number(box.density),
      "mass": .number(box.mass),
    ])
  }
}
