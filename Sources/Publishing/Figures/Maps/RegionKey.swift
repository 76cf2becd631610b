/// The key of a map: classes as a stepped bar with their limits, and what patterns and outlines mean.
struct RegionKey {
  let scale: RegionScale
  /// What stands over the bar; may be empty.
  let heading: String
  let hasMissing: Bool
  let hasUncertain: Bool
  /// Whether doubt is a hollow tile, or dots on an area.
  let isTiled: Bool

  /// Draws the key from the upper left corner on.
  /// - Returns: its lower edge.
  func draw(left: Double, width: Double, top: Double, on page: inout FigurePage) -> Double {
    var edge = top
    for line in TextMetrics.lines(heading, width: width, size: page.noteSize) {
      page.scene.text(TextLabel(line, at: Point(left, edge + page.noteSize), size: page.noteSize, colour: .quietInk))
      edge += page.noteSize * 1.3
    }
    edge = bar(left: left, width: width, top: edge + (heading.isEmpty ? 0 : 2) * page.scale, on: &page)
    return signs(left: left, width: width, top: edge, on: &page)
  }

  private func bar(left: Double, width: Double, top: Double, on page: inout FigurePage) -> Double {
    guard scale.classCount > 0 else { return top }
    let words = page.words
    let texts = scale.limits.indices.map { scale.text(atLimit: $0, words) }
    let widths = texts.map { TextMetrics.width($0, size: page.noteSize) }
    let inset = max((widths.first ?? 0) / 2, 2)
    let room = width - inset - max((widths.last ?? 0) / 2, 2)
    let step = min(room / Double(scale.classCount), 46 * page.scale)
    let height = 11 * page.scale
    for index in 0..<scale.classCount {
      let x = left + inset + Double(index) * step
      page.scene.rectangle(
        Box(left: x, top: top, right: x + step, bottom: top + height), fill: Fill(scale.colour(ofClass: index)),
        stroke: Stroke(.rule, width: 0.5 * page.scale))
    }
    var free = -Double.infinity
    for (index, text) in texts.enumerated() {
      let isOpen = index == 0 && scale.isOpenBelow || index == scale.classCount && scale.isOpenAbove
      // An open class has its words below its middle, not at a limit that it does not have.
      let x = left + inset + (Double(index) + (isOpen ? (index == 0 ? 0.5 : -0.5) : 0)) * step
      let isDoubled =
        index == 1 && scale.isOpenBelow || index == scale.classCount - 1 && scale.isOpenAbove
      guard !isDoubled, x - widths[index] / 2 > free else { continue }
      free = x + widths[index] / 2 + 3 * page.scale
      page.scene.text(
        TextLabel(
          text, at: Point(x, top + height + page.noteSize * 1.15), size: page.noteSize, anchor: .middle,
          colour: .quietInk))
    }
    return top + height + page.noteSize * 1.8
  }

  /// What needs no number: patterns and outlines, beside each other as far as they fit.
  private func signs(left: Double, width: Double, top: Double, on page: inout FigurePage) -> Double {
    let words = page.words
    var x = left
    var y = top
    let side = 11 * page.scale
    let sample = scale.classCount > 0 ? scale.colour(ofClass: max(0, scale.classCount / 2)) : .diverging(0)
    let line = page.noteSize * 1.5
    var items: [(String, Sign)] = []
    if hasUncertain { items.append((words("map.keyUncertain"), isTiled ? .hollow : .dotted)) }
    if hasMissing { items.append((words("frame.missing"), .hatched)) }
    guard !items.isEmpty else { return top }
    for (text, sign) in items {
      let room = width - side - 5 * page.scale
      let rows = TextMetrics.lines(text, width: room, size: page.noteSize)
      let length = side + 5 * page.scale + (rows.map { TextMetrics.width($0, size: page.noteSize) }.max() ?? 0)
      if x > left, x + length > left + width {
        x = left
        y += line
      }
      draw(sign, Box(left: x, top: y, right: x + side, bottom: y + side), sample, on: &page)
      for (number, row) in rows.enumerated() {
        page.scene.text(
          TextLabel(
            row, at: Point(x + side + 5 * page.scale, y + side * 0.82 + Double(number) * page.noteSize * 1.25),
            size: page.noteSize, colour: .quietInk))
      }
      if rows.count > 1 {
        y += line + Double(rows.count - 1) * page.noteSize * 1.25
        x = left
      } else {
        x += length + 12 * page.scale
      }
    }
    return (x > left ? y + line : y) + 2 * page.scale
  }

  private enum Sign { case dotted, hollow, hatched }

  private func draw(_ sign: Sign, _ box: Box, _ sample: Colour, on page: inout FigurePage) {
    switch sign {
    case .hatched: RegionLook.missing(.rectangle(box), scale: page.scale, "", on: &page.scene)
    case .dotted:
      page.scene.rectangle(box, fill: Fill(sample), stroke: Stroke(.rule, width: 0.6 * page.scale))
      page.scene.rectangle(box, fill: Fill(sample.inkOnTop, isDotted: true))
    case .hollow: TileLook.square(box, sample, isHollow: true, "", on: &page.scene)
    }
  }
}

/// Looks that maps share.
enum RegionLook {
  /// An area without a value.
  static func missing(_ shape: Mark.Shape, scale: Double, _ tip: String, on scene: inout Scene) {
    scene.add(Mark(shape, Fill(.paper)))
    scene.add(Mark(shape, Fill(.rule, isHatched: true), stroke: Stroke(.rule, width: 0.6 * scale), tip: tip))
  }
}
