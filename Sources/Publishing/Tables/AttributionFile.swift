import Findings

extension ResultTable {
  private typealias Column = TableDescription.Column

  static let attributionDescription = TableDescription(
    name: ResultTable.attribution.rawValue,
    meaning:
      "One row per explained policy, indicator, group, horizon and channel: through what the policy acts, paired "
      + "by replicate. The channels of an effect and its remainder add up to its total, in every replicate. Written "
      + "only with --explain.",
    columns: [
      .policy,
      Column(
        "channel", .string,
        "An instrument (call, voucher, hubs, workforce, awareness, regulation), demonstrations, peers, "
          + "baselineProgramme where the baseline has one, remainder (interactions of three or more instruments), or "
          + "total."),
      .indicator, .unit, .groupKind, .group, .horizon,
    ] + Column.interval + [
      .replicates, Column("sd", .number, "Standard deviation over replicates."),
      Column(
        "first_in", .number,
        "Mean effect of the instrument alone, peers and demonstrations muted; empty for other channels."),
      Column(
        "last_in", .number,
        "Mean of what the policy loses without the instrument, peers and demonstrations muted. The channel is the mean "
          + "of first_in and last_in; where they are far apart, instruments help or hinder each other."),
    ],
    key: ["policy", "channel", "indicator", "group_kind", "group", "horizon"])

  static func writeAttribution(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    for row in findings.attribution.rows {
      try writer.row(CSVLine()) { line in
        line.append(findings.policyName(row.policy))
        line.append(row.channel.rawValue)
        for text in [row.label.indicator, row.label.unit, row.label.groupKind, row.label.group] { line.append(text) }
        line.append(row.horizon)
        line.appendInterval(row.estimate)
        line.append(row.estimate.sd)
        line.append(row.firstIn)
        line.append(row.lastIn)
      }
    }
  }
}
