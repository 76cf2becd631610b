import Findings

/// The tables of a results folder. The set is closed: each is described and written here.
public enum ResultTable: String, CaseIterable, Sendable {
  case effects, trajectories, replicates, money, budget, links, hubs, contrasts, ranking, factorial, attribution
  case alternatives, flips

  /// The tables that a study gives, in order: attribution only where something was explained, alternatives and flips
  /// only where the scenario names alternative worlds.
  static func tables(of findings: StudyFindings) -> [ResultTable] {
    allCases.filter { table in
      switch table {
      case .attribution: !findings.attribution.policies.isEmpty
      case .alternatives, .flips: findings.alternatives != nil
      default: true
      }
    }
  }

  /// Name of the file.
  public var fileName: String { rawValue + ".csv" }

  /// Header and data dictionary.
  public var description: TableDescription {
    typealias Column = TableDescription.Column
    switch self {
    case .effects:
      return TableDescription(
        name: rawValue,
        meaning: "One row per policy, indicator, group, technology and horizon: the policy against the "
          + "baseline, paired by replicate. Levels are differences, accounts and ratios compare by definition.",
        columns: [.policy, Column("baseline", .string, "Key of the policy compared with.")] + Column.cell + [.horizon]
          + Column.interval + [
            .replicates,
            Column(
              "variance_ratio", .number, unit: "1",
              "Variance that unpaired runs would give the difference, over that of the paired difference."),
          ] + Column.spread,
        key: ["policy", "indicator", "group_kind", "group", "technology", "horizon"])
    case .trajectories:
      return TableDescription(
        name: rawValue,
        meaning: "One row per policy, indicator, group, technology and quarter: the distribution over "
          + "replicates at the end of the quarter.",
        columns: [.policy] + Column.cell + [
          .quarter, Column("mean", .number, "Mean over replicates."),
          Column("sd", .number, "Standard deviation over replicates; empty with one."),
        ]
          + ["05", "25", "50", "75", "95"].map {
            Column("q" + $0, .number, "Quantile 0.\($0) over replicates, type 7.")
          }
          + [.replicates],
        key: ["policy", "indicator", "group_kind", "group", "technology", "quarter"])
    case .replicates:
      return TableDescription(
        name: rawValue,
        meaning: "One row per policy, indicator, group, technology, horizon and replicate. Levels are "
          + "those of the run itself, for the baseline too; accounts and ratios compare it with the baseline run of the "
          + "same replicate, and are not cut by group and technology at once.",
        columns: [.policy] + Column.cell + [
          .horizon, Column("replicate", .integer, "Number of the replicate."),
          Column("value", .number, "The number; empty where it is not defined."),
        ],
        key: ["policy", "indicator", "group_kind", "group", "technology", "horizon", "replicate"])
    case .money: return ResultTable.moneyDescription
    case .budget: return ResultTable.budgetDescription
    case .links: return ResultTable.linksDescription
    case .alternatives: return ResultTable.alternativesDescription
    case .flips: return ResultTable.flipsDescription
    case .hubs: return ResultTable.hubsDescription
    case .attribution: return ResultTable.attributionDescription
    case .contrasts: return ResultTable.contrastsDescription
    case .ranking: return ResultTable.rankingDescription
    case .factorial: return ResultTable.factorialDescription
    }
  }

  /// Writes all rows, in the order of the scenario and of the specification.
  func write(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    switch self {
    case .effects: try ResultTable.writeEffects(findings, &writer)
    case .trajectories: try ResultTable.writeTrajectories(findings, &writer)
    case .replicates: try ResultTable.writeReplicates(findings, &writer)
    case .money: try ResultTable.writeMoney(findings, &writer)
    case .budget: try ResultTable.writeBudget(findings, &writer)
    case .links: try ResultTable.writeLinks(findings, &writer)
    case .hubs: try ResultTable.writeHubs(findings, &writer)
    case .contrasts: try ResultTable.writeContrasts(findings, &writer)
    case .alternatives: try ResultTable.writeAlternatives(findings, &writer)
    case .flips: try ResultTable.writeFlips(findings, &writer)
    case .attribution: try ResultTable.writeAttribution(findings, &writer)
    case .ranking: try ResultTable.writeRanking(findings, &writer)
    case .factorial: try ResultTable.writeFactorial(findings, &writer)
    }
  }
}
