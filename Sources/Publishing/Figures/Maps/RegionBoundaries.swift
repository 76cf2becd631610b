/// Boundaries of the regions of a study, and of what lies around them, from GeoJSON files.
struct RegionBoundaries {
  /// By code of the region.
  private(set) var outlines: [String: Outline] = [:]
  /// Code and boundary of what lies around them within the map.
  private(set) var ground: [(String, Outline)] = []
  let attribution: String

  /// Finest detail that is kept, as share of the extent of the map: less than half a pixel of a slide.
  private static let detail = 1.0 / 2_500

  /// - Throws: ``ReadingError`` for broken files, ``FigureError`` where none of the regions is in them.
  init(_ paths: [String], _ regions: [StudyContext.Place]) throws {
    let files = try paths.map { try BoundaryFile(path: $0) }
    let codes = Set(regions.map(\.code))
    var around: [(String, Outline)] = []
    for file in files {
      let property = file.codeProperty(matching: codes).name
      for feature in file.features {
        let code = BoundaryFile.code(feature, under: property) ?? ""
        if codes.contains(code), outlines[code] == nil {
          outlines[code] = feature.outline
        } else {
          around.append((code, feature.outline))
        }
      }
    }
    guard !outlines.isEmpty else {
      let known = around.prefix(5).map(\.0).filter { !$0.isEmpty }.joined(separator: ", ")
      throw FigureError(
        "\(paths.joined(separator: ", ")): no feature has the code of a region in a property "
          + "\(BoundaryFile.codeProperties.joined(separator: ", ")); the regions are "
          + "\(regions.prefix(5).map(\.code).joined(separator: ", ")) …"
          + (known.isEmpty ? "" : ", the file has \(known) …"))
    }
    let stated = files.map(\.attribution)
    attribution = stated.enumerated().filter { !$1.isEmpty && stated.firstIndex(of: $1) == $0 }.map(\.element)
      .joined(separator: "; ")
    thin(regions, around)
  }

  /// Leaves out what the map does not show, and corners that nobody sees.
  private mutating func thin(_ regions: [StudyContext.Place], _ around: [(String, Outline)]) {
    let places = regions.map { Location(longitude: $0.longitude, latitude: $0.latitude) }
    let projection = EqualAreaProjection(for: places)
    let extent = RegionShapes.extent(
      regions.compactMap { region in
        outlines[region.code].map { (projection(Location(region)), RegionShapes.rings($0, projection)) }
      })
    let tolerance = max(extent.width, extent.height) * RegionBoundaries.detail / 111_320
    for region in regions {
      if let outline = outlines[region.code] { outlines[region.code] = outline.simplified(tolerance: tolerance) }
    }
    for (code, outline) in around {
      let isSeen = RegionShapes.rings(outline, projection).joined().contains {
        MapExtent.box($0).overlaps(extent.inset(by: -RegionShapes.mostWidening * max(extent.width, extent.height)))
      }
      if isSeen { ground.append((code, outline.simplified(tolerance: tolerance))) }
    }
  }
}

extension Location {
  init(_ place: StudyContext.Place) { self.init(longitude: place.longitude, latitude: place.latitude) }
}

/// Boundaries in the plane of the map.
enum RegionShapes {
  /// Polygons of an outline, metres.
  static func rings(_ outline: Outline, _ projection: EqualAreaProjection) -> [[[Point]]] {
    outline.polygons.map { $0.map { $0.map(projection.callAsFunction) } }
  }

  /// What a map of regions shows: their mainlands and a margin. Regions far from all others are left out, and so are
  /// far islands of a region.
  static func extent(_ regions: [(centre: Point, polygons: [[[Point]]])]) -> Box {
    let near = MapExtent.near(regions.map(\.centre))
    var corners: [Point] = []
    for region in regions where contains(near, region.centre) {
      let largest = region.polygons.compactMap(\.first).max {
        abs(RingClipping.doubleArea($0)) < abs(RingClipping.doubleArea($1))
      }
      corners += largest ?? []
    }
    let box = MapExtent.box(corners)
    return box.inset(by: -0.02 * max(box.width, box.height, 1))
  }

  /// How much of its larger side an extent may grow on either side to fill the room that it is shown in.
  static let mostWidening = 0.4

  /// The extent with more of what lies around it, so that it fills a room of other proportions as far as that goes.
  static func widened(_ extent: Box, to room: Box) -> Box {
    guard room.width > 0, room.height > 0, extent.width > 0, extent.height > 0 else { return extent }
    let most = mostWidening * max(extent.width, extent.height)
    let acrossMissing = extent.height * room.width / room.height - extent.width
    let upMissing = extent.width * room.height / room.width - extent.height
    let across = max(0, min(most, acrossMissing / 2))
    let up = max(0, min(most * 0.25, upMissing / 2))
    return Box(
      left: extent.left - across, top: extent.top - up, right: extent.right + across, bottom: extent.bottom + up)
  }

  /// An extent without width or height, as of one place, given some.
  static func filled(_ extent: Box) -> Box {
    let least = max(extent.width, extent.height, 100_000) * 0.2
    let across = max(0, least - extent.width) / 2
    let up = max(0, least - extent.height) / 2
    return Box(
      left: extent.left - across, top: extent.top - up, right: extent.right + across, bottom: extent.bottom + up)
  }

  static func contains(_ box: Box, _ point: Point) -> Bool {
    box.left <= point.x && point.x <= box.right && box.top <= point.y && point.y <= box.bottom
  }
}
