import Findings

/// The tables of analyses: header, data dictionary, and rows.
enum AnalysisTables {
  private typealias Column = TableDescription.Column
  private static let against = Column(
    "against", .string,
    "Key of the policy that it is compared with: numbers are policy minus against, accounts against the baseline as they "
      + "are. Empty: the number of the policy itself.")
  private static let endOfQuarter = Column(
    "quarter", .string, "Calendar quarter at whose end the number is read, as 2027Q4.")

  static let sensitivity = TableDescription(
    name: "sensitivity",
    meaning: "One row per answer, index, factor and number of rows: what drives the answer. mu_star, mu, sigma: "
      + "elementary effects (Morris), in the unit of the answer per range of the factor; S1, ST, S2: first-order, total "
      + "and second-order shares of the variance, from a quarter, half and all of the base rows; srrc, r2, vif: "
      + "standardised rank regression, its share explained, and the inflation by dependent factors. mean, sd and "
      + "noise_share (the part of the variance between points that is replicate noise) describe the answer. Replicates "
      + "are averaged first.",
    columns: [.policy, against] + Column.cell + [
      endOfQuarter, Column("method", .string, "morris, saltelli or rank-regression, as the design allows."),
      Column("index", .string, "Name of the index."),
      Column(
        "factor", .string, "Path of the factor, or name of the group; empty where the index is of the whole answer."),
      Column("second_factor", .string, "Second factor of an interaction (S2)."),
      Column("rows", .integer, "Trajectories, base rows or points that the index rests on."),
      Column("value", .number, "The index; empty where it is not defined."),
      Column("lower", .number, "Lower end of the percentile bootstrap interval over these rows."),
      Column("upper", .number, "Upper end of that interval."),
    ],
    key: [
      "policy", "against", "indicator", "group_kind", "group", "technology", "quarter", "index", "factor",
      "second_factor", "rows",
    ])

  static func write(_ findings: SensitivityFindings, _ writer: inout CSVWriter) throws(OutputError) {
    for answer in findings.answers {
      for index in answer.indices {
        try writer.row(CSVLine()) { line in
          line.append(answer.policy)
          line.append(answer.against)
          line.append(answer.label, answer.quarter)
          line.append(findings.method)
          line.append(index.kind.rawValue)
          line.append(index.factor.map { findings.factors[$0] } ?? "")
          line.append(index.second.map { findings.factors[$0] } ?? "")
          line.append(index.rows)
          line.append(index.value)
          line.append(index.lower)
          line.append(index.upper)
        }
      }
    }
  }

  static let discovery = TableDescription(
    name: "discovery",
    meaning: "One row per box and factor that it limits: the trade-off of patient rule induction between covering all "
      + "points of interest and holding no others. Stage peel: the boxes from the whole space (step 0, no factor) down; "
      + "stage paste: the chosen one after pasting; stage box: the same without limits that may be chance. Limits belong to "
      + "the box.",
    columns: [.policy, against] + Column.cell + [
      endOfQuarter, Column("condition", .string, "Points of interest are those whose mean over replicates is so."),
      Column("stage", .string, "peel, paste or box."),
      Column("step", .integer, "Number of the box along the peeling, from 0."),
      Column("points", .integer, "Points in the box."),
      Column("of_interest", .integer, "Points of interest in the box."),
      Column("mass", .number, unit: "1", "Share of all points that lie in the box."),
      Column("coverage", .number, unit: "1", "Share of the points of interest that lie in the box."),
      Column("density", .number, unit: "1", "Share of the points in the box that are of interest."),
      Column("factor", .string, "Path of the limited factor."),
      Column("lower", .number, "Lower limit in the unit of the factor; empty without one."),
      Column("upper", .number, "Upper limit; empty without one."),
      Column(
        "quasi_p", .number, unit: "1",
        "Stage box: binomial probability of as many points of interest if the limit were worth nothing."),
    ],
    key: [
      "policy", "against", "indicator", "group_kind", "group", "technology", "quarter", "condition", "stage", "step",
      "factor",
    ])

