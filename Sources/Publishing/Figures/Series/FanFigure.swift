/// The course of an indicator: its level with bands over the replicates, and below it what policies change.
enum FanFigure: FigureDesign {
  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let usual = request.technology.map { $0 == "all" ? "advancedShareSme" : "adoptionRate" } ?? "advancedShareSme"
    return try CourseRows.gather(results, request, indicator: request.indicator ?? usual)
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts { CourseTexts.texts(figure, page) }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    CoursePlot(figure: figure, words: page.words).draw(on: &page)
  }
}

/// The gap between leaders and peloton over time, and how policies change it.
enum GapFigure: FigureDesign {
  /// Indicators that measure the gap.
  static let indicators = ["maturityGap", "logProductivityGap"]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let indicator = request.indicator ?? indicators[0]
    guard indicators.contains(indicator) else {
      throw FigureError(
        "--indicator \(indicator): the gap between leaders and peloton is \(indicators.joined(separator: " or ")).")
    }
    return try CourseRows.gather(results, request, indicator: indicator)
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    var texts = CourseTexts.texts(figure, page)
    let words = page.words
    let measure = CourseRows.measure(figure, words, isDifference: false)
    // How the gap moves without any policy goes first: it is the larger change.
    let usual = (CourseRows.courses(figure).first { $0.isBaseline }?.rows ?? []).filter { $0.number("mean") != nil }
    guard let first = usual.first, let last = usual.last, let before = first.number("mean"),
      let after = last.number("mean")
    else { return texts }
    let key = after > before ? "gap.widens" : "gap.narrows"
    texts.notes.insert(
      words(
        key,
        [
          "baseline": words.quoted(figure.fact("baseline")), "from": measure.amount(before, words),
          "to": measure.amount(after, words), "first": words.quarter(first.text("quarter")),
          "last": words.quarter(last.text("quarter")),
        ]), at: 0)
    return texts
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    CoursePlot(figure: figure, words: page.words).draw(on: &page)
  }
}

/// Words for courses: the finding of the paired differences, and the numbers.
enum CourseTexts {
  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let level = CourseRows.measure(figure, words, isDifference: false)
    let change = CourseRows.measure(figure, words, isDifference: true)
    let effects = CourseRows.effects(figure)
    let usual = CourseRows.courses(figure).first { $0.isBaseline }?.rows.first {
      $0.text("quarter") == figure.fact("quarter")
    }
    let subtitle = level.subtitle(words, technology: figure.fact("technology"))
    let decimals = change.decimals(upTo: effects.compactMap { $0.number("mean") }.map { abs($0) }.max() ?? 0)
    let title = EffectSentence(records: effects, measure: change, words: words).text
    return FigureTexts(
      title: words(
        "fan.title", ["finding": title, "quarter": words.quarter(figure.fact("quarter"))]),
      subtitle: subtitle,
      notes: [words("fan.note"), page.source.intervalNote(words)],
      description: subtitle + ". \(figure.fact("baseline")), \(words.quarter(figure.fact("quarter"))): "
        + "\(level.amount(usual?.number("mean"), words)). \(words("fan.difference")): "
        + effects.map { "\($0.text("policy_title")) \(change.interval($0, decimals: decimals, words))" }
        .joined(separator: "; ") + ".")
  }
}
