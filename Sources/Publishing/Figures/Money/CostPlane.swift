/// Draws the plane of effect (level) and public cost (upright).
struct CostPlane {
  let figure: FigureTable
  let measure: Measure

  private var records: [TidyTable.Record] { figure.records }
  private let million = 1e-6

  private func values(_ names: [String]) -> [Double] {
    records.flatMap { record in names.compactMap { record.number($0) } }.filter(\.isFinite)
  }

  func draw(on page: inout FigurePage) -> Double {
    let words = page.words
    let effects = values(["mean", "lower", "upper"])
    let costs = values(["cost_mean", "cost_lower", "cost_upper"]).map { $0 * million }
    // Some room beyond the last point is for its name.
    let most = max(0, effects.max() ?? 1) * 1.15
    let xTicks = Ticks(covering: min(0, effects.min() ?? 0), most, about: page.isNarrow ? 3 : 6)
    let yTicks = Ticks(covering: min(0, costs.min() ?? 0), max(0, costs.max() ?? 1) * 1.04, about: 4)
    let axisHeight = page.noteSize * 3.4
    func plot(_ page: FigurePage, key: Double) -> Box {
      let top = page.top + page.noteSize * 1.6
      let height =
        page.availableHeight.map { max(40, $0 - key - axisHeight - page.noteSize * 1.6) }
        ?? page.width * (page.isNarrow ? 0.95 : 0.52)
      let left = page.left + page.uprightAxisWidth(yTicks) { words.number($0, decimals: yTicks.decimals) }
      return Box(left: left, top: top, right: page.right - 8 * page.scale, bottom: top + height)
    }
    // Names stand beside the points if all of them find room; else rows below tell who is who.
    var trial = page
    let isNamed = paint(on: &trial, plot(trial, key: 0), xTicks, yTicks)
    if isNamed {
      page = trial
      return plot(page, key: 0).bottom + axisHeight
    }
    page.shrink { keyHeight($0) + $0.noteSize * 5 + $0.width * 0.2 }
    let box = plot(page, key: keyHeight(page))
    _ = paint(on: &page, box, xTicks, yTicks, hasNames: false)
    return rowsBelow(from: box.bottom + axisHeight, &page)
  }

  /// - Returns: whether all points got their names.
  private func paint(
    on page: inout FigurePage, _ plot: Box, _ xTicks: Ticks, _ yTicks: Ticks, hasNames: Bool = true
  ) -> Bool {
    let words = page.words
    let x = AxisScale(xTicks, start: plot.left, end: plot.right)
    let y = AxisScale(yTicks, start: plot.bottom, end: plot.top)
    page.note(words("costEffectiveness.costAxis"), x: page.left, middle: page.top + page.noteSize * 0.4)
    page.uprightAxis(
      yTicks, y, left: plot.left, right: plot.right, text: { words.number($0, decimals: yTicks.decimals) })
    page.levelAxis(
      xTicks, x, top: plot.top, bottom: plot.bottom, text: { words.number($0, decimals: xTicks.decimals) })
    page.note(
      words.capitalised(measure.name), x: plot.right, middle: plot.bottom + page.noteSize * 2.7, anchor: .end)
    let rays = rays(x, y, plot, &page)
    points(x, y, &page)
    return hasNames && names(x, y, plot, besides: rays, &page)
  }

