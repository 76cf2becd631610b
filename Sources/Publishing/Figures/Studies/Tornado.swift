/// The alternative worlds of a tornado, grouped by what differs.
struct Tornado {
  struct World {
    let value: String
    /// In the unit of the tables.
    let difference: Double?
    let order: String
  }

  struct Group {
    let name: String
    let worlds: [World]
    /// How far its worlds lie from the scenario as it stands.
    let reach: Double
  }

  let groups: [Group]
  /// Difference in the scenario as it stands, and its interval where known.
  let start: Double?
  let interval: ClosedRange<Double>?
  let measure: Measure
  private let decimals: Int

  init(_ figure: FigureTable, _ words: Wording) {
    let records = figure.records
    let start = records.first { $0.text("path") == "scenario" }?.number("difference")
    self.start = start
    if let lower = Double(figure.fact("lower")), let upper = Double(figure.fact("upper")), lower <= upper {
      interval = lower...upper
    } else {
      interval = nil
    }
    var paths: [String] = []
    for record in records where record.text("path") != "scenario" {
      if !paths.contains(record.text("path")) { paths.append(record.text("path")) }
    }
    var groups: [Group] = []
    for path in paths {
      let own = records.filter { $0.text("path") == path }
      let named = own.first.map { $0.text("name") } ?? ""
      let worlds = own.map {
        World(value: $0.text("value"), difference: $0.number("difference"), order: $0.text("order"))
      }
      let reach = worlds.compactMap(\.difference).map { abs($0 - (start ?? 0)) }.max() ?? 0
      groups.append(Group(name: named.isEmpty ? FactorLabel.text(path, words) : named, worlds: worlds, reach: reach))
    }
    let order = groups.indices.sorted {
      groups[$0].reach == groups[$1].reach ? $0 < $1 : groups[$0].reach > groups[$1].reach
    }
    self.groups = order.map { groups[$0] }
    let sizes = records.compactMap { $0.number("difference") }.filter(\.isFinite).map { abs($0) }
    measure = AnalysisRows.measure(figure, largest: sizes.max() ?? 0, words)
    decimals = measure.decimals(upTo: sizes.max() ?? 0)
  }

  func text(_ value: Double?, _ words: Wording) -> String {
    guard let value, value.isFinite else { return words("frame.missing") }
    return words.signed(value * measure.factor, decimals: decimals)
  }

  /// A value of a scenario file for readers.
  func value(_ text: String, _ words: Wording) -> String {
    if let number = Double(text) {
      // As many decimals as the file has.
      let places = text.split(separator: ".").dropFirst().first?.count ?? 0
      return words.number(number, decimals: min(6, places))
    }
    if text.hasPrefix("times "), let number = Double(text.dropFirst(6)) { return "× " + words.rounded(number) }
    return words.name("value.\(text)", or: text)
  }

