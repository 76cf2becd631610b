/// In which futures an outcome is so: the trade-off between covering all of them and holding no others, and the limits
/// of the chosen box.
enum BoxFigure: FigureDesign {
  static let columns: [TableDescription.Column] = [
    .init("role", .string, "step of the trade-off, or limit of the chosen box."),
    .init("step", .integer, "Number of the box along the peeling, from 0."),
    .init("is_chosen", .boolean, "Whether it is the chosen box."),
    .init("points", .integer, "Points in the box."),
    .init("coverage", .number, unit: "1", "Share of the points of interest that lie in the box."),
    .init("density", .number, unit: "1", "Share of the points in the box that are of interest."),
    .init("factor", .string, "Path of the limited factor."),
    .init("name", .string, "Words for the factor instead of those of the language; may be empty."),
    .init("lower", .number, "Lower limit; empty without one."), .init("upper", .number, "Upper limit."),
    .init("range_lower", .number, "Smallest value among all points."),
    .init("range_upper", .number, "Largest value among all points."),
    .init("quasi_p", .number, unit: "1", "Probability of as many points of interest if the limit were worth nothing."),
  ]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let (rows, facts) = try AnalysisRows.choose(results, request, table: "discovery", madeBy: "discover")
    var figure = FigureTable(columns: columns)
    figure.facts = facts + [.init(name: "condition", value: rows.records.first?.text("condition") ?? "")]
    let chosen = rows.records.filter { $0.text("stage") == "box" }
    let nothing = TidyTable.Field.missing
    var seen: Set<String> = []
    for row in rows.records where row.text("stage") == "peel" {
      guard seen.insert("\(row.number("step") ?? -1)").inserted else { continue }
      figure.table.append(
        [.text("step"), row["step"], .text("false"), row["points"], row["coverage"], row["density"]]
          + Array(repeating: nothing, count: 7))
    }
    if let box = chosen.first {
      figure.table.append(
        [.text("step"), box["step"], .text("true"), box["points"], box["coverage"], box["density"]]
          + Array(repeating: nothing, count: 7))
    }
    for row in chosen where !row.text("factor").isEmpty {
      let path = row.text("factor")
      let range = try self.range(of: path, results)
      figure.table.append(
        [
          .text("limit"), row["step"], .text("true"), nothing, nothing, nothing, .text(path), nothing, row["lower"],
          row["upper"], .init(range?.lowerBound), .init(range?.upperBound), row["quasi_p"],
        ])
    }
    return figure
  }

  /// What a factor takes among the points of the study.
  private static func range(of path: String, _ results: ResultsReader) throws -> ClosedRange<Double>? {
    if let factor = results.context?.factors?.first(where: { $0.path == path }) {
      return min(factor.lower, factor.upper)...max(factor.lower, factor.upper)
    }
    guard results.has("points") else { return nil }
    let points = try results.rows(of: "points")
    guard points.column(path) != nil else { return nil }
    let values = points.records.compactMap { $0.number(path) }
    guard let least = values.min(), let most = values.max() else { return nil }
    return least...most
  }

  private static func limits(_ figure: FigureTable) -> [TidyTable.Record] {
    figure.records.filter { $0.text("role") == "limit" }
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let measure = AnalysisRows.measure(figure, largest: 0, words)
    let steps = figure.records.filter { $0.text("role") == "step" }
    let all = steps.first { $0.number("step") == 0 }
    let chosen = steps.last { $0.flag("is_chosen") }
    let limits = limits(figure)
    let names = limits.map { limit(MorrisFigure.name($0, words), $0, words) }
    let subject = AnalysisRows.subject(figure, measure, words)
    let gaps: KeyValuePairs<String, String> = [
      "policy": words.quoted(figure.fact("policy_title")), "against": words.quoted(figure.fact("against")),
      "subject": subject, "condition": condition(figure, words),
      "all": words.percent(all?.number("density"), decimals: 0),
      "density": words.percent(chosen?.number("density"), decimals: 0),
      "coverage": words.percent(chosen?.number("coverage"), decimals: 0), "limits": words.list(names),
      "count": words.number(Double(limits.count)), "points": words.number(all?.number("points")),
    ]
    let isLosing = figure.fact("condition").filter { $0 != " " } == "<0" && !figure.fact("against").isEmpty
    let title =
      limits.isEmpty
      ? words(isLosing ? "box.noneLoses" : "box.none", gaps)
      : words((isLosing ? "box.loses" : "box.holds") + (limits.count <= 2 ? "Where" : "Box"), gaps)
    let subtitle = AnalysisRows.subtitle(isLosing ? "box.subtitleLoses" : "box.subtitle", figure, measure, words)
    return FigureTexts(
      title: words.capitalised(title), subtitle: subtitle, notes: [words("box.note", gaps)],
      description: subtitle + ". " + words("box.describe", gaps)
        + (names.isEmpty ? "" : " " + names.joined(separator: "; ") + "."))
  }

  private static func condition(_ figure: FigureTable, _ words: Wording) -> String {
    let parts = figure.fact("condition").split(separator: " ")
    guard parts.count == 2, let number = Double(parts[1]) else { return figure.fact("condition") }
    let sign = ["<": "<", "<=": "≤", ">": ">", ">=": "≥"][String(parts[0])] ?? String(parts[0])
    return "\(sign)\u{00A0}\(trimmed(number, words))"
  }

  /// A number without needless zeros.
  static func trimmed(_ value: Double, _ words: Wording) -> String {
    value == value.rounded() && abs(value) < 1e12 ? words.number(value) : words.rounded(value)
  }

  /// `border penalty ≥ 2.1`.
  private static func limit(_ name: String, _ row: TidyTable.Record, _ words: Wording) -> String {
    switch (row.number("lower"), row.number("upper")) {
    case (let lower?, let upper?): "\(name) \(trimmed(lower, words))–\(trimmed(upper, words))"
    case (let lower?, nil): "\(name) ≥\u{00A0}\(trimmed(lower, words))"
    case (nil, let upper?): "\(name) ≤\u{00A0}\(trimmed(upper, words))"
    case (nil, nil): name
    }
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let limits = limits(figure)
    let gap = 26 * page.scale
    let height = page.availableHeight ?? 250
    if page.isNarrow {
      let end = TradeOff(figure: figure).draw(
        in: Box(left: page.left, top: page.top, right: page.right, bottom: page.top + 220), on: &page)
      return BoxLimits(rows: limits).draw(
        in: Box(left: page.left, top: end + 12, right: page.right, bottom: end + 400), on: &page)
    }
    let width = (page.width - gap) * 0.46
    let first = TradeOff(figure: figure).draw(
      in: Box(left: page.left, top: page.top, right: page.left + width, bottom: page.top + height), on: &page)
    let second = BoxLimits(rows: limits).draw(
      in: Box(left: page.left + width + gap, top: page.top, right: page.right, bottom: page.top + height), on: &page)
    return max(first, second)
  }
}
