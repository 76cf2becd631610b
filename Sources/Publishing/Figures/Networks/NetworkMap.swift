/// Nodes at their places and the links between them.
struct NetworkMap {
  struct Node {
    let code: String
    let name: String
    let place: Location
    let firms: Double
  }

  struct Link {
    let first: Int
    let second: Int
    /// What is shown: more or less than under what it is compared with, or the level.
    let value: Double
  }

  let nodes: [Node]
  let links: [Link]
  let isLevel: Bool
  private let ground: [String]

  init(_ figure: FigureTable, _ words: Wording) {
    let isLevel = figure.fact("level") == "true"
    self.isLevel = isLevel
    let isByCountry = figure.fact("nodes") == "country"
    nodes = figure.records.filter { $0.text("role") == "node" }.map { row in
      let code = row.text("first")
      // Countries are named in the language of the figure, unless an author has named them.
      let name = row.text("name")
      return Node(
        code: code, name: isByCountry && name == code ? words.name("country.\(code)", or: code) : name,
        place: Location(longitude: row.number("longitude") ?? 0, latitude: row.number("latitude") ?? 0),
        firms: row.number("firms") ?? 0)
    }
    let places = Dictionary(nodes.enumerated().map { ($1.code, $0) }) { first, _ in first }
    links = figure.records.filter { $0.text("role") == "link" }.compactMap { row in
      guard let first = places[row.text("first")], let second = places[row.text("second")], first != second else {
        return nil
      }
      let value = (row.number("policy") ?? 0) - (isLevel ? 0 : row.number("baseline") ?? 0)
      return value.isFinite ? Link(first: first, second: second, value: value) : nil
    }
    ground = figure.records.filter { $0.text("role") == "ground" }.map { $0.text("boundary") }
  }

  func name(_ node: Int) -> String { nodes[node].name }

  func text(_ value: Double, _ words: Wording) -> String {
    let decimals = abs(value) >= 9.95 ? 0 : 1
    return isLevel ? words.number(value, decimals: decimals) : words.signed(value, decimals: decimals)
  }

  func draw(on page: inout FigurePage) -> Double {
    let height = page.availableHeight ?? (page.isNarrow ? page.width * 1.1 : 440)
    let room = Box(left: page.left, top: page.top, right: page.right, bottom: page.top + height)
    guard !nodes.isEmpty else { return page.top }
    let radii = self.radii(page)
    let projection = EqualAreaProjection(for: nodes.map(\.place))
    let metres = nodes.map { projection($0.place) }
    // Names need room beside the outermost nodes.
    let inner = Box(
      left: room.left + 0.1 * room.width, top: room.top + 26 * page.scale, right: room.right - 0.1 * room.width,
      bottom: room.bottom - 26 * page.scale)
    let placing = MapPlacing(RegionShapes.filled(MapExtent.box(metres)), into: inner)
    let wanted = metres.map(placing.callAsFunction)
    let distance = (radii.max() ?? 0) * 2 + (page.isNarrow ? 12 : 22) * page.scale
    let centres = TileLayout.pushedApart(wanted, distance: distance).map {
      Point(min(inner.right, max(inner.left, $0.x)), min(inner.bottom, max(inner.top, $0.y)))
    }
    land(projection, placing, within: room, on: &page)
    lines(centres, radii, on: &page)
    for (index, node) in nodes.enumerated() {
      let own = links.filter { $0.first == index || $0.second == index }.reduce(0) { $0 + $1.value }
      page.scene.disc(
        centres[index], radius: radii[index], fill: Fill(.ink), stroke: Stroke(.paper, width: 1.2 * page.scale),
        tip: "\(node.name): \(text(own, page.words))")
    }
    labels(centres, radii, within: room, on: &page)
    return room.bottom
  }

