/// Regions as squares of equal size at their places in a grid, each with its code and its number.
struct RegionTiles {
  let map: RegionMap

  /// - Returns: the lower edge.
  func draw(in room: Box, on page: inout FigurePage) -> Double {
    let tiles = map.regions.map { TileLayout.Tile(column: whole($0, "tile_column"), row: whole($0, "tile_row")) }
    let columns = (tiles.map(\.column).max() ?? 0) + 1
    let rows = (tiles.map(\.row).max() ?? 0) + 1
    let side = min(room.width / Double(columns), room.height / Double(rows), 66 * page.scale)
    let left = (room.left + room.right - side * Double(columns)) / 2
    func box(_ tile: TileLayout.Tile) -> Box {
      let (x, y) = (left + Double(tile.column) * side, room.top + Double(tile.row) * side)
      return Box(left: x, top: y, right: x + side, bottom: y + side)
    }
    let looks = TileLook(map: map, side: side, page)
    for (region, tile) in zip(map.regions, tiles) { looks.draw(region, box(tile), on: &page) }
    borders(tiles, box, side: side, on: &page)
    if !looks.hasText { countries(tiles, box, side: side, on: &page) }
    return room.top + side * Double(rows)
  }

  private func whole(_ region: TidyTable.Record, _ column: String) -> Int {
    guard let number = region.number(column), abs(number) < 10_000 else { return 0 }
    return max(0, Int(number))
  }

  /// Lines between tiles of different countries.
  private func borders(
    _ tiles: [TileLayout.Tile], _ box: (TileLayout.Tile) -> Box, side: Double, on page: inout FigurePage
  ) {
    let stroke = Stroke(.ink, width: min(1.6 * page.scale, side * 0.07))
    let codes = map.regions.map { $0.text("country") }
    func key(_ column: Int, _ row: Int) -> Int { row * 20_000 + column }
    let owners = Dictionary(zip(tiles.map { key($0.column, $0.row) }, codes)) { first, _ in first }
    for (tile, country) in zip(tiles, codes) {
      let own = box(tile)
      func isForeign(_ column: Int, _ row: Int) -> Bool {
        owners[key(tile.column + column, tile.row + row)].map { $0 != country } ?? false
      }
      if isForeign(1, 0) { page.scene.line(Point(own.right, own.top), Point(own.right, own.bottom), stroke) }
      if isForeign(0, 1) { page.scene.line(Point(own.left, own.bottom), Point(own.right, own.bottom), stroke) }
    }
  }

  /// Codes of countries over tiles that are too small for their own.
  private func countries(
    _ tiles: [TileLayout.Tile], _ box: (TileLayout.Tile) -> Box, side: Double, on page: inout FigurePage
  ) {
    var codes: [String] = []
    for region in map.regions where !codes.contains(region.text("country")) { codes.append(region.text("country")) }
    var taken: [Box] = []
    for code in codes {
      let own = map.regions.indices.filter { map.regions[$0].text("country") == code }.map { box(tiles[$0]).middle }
      let middle = Point(
        own.reduce(0) { $0 + $1.x } / Double(own.count), own.reduce(0) { $0 + $1.y } / Double(own.count))
      // On the country's own tile that lies nearest to its middle.
      guard
        let place = own.min(by: { distance($0, middle) < distance($1, middle) }), !code.isEmpty
      else { continue }
      let size = page.labelSize
      let label = TextLabel(
        code, at: Point(place.x, place.y + size * 0.36), size: size, isBold: true, anchor: .middle, hasHalo: true)
      if taken.contains(where: label.box.overlaps) { continue }
      taken.append(label.box)
      page.scene.text(label)
    }
  }

  private func distance(_ first: Point, _ second: Point) -> Double {
    (first.x - second.x) * (first.x - second.x) + (first.y - second.y) * (first.y - second.y)
  }
}

/// How tiles of one size look, and what fits into them.
struct TileLook {
  let map: RegionMap
  let side: Double
  /// Size of the code and of the number; nil: it does not fit.
  private let codeSize: Double?
  private let numberSize: Double?

  var hasText: Bool { codeSize != nil }

  init(map: RegionMap, side: Double, _ page: FigurePage) {
    self.map = map
    self.side = side
    let least = 6.6 * page.scale
    // Frames of hollow tiles take their part.
    let room = map.regions.contains(where: map.isUncertain) ? 0.74 : 0.86
    func fitting(_ texts: [String], isBold: Bool) -> Double? {
      let widest = texts.map { TextMetrics.width($0, size: 1, isBold: isBold) }.max() ?? 1
      let size = min(page.noteSize, (side * room) / max(widest, 0.1), side * 0.34)
      return size >= least ? size : nil
    }
    codeSize = fitting(map.regions.map { $0.text("region") }, isBold: true)
    let numbers = map.regions.filter { $0.number("mean") != nil }.map {
      map.numbers.text($0.number("mean"), page.words)
    }
    numberSize = codeSize == nil ? nil : fitting(numbers, isBold: false)
  }

  func draw(_ region: TidyTable.Record, _ tile: Box, on page: inout FigurePage) {
    let gap = max(0.6, side * 0.03)
    let box = tile.inset(by: gap)
    let tip = map.tip(region, page.words)
    let colour = map.colour(region)
    if let colour {
      TileLook.square(box, colour, isHollow: map.isUncertain(region), tip, on: &page.scene)
    } else {
      RegionLook.missing(.rectangle(box), scale: page.scale, tip, on: &page.scene)
    }
    guard let codeSize else { return }
    let ink = map.isUncertain(region) ? .ink : colour?.inkOnTop ?? .ink
    let number = colour == nil ? "" : map.numbers.text(region.number("mean"), page.words)
    let isBoth = numberSize != nil && !number.isEmpty
    let middle = box.middle
    page.scene.text(
      TextLabel(
        region.text("region"), at: Point(middle.x, middle.y + (isBoth ? -0.2 : 0.36) * codeSize), size: codeSize,
        isBold: true, anchor: .middle, colour: ink, hasHalo: colour == nil))
    guard let numberSize, isBoth else { return }
    page.scene.text(
      TextLabel(
        number, at: Point(middle.x, middle.y + numberSize * 1.06), size: numberSize, anchor: .middle, colour: ink))
  }

  /// A square that is filled, or only framed in its colour where its number is not certain.
  static func square(_ box: Box, _ colour: Colour, isHollow: Bool, _ tip: String, on scene: inout Scene) {
    guard isHollow else { return scene.rectangle(box, fill: Fill(colour), tip: tip) }
    let width = min(4, box.width * 0.1)
    scene.rectangle(
      box.inset(by: width / 2), fill: Fill(.paper), stroke: Stroke(colour.mixed(with: .ink, 0.12), width: width),
      tip: tip)
  }
}
