import ScenarioModel

/// Rows of the table of an analysis that belong to one answer, and what that answer is.
enum AnalysisRows {
  /// The answer that was asked for: where something is left open net uses, or what the table has first.
  static func choose(
    _ results: ResultsReader, _ request: FigureRequest, table: String, madeBy command: String
  ) throws -> (rows: TidyTable, facts: [FigureTable.Fact]) {
    guard results.has(table) else {
      throw FigureError(
        "\(results.folder): there is no \(table).csv. It is written by `peloton \(command)` beside the tables of a study."
      )
    }
    let all = try results.rows(of: table, where: ["group_kind": ["all", ""]])
    var records = all.records
    try keep(&records, "policy", request.policies.first, "--policy")
    try keep(&records, "against", request.against, "--against")
    let usual = records.contains { $0.text("indicator") == "net" } ? "net" : nil
    try keep(&records, "indicator", request.indicator ?? usual, "--indicator")
    try keep(&records, "technology", request.technology, "--technology")
    if let horizon = request.horizon {
      try keep(&records, "quarter", Quarter(index: horizon - 1).description, "--horizon \(horizon): quarter")
    }
    guard let first = records.first else { throw FigureError("\(results.folder)/\(table).csv has no rows.") }
    let key = ["policy", "against", "indicator", "technology", "quarter"]
    var rows = TidyTable(columns: all.columns)
    for record in records where key.allSatisfy({ record.text($0) == first.text($0) }) {
      rows.append(all.rows[record.index])
    }
    let context = results.context
    let (policy, against) = (first.text("policy"), first.text("against"))
    return (
      rows,
      [
        .init(name: "indicator", value: first.text("indicator")), .init(name: "unit", value: first.text("unit")),
        .init(name: "technology", value: first.text("technology")),
        .init(name: "quarter", value: first.text("quarter")),
        .init(name: "policy", value: policy), .init(name: "policy_title", value: context?.title(of: policy) ?? policy),
        .init(name: "against", value: context?.title(of: against) ?? against),
      ]
    )
  }

  private static func keep(
    _ records: inout [TidyTable.Record], _ column: String, _ wanted: String?, _ option: String
  ) throws {
    guard let wanted else { return }
    let kept = records.filter { $0.text(column) == wanted }
    guard !kept.isEmpty else {
      var known: [String] = []
      for record in records where !known.contains(record.text(column)) { known.append(record.text(column)) }
      throw FigureError(
        "\(option) \(wanted): the table has no such rows.\(NearestName.hint(wanted, among: known.filter { !$0.isEmpty }))"
      )
    }
    records = kept
  }

  /// `net additional uses, “A” minus “B”`.
  static func subject(_ figure: FigureTable, _ measure: Measure, _ words: Wording) -> String {
    let policy = figure.fact("policy_title")
    guard !policy.isEmpty else { return measure.name }
    let against = figure.fact("against")
    return words(
      against.isEmpty ? "study.subjectLevel" : "study.subject",
      ["measure": measure.name, "policy": words.quoted(policy), "against": words.quoted(against)])
  }

  /// The number of an answer for readers.
  static func measure(_ figure: FigureTable, largest: Double, _ words: Wording) -> Measure {
    Measure(
      indicator: figure.fact("indicator"), unit: figure.fact("unit"), isDifference: !figure.fact("against").isEmpty,
      largest: largest, words: words)
  }

  /// Subject, unit, technology and time.
  static func subtitle(
    _ key: String, _ figure: FigureTable, _ measure: Measure, _ words: Wording
  ) -> String {
    let parts = [
      // Uses are called so by the measure.
      figure.fact("unit") == "pairs" ? "" : measure.unit,
      figure.fact("technology").isEmpty || figure.fact("technology") == "all"
        ? "" : words.name("technology.\(figure.fact("technology"))", or: figure.fact("technology")),
      words.quarter(figure.fact("quarter")),
    ]
    let text = words(key, ["subject": subject(figure, measure, words), "measure": measure.name])
    return text + parts.filter { !$0.isEmpty }.map { ", " + $0 }.joined()
  }
}