  /// Lines of equal cost per use, at round values, named at their ends inside the plot.
  /// - Returns: the lines, and the boxes of their names.
  private func rays(
    _ x: AxisScale, _ y: AxisScale, _ plot: Box, _ page: inout FigurePage
  ) -> (lines: [(Point, Point)], names: [Box]) {
    let words = page.words
    let prices = records.compactMap { $0.number("ratio_mean") }.filter { $0 > 0 && $0.isFinite }
    guard let least = prices.min(), let most = prices.max(), x.upper > 0 else { return ([], []) }
    var named: [Box] = []
    var lines: [(Point, Point)] = []
    for price in CostPlane.roundPrices(least, most) {
      // The ray leaves the plot at its upper or its right edge.
      let endX = min(x.upper, y.upper / (price * million))
      let end = Point(x(endX), y(endX * price * million))
      lines.append((Point(x(0), y(0)), end))
      page.scene.line(
        Point(x(0), y(0)), end, Stroke(.rule, width: 0.9 * page.scale, dashes: [4, 3]))
      let text = words("number.euro", ["value": words.rounded(price)])
      let width = page.noteWidth(of: text)
      let isAbove = end.y <= plot.top + 1
      let middle = isAbove ? Point(end.x, plot.top - page.noteSize * 0.75) : Point(end.x, end.y - page.noteSize * 0.8)
      let right = min(page.right, isAbove ? end.x + width / 2 : end.x)
      let box = Box(
        left: right - width - 2, top: middle.y - page.noteSize * 0.6, right: right + 2,
        bottom: middle.y + page.noteSize * 0.6)
      guard !named.contains(where: { $0.overlaps(box) }), isAbove ? box.left > axisNameEnd(page) : true else {
        continue
      }
      named.append(box)
      page.note(text, x: right, middle: middle.y, anchor: .end, hasHalo: true)
    }
    return (lines, named)
  }

  private func axisNameEnd(_ page: FigurePage) -> Double {
    page.left + page.noteWidth(of: page.words("costEffectiveness.costAxis")) + 8 * page.scale
  }

  /// Up to five round prices (1, 2, 5 and their multiples) around those of the policies.
  static func roundPrices(_ least: Double, _ most: Double) -> [Double] {
    var prices: [Double] = []
    var power = 1.0
    while power * 10 <= least { power *= 10 }
    while prices.count < 12, power <= most * 4 {
      for factor in [1.0, 2, 5] where factor * power >= least * 0.4 && factor * power <= most * 2.6 {
        prices.append(factor * power)
      }
      power *= 10
    }
    return prices.count > 5 ? Array(prices.prefix(5)) : prices
  }

  private func points(_ x: AxisScale, _ y: AxisScale, _ page: inout FigurePage) {
    let words = page.words
    for record in records {
      guard let centre = centre(record, x, y) else { continue }
      let look = SeriesLook(place: Int(record.number("place") ?? 0))
      let stroke = Stroke(look.colour, width: 1.5 * page.scale)
      if let lower = record.number("lower"), let upper = record.number("upper") {
        page.scene.line(Point(x(lower), centre.y), Point(x(upper), centre.y), stroke)
      }
      if let lower = record.number("cost_lower"), let upper = record.number("cost_upper") {
        page.scene.line(Point(centre.x, y(lower * million)), Point(centre.x, y(upper * million)), stroke)
      }
      page.scene.point(
        look, at: centre, radius: 4.6 * page.scale,
        tip: "\(record.text("policy_title")): \(CostEffectivenessFigure.perUse(record, words))")
    }
  }

  private func centre(_ record: TidyTable.Record, _ x: AxisScale, _ y: AxisScale) -> Point? {
    guard let mean = record.number("mean"), let cost = record.number("cost_mean") else { return nil }
    return Point(x(mean), y(cost * million))
  }

