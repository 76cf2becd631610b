/// Draws one row per policy: its name, a point and an interval on a common scale with zero, and the numbers.
struct PolicyRows {
  let figure: FigureTable
  let measure: Measure
  /// Rows from top to bottom.
  let records: [TidyTable.Record]

  /// - Parameter figure: rows of ``PolicyEffects``.
  func draw(on page: inout FigurePage) -> Double {
    let words = page.words
    let values = records.flatMap { [$0.number("mean"), $0.number("lower"), $0.number("upper")] }
      .compactMap { $0 }.filter(\.isFinite).map { $0 * measure.factor }
    let ticks = Ticks(covering: min(0, values.min() ?? 0), max(0, values.max() ?? 1), about: page.isNarrow ? 3 : 6)
    let texts = records.map { numbers($0, words) }
    let numberWidth = texts.map { page.width(of: $0) }.max() ?? 0
    // Names stand beside the rows, or above them where the page is too narrow for both.
    let longest = records.map { page.width(of: $0.text("policy_title"), isBold: true) }.max() ?? 0
    let isStacked = page.isNarrow || longest > page.width * 0.34
    let nameWidth = isStacked ? 0 : longest + 12 * page.scale
    let plotLeft = page.left + max(nameWidth, 10 * page.scale)
    let plotRight = page.right - numberWidth - 14 * page.scale
    let scale = AxisScale(ticks, start: plotLeft, end: plotRight)
    let axisHeight = page.noteSize * 2
    let wanted = (isStacked ? 2.9 : 2.1) * page.lineHeight
    let rowHeight =
      page.availableHeight.map { min(3.4 * page.lineHeight, ($0 - axisHeight) / Double(max(1, records.count))) }
      ?? wanted
    let bottom = page.top + rowHeight * Double(records.count)
    page.levelAxis(ticks, scale, top: page.top, bottom: bottom, text: { words.number($0, decimals: ticks.decimals) })
    for (index, record) in records.enumerated() {
      let top = page.top + Double(index) * rowHeight
      let middle = isStacked ? top + rowHeight * 0.68 : top + rowHeight / 2
      name(record, isStacked: isStacked, top: top, middle: middle, width: isStacked ? page.width : nameWidth, on: &page)
      mark(record, scale, middle: middle, tip: texts[index], on: &page)
      page.label(texts[index], x: page.right, middle: middle, anchor: .end)
    }
    return bottom + axisHeight
  }

  private func name(
    _ record: TidyTable.Record, isStacked: Bool, top: Double, middle: Double, width: Double, on page: inout FigurePage
  ) {
    let title = TextMetrics.shortened(record.text("policy_title"), to: width, size: page.labelSize, isBold: true)
    page.label(
      title, x: page.left, middle: isStacked ? top + page.lineHeight * 0.55 : middle, isBold: true, hasHalo: isStacked)
  }

  private func mark(
    _ record: TidyTable.Record, _ scale: AxisScale, middle: Double, tip: String, on page: inout FigurePage
  ) {
    guard let mean = record.number("mean") else { return }
    let look = SeriesLook(place: Int(record.number("place") ?? 0))
    let tip = "\(record.text("policy_title")): \(tip)"
    let centre = Point(scale(mean * measure.factor), middle)
    guard let lower = record.number("lower"), let upper = record.number("upper") else {
      page.scene.point(look, at: centre, radius: 4.4 * page.scale, tip: tip)
      return
    }
    page.scene.interval(
      look, from: Point(scale(lower * measure.factor), middle), to: Point(scale(upper * measure.factor), middle),
      mean: centre, radius: 4.4 * page.scale, tip: tip)
  }

  /// `576 [559, 594]`, as many decimals for all rows.
  private func numbers(_ record: TidyTable.Record, _ words: Wording) -> String {
    let largest = records.compactMap { $0.number("mean") }.map { abs($0) }.max() ?? 0
    let decimals = measure.decimals(upTo: largest)
    guard let mean = record.number("mean") else { return words("frame.missing") }
    let text = measure.text(mean, decimals: decimals, words)
    guard let lower = record.number("lower"), let upper = record.number("upper") else { return text }
    return "\(text) [\(measure.text(lower, decimals: decimals, words)), "
      + "\(measure.text(upper, decimals: decimals, words))]"
  }
}
