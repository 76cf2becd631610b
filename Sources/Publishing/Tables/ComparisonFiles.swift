import Findings
import ScenarioModel

extension ResultTable {
  private typealias Column = TableDescription.Column

  static let contrastsDescription = TableDescription(
    name: ResultTable.contrasts.rawValue,
    meaning: "One row per pair of policies, question, indicator and horizon, paired by replicate: first the pairs that "
      + "isolate a cause, at equal envelopes, then every pair of every ranking.",
    columns: [
      .policy, Column("reference", .string, "Key of the policy compared with."),
      Column(
        "question", .string,
        "What the difference isolates. partner: pairs from one country against single firms. border: pairs from two "
          + "countries against pairs from one. partnerAndBorder: both together. borderAndPooling: pairs from two "
          + "countries against pairs from one country under national agencies. evaluation: agencies that learn from "
          + "true additionality against agencies that learn from gross results. learningClub, pooledShare, consortium, "
          + "nationalConsortium, hubLinks, harmonise, jointTraining: one switch of governance, turned further in the "
          + "policy than in the reference. ranking: any two policies, the one with the higher mean first; it isolates "
          + "nothing by itself."),
      .indicator, .unit, .horizon,
    ] + Column.interval + [.replicates] + Column.spread + [
      Column(
        "share_larger", .number, unit: "1",
        "Share of replicates in which the number of the policy is larger than that of the reference; ties count half.")
    ],
    key: ["policy", "reference", "question", "indicator", "horizon"])

  static let rankingDescription = TableDescription(
    name: ResultTable.ranking.rawValue,
    meaning: "One row per indicator, horizon and policy with money: the policies in the order of their means, largest "
      + "first, and in how many replicates that order holds. Equal numbers count as put in order at random.",
    columns: [
      .indicator, .unit, .horizon, Column("rank", .integer, "1 is the largest mean."), .policy,
    ] + Column.interval + [
      Column("share_first", .number, unit: "1", "Share of replicates in which this policy comes first."),
      Column("share_at_rank", .number, unit: "1", "Share of replicates in which this policy has this rank."),
      Column(
        "share_order", .number, unit: "1",
        "Share of replicates in which the whole order holds; the same in all rows of a ranking."),
      Column(
        "replicates", .integer, "Replicates in which every ranked policy has a number: those that the shares count."),
    ],
    key: ["indicator", "horizon", "policy"])

  static let factorialDescription = TableDescription(
    name: ResultTable.factorial.rawValue,
    meaning: "One row per factorial, kind, term, indicator and horizon: what fields of policy change in mixes of equal "
      + "envelope. Every mix costs the same, so that adding a field takes money from the others. Without a complete "
      + "factorial among the policies there are no rows.",
    columns: [
      Column("factorial", .integer, "Number of the factorial within the study, from 1."),
      Column("fields", .string, "Fields that are varied, joined by +."), .indicator, .unit, .horizon,
      Column(
        "kind", .string,
        "main: mean over the mixes with the field minus mean over the mixes without it that spend. single: the policy "
          + "that spends on this field alone, against the baseline. mix: two fields together minus the mean of the two "
          + "alone. interaction: how much one field changes what the other one adds, mean over the ways to spend on "
          + "further fields."),
      Column("term", .string, "One field, or two joined by x."),
    ] + Column.interval + [.replicates] + Column.spread,
    key: ["factorial", "kind", "term", "indicator", "horizon"])

  static func writeContrasts(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    for row in findings.contrasts {
      try writer.row(CSVLine()) { line in
        line.append(findings.policyName(row.policy))
        line.append(findings.policyName(row.reference))
        line.append(row.question.rawValue)
        line.append(row.label.indicator)
        line.append(row.label.unit)
        line.append(row.horizon)
        line.appendInterval(row.estimate)
        line.appendSpread(row.estimate)
        line.append(row.shareLarger)
      }
    }
  }

  static func writeRanking(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    for ranking in findings.rankings {
      for place in ranking.places {
        try writer.row(CSVLine()) { line in
          line.append(ranking.label.indicator)
          line.append(ranking.label.unit)
          line.append(ranking.horizon)
          line.append(place.rank)
          line.append(findings.policyName(place.policy))
          line.append(place.estimate.mean)
          line.append(place.estimate.lower)
          line.append(place.estimate.upper)
          line.append(place.shareFirst)
          line.append(place.shareAtRank)
          line.append(ranking.orderShare)
          line.append(ranking.replicates)
        }
      }
    }
  }

  static func writeFactorial(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    for row in findings.factorialEffects {
      try writer.row(CSVLine()) { line in
        line.append(row.factorial)
        line.append(findings.factorials[row.factorial - 1].fields.map(\.key).joined(separator: "+"))
        line.append(row.label.indicator)
        line.append(row.label.unit)
        line.append(row.horizon)
        line.append(row.kind.rawValue)
        line.append(row.term)
        line.appendInterval(row.estimate)
        line.appendSpread(row.estimate)
      }
    }
  }
}
