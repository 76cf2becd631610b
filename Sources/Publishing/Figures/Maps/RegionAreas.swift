/// Regions as areas with their boundaries, in an equal-area projection.
struct RegionAreas {
  let map: RegionMap

  private struct Shape {
    let record: TidyTable.Record
    let centre: Point
    let polygons: [[[Point]]]
  }

  /// - Returns: the lower edge.
  func draw(in room: Box, on page: inout FigurePage) -> Double {
    let places = map.regions.map {
      Location(longitude: $0.number("longitude") ?? 0, latitude: $0.number("latitude") ?? 0)
    }
    let projection = EqualAreaProjection(for: places)
    let shapes = zip(map.regions, places).compactMap { region, place -> Shape? in
      guard let outline = Outline(text: region.text("boundary")), !outline.isEmpty else { return nil }
      return Shape(
        record: region, centre: projection(place), polygons: RegionShapes.rings(outline, projection))
    }
    let extent = RegionShapes.extent(shapes.map { ($0.centre, $0.polygons) })
    let inside = zip(shapes, MapExtent.isNear(shapes.map(\.centre))).filter(\.1).map(\.0)
    let shown = Set(inside.map(\.record.index))
    let elsewhere = map.regions.filter { !shown.contains($0.index) }
    let strip = elsewhere.isEmpty ? nil : RegionStrip(map: map, regions: elsewhere)
    let stripHeight = strip?.height(width: room.width, page) ?? 0
    let free = Box(left: room.left, top: room.top, right: room.right, bottom: room.bottom - stripHeight)
    let placing = MapPlacing(RegionShapes.widened(extent, to: free), into: free)
    for row in map.figure.records where row.text("role") == "ground" {
      guard let outline = Outline(text: row.text("boundary")) else { continue }
      if let path = path(RegionShapes.rings(outline, projection), placing) {
        page.scene.add(Mark(path, Fill(Colour(0xE4E8EC)), stroke: Stroke(.paper, width: 0.5 * page.scale)))
      }
    }
    for shape in inside { area(shape.record, shape.polygons, placing, on: &page) }
    names(inside.map { ($0.record, placing($0.centre)) }, within: placing.frame, on: &page)
    guard let strip else { return placing.frame.bottom }
    return strip.draw(in: room, top: placing.frame.bottom + 6 * page.scale, on: &page)
  }

  private func area(
    _ region: TidyTable.Record, _ polygons: [[[Point]]], _ placing: MapPlacing, on page: inout FigurePage
  ) {
    guard let path = path(polygons, placing) else { return }
    let tip = map.tip(region, page.words)
    guard let colour = map.colour(region) else {
      RegionLook.missing(path, scale: page.scale, tip, on: &page.scene)
      return
    }
    let isDotted = map.isUncertain(region)
    page.scene.add(
      Mark(path, Fill(colour), stroke: Stroke(.quietInk, width: 0.5 * page.scale), tip: isDotted ? "" : tip))
    if isDotted { page.scene.add(Mark(path, Fill(colour.inkOnTop, isDotted: true), tip: tip)) }
  }

  /// One path of all rings, so that holes stay open; nil where nothing of it is on the map.
  private func path(_ polygons: [[[Point]]], _ placing: MapPlacing) -> Mark.Shape? {
    var steps: [PathStep] = []
    for polygon in polygons {
      for (index, ring) in polygon.enumerated() {
        var corners = RingClipping.ring(ring, within: placing.extent).map(placing.callAsFunction)
        guard corners.count > 2 else {
          if index == 0 { break }
          continue
        }
        // Holes run the other way round than the outer ring: they stay open under either rule of filling.
        if (RingClipping.doubleArea(corners) > 0) != (index == 0) { corners.reverse() }
        if corners.first == corners.last { corners.removeLast() }
        steps.append(.move(corners[0]))
        steps += corners.dropFirst().map(PathStep.line)
        steps.append(.close)
      }
    }
    return steps.isEmpty ? nil : .path(steps)
  }

  /// Names of the regions with the largest and the smallest numbers, where there is room.
  private func names(
    _ regions: [(record: TidyTable.Record, centre: Point)], within frame: Box, on page: inout FigurePage
  ) {
    // Names stress: of many regions only those whose number is certain earn them.
    let ordered = RegionRows.ordered(map.figure)
    let certain = ordered.filter { !map.isUncertain($0) }.map(\.index)
    let wanted = regions.count <= 14 ? ordered.map(\.index) : Array(certain.prefix(3) + certain.suffix(2))
    var labels = PointLabels(within: frame)
    var marked: [(TidyTable.Record, Point)] = []
    for index in wanted {
      if let region = regions.first(where: { $0.record.index == index }),
        !marked.contains(where: { $0.0.index == index })
      {
        marked.append((region.record, region.centre))
      }
    }
    let size = page.noteSize
    let texts = marked.map { TextMetrics.shortened($0.0.text("name"), to: frame.width * 0.5, size: size, isBold: true) }
    let places = labels.place(
      zip(marked, texts).map { region, text in
        PointLabels.Wish(
          centre: region.1, radius: 2 * page.scale, width: TextMetrics.width(text, size: size, isBold: true),
          height: size * (TextMetrics.ascent + TextMetrics.descent))
      })
    for ((region, text), place) in zip(zip(marked, texts), places) {
      guard let place, !place.needsLine else { continue }
      page.scene.disc(
        region.1, radius: 1.8 * page.scale, fill: Fill(.ink), stroke: Stroke(.paper, width: 0.6 * page.scale))
      page.scene.text(
        TextLabel(
          text, at: Point(place.box.left, place.box.top + size * TextMetrics.ascent), size: size, isBold: true,
          hasHalo: true))
    }
  }
}
