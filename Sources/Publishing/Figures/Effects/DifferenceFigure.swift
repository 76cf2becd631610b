/// What each policy changes against the baseline: a point and its paired interval per policy, on one scale with zero.
enum DifferenceFigure: FigureDesign {
  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    try PolicyEffects.gather(results, request, indicator: request.indicator ?? "net")
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let measure = PolicyEffects.measure(figure, words)
    let subtitle = measure.subtitle(
      words, technology: figure.fact("technology"), quarter: figure.fact("quarter"), baseline: figure.fact("baseline"))
    let largest = figure.records.compactMap { $0.number("mean") }.map { abs($0) }.max() ?? 0
    let decimals = measure.decimals(upTo: largest)
    return FigureTexts(
      title: EffectSentence(records: figure.records, measure: measure, words: words).text, subtitle: subtitle,
      notes: [page.source.intervalNote(words)],
      description: subtitle + ". "
        + figure.records.map { "\($0.text("policy_title")): \(measure.interval($0, decimals: decimals, words))" }
        .joined(separator: "; ") + ".")
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let measure = PolicyEffects.measure(figure, page.words)
    return PolicyRows(figure: figure, measure: measure, records: figure.records).draw(on: &page)
  }
}
