public import Findings
import ScenarioModel

extension ComparisonTable {
  /// The same page for programs: one JSON object, ending with a line feed. Missing numbers are `null`. Of the pairs of
  /// the rankings it has those with the first policy only.
  public static func json(_ findings: StudyFindings) -> String {
    let study = findings.scenario.study
    let document = JSONValue.object([
      "scenario": .text(findings.scenario.id), "title": .text(findings.scenario.title),
      "question": .text(findings.scenario.question), "baseline": .text(study.baseline),
      "firms": .whole(findings.firmCount), "weight": .number(findings.weight),
      "replicates": .whole(findings.replicates.count), "confidenceLevel": .number(study.confidenceLevel),
      "interrupted": .bool(findings.interrupted), "policies": .array(findings.summaries.map(policy)),
      "levels": .array(findings.levels.map(level)),
      "verdict": .text(findings.notices.first { $0.code == "verdict" }?.text),
      "rankings": .array(findings.rankings.map { ranking($0, findings) }),
      "contrasts": .array(findings.contrasts.filter { $0.question != .ranking }.map { contrast($0, findings) }),
      "factorials": .array(findings.factorials.indices.map { factorial($0 + 1, findings) }),
      "attribution": attributionJSON(findings),
      "alternatives": alternatives(findings),
      "notices": .array(findings.notices.map(RunDocument.notice)),
    ])
    return document.rendered + "\n"
  }

  private static func policy(_ summary: PolicySummary) -> JSONValue {
    let facts: [JSONValue.Member] = [
      .init("name", .text(summary.name)), .init("title", .text(summary.title)),
      .init("firstHorizon", .whole(summary.firstHorizon)), .init("firstQuarter", .text(summary.firstQuarter)),
      .init("lastHorizon", .whole(summary.lastHorizon)), .init("lastQuarter", .text(summary.lastQuarter)),
      .init("envelopeEuro", .number(summary.envelopeEuro)), .init("spentEuro", .number(summary.spentEuro)),
      .init("studies", .number(summary.studies)), .init("projects", .number(summary.projects)),
      .init("vouchers", .number(summary.vouchers)), .init("distinctFirms", .number(summary.firms)),
    ]
    let estimates: KeyValuePairs = [
      "supported": summary.supported, "additional": summary.additional, "deadweight": summary.deadweight,
      "deadweightShare": summary.deadweightShare, "costPerAdditional": summary.costPerAdditional,
      "additionalPerMillion": summary.additionalPerMillion, "failed": summary.failed, "harmed": summary.harmed,
      "crowdedOut": summary.crowdedOut, "spillOver": summary.spillOver, "net": summary.net,
      "netAtLastHorizon": summary.netAtLast, "netPerMillion": summary.netPerMillion,
      "incrementalLeverage": summary.leverage,
    ]
    return .object(facts + estimates.map { JSONValue.Member($0.key, estimate($0.value)) })
  }

  private static func contrast(_ contrast: PolicyContrast, _ findings: StudyFindings) -> JSONValue {
    .object([
      "question": .text(contrast.question.rawValue), "policy": .text(findings.policyName(contrast.policy)),
      "reference": .text(findings.policyName(contrast.reference)), "indicator": .text(contrast.label.indicator),
      "unit": .text(contrast.label.unit), "horizon": .whole(contrast.horizon),
      "estimate": estimate(contrast.estimate), "shareLarger": .number(contrast.shareLarger),
    ])
  }

  private static func level(_ level: LevelByCountry) -> JSONValue {
    func byTechnology<Value>(_ row: LevelByCountry.Row<Value>, _ write: (Value?) -> JSONValue) -> JSONValue {
      .object(
        [JSONValue.Member("name", .text(row.name))]
          + zip(level.technologies, row.values).map { JSONValue.Member($0, write($1)) })
    }
    return .object([
      "indicator": .text(level.indicator), "horizon": .whole(level.horizon),
      "baseline": .array(level.baseline.map { byTechnology($0) { .number($0) } }),
      "changes": .array(level.changes.map { byTechnology($0, estimate) }),
    ])
  }

  static func estimate(_ estimate: Estimate?) -> JSONValue {
    guard let estimate else { return .null }
    return .object([
      "mean": .number(estimate.mean), "lower": .number(estimate.lower), "upper": .number(estimate.upper),
      "bootstrapLower": .number(estimate.bootstrapLower), "bootstrapUpper": .number(estimate.bootstrapUpper),
      "sd": .number(estimate.sd), "replicates": .whole(estimate.replicates),
    ])
  }
}
