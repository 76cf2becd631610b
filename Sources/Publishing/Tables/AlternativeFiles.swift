import Findings
import ScenarioModel

extension ResultTable {
  private typealias Column = TableDescription.Column

  private static let world = [
    Column(
      "path", .string,
      "Path of the value that differs; scenario for the scenario as it stands, whose rows come first."),
    Column("value", .string, "The value, as the scenario file says it; as it stands for the scenario itself."),
  ]

  static let alternativesDescription = TableDescription(
    name: ResultTable.alternatives.rawValue,
    meaning: "One row per world, policy, indicator and horizon: the policy against the baseline in the same world, "
      + "paired by replicate. The scenario as it stands comes first, then every alternative world, which differs from it "
      + "in one value and has the same replicates and seeds. All firms and technologies.",
    columns: world + [.policy, .indicator, .unit, .horizon] + Column.interval + [
      Column(
        "rank", .integer,
        "Place of the policy in this world by the mean, 1 for the largest; equal means share a place."),
      .replicates, Column.spread[0],
    ],
    key: ["path", "value", "policy", "indicator", "horizon"])

  static let flipsDescription = TableDescription(
    name: ResultTable.flips.rawValue,
    meaning: "One row per world, indicator, horizon and pair of policies whose means stand in the other order than in "
      + "the scenario as it stands. Leads are paired by replicate and positive. A flip is certain where both intervals "
      + "leave zero out; of many pairs and worlds a few do so by chance.",
    columns: world + [
      .indicator, .unit, .horizon,
      Column("ahead_in_scenario", .string, "Key of the policy with the larger mean in the scenario as it stands."),
      Column("ahead_here", .string, "Key of the policy with the larger mean in this world."),
    ]
      + lead("scenario", "Lead of ahead_in_scenario over ahead_here in the scenario as it stands")
      + lead("here", "Lead of ahead_here over ahead_in_scenario in this world") + [.replicates],
    key: ["path", "value", "indicator", "horizon", "ahead_in_scenario", "ahead_here"])

  private static func lead(_ place: String, _ meaning: String) -> [Column] {
    [
      Column(
        "lead_\(place)", .number, "\(meaning), mean over replicates; for ratios the difference of ratios of means."),
      Column("lead_\(place)_lower", .number, "Lower end of its Student t interval."),
      Column("lead_\(place)_upper", .number, "Upper end of its Student t interval."),
      Column("certain_\(place)", .boolean, "Whether that interval leaves zero out; otherwise only the sign is known."),
    ]
  }

  static func writeAlternatives(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    guard let alternatives = findings.alternatives else { return }
    for row in alternatives.rows {
      try writer.row(CSVLine()) { line in
        line.append(alternatives.worlds[row.world].path)
        line.append(alternatives.worlds[row.world].value)
        line.append(findings.policyName(row.policy))
        line.append(row.label.indicator)
        line.append(row.label.unit)
        line.append(row.horizon)
        line.append(row.estimate.mean)
        line.append(row.estimate.lower)
        line.append(row.estimate.upper)
        line.append(row.rank.map(Double.init))
        line.append(row.estimate.replicates)
        line.append(row.estimate.sd)
      }
    }
  }

  static func writeFlips(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    guard let alternatives = findings.alternatives else { return }
    for flip in alternatives.flips {
      try writer.row(CSVLine()) { line in
        line.append(alternatives.worlds[flip.world].path)
        line.append(alternatives.worlds[flip.world].value)
        line.append(flip.label.indicator)
        line.append(flip.label.unit)
        line.append(flip.horizon)
        line.append(findings.policyName(flip.aheadInScenario))
        line.append(findings.policyName(flip.aheadHere))
        for lead in [flip.leadInScenario, flip.leadHere] {
          line.append(lead.mean)
          line.append(lead.lower)
          line.append(lead.upper)
          line.append(lead.isDistinctFromZero)
        }
        line.append(flip.leadHere.replicates)
      }
    }
  }
}
