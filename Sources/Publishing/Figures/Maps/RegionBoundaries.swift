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
