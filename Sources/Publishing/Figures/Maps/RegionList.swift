/// The regions with the largest and the smallest numbers beside a map, with their intervals; all of them where they are
/// few.
struct RegionList {
  let map: RegionMap

  /// - Returns: the lower edge.
  func draw(left: Double, width: Double, top: Double, bottom: Double, on page: inout FigurePage) -> Double {
    let words = page.words
    let ordered = RegionRows.ordered(map.figure)
    guard !ordered.isEmpty else { return top }
    let line = page.noteSize * 1.55
    let room = max(2, Int((bottom - top) / line))
    var edge = top
    if ordered.count <= min(14, room - 1) {
      edge = heading(words("map.listAll"), left, edge, on: &page)
      return rows(ordered, left, width, edge, line, on: &page)
    }
    let each = max(1, min(6, (room - 3) / 2))
    edge = heading(words("map.listMost"), left, edge, on: &page)
    edge = rows(Array(ordered.prefix(each)), left, width, edge, line, on: &page) + line * 0.5
    guard ordered.count > each else { return edge }
    edge = heading(words("map.listLeast"), left, edge, on: &page)
    return rows(Array(ordered.suffix(min(each, ordered.count - each))), left, width, edge, line, on: &page)
  }

  private func heading(_ text: String, _ left: Double, _ top: Double, on page: inout FigurePage) -> Double {
    page.scene.text(
      TextLabel(text, at: Point(left, top + page.noteSize), size: page.noteSize, isBold: true))
    return top + page.noteSize * 1.6
  }

  private func rows(
    _ regions: [TidyTable.Record], _ left: Double, _ width: Double, _ top: Double, _ line: Double,
    on page: inout FigurePage
  ) -> Double {
    var texts = regions.map { map.interval($0, page.words) }
    func isTooWide(_ text: String) -> Bool { TextMetrics.width(text, size: page.noteSize) > width * 0.72 }
    if texts.contains(where: isTooWide) {
      // Numbers of many digits leave no room for their intervals.
      texts = regions.map {
        TextMetrics.shortened(
          map.numbers.text($0.number("mean"), page.words), to: width * 0.72, size: page.noteSize)
      }
    }
    let numberWidth = texts.map { TextMetrics.width($0, size: page.noteSize) }.max() ?? 0
    for (index, region) in regions.enumerated() {
      let base = top + Double(index) * line + page.noteSize
      let room = width - numberWidth - 8 * page.scale
      let name = TextMetrics.shortened(region.text("name"), to: max(room, 20), size: page.noteSize)
      page.scene.text(TextLabel(name, at: Point(left, base), size: page.noteSize))
      page.scene.text(TextLabel(texts[index], at: Point(left + width, base), size: page.noteSize, anchor: .end))
    }
    return top + Double(regions.count) * line
  }
}
