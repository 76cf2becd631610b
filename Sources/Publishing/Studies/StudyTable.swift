import Findings
import ScenarioModel

/// The tables of a study over a design.
enum StudyTable: String, CaseIterable {
  case points, outcomes, responses

  var fileName: String { rawValue + ".csv" }

  private typealias Column = TableDescription.Column
  private static let point = Column("point", .integer, "Number of the point of the design, from 0; see points.csv.")
  private static let endOfQuarter = Column(
    "quarter", .string, "Calendar quarter at whose end the number is read, as 2027Q4.")

  /// Header and data dictionary.
  func description(_ findings: DesignFindings) -> TableDescription {
    switch self {
    case .points:
      return TableDescription(
        name: rawValue,
        meaning: "One row per point of the design: the value of every factor. A factor is headed by its path in the "
          + "scenario; the table can be the design of another study (method list).",
        columns: [StudyTable.point]
          + findings.factors.map { Column($0, .number, "Value of this factor at the point.") },
        key: ["point"])
    case .outcomes:
      return TableDescription(
        name: rawValue,
        meaning: "One row per point, replicate, policy, indicator, group, technology and quarter. Levels are those of "
          + "the run itself, for the baseline too; accounts compare it with the baseline run of the same replicate.",
        columns: [StudyTable.point, Column("replicate", .integer, "Number of the replicate."), .policy]
          + Column.cell + [
            StudyTable.endOfQuarter, Column("value", .number, "The number; empty where it is missing."),
          ],
        key: ["point", "replicate", "policy", "indicator", "group_kind", "group", "technology", "quarter"])
    case .responses:
      return TableDescription(
        name: rawValue,
        meaning:
          "One row per point, policy, indicator, group, technology and quarter: the policy against the baseline, "
          + "paired by replicate. Levels are differences, accounts and ratios compare by definition.",
        columns: [StudyTable.point, .policy] + Column.cell + [StudyTable.endOfQuarter] + Column.interval + [
          .replicates, Column.spread[0],
        ],
        key: ["point", "policy", "indicator", "group_kind", "group", "technology", "quarter"])
    }
  }

  func write(_ findings: DesignFindings, _ writer: inout CSVWriter) throws {
    switch self {
    case .points:
      for (index, point) in findings.points.enumerated() {
        try writer.row(CSVLine()) { line in
          line.append(index)
          for value in point { line.append(value) }
        }
      }
    case .outcomes:
      try findings.forEachOutcome { row in
        try writer.row(CSVLine()) { line in
          line.append(row.point)
          line.append(row.replicate)
          line.append(row.policy)
          line.append(row.label)
          line.append(row.quarter)
          line.append(row.value)
        }
      }
    case .responses:
      try findings.forEachResponse { row in
        try writer.row(CSVLine()) { line in
          line.append(row.point)
          line.append(row.policy)
          line.append(row.label)
          line.append(row.quarter)
          line.appendInterval(row.estimate)
          line.append(row.estimate.sd)
        }
      }
    }
  }
}

extension CSVLine {
  /// What a number is about.
  fileprivate mutating func append(_ label: CellLabel) {
    for text in [label.indicator, label.unit, label.groupKind, label.group, label.technology] { append(text) }
  }
}
