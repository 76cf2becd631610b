/// What each policy changes against the baseline: a point and its paired interval per policy, on one scale with zero.
enum DifferenceFigure: FigureDesign {
  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    try PolicyEffects.gather(results, request, indicator: request.indicator ?? "net")
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let measure = PolicyEffects.measure(figure, words)
    let technology = words.name("technology.\(figure.fact("technology"))", or: figure.fact("technology"))
    let subtitle = words(
      "difference.subtitle",
      [
        "measure": measure.name, "unit": measure.unit, "technology": technology,
        "quarter": words.quarter(figure.fact("quarter")), "baseline": figure.fact("baseline"),
      ])
    return FigureTexts(
      title: title(figure, measure, words), subtitle: subtitle, notes: [page.source.intervalNote(words)],
      description: subtitle + ". "
        + figure.records.map { "\($0.text("policy_title")): \(numbers($0, measure, words))" }.joined(separator: "; ")
        + ".")
  }

  /// The finding that the intervals allow.
  private static func title(_ figure: FigureTable, _ measure: Measure, _ words: Wording) -> String {
    let claimed = figure.records.compactMap { record in PolicyEffects.claim(record).map { (record, $0) } }
    let more = claimed.filter { $0.1 == .more }.map(\.0)
    let less = claimed.filter { $0.1 == .less }.map(\.0)
    guard !claimed.isEmpty else { return words("difference.missing", ["measure": measure.name]) }
    if more.isEmpty, less.isEmpty {
      return claimed.count == 1
        ? words("difference.oneIndistinct", ["policy": claimed[0].0.text("policy_title"), "measure": measure.name])
        : words("difference.noneDistinct", ["measure": measure.name])
    }
    let sides = [
      (more, "More"), (less, "Less"),
    ].filter { !$0.0.isEmpty }.map { records, side in
      let largest = records.max { abs($0.number("mean") ?? 0) < abs($1.number("mean") ?? 0) } ?? records[0]
      let key = records.count == 1 ? "one" : records.count == claimed.count ? "all" : "some"
      return words(
        "difference.\(key)\(side)",
        [
          "policy": largest.text("policy_title"), "count": words.number(Double(records.count)),
          "all": words.number(Double(claimed.count)), "measure": measure.name,
          "value": numbers(largest, measure, words),
        ])
    }
    return sides.joined(separator: "; ")
  }

  private static func numbers(_ record: TidyTable.Record, _ measure: Measure, _ words: Wording) -> String {
    let mean = record.number("mean")
    let decimals = measure.decimals(upTo: mean ?? 0)
    return measure.text(mean, decimals: decimals, words)
      + (measure.factor == 100 ? "\u{00A0}" + measure.unit : "")
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let measure = PolicyEffects.measure(figure, page.words)
    return PolicyRows(figure: figure, measure: measure, records: figure.records).draw(on: &page)
  }
}