  /// Names and prices beside the points.
  /// - Returns: whether all of them found room; if not, none is written.
  private func names(
    _ x: AxisScale, _ y: AxisScale, _ plot: Box, besides rays: (lines: [(Point, Point)], names: [Box]),
    _ page: inout FigurePage
  ) -> Bool {
    let shown = records.compactMap { record in centre(record, x, y).map { (record, $0) } }
    // A policy without a point can only be told in the rows.
    guard shown.count == records.count else { return false }
    let leading = page.labelSize * 1.18
    let room = page.isNarrow ? 92 : 140 * page.scale
    let items = shown.map { record, centre in
      let lines =
        TextMetrics.lines(record.text("policy_title"), width: room, size: page.labelSize, isBold: true, limit: 5)
        + TextMetrics.lines(price(record, page.words), width: room, size: page.labelSize, limit: 3)
      return PointNames.Item(
        point: centre, lines: lines, width: (lines.map { page.width(of: $0, isBold: true) }.max() ?? 0) + 4,
        height: Double(lines.count) * leading + 2)
    }
    let intervals = shown.flatMap { record, centre -> [Box] in
      guard let lower = record.number("lower"), let upper = record.number("upper") else { return [] }
      return [Box(left: x(lower), top: centre.y - 2, right: x(upper), bottom: centre.y + 2)]
    }
    var search = PointNames(
      items: items, obstacles: intervals + rays.names, bounds: plot.inset(by: 3), radius: 7 * page.scale)
    search.rules = rays.lines
    guard let places = search.places() else { return false }
    for (index, placed) in places.enumerated() {
      let look = SeriesLook(place: Int(shown[index].0.number("place") ?? 0))
      if placed.isLed {
        page.scene.line(
          items[index].point, search.nearest(placed.box, items[index].point),
          Stroke(look.colour, width: 0.8 * page.scale))
        page.scene.point(look, at: items[index].point, radius: 4.6 * page.scale)
      }
      let titles = TextMetrics.lines(
        shown[index].0.text("policy_title"), width: room, size: page.labelSize, isBold: true, limit: 5
      ).count
      for (line, text) in items[index].lines.enumerated() {
        page.label(
          text, x: placed.box.left + 2, middle: placed.box.top + 1 + (Double(line) + 0.5) * leading,
          isBold: line < titles, colour: look.colour.forText, hasHalo: true)
      }
    }
    return true
  }

  /// The cost per use of every policy, the cheapest first, with the sign of its point.
  private func rowsBelow(from top: Double, _ page: inout FigurePage) -> Double {
    let words = page.words
    let key = self.key(page)
    let texts = records.map { price($0, words) }
    let heights = rowHeights(page)
    var edge = top
    for (index, record) in records.enumerated() {
      let height = heights[index]
      page.scene.line(Point(page.left, edge), Point(page.right, edge), Stroke(.grid, width: 0.8 * page.scale))
      page.scene.point(
        SeriesLook(place: Int(record.number("place") ?? 0)),
        at: Point(page.left + 6 * page.scale, edge + height / 2), radius: 4.2 * page.scale)
      let lines = key.lines[index] + (isStacked(page) ? [texts[index]] : [])
      for (line, text) in lines.enumerated() {
        let offset = Double(line) - Double(lines.count - 1) / 2
        page.label(text, x: page.left + 18 * page.scale, middle: edge + height / 2 + offset * page.lineHeight)
      }
      if !isStacked(page) { page.label(texts[index], x: page.right, middle: edge + height / 2, anchor: .end) }
      edge += height
    }
    return edge
  }

  /// `EUR 135,000 [131,000, 139,000] per use`.
  private func price(_ record: TidyTable.Record, _ words: Wording) -> String {
    let text = CostEffectivenessFigure.perUse(record, words)
    guard CostEffectivenessFigure.hasPrice(record), let lower = record.number("ratio_lower"),
      let upper = record.number("ratio_upper")
    else { return text }
    return text + " [\(words.rounded(lower)), \(words.rounded(upper))]"
  }

  /// Whether prices stand below the names, for lack of width.
  private func isStacked(_ page: FigurePage) -> Bool {
    page.width - (records.map { page.width(of: price($0, page.words)) }.max() ?? 0) < 0.42 * page.width
  }

  private func key(_ page: FigurePage) -> RowNames {
    let numbers = isStacked(page) ? 0 : records.map { page.width(of: price($0, page.words)) }.max() ?? 0
    return RowNames(
      records.map { $0.text("policy_title") }, on: page,
      share: (page.width - numbers - 34 * page.scale) / page.width, canStack: false, isBold: false)
  }

  private func rowHeights(_ page: FigurePage) -> [Double] {
    key(page).rowHeights(plot: 1.35 * page.lineHeight, gap: 3 * page.scale, page).map {
      $0 + (isStacked(page) ? page.lineHeight : 0)
    }
  }

  private func keyHeight(_ page: FigurePage) -> Double { rowHeights(page).reduce(0, +) }
}
