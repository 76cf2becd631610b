public import Findings

/// The tables of a results folder. The set is closed: each is described and written here.
public enum ResultTable: String, CaseIterable, Sendable {
  case effects, trajectories, replicates, money, budget, links, hubs, contrasts
  /// Only of a scenario with alternative worlds.
  case alternatives, flips

  /// The tables that a study has, in the order in which they are written.
  public static func written(for findings: StudyFindings) -> [ResultTable] {
    allCases.filter { findings.alternatives != nil || ![.alternatives, .flips].contains($0) }
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
    case .contrasts:
      return TableDescription(
        name: rawValue,
        meaning: "One row per pair of policies, indicator and horizon, paired by replicate: what having "
          + "a partner brings (pairs from one country against single firms) and what crossing a border brings (pairs "
          + "from two countries against pairs from one).",
        columns: [
          .policy, Column("reference", .string, "Key of the policy compared with."),
          Column("question", .string, "partner, border, or partnerAndBorder for both together."), .indicator, .unit,
          .horizon,
        ] + Column.interval + [.replicates] + Column.spread,
        key: ["policy", "reference", "question", "indicator", "horizon"])
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
    }
  }
}
