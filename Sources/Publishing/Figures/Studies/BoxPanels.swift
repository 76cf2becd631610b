/// The trade-off of box finding: coverage across, density up, from the whole space to the smallest box.
struct TradeOff {
  let figure: FigureTable

  /// - Returns: the lower edge.
  func draw(in room: Box, on page: inout FigurePage) -> Double {
    let words = page.words
    let steps = figure.records.filter {
      $0.text("role") == "step" && ($0.number("coverage") ?? .nan).isFinite && ($0.number("density") ?? .nan).isFinite
    }
    let ticks = Ticks(covering: 0, 100, about: 4)
    let percent: (Double) -> String = { words("number.percent", ["value": words.number($0)]) }
    let left = room.left + page.uprightAxisWidth(ticks, text: percent)
    let top = room.top + page.noteSize * 2
    let bottom = room.bottom - page.noteSize * 3.4
    let x = AxisScale(ticks, start: left, end: room.right - TextMetrics.width(percent(100), size: page.noteSize) / 2)
    let y = AxisScale(ticks, start: bottom, end: top)
    page.levelAxis(ticks, x, top: top, bottom: bottom, text: percent)
    page.uprightAxis(ticks, y, left: left, right: x.end, text: percent)
    page.scene.text(
      TextLabel(
        TextMetrics.shortened(words("box.density"), to: room.width, size: page.noteSize),
        at: Point(room.left, room.top + page.noteSize), size: page.noteSize, colour: .quietInk))
    page.scene.text(
      TextLabel(
        TextMetrics.shortened(words("box.coverage"), to: room.width, size: page.noteSize),
        at: Point(room.right, bottom + page.noteSize * 2.8), size: page.noteSize, anchor: .end, colour: .quietInk))
    func place(_ row: TidyTable.Record) -> Point {
      Point(x((row.number("coverage") ?? 0) * 100), y((row.number("density") ?? 0) * 100))
    }
    let peeled = steps.filter { !$0.flag("is_chosen") }
    page.scene.polyline(peeled.map(place), Stroke(.sky, width: 1.4 * page.scale))
    for row in peeled {
      page.scene.disc(
        place(row), radius: 2.6 * page.scale, fill: Fill(.sky), stroke: Stroke(.paper, width: 0.6 * page.scale),
        tip: words.percent(row.number("coverage")) + ", " + words.percent(row.number("density")))
    }
    var labels = PointLabels(
      within: Box(left: left, top: top - page.noteSize, right: room.right, bottom: bottom),
      avoiding: peeled.map {
        Box(left: place($0).x - 3, top: place($0).y - 3, right: place($0).x + 3, bottom: place($0).y + 3)
      })
    var wishes: [(String, Point)] = []
    if let chosen = steps.last(where: { $0.flag("is_chosen") }) {
      page.scene.point(
        SeriesLook(colour: .orange, form: .diamond), at: place(chosen), radius: 5.5 * page.scale,
        tip: words("box.chosen"))
      wishes.append((words("box.chosen"), place(chosen)))
    }
    if let whole = peeled.first { wishes.append((words("box.whole"), place(whole))) }
    let height = page.noteSize * (TextMetrics.ascent + TextMetrics.descent)
    let places = labels.place(
      wishes.map {
        PointLabels.Wish(
          centre: $0.1, radius: 6 * page.scale, width: TextMetrics.width($0.0, size: page.noteSize, isBold: true),
          height: height)
      })
    for (wish, place) in zip(wishes, places) {
      guard let place else { continue }
      page.scene.text(
        TextLabel(
          wish.0, at: Point(place.box.left, place.box.top + page.noteSize * TextMetrics.ascent), size: page.noteSize,
          isBold: true, hasHalo: true))
    }
    return room.bottom
  }
}

/// The limits of the chosen box: for every limited factor its range over all points, and the part within the box.
struct BoxLimits {
  let rows: [TidyTable.Record]

  /// - Returns: the lower edge.
  func draw(in room: Box, on page: inout FigurePage) -> Double {
    let words = page.words
    page.scene.text(
      TextLabel(
        TextMetrics.shortened(words(rows.isEmpty ? "box.noLimits" : "box.limits"), to: room.width, size: page.noteSize),
        at: Point(room.left, room.top + page.noteSize), size: page.noteSize, colour: .quietInk))
    guard !rows.isEmpty else { return room.top + page.noteSize * 2 }
    let top = room.top + page.noteSize * 2
    let wanted = page.lineHeight * 2 + page.noteSize * 1.2
    let height =
      page.isNarrow ? wanted : min(wanted * 1.25, max((room.bottom - top) / Double(rows.count), page.lineHeight * 2))
    for (index, row) in rows.enumerated() {
      limit(
        row,
        Box(
          left: room.left, top: top + Double(index) * height, right: room.right,
          bottom: top + Double(index + 1) * height), on: &page)
    }
    return top + Double(rows.count) * height
  }

  private func limit(_ row: TidyTable.Record, _ room: Box, on page: inout FigurePage) {
    let words = page.words
    func text(_ value: Double) -> String { BoxFigure.trimmed(value, words) }
    let doubt = row.number("quasi_p").map {
      $0 < 0.0005 ? "p < " + words.number(0.001, decimals: 3) : "p = " + words.number($0, decimals: 3)
    }
    let doubtWidth = doubt.map { TextMetrics.width($0, size: page.noteSize) + 8 * page.scale } ?? 0
    page.label(
      TextMetrics.shortened(
        MorrisFigure.name(row, words), to: room.width - doubtWidth, size: page.labelSize),
      x: room.left, middle: room.top + page.lineHeight * 0.5)
    if let doubt {
      page.scene.text(
        TextLabel(
          doubt, at: Point(room.right, room.top + page.lineHeight * 0.5 + page.noteSize * 0.36), size: page.noteSize,
          anchor: .end, colour: .quietInk))
    }
    let ends = [row.number("range_lower"), row.number("lower"), row.number("upper"), row.number("range_upper")]
      .compactMap { $0 }.filter(\.isFinite)
    guard let least = ends.min(), let most = ends.max() else { return }
    let scale = AxisScale(lower: least, upper: most, start: room.left + 2, end: room.right - 2)
    let middle = room.top + page.lineHeight * 1.25
    let half = 3.5 * page.scale
    page.scene.rectangle(
      Box(left: scale.start, top: middle - half, right: scale.end, bottom: middle + half), fill: Fill(.grid))
    let lower = row.number("lower") ?? least
    let upper = row.number("upper") ?? most
    page.scene.rectangle(
      Box(left: scale(lower), top: middle - half, right: max(scale(upper), scale(lower) + 1), bottom: middle + half),
      fill: Fill(.orange), tip: "\(text(lower))–\(text(upper))")
    // The ends of the range stand quietly at the edges, the limits in bold, where they do not meet.
    var free: [Box] = []
    let base = middle + half + page.noteSize * 1.05
    let limits = [row.number("lower"), row.number("upper")].compactMap { $0 }
    for (value, isLimit) in limits.map({ ($0, true) }) + [(least, false), (most, false)] {
      let width = TextMetrics.width(text(value), size: page.noteSize, isBold: isLimit)
      let x = max(room.left + width / 2, min(room.right - width / 2, scale(value)))
      let label = TextLabel(
        text(value), at: Point(x, base), size: page.noteSize, isBold: isLimit, anchor: .middle,
        colour: isLimit ? .ink : .quietInk)
      guard !free.contains(where: label.box.inset(by: -2).overlaps) else { continue }
      free.append(label.box)
      page.scene.text(label)
    }
  }
}