  func draw(on page: inout FigurePage) -> Double {
    let words = page.words
    let axis = page.noteSize * 2
    let headHeight = page.noteSize * 1.6
    let gap = 5 * page.scale
    let line = page.noteSize * 1.35
    let stacked = page.isNarrow ? page.lineHeight : 0
    func height(_ group: Group) -> Double { gap + stacked + line * Double(group.worlds.count) }
    // On a page of fixed height the changes that are too small for it are only counted.
    var shown = groups
    if let available = page.availableHeight {
      let room = available - headHeight - axis
      while shown.count > 1, shown.reduce(shown.count < groups.count ? line : 0, { $0 + height($1) }) > room {
        shown.removeLast()
      }
    }
    let names = FactorNames(shown.map(\.name), share: 0.3, page)
    let ends = shown.flatMap(\.worlds).map(\.difference) + [start, interval?.lowerBound, interval?.upperBound]
    let numbers = ends.compactMap { $0 }.filter(\.isFinite).map { $0 * measure.factor }
    // Labels stand at the ends of bars, outside of them.
    let labelWidth =
      shown.flatMap(\.worlds).map { TextMetrics.width(label($0, words), size: page.noteSize, isBold: true) }.max() ?? 0
    let ticks = Ticks(covering: min(0, numbers.min() ?? 0), max(0, numbers.max() ?? 1), about: page.isNarrow ? 3 : 6)
    let scale = AxisScale(
      ticks, start: names.plotLeft + labelWidth + 8 * page.scale, end: page.right - labelWidth - 8 * page.scale)
    let top = page.top + headHeight
    let bottom = shown.reduce(top) { $0 + height($1) }
    if let interval {
      page.scene.rectangle(
        Box(
          left: scale(interval.lowerBound * measure.factor), top: top,
          right: scale(interval.upperBound * measure.factor), bottom: bottom), fill: Fill(.ground))
    }
    page.levelAxis(ticks, scale, top: top, bottom: bottom, text: { words.signed($0, decimals: ticks.decimals) })
    reference(scale, top: top, bottom: bottom, on: &page)
    var edge = top
    for (index, group) in shown.enumerated() {
      if names.isStacked {
        page.label(
          TextMetrics.shortened(group.name, to: page.width, size: page.labelSize), x: page.left,
          middle: edge + page.lineHeight * 0.5 + gap / 2, hasHalo: true)
      } else {
        _ = names.draw(index, top: edge, height: height(group), plot: 0, on: &page)
      }
      var y = edge + gap / 2 + stacked
      for world in group.worlds {
        bar(world, group, scale, Box(left: 0, top: y, right: 0, bottom: y + line), on: &page)
        y += line
      }
      edge += height(group)
    }
    guard shown.count < groups.count else { return bottom + axis }
    let rest = words("tornado.others", ["count": words.number(Double(groups.count - shown.count))])
    page.scene.text(
      TextLabel(rest, at: Point(page.left, bottom + axis + page.noteSize), size: page.noteSize, colour: .quietInk))
    return bottom + axis + line
  }

  private func reference(_ scale: AxisScale, top: Double, bottom: Double, on page: inout FigurePage) {
    guard let start else { return }
    let x = scale(start * measure.factor)
    page.scene.line(
      Point(x, top - 2), Point(x, bottom),
      Stroke(.ink, width: 1 * page.scale, dashes: [3 * page.scale, 2 * page.scale]))
    let text = page.words("tornado.asItStands") + ": " + text(start, page.words)
    let half = TextMetrics.width(text, size: page.noteSize) / 2
    page.scene.text(
      TextLabel(
        text, at: Point(max(page.left + half, min(page.right - half, x)), page.top + page.noteSize),
        size: page.noteSize,
        anchor: .middle))
  }

  private func label(_ world: World, _ words: Wording) -> String {
    let sign = world.order == "certain" ? " ●" : world.order == "turned" ? " ○" : ""
    return value(world.value, words) + ": " + text(world.difference, words) + sign
  }

  private func bar(
    _ world: World, _ group: Group, _ scale: AxisScale, _ line: Box, on page: inout FigurePage
  ) {
    let text = label(world, page.words)
    let from = scale((start ?? 0) * measure.factor)
    let to = world.difference.map { scale($0 * measure.factor) } ?? from
    let isRight = to >= from
    if world.difference != nil {
      let room = line.height * 0.14
      page.scene.rectangle(
        Box(left: min(from, to), top: line.top + room, right: max(from, to), bottom: line.bottom - room),
        fill: Fill(isRight ? .blue : .orange), tip: "\(group.name), \(text)")
    }
    let size = page.noteSize
    page.scene.text(
      TextLabel(
        text, at: Point(to + (isRight ? 4 : -4) * page.scale, line.middle.y + size * 0.36), size: size,
        isBold: !world.order.isEmpty, anchor: isRight ? .start : .end, hasHalo: true))
  }
}
