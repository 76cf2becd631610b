import Findings
import ScenarioModel

extension ComparisonTable {
  /// Where the net uses come from: one column per explained policy, one row per channel, as many tables as the width
  /// demands; none when nothing was explained.
  static func attribution(_ findings: StudyFindings, _ width: Int, _ style: TextStyle) -> [String] {
    guard let horizon = findings.horizons.first, !findings.replicates.isEmpty else { return [] }
    let columns = findings.attribution.policies.map { policy in
      column(findings, policy, findings.attribution.netParts(policy: policy, horizon: horizon))
    }
    guard !columns.isEmpty else { return [] }
    let title = "Where the net uses come from, by the end of \(Quarter(index: horizon - 1))"
    var lines = ["", style.bold(title)]
    for (place, group) in groups(columns, width: width).enumerated() {
      if place > 0 { lines.append("") }
      lines += table(group).lines(width: width)
    }
    return lines + TextWrap.lines(attributionLegend, width: width)
  }

  private struct AttributionColumn {
    var heading: String
    var cells: [Channel: String]

    var width: Int { ([heading] + cells.values).map(\.count).max() ?? 0 }
  }

  private static func column(
    _ findings: StudyFindings, _ policy: Int, _ parts: [AttributionRow]
  ) -> AttributionColumn {
    AttributionColumn(
      heading: findings.policyName(policy),
      cells: Dictionary(uniqueKeysWithValues: parts.map { ($0.channel, NumberText.interval($0.estimate)) }))
  }

  /// Columns side by side as long as they fit beside the names of the channels.
  private static func groups(_ columns: [AttributionColumn], width: Int) -> [[AttributionColumn]] {
    let names = Channel.allCases.map(\.rawValue.count).max() ?? 0
    var groups: [[AttributionColumn]] = []
    var used = 0
    for column in columns {
      if groups.isEmpty || used + 2 + column.width > width {
        groups.append([])
        used = names
      }
      groups[groups.count - 1].append(column)
      used += 2 + column.width
    }
    return groups
  }

  private static func table(_ columns: [AttributionColumn]) -> TextTable {
    let channels = Channel.allCases.filter { channel in columns.contains { $0.cells[channel] != nil } }
    return TextTable(
      heading: ["channel"] + columns.map(\.heading),
      rows: channels.map { channel in [channel.rawValue] + columns.map { $0.cells[channel] ?? "" } })
  }

  private static let attributionLegend =
    "An instrument's row is the mean of what it does alone and of what the policy would lose without it; demonstrations "
    + "and peers are what others do because they see supported or new uses; remainder: interactions of three or more "
    + "instruments."

  /// The same for programs: every row over all firms.
  static func attributionJSON(_ findings: StudyFindings) -> JSONValue {
    .array(
      findings.attribution.rows.filter { $0.label.groupKind == "all" }.map { row in
        .object([
          "policy": .text(findings.policyName(row.policy)), "channel": .text(row.channel.rawValue),
          "indicator": .text(row.label.indicator), "unit": .text(row.label.unit), "horizon": .whole(row.horizon),
          "estimate": estimate(row.estimate), "firstIn": .number(row.firstIn), "lastIn": .number(row.lastIn),
        ])
      })
  }
}
