import Findings
import ScenarioModel

extension ComparisonTable {
  /// A ranking for programs: every place, and how far the first policy is ahead of it. All other pairs are in
  /// `contrasts.csv`.
  static func ranking(_ ranking: Ranking, _ findings: StudyFindings) -> JSONValue {
    let first = ranking.places.first?.policy
    let places = ranking.places.map { place -> JSONValue in
      let behind = findings.contrasts.first {
        $0.question == .ranking && $0.policy == first && $0.reference == place.policy
          && $0.horizon == ranking.horizon && $0.label == ranking.label
      }
      return .object([
        "rank": .whole(place.rank), "policy": .text(findings.policyName(place.policy)),
        "estimate": estimate(place.estimate), "shareFirst": .number(place.shareFirst),
        "shareAtRank": .number(place.shareAtRank), "behindFirst": estimate(behind?.estimate),
        "shareBehindFirst": .number(behind?.shareLarger),
      ])
    }
    return .object([
      "indicator": .text(ranking.label.indicator), "unit": .text(ranking.label.unit),
      "horizon": .whole(ranking.horizon), "replicates": .whole(ranking.replicates),
      "shareOrder": .number(ranking.orderShare), "places": .array(places),
    ])
  }

  /// A factorial for programs: its fields, its mixes, and every effect.
  static func factorial(_ number: Int, _ findings: StudyFindings) -> JSONValue {
    let factorial = findings.factorials[number - 1]
    let effects = findings.factorialEffects.filter { $0.factorial == number }.map { row -> JSONValue in
      .object([
        "kind": .text(row.kind.rawValue), "term": .text(row.term), "indicator": .text(row.label.indicator),
        "unit": .text(row.label.unit), "horizon": .whole(row.horizon), "estimate": estimate(row.estimate),
      ])
    }
    return .object([
      "fields": .texts(factorial.fields.map(\.key)), "policies": .texts(factorial.policies.map(findings.policyName)),
      "effects": .array(effects),
    ])
  }
}