  /// Areas in proportion to manufacturers.
  private func radii(_ page: FigurePage) -> [Double] {
    let largest = nodes.map(\.firms).max() ?? 0
    return nodes.map { node in
      let share = largest > 0 ? (max(0, node.firms) / largest).squareRoot() : 0.5
      return (3 + 7 * share) * page.scale * (page.isNarrow ? 0.75 : 1)
    }
  }

  private func land(
    _ projection: EqualAreaProjection, _ placing: MapPlacing, within room: Box, on page: inout FigurePage
  ) {
    for text in ground {
      guard let outline = Outline(text: text) else { continue }
      for polygon in RegionShapes.rings(outline, projection) {
        guard let ring = polygon.first else { continue }
        let corners = RingClipping.ring(ring.map(placing.callAsFunction), within: room)
        page.scene.polygon(corners, fill: Fill(.ground), stroke: Stroke(.paper, width: 0.4 * page.scale))
      }
    }
  }

  /// The widest last, so that it is not covered; what is fewer is dashed.
  private func lines(_ centres: [Point], _ radii: [Double], on page: inout FigurePage) {
    let largest = links.map { abs($0.value) }.max() ?? 0
    guard largest > 0 else { return }
    let widest = (page.isNarrow ? 8.0 : 13) * page.scale
    for link in links.sorted(by: { abs($0.value) < abs($1.value) }) {
      let share = abs(link.value) / largest
      guard share > 0.004 else { continue }
      let isFewer = link.value < 0
      let width = max(0.6 * page.scale, widest * share)
      page.scene.line(
        centres[link.first], centres[link.second],
        Stroke(
          isFewer ? .orange : .blue, width: width, dashes: isFewer ? [width + 3 * page.scale, 2.5 * page.scale] : [],
          opacity: 0.35 + 0.5 * share),
        tip: "\(name(link.first)) – \(name(link.second)): \(text(link.value, page.words))")
    }
  }

  /// Names of all nodes, then numbers on the widest links.
  private func labels(_ centres: [Point], _ radii: [Double], within room: Box, on page: inout FigurePage) {
    let size = page.labelSize
    let height = size * (TextMetrics.ascent + TextMetrics.descent)
    var labels = PointLabels(within: room)
    let order = nodes.indices.sorted {
      nodes[$0].firms == nodes[$1].firms ? $0 < $1 : nodes[$0].firms > nodes[$1].firms
    }
    let names = order.map { TextMetrics.shortened(nodes[$0].name, to: room.width * 0.4, size: size, isBold: true) }
    let places = labels.place(
      zip(order, names).map { index, name in
        PointLabels.Wish(
          centre: centres[index], radius: radii[index] + page.scale,
          width: TextMetrics.width(name, size: size, isBold: true), height: height)
      })
    for ((index, name), place) in zip(zip(order, names), places) {
      guard let place else { continue }
      if place.needsLine {
        page.scene.line(centres[index], place.box.middle, Stroke(.rule, width: 0.7 * page.scale))
      }
      page.scene.text(
        TextLabel(
          name, at: Point(place.box.left, place.box.top + size * TextMetrics.ascent), size: size, isBold: true,
          hasHalo: true))
    }
    let widest = links.filter { abs($0.value) >= 0.05 }.sorted { abs($0.value) > abs($1.value) }
      .prefix(page.isNarrow ? 4 : 8)
    for link in widest {
      let number = text(link.value, page.words)
      let (from, to) = (centres[link.first], centres[link.second])
      let width = TextMetrics.width(number, size: page.noteSize)
      // In the middle of the line, or further along it where something stands there.
      for share in [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74] {
        let middle = Point(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y))
        let box = Box(
          left: middle.x - width / 2, top: middle.y - page.noteSize * 0.4, right: middle.x + width / 2,
          bottom: middle.y + page.noteSize * 0.6)
        guard labels.take(box) else { continue }
        page.scene.text(
          TextLabel(
            number, at: Point(middle.x, middle.y + page.noteSize * 0.36), size: page.noteSize, anchor: .middle,
            hasHalo: true))
        break
      }
    }
  }
}
