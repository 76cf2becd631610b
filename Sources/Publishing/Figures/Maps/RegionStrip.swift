/// Regions that lie far from all others, or whose boundary is not known: small squares with their names below the map.
struct RegionStrip {
  let map: RegionMap
  let regions: [TidyTable.Record]

  private func columns(_ width: Double, _ page: FigurePage) -> Int { max(1, Int(width / (150 * page.scale))) }
  private func shown(_ width: Double, _ page: FigurePage) -> Int { min(regions.count, columns(width, page) * 6) }

  func height(width: Double, _ page: FigurePage) -> Double {
    let rows = (shown(width, page) + columns(width, page) - 1) / columns(width, page)
    return Double(rows + 1 + (shown(width, page) < regions.count ? 1 : 0)) * page.noteSize * 1.5 + 8 * page.scale
  }

  /// - Returns: the lower edge.
  func draw(in room: Box, top: Double, on page: inout FigurePage) -> Double {
    let words = page.words
    let line = page.noteSize * 1.5
    let count = columns(room.width, page)
    let width = room.width / Double(count)
    page.scene.text(
      TextLabel(
        words("map.elsewhere"), at: Point(room.left, top + page.noteSize), size: page.noteSize, colour: .quietInk))
    var edge = top + line
    let side = 10 * page.scale
    for (index, region) in regions.prefix(shown(room.width, page)).enumerated() {
      let x = room.left + Double(index % count) * width
      let y = edge + Double(index / count) * line
      let box = Box(left: x, top: y, right: x + side, bottom: y + side)
      if let colour = map.colour(region) {
        page.scene.rectangle(
          box, fill: Fill(colour), stroke: Stroke(.quietInk, width: 0.5 * page.scale), tip: map.tip(region, words))
        if map.isUncertain(region) {
          page.scene.rectangle(box, fill: Fill(colour.inkOnTop, isDotted: true))
        }
      } else {
        RegionLook.missing(.rectangle(box), scale: page.scale, map.tip(region, words), on: &page.scene)
      }
      let number = map.numbers.text(region.number("mean"), words)
      let numberWidth = TextMetrics.width(number, size: page.noteSize)
      let nameWidth = width - side - numberWidth - 16 * page.scale
      let name = TextMetrics.shortened(region.text("name"), to: nameWidth, size: page.noteSize)
      let base = y + side * 0.85
      page.scene.text(
        TextLabel(name + " " + number, at: Point(x + side + 4 * page.scale, base), size: page.noteSize))
    }
    let rows = (shown(room.width, page) + count - 1) / count
    edge += Double(rows) * line
    if shown(room.width, page) < regions.count {
      let rest = words("frame.others", ["count": words.number(Double(regions.count - shown(room.width, page)))])
      page.scene.text(
        TextLabel(rest, at: Point(room.left, edge + page.noteSize), size: page.noteSize, colour: .quietInk))
      edge += line
    }
    return edge
  }
}
