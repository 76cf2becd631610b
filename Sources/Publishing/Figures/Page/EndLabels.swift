/// Names at the ends of lines: in the lines' colours, broken into lines of their own, kept apart, and joined to the
/// lines where they had to move.
struct EndLabels {
  private let names: [[String]]
  /// Width that the names take, the distance to the ends of the lines included.
  let width: Double

  /// - Parameter share: Part of the page's width that names may take, in (0, 1).
  init(_ names: [String], on page: FigurePage, share: Double, limit: Int = 4) {
    let broken = names.map {
      TextMetrics.lines($0, width: page.width * share, size: page.labelSize, limit: limit)
    }
    self.names = broken
    width = (broken.joined().map { page.width(of: $0) }.max() ?? 0) + EndLabels.distance(page)
  }

  private static func distance(_ page: FigurePage) -> Double { 30 * page.scale }
  private static func leading(_ page: FigurePage) -> Double { page.labelSize * 1.15 }
  private func size(_ index: Int, _ page: FigurePage) -> Double {
    Double(names[index].count) * EndLabels.leading(page) + 3 * page.scale
  }

  /// Height that all names need one above the other.
  func height(_ page: FigurePage) -> Double { names.indices.map { size($0, page) }.reduce(0, +) }

  /// - Parameters:
  ///   - wanted: Heights at which the lines end; nil: no line, no name.
  ///   - looks: Looks of the lines.
  ///   - x: Where the lines end.
  ///   - range: Where names must lie.
  func draw(
    at wanted: [Double?], looks: [SeriesLook], x: Double, within range: ClosedRange<Double>, on page: inout FigurePage
  ) {
    let shown = names.indices.filter { wanted[$0] != nil }
    let places = LabelPlacement.spread(
      shown.map { wanted[$0] ?? 0 }, sizes: shown.map { size($0, page) }, within: range)
    let start = x + EndLabels.distance(page) - 4 * page.scale
    for (index, middle) in zip(shown, places) {
      let colour = looks[index].colour
      let end = wanted[index] ?? middle
      page.scene.polyline(
        [
          Point(x + 11 * page.scale, end), Point(x + 15 * page.scale, end), Point(start - 7 * page.scale, middle),
          Point(start - 2 * page.scale, middle),
        ], Stroke(colour, width: 0.8 * page.scale))
      let leading = EndLabels.leading(page)
      let first = middle - Double(names[index].count - 1) / 2 * leading
      for (line, text) in names[index].enumerated() {
        page.label(text, x: start, middle: first + Double(line) * leading, colour: colour.forText)
      }
    }
  }
}

extension Colour {
  /// The colour, darkened until text in it can be read on white (4.5 : 1 after WCAG 2).
  package var forText: Colour {
    var colour = self
    var share = 0.0
    while colour.contrast(with: .paper) < 4.5, share < 1 {
      share += 0.1
      colour = mixed(with: .ink, share)
    }
    return colour
  }
}
