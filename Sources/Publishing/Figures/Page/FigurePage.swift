/// The page that a figure is drawn on: its width, its sizes of text, its words, and the scene.
struct FigurePage {
  let size: FigureSize
  let words: Wording
  let source: FigureSource
  var scene = Scene()

  /// Sizes of text, pixels: 8 points for labels in print.
  let titleSize: Double
  let subtitleSize: Double
  private(set) var labelSize: Double
  private(set) var noteSize: Double
  /// Factor on radii and strokes.
  private(set) var scale: Double

  /// Left and right edge of what is drawn.
  let left: Double
  let right: Double
  /// Upper edge of the figure's own part, below title and subtitle.
  var top: Double = 0
  /// Height that is left for the figure's own part on a page of fixed height; nil: as much as it needs.
  var availableHeight: Double?

  init(size: FigureSize, words: Wording, source: FigureSource) {
    self.size = size
    self.words = words
    self.source = source
    scale = size.scale
    titleSize = (size == .column ? 13 : 15) * scale
    subtitleSize = (size == .column ? 10.5 : 11.5) * scale
    labelSize = 10.7 * scale
    noteSize = 9.3 * scale
    let margin = (size == .column ? 8 : 14) * scale
    left = margin
    right = size.width - margin
  }

  var width: Double { right - left }
  /// From one base line of labels to the next.
  var lineHeight: Double { labelSize * 1.3 }
  var isNarrow: Bool { size == .column }

  /// Makes labels, points and strokes smaller until the figure's own part fits a page of fixed height, down to two
  /// fifths.
  ///
  /// - Parameter height: Height that the part needs on a page with such sizes.
  mutating func shrink(toFit height: (FigurePage) -> Double) {
    guard let availableHeight else { return }
    let least = labelSize * 0.4
    var needed = height(self)
    while needed > availableHeight, labelSize > least {
      let factor = max(0.8, min(0.97, availableHeight / needed))
      labelSize *= factor
      noteSize *= factor
      scale *= factor
      needed = height(self)
    }
  }

  /// A small label, as at the ticks of an axis, whose capitals are centred on a height.
  mutating func note(
    _ text: String, x: Double, middle y: Double, anchor: TextLabel.Anchor = .start, isBold: Bool = false,
    colour: Colour = .quietInk, hasHalo: Bool = false
  ) {
    guard !text.isEmpty else { return }
    scene.text(
      TextLabel(
        text, at: Point(x, y + noteSize * 0.36), size: noteSize, isBold: isBold, anchor: anchor, colour: colour,
        hasHalo: hasHalo))
  }

  /// Width of a small label.
  func noteWidth(of text: String, isBold: Bool = false) -> Double {
    TextMetrics.width(text, size: noteSize, isBold: isBold)
  }

  /// Width of a label of the page's usual size.
  func width(of text: String, isBold: Bool = false) -> Double {
    TextMetrics.width(text, size: labelSize, isBold: isBold)
  }

  /// A label of the usual size whose capitals are centred on a height.
  mutating func label(
    _ text: String, x: Double, middle y: Double, anchor: TextLabel.Anchor = .start, isBold: Bool = false,
    colour: Colour = .ink, hasHalo: Bool = false
  ) {
    guard !text.isEmpty else { return }
    scene.text(
      TextLabel(
        text, at: Point(x, y + labelSize * 0.36), size: labelSize, isBold: isBold, anchor: anchor, colour: colour,
        hasHalo: hasHalo))
  }

  /// Lines of text below each other from `top` on.
  /// - Returns: the lower edge of the last line.
  mutating func paragraph(
    _ text: String, from top: Double, size: Double, isBold: Bool = false, colour: Colour = .ink, limit: Int = .max
  ) -> Double {
    let lines = TextMetrics.lines(text, width: width, size: size, isBold: isBold, limit: limit)
    var edge = top
    for line in lines {
      scene.text(
        TextLabel(line, at: Point(left, edge + size), size: size, isBold: isBold, colour: colour))
      edge += size * 1.27
    }
    return edge
  }

  /// A level axis above or below a plot: grid lines over its height, the zero line stronger, values at the ticks.
  mutating func levelAxis(
    _ ticks: Ticks, _ scale: AxisScale, top: Double, bottom: Double, text: (Double) -> String, isZeroStrong: Bool = true
  ) {
    var taken: [ClosedRange<Double>] = []
    // Zero is named before the others.
    for value in ticks.values.sorted(by: { abs($0) < ticks.step * 1e-6 && abs($1) > ticks.step * 1e-6 }) {
      let x = scale(value)
      let isZero = abs(value) < ticks.step * 1e-6
      scene.line(
        Point(x, top), Point(x, bottom),
        isZero && isZeroStrong
          ? Stroke(.quietInk, width: 1.3 * self.scale) : Stroke(.grid, width: 0.8 * self.scale))
      let label = text(isZero ? 0 : value)
      let half = TextMetrics.width(label, size: noteSize) / 2
      // A label that would touch another one, or leave the page, is left out; its line stays.
      let span = (x - half - 4)...(x + half + 4)
      guard !taken.contains(where: { $0.overlaps(span) }), x - half >= 0, x + half <= size.width else { continue }
      taken.append((x - half)...(x + half))
      scene.text(
        TextLabel(
          label, at: Point(x, bottom + noteSize * 1.35), size: noteSize, anchor: .middle, colour: .quietInk))
    }
  }

  /// An upright axis at the left of a plot: grid lines over its width, values at the ticks.
  mutating func uprightAxis(
    _ ticks: Ticks, _ scale: AxisScale, left: Double, right: Double, text: (Double) -> String, isZeroStrong: Bool = true
  ) {
    for value in ticks.values {
      let y = scale(value)
      let isZero = abs(value) < ticks.step * 1e-6
      scene.line(
        Point(left, y), Point(right, y),
        isZero && isZeroStrong
          ? Stroke(.quietInk, width: 1.3 * self.scale) : Stroke(.grid, width: 0.8 * self.scale))
      scene.text(
        TextLabel(
          text(isZero ? 0 : value), at: Point(left - 5 * self.scale, y + noteSize * 0.36), size: noteSize,
          anchor: .end, colour: .quietInk))
    }
  }

  /// Width that the values of an upright axis take up, their distance from the plot included.
  func uprightAxisWidth(_ ticks: Ticks, text: (Double) -> String) -> Double {
    (ticks.values.map { TextMetrics.width(text($0), size: noteSize) }.max() ?? 0) + 7 * scale
  }
}
