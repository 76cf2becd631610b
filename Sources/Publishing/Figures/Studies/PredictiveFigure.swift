/// A calibration held against its figures: every figure with its error, and what the worlds give before and after the
/// fit, in errors of the figure so that all share one scale.
enum PredictiveFigure: FigureDesign {
  private static let wanted = [
    "target", "use", "observed", "observed_sd", "prior_q05", "prior_q50", "prior_q95", "posterior_q05",
    "posterior_q50", "posterior_q95", "lower", "upper", "is_inside",
  ]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    guard results.has("predictive") else {
      throw FigureError("\(results.folder): there is no predictive.csv. It is written by `peloton calibrate`.")
    }
    return FigureTable(try results.rows(of: "predictive", columns: wanted), facts: [])
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    func counts(_ records: [TidyTable.Record]) -> (Int, Int) {
      (records.count { $0.flag("is_inside") }, records.count { !$0.text("is_inside").isEmpty })
    }
    let fitted = counts(figure.records.filter { $0.text("use") == "fit" })
    let left = counts(figure.records.filter { $0.text("use") != "fit" })
    func text(_ count: Int) -> String { words.number(Double(count)) }
    let key =
      fitted.1 == 0 ? "predictive.leftOnly" : left.1 == 0 ? "predictive.fittedOnly" : "predictive.both"
    let title = words(
      fitted.1 + left.1 == 0 ? "predictive.unknown" : key,
      [
        "inside": text(fitted.0), "fitted": text(fitted.1), "predicted": text(left.0), "left": text(left.1),
      ])
    let subtitle = words("predictive.subtitle")
    return FigureTexts(
      title: title, subtitle: subtitle, notes: [words("predictive.note")],
      description: subtitle + ". "
        + figure.records.prefix(20).map {
          "\($0.text("target")): \(words.rounded($0.number("observed"))), \(words.rounded($0.number("posterior_q50")))"
        }.joined(separator: "; ") + ".")
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let words = page.words
    let records = figure.records.filter { $0.text("use") == "fit" } + figure.records.filter { $0.text("use") != "fit" }
    let names = FactorNames(records.map { $0.text("target") }, share: 0.36, page)
    let observed = records.map { words.rounded($0.number("observed")) }
    let given = records.map { words.rounded($0.number("posterior_q50")) }
    func width(_ texts: [String], _ heading: String) -> Double {
      max(
        texts.map { page.width(of: $0, isBold: true) }.max() ?? 0,
        TextMetrics.width(words(heading), size: page.noteSize))
    }
    let givenWidth = width(given, "predictive.given")
    let numberWidth = width(observed, "predictive.observed") + 10 * page.scale + givenWidth
    let columns = [(page.right - givenWidth - 10 * page.scale, observed), (page.right, given)]
    let reach =
      records.flatMap { record in
        ["posterior_q05", "posterior_q95", "lower", "upper"].compactMap { error(record, $0) }.map { abs($0) }
      }.filter(\.isFinite).max() ?? 2
    let ticks = Ticks(covering: -max(2, min(8, reach)), max(2, min(8, reach)), about: page.isNarrow ? 4 : 8)
    let scale = AxisScale(ticks, start: names.plotLeft, end: page.right - numberWidth - 12 * page.scale)
    let keyHeight = key(left: page.left, on: &page)
    for (column, key) in zip(columns, ["predictive.observed", "predictive.given"]) {
      page.scene.text(
        TextLabel(
          words(key), at: Point(column.0, page.top + keyHeight + page.noteSize * 0.6), size: page.noteSize,
          anchor: .end, colour: .quietInk))
    }
    let top = page.top + keyHeight + page.noteSize * 1.2
    let axis = page.noteSize * 3.4
    let count = Double(max(1, records.count))
    let plot = 11 * page.scale
    let room = page.availableHeight.map { ($0 - (top - page.top) - axis) / count }
    let height = room.map { min($0, names.rowHeight(page, plot: plot) * 1.6) } ?? names.rowHeight(page, plot: plot)
    let bottom = top + height * count
    // Nine of ten figures lie within 1.645 of their errors.
    page.scene.rectangle(
      Box(left: scale(-1.645), top: top, right: scale(1.645), bottom: bottom), fill: Fill(.ground))
    page.levelAxis(ticks, scale, top: top, bottom: bottom, text: { words.signed($0, decimals: ticks.decimals) })
    page.scene.text(
      TextLabel(
        words("predictive.axis"), at: Point(scale.end, bottom + page.noteSize * 2.7), size: page.noteSize, anchor: .end,
        colour: .quietInk))
    for (index, record) in records.enumerated() {
      let middle = names.draw(index, top: top + Double(index) * height, height: height, plot: plot, on: &page)
      row(
        record, scale, middle, min(plot, height * 0.7),
        tip: "\(names.names[index]): \(observed[index]), \(given[index])",
        on: &page)
      let isOutside = record.text("is_inside") == "false"
      for (x, texts) in columns { page.label(texts[index], x: x, middle: middle, anchor: .end, isBold: isOutside) }
    }
    return bottom + axis
  }

  /// A value as its distance from the figure in errors of the figure.
  private static func error(_ record: TidyTable.Record, _ column: String) -> Double? {
    guard let value = record.number(column), let observed = record.number("observed"),
      let sd = record.number("observed_sd"), sd > 0
    else { return nil }
    return (value - observed) / sd
  }

  private static func row(
    _ record: TidyTable.Record, _ scale: AxisScale, _ middle: Double, _ height: Double, tip: String,
    on page: inout FigurePage
  ) {
    func bar(_ from: String, _ to: String, _ share: Double, _ fill: Fill) {
      guard let lower = error(record, from), let upper = error(record, to), upper > scale.lower, lower < scale.upper
      else { return }
      let half = height * share / 2
      page.scene.rectangle(
        Box(left: scale(lower), top: middle - half, right: scale(upper), bottom: middle + half), fill: fill, tip: tip)
      for (isBeyond, end, way) in [(lower < scale.lower, scale.start, -1.0), (upper > scale.upper, scale.end, 1)] {
        guard isBeyond, share > 0.5 else { continue }
        // A point at the edge: the bar goes on.
        page.scene.polygon(
          [
            Point(end, middle - half), Point(end + way * 4 * page.scale, middle), Point(end, middle + half),
          ], fill: fill)
      }
    }
    let isFitted = record.text("use") == "fit"
    bar("prior_q05", "prior_q95", 0.8, Fill(Colour(0xC9D1D9)))
    bar("posterior_q05", "posterior_q95", 0.42, Fill(isFitted ? .blue : .orange))
    guard let median = error(record, "posterior_q50") else {
      page.label(
        page.words("frame.missing"), x: scale(0), middle: middle, anchor: .middle, colour: .quietInk, hasHalo: true)
      return
    }
    guard median >= scale.lower, median <= scale.upper else {
      // Off the scale: an arrow says on which side.
      let way = median > scale.upper ? 1.0 : -1
      let end = way > 0 ? scale.end : scale.start
      page.scene.polygon(
        [
          Point(end - way * 6 * page.scale, middle - 4 * page.scale), Point(end, middle),
          Point(end - way * 6 * page.scale, middle + 4 * page.scale),
        ], fill: Fill(isFitted ? .blue : .orange), tip: tip)
      return
    }
    page.scene.point(
      SeriesLook(colour: isFitted ? .blue : .orange, form: isFitted ? .disc : .diamond),
      at: Point(scale(median), middle), radius: 3.8 * page.scale, tip: tip)
  }

  /// What bars and points are; returns its height.
  private static func key(left: Double, on page: inout FigurePage) -> Double {
    var x = left
    var y = page.top
    let line = page.noteSize * 1.5
    let items: [(String, Colour, SeriesLook?)] = [
      ("predictive.prior", Colour(0xC9D1D9), nil),
      ("predictive.fitted", .blue, SeriesLook(colour: .blue, form: .disc)),
      ("predictive.left", .orange, SeriesLook(colour: .orange, form: .diamond)),
    ]
    for (key, colour, look) in items {
      let text = page.words(key)
      let width = 26 * page.scale + TextMetrics.width(text, size: page.noteSize)
      if x > left, x + width > page.right {
        x = left
        y += line
      }
      let middle = y + page.noteSize * 0.62
      let half = (look == nil ? 4.0 : 2.2) * page.scale
      page.scene.rectangle(
        Box(left: x, top: middle - half, right: x + 18 * page.scale, bottom: middle + half), fill: Fill(colour))
      if let look { page.scene.point(look, at: Point(x + 9 * page.scale, middle), radius: 3.6 * page.scale) }
      page.scene.text(
        TextLabel(
          text, at: Point(x + 22 * page.scale, y + page.noteSize), size: page.noteSize, colour: .quietInk))
      x += width + 12 * page.scale
    }
    return y - page.top + line
  }
}
