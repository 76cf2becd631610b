/// Draws one row per policy: its name, a point and an interval on a common scale with zero, and the numbers.
struct PolicyRows {
  let figure: FigureTable
  let measure: Measure
  /// Rows from top to bottom.
  let records: [TidyTable.Record]

  /// - Parameter figure: rows of ``PolicyEffects``.
  func draw(on page: inout FigurePage) -> Double {
    let words = page.words
    page.shrink { layout($0).heights.reduce(0, +) + $0.noteSize * 2 }
    let (names, wanted) = layout(page)
    let axisHeight = page.noteSize * 2
    let spare = (page.availableHeight ?? 0) - axisHeight - wanted.reduce(0, +)
    let stretch = spare > 0 ? min(1.7, 1 + spare / max(1, wanted.reduce(0, +))) : 1
    let heights = wanted.map { $0 * stretch }
    let values = records.flatMap { [$0.number("mean"), $0.number("lower"), $0.number("upper")] }
      .compactMap { $0 }.filter(\.isFinite).map { $0 * measure.factor }
    let ticks = Ticks(covering: min(0, values.min() ?? 0), max(0, values.max() ?? 1), about: page.isNarrow ? 3 : 6)
    let largest = records.compactMap { $0.number("mean") }.map { abs($0) }.max() ?? 0
    let texts = records.map { measure.interval($0, decimals: measure.decimals(upTo: largest), words) }
    let numberWidth = texts.map { page.width(of: $0) }.max() ?? 0
    let scale = AxisScale(
      ticks, start: page.left + max(names.width, 10 * page.scale), end: page.right - numberWidth - 14 * page.scale)
    let bottom = page.top + heights.reduce(0, +)
    page.levelAxis(ticks, scale, top: page.top, bottom: bottom, text: { words.number($0, decimals: ticks.decimals) })
    var top = page.top
    for (index, record) in records.enumerated() {
      let middle = names.draw(index, top: top, height: heights[index], on: &page)
      page.interval(record, factor: measure.factor, scale, middle: middle, tip: texts[index])
      page.label(texts[index], x: page.right, middle: middle, anchor: .end)
      top += heights[index]
    }
    return bottom + axisHeight
  }

  private func layout(_ page: FigurePage) -> (names: RowNames, heights: [Double]) {
    let names = RowNames(records.map { $0.text("policy_title") }, on: page)
    return (names, names.rowHeights(plot: 1.7 * page.lineHeight, gap: 0.6 * page.lineHeight, page))
  }
}

extension FigurePage {
  /// The point and interval of a row with `mean`, `lower`, `upper` and `place`; nothing where the mean is missing.
  mutating func interval(
    _ record: TidyTable.Record, factor: Double, _ line: AxisScale, middle: Double, look: SeriesLook? = nil,
    radius: Double = 3.8, tip: String
  ) {
    guard let mean = record.number("mean") else { return }
    let look = look ?? SeriesLook(place: Int(record.number("place") ?? 0))
    let tip = "\(record.text("policy_title")): \(tip)"
    let centre = Point(line(mean * factor), middle)
    guard let lower = record.number("lower"), let upper = record.number("upper") else {
      scene.point(look, at: centre, radius: radius * scale, tip: tip)
      return
    }
    scene.interval(
      look, from: Point(line(lower * factor), middle), to: Point(line(upper * factor), middle), mean: centre,
      radius: radius * scale, tip: tip)
  }
}
