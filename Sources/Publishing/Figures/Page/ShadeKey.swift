/// What the fills of a figure mean, in one row of small boxes with words, or more rows where the page is narrow.
struct ShadeKey {
  let items: [(fill: Fill, text: String)]

  private func side(_ page: FigurePage) -> Double { page.noteSize * 1.1 }
  private func width(_ text: String, _ page: FigurePage) -> Double {
    side(page) + 4 * page.scale + page.noteWidth(of: text)
  }

  /// Left edges and rows of the items.
  private func places(_ page: FigurePage) -> [(x: Double, row: Int)] {
    var places: [(x: Double, row: Int)] = []
    var (x, row) = (page.left, 0)
    for item in items {
      let width = width(item.text, page)
      if x > page.left, x + width > page.right { (x, row) = (page.left, row + 1) }
      places.append((x, row))
      x += width + 16 * page.scale
    }
    return places
  }

  /// Draws the key at the top of the figure's own part and moves that top below it.
  func draw(on page: inout FigurePage) {
    let places = places(page)
    let step = page.noteSize * 1.7
    for (item, place) in zip(items, places) {
      let top = page.top + Double(place.row) * step
      let side = side(page)
      page.scene.rectangle(
        Box(left: place.x, top: top, right: place.x + side, bottom: top + side), fill: item.fill,
        stroke: Stroke(.rule, width: 0.6))
      page.note(item.text, x: place.x + side + 4 * page.scale, middle: top + side / 2, colour: .ink)
    }
    let height = Double((places.last?.row ?? -1) + 1) * step + 3 * page.scale
    page.top += height
    page.availableHeight = page.availableHeight.map { $0 - height }
  }
}