  static func write(_ findings: DiscoveryFindings, _ writer: inout CSVWriter) throws(OutputError) {
    guard let discovery = findings.discovery else { return }
    for (step, box) in discovery.trajectory.enumerated() {
      let limits = box.box.restricted.map { (factor: $0, quasiP: Double?.none) }
      try write(findings, discovery, "peel", step, box, limits, &writer)
    }
    let pasted = discovery.pasted.box.restricted.map { (factor: $0, quasiP: Double?.none) }
    try write(findings, discovery, "paste", discovery.chosen, discovery.pasted, pasted, &writer)
    let limits = discovery.limits.map { (factor: $0.factor, quasiP: Optional($0.quasiP)) }
    try write(findings, discovery, "box", discovery.chosen, discovery.box, limits, &writer)
  }

  private static func write(
    _ findings: DiscoveryFindings, _ discovery: ScenarioDiscovery, _ stage: String, _ step: Int, _ box: BoxContents,
    _ limits: [(factor: Int, quasiP: Double?)], _ writer: inout CSVWriter
  ) throws(OutputError) {
    var start = CSVLine()
    start.append(findings.policy)
    start.append(findings.against)
    start.append(findings.label, findings.quarter)
    for text in [findings.condition.description, stage] { start.append(text) }
    for count in [step, box.points, box.ofInterest] { start.append(count) }
    for share in [box.mass, box.coverage, box.density] { start.append(share) }
    if limits.isEmpty {
      try writer.row(start) { line in
        line.append("")
        for _ in 0..<3 { line.append(Double?.none) }
      }
    }
    for limit in limits {
      try writer.row(start) { line in
        line.append(discovery.factors[limit.factor])
        line.append(box.box.lower[limit.factor])
        line.append(box.box.upper[limit.factor])
        line.append(limit.quasiP)
      }
    }
  }

  static let comparison = TableDescription(
    name: "comparison",
    meaning: "One row per pair of policies, number and point, after a row without a point over all points: the first "
      + "minus the second, paired by replicate. Over all points the mean is that of the points' means, and its interval "
      + "takes the points as a sample of futures.",
    columns: [
      .policy,
      Column("against", .string, "Key of the policy compared with; of another study where one was given."),
    ] + Column.cell + [
      endOfQuarter, Column("point", .integer, "Number of the point of the design, from 0; empty over all points."),
      Column("mean", .number, "Mean difference."),
      Column("lower", .number, "Lower end of the Student t interval of the mean."),
      Column("upper", .number, "Upper end of that interval."),
      Column("count", .integer, "Replicates at the point; over all points the number of points."),
      Column(
        "share_larger", .number, unit: "1",
        "Share of replicates, over all points of units, in which the first is larger; ties count half."),
      Column(
        "share_points_larger", .number, unit: "1", "Over all points: share of points whose mean is positive."),
      Column(
        "share_points_surely_larger", .number, unit: "1", "Over all points: share whose interval lies above zero."),
      Column(
        "share_points_surely_smaller", .number, unit: "1", "Over all points: share whose interval lies below zero."),
    ],
    key: ["policy", "against", "indicator", "group_kind", "group", "technology", "quarter", "point"])

  static func write(_ findings: ComparisonFindings, _ writer: inout CSVWriter) throws(OutputError) {
    for answer in findings.answers {
      var start = CSVLine()
      start.append(answer.policy)
      start.append(answer.against)
      start.append(answer.label, answer.quarter)
      let comparison = answer.comparison
      try writer.row(start) { line in
        line.append(Double?.none)
        line.appendInterval(comparison.overall)
        line.append(comparison.shareUnitsLarger)
        line.append(comparison.sharePointsLarger)
        line.append(comparison.sharePointsSurelyLarger)
        line.append(comparison.sharePointsSurelySmaller)
      }
      for row in comparison.rows {
        try writer.row(start) { line in
          line.append(row.point)
          line.appendInterval(row.estimate)
          line.append(row.shareLarger)
          for _ in 0..<3 { line.append(Double?.none) }
        }
      }
    }
  }
}

extension CSVLine {
  /// What an answer is about, and when.
  fileprivate mutating func append(_ label: CellLabel, _ quarter: String) {
    for text in [label.indicator, label.unit, label.groupKind, label.group, label.technology, quarter] { append(text) }
  }
}
