public import Findings
import ScenarioModel

extension ComparisonTable {
  /// The same page for programs: one JSON object, ending with a line feed. Missing numbers are `null`.
  public static func json(_ findings: StudyFindings) -> String {
    let study = findings.scenario.study
    let document: JSONValue = [
      "scenario": .string(findings.scenario.id), "title": .string(findings.scenario.title),
      "question": .string(findings.scenario.question), "baseline": .string(study.baseline),
      "firms": .integer(findings.firmCount), "weight": .number(findings.weight),
      "replicates": .integer(findings.replicates.count), "confidenceLevel": .number(study.confidenceLevel),
      "interrupted": .bool(findings.interrupted), "policies": .array(findings.summaries.map(policy)),
      "contrasts": .array(findings.contrasts.map { contrast($0, findings) }),
      "notices": .array(findings.notices.map(RunDocument.notice)),
    ]
    return document.text
  }

  private static func policy(_ summary: PolicySummary) -> JSONValue {
    [
      "name": .string(summary.name), "title": .string(summary.title),
      "firstHorizon": .integer(summary.firstHorizon), "firstQuarter": .string(summary.firstQuarter),
      "lastHorizon": .integer(summary.lastHorizon), "lastQuarter": .string(summary.lastQuarter),
      "envelopeEuro": JSONValue(summary.envelopeEuro), "spentEuro": JSONValue(summary.spentEuro),
      "studies": .number(summary.studies), "projects": .number(summary.projects),
      "vouchers": .number(summary.vouchers), "distinctFirms": JSONValue(summary.firms),
      "supported": estimate(summary.supported), "additional": estimate(summary.additional),
      "deadweight": estimate(summary.deadweight), "deadweightShare": estimate(summary.deadweightShare),
      "costPerAdditional": estimate(summary.costPerAdditional),
      "additionalPerMillion": estimate(summary.additionalPerMillion), "failed": estimate(summary.failed),
      "harmed": estimate(summary.harmed),
      "crowdedOut": estimate(summary.crowdedOut), "spillOver": estimate(summary.spillOver),
      "net": estimate(summary.net), "netAtLastHorizon": estimate(summary.netAtLast),
      "netPerMillion": estimate(summary.netPerMillion), "incrementalLeverage": estimate(summary.leverage),
    ]
  }

  private static func contrast(_ contrast: PolicyContrast, _ findings: StudyFindings) -> JSONValue {
    [
      "question": .string(contrast.question.rawValue), "policy": .string(findings.policyName(contrast.policy)),
      "reference": .string(findings.policyName(contrast.reference)),
      "indicator": .string(contrast.label.indicator), "unit": .string(contrast.label.unit),
      "horizon": .integer(contrast.horizon), "estimate": estimate(contrast.estimate),
    ]
  }

  private static func estimate(_ estimate: Estimate?) -> JSONValue {
    guard let estimate else { return .null }
    return [
      "mean": JSONValue(estimate.mean), "lower": JSONValue(estimate.lower), "upper": JSONValue(estimate.upper),
      "bootstrapLower": JSONValue(estimate.bootstrapLower), "bootstrapUpper": JSONValue(estimate.bootstrapUpper),
      "sd": JSONValue(estimate.sd), "replicates": .integer(estimate.replicates),
    ]
  }
}
