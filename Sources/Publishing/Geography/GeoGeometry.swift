/// The geometry of a GeoJSON feature: polygons, or what cannot be one.
struct GeoGeometry: Decodable {
  private var type: String
  private var polygon: [[[Double]]]?
  private var multipolygon: [[[[Double]]]]?
  private var members: [GeoGeometry]?

  private enum Key: String, CodingKey { case type, coordinates, geometries }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    type = try container.decode(String.self, forKey: .type)
    switch type {
    case "Polygon": polygon = try container.decode([[[Double]]].self, forKey: .coordinates)
    case "MultiPolygon": multipolygon = try container.decode([[[[Double]]]].self, forKey: .coordinates)
    case "GeometryCollection": members = try container.decode([GeoGeometry].self, forKey: .geometries)
    default: break
    }
  }

  /// Its polygons.
  ///
  /// - Throws: ``GeoProblem`` for other geometries, open rings, and coordinates that are no degrees.
  func outline() throws(GeoProblem) -> Outline {
    if let members {
      var polygons: [[[Location]]] = []
      for member in members { polygons += try member.outline().polygons }
      return Outline(polygons: polygons)
    }
    guard let found = multipolygon ?? polygon.map({ [$0] }) else {
      throw GeoProblem("its geometry is a \(type), but must be a Polygon or MultiPolygon.")
    }
    var polygons: [[[Location]]] = []
    for rings in found {
      var read: [[Location]] = []
      for ring in rings { read.append(try GeoGeometry.ring(ring)) }
      guard !read.isEmpty else { throw GeoProblem("one of its polygons has no ring.") }
      polygons.append(read)
    }
    guard !polygons.isEmpty else { throw GeoProblem("it has no polygons.") }
    return Outline(polygons: polygons)
  }

  private static func ring(_ positions: [[Double]]) throws(GeoProblem) -> [Location] {
    guard positions.count >= 4 else {
      throw GeoProblem("a ring has \(positions.count) positions, but needs at least four, the last equal to the first.")
    }
    guard positions.first?.prefix(2) == positions.last?.prefix(2) else {
      throw GeoProblem("a ring does not end where it begins.")
    }
    var corners: [Location] = []
    for position in positions {
      guard position.count >= 2 else { throw GeoProblem("a position has fewer than two numbers.") }
      guard abs(position[0]) <= 180, abs(position[1]) <= 90 else {
        throw GeoProblem(
          "\(position[0]), \(position[1]) is no longitude and latitude in degrees. Convert the file to EPSG:4326.")
      }
      corners.append(Location(longitude: position[0], latitude: position[1]))
    }
    return corners
  }
}
