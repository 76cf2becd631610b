import Findings
import ScenarioModel

extension ComparisonTable {
  /// The alternative worlds for programs; `null` when the scenario names none.
  static func alternatives(_ findings: StudyFindings) -> JSONValue {
    guard let alternatives = findings.alternatives else { return .null }
    return .object([
      "planned": .whole(alternatives.planned),
      "worlds": .array(
        alternatives.worlds.map {
          .object(["path": .text($0.path), "value": .text($0.value), "name": .text($0.name)])
        }),
      "effects": .array(alternatives.rows.map { effect($0, findings) }),
      "orders": .array(alternatives.orders.map { order($0, findings) }),
      "flips": .array(alternatives.flips.map { flip($0, findings) }),
    ])
  }

  /// Worlds are positions in `worlds`.
  private static func effect(_ row: AlternativeRow, _ findings: StudyFindings) -> JSONValue {
    .object([
      "world": .whole(row.world), "policy": .text(findings.policyName(row.policy)),
      "indicator": .text(row.label.indicator), "unit": .text(row.label.unit), "horizon": .whole(row.horizon),
      "rank": .whole(row.rank), "estimate": interval(row.estimate),
    ])
  }

  private static func order(_ order: OrderAcrossWorlds, _ findings: StudyFindings) -> JSONValue {
    func names(_ policies: [Int]) -> JSONValue { .texts(policies.map(findings.policyName)) }
    return .object([
      "indicator": .text(order.label.indicator), "horizon": .whole(order.horizon),
      "first": .text(order.first.map(findings.policyName)), "alternativeWorlds": .whole(order.worldCount),
      "sameOrder": .whole(order.sameOrderCount), "sameCertainOrder": .whole(order.sameCertainOrderCount),
      "sameFirst": .whole(order.sameFirstCount), "certainFirst": .whole(order.certainFirstCount),
      "orders": .array(order.orders.map(names)),
      "leads": .array(order.leads.map { $0.map(interval) ?? .null }),
      "openPairs": .array(
        order.openPairs.map { pair in
          .object([
            "ahead": .text(findings.policyName(pair.ahead)), "behind": .text(findings.policyName(pair.behind)),
            "lead": interval(pair.lead),
          ])
        }),
    ])
  }

  private static func flip(_ flip: OrderFlip, _ findings: StudyFindings) -> JSONValue {
    .object([
      "world": .whole(flip.world), "indicator": .text(flip.label.indicator), "horizon": .whole(flip.horizon),
      "aheadInScenario": .text(findings.policyName(flip.aheadInScenario)),
      "aheadHere": .text(findings.policyName(flip.aheadHere)), "leadInScenario": interval(flip.leadInScenario),
      "leadHere": interval(flip.leadHere), "certainInScenario": .bool(flip.isCertainInScenario),
      "certainHere": .bool(flip.isCertainHere),
    ])
  }

  /// An estimate without bootstrap.
  private static func interval(_ estimate: Estimate) -> JSONValue {
    .object([
      "mean": .number(estimate.mean), "lower": .number(estimate.lower), "upper": .number(estimate.upper),
      "sd": .number(estimate.sd), "replicates": .whole(estimate.replicates),
    ])
  }
}
