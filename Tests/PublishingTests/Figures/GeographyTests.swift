import Foundation
import Testing

@testable import Publishing

@Suite("Projection, boundaries and tiles")
struct GeographyTests {
  @Test func `the centre and a point of the EPSG's own example lie where they must`() {
    let centre = EqualAreaProjection.europe(Location(longitude: 10, latitude: 52))
    #expect(abs(centre.x - 4_321_000) < 0.001 && abs(centre.y - 3_210_000) < 0.001)
    // EPSG Guidance Note 7-2, Lambert azimuthal equal area, to the centimetre that it prints.
    let example = EqualAreaProjection.europe(Location(longitude: 5, latitude: 50))
    #expect(abs(example.x - 3_962_799.45) < 0.01 && abs(example.y - 2_999_718.85) < 0.01)
  }

  /// Area between parallels on the ellipsoid GRS 80, m² (Snyder 1987, 3-12).
  private func area(longitudes: Double, from south: Double, to north: Double) -> Double {
    let flattening = 1 / 298.257222101
    let square = flattening * (2 - flattening)
    let e = square.squareRoot()
    func zone(_ degrees: Double) -> Double {
      let s = sin(degrees * .pi / 180)
      return s / (1 - square * s * s) + log((1 + e * s) / (1 - e * s)) / (2 * e)
    }
    return 6_378_137.0 * 6_378_137.0 * (1 - square) / 2 * (zone(north) - zone(south)) * longitudes * .pi / 180
  }

  @Test(arguments: [(10.0, 52.0), (25, 70), (-9, 37), (33, 35), (-60, 5)])
  func `areas on the map are those on the ground`(longitude: Double, latitude: Double) {
    let side = 0.5
    // Meridians and parallels are bent on the map: forty steps along each side come near enough for 1e-5.
    let steps = (0..<40).map { Double($0) / 40 * side }
    let ring =
      steps.map { Location(longitude: longitude + $0, latitude: latitude) }
      + steps.map { Location(longitude: longitude + side, latitude: latitude + $0) }
      + steps.map { Location(longitude: longitude + side - $0, latitude: latitude + side) }
      + steps.map { Location(longitude: longitude, latitude: latitude + side - $0) }
    let drawn = abs(RingClipping.doubleArea(ring.map(EqualAreaProjection.europe.callAsFunction))) / 2
    let real = area(longitudes: side, from: latitude, to: latitude + side)
    #expect(abs(drawn / real - 1) < 1e-5)
  }

  @Test func `places far from Europe get a projection around their own middle, and the antipode is finite`() {
    let places = [Location(longitude: 140, latitude: 36), Location(longitude: 142, latitude: 38)]
    let own = EqualAreaProjection(for: places)
    #expect(own != .europe && own.centre == Location(longitude: 141, latitude: 37))
    #expect(EqualAreaProjection(for: [Location(longitude: 20, latitude: 60)]) == .europe)
    let antipode = EqualAreaProjection.europe(Location(longitude: -170, latitude: -52))
    #expect(antipode.x.isFinite && antipode.y.isFinite)
  }

  @Test func `polygons, parts and holes are read, under whatever property has the codes`() throws {
    let regions = MapSamples.regions(3)
    for property in ["nuts_code", "NUTS_ID", "id", "Code"] {
      let file = try BoundaryFile(Data(MapSamples.boundaries(regions, property: property).utf8), path: "x.geojson")
      let found = file.codeProperty(matching: Set(regions.map(\.code)))
      #expect(found.matches == 3 && found.name == property.lowercased())
      #expect(file.features[0].outline.polygons.map(\.count) == [2, 1])
      #expect(file.attribution == "© Nobody")
    }
  }

  @Test func `a note with the sign gives the attribution, and codes of NUTS that of their makers`() throws {
    let region = MapSamples.regions(1)
    let noted = MapSamples.boundaries(region).replacing(
      "\"attribution\": \"© Nobody\"", with: "\"note\": \"Coarse. (C) Somebody for the lines; source: them.\"")
    #expect(try BoundaryFile(Data(noted.utf8), path: "x").attribution == "© Somebody for the lines")
    let silent = MapSamples.boundaries(region, property: "NUTS_ID").replacing(
      "\"attribution\": \"© Nobody\", ", with: "")
    #expect(try BoundaryFile(Data(silent.utf8), path: "x").attribution.contains("EuroGeographics"))
  }

  @Test(arguments: [
    ("nothing", "no GeoJSON"), ("{\"type\": \"Topology\"}", "FeatureCollection"),
    ("{\"type\": \"FeatureCollection\", \"features\": []}", "no features"),
    (feature("Point", "[1, 2]"), "Polygon or MultiPolygon"),
    (feature("Polygon", "[[[0, 0], [1, 0], [1, 1]]]"), "at least four"),
    (feature("Polygon", "[[[0, 0], [1, 0], [1, 1], [0, 1]]]"), "end where it begins"),
    (feature("Polygon", "[[[4e6, 3e6], [4e6, 4e6], [5e6, 3e6], [4e6, 3e6]]]"), "EPSG:4326"),
    (feature("Polygon", "[]"), "no ring"),
    (
      "{\"type\": \"FeatureCollection\", \"crs\": {\"properties\": {\"name\": \"EPSG::3035\"}}, \"features\": []}",
      "degrees"
    ),
  ])
  func `broken files are refused with what to do`(text: String, hint: String) {
    let error = #expect(throws: ReadingError.self) { try BoundaryFile(Data(text.utf8), path: "x.geojson") }
    #expect(error?.place == "x.geojson")
    #expect(error?.message.contains(hint) == true, "\(error?.message ?? "")")
  }

  @Test func `every broken feature is told, with its number and name`() {
    let two = GeographyTests.feature("Point", "[1, 2]").replacing(
      "\"features\": [", with: "\"features\": [{\"properties\": {\"name\": \"Here\"}}, ")
    let error = #expect(throws: ReadingError.self) { try BoundaryFile(Data(two.utf8), path: "x") }
    #expect(error?.message.contains("features[0] (Here): it has no geometry") == true)
    #expect(error?.message.contains("features[1]") == true)
  }

  private static func feature(_ type: String, _ coordinates: String) -> String {
    "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {}, \"geometry\": "
      + "{\"type\": \"\(type)\", \"coordinates\": \(coordinates)}}]}"
  }

  @Test func `outlines survive their text, and lose only corners that nobody sees`() throws {
    let corners = (0...72).map { step in
      let turn = Double(step % 72) * 5 * .pi / 180
      return Location(
        longitude: 10 + (cos(turn) * 1e4).rounded() / 1e4, latitude: 50 + (sin(turn) * 1e4).rounded() / 1e4)
    }
    let outline = Outline(polygons: [[corners]])
    #expect(Outline(text: outline.text) == outline)
    let thin = outline.simplified(tolerance: 0.01)
    let (before, after) = (corners.count, thin.polygons[0][0].count)
    #expect(after < before / 2 && after >= 4 && thin.polygons[0][0].first == thin.polygons[0][0].last)
    let areas = [outline, thin].map {
      RingClipping.doubleArea($0.polygons[0][0].map { Point($0.longitude, $0.latitude) })
    }
    #expect(abs(areas[1] / areas[0] - 1) < 0.05)
    for text in ["", "POLYGON ((1 2))", "MULTIPOLYGON (((1 2, x 3)))", "MULTIPOLYGON (((1 2)"] {
      #expect(Outline(text: text) == nil)
    }
  }

  @Test func `a ring is cut at the frame, left alone within it and gone beyond it`() {
    let frame = Box(left: 0, top: 0, right: 10, bottom: 10)
    let square = [Point(5, 5), Point(15, 5), Point(15, 15), Point(5, 15), Point(5, 5)]
    #expect(abs(RingClipping.doubleArea(RingClipping.ring(square, within: frame))) == 50)
    let inside = [Point(1, 1), Point(2, 1), Point(2, 2), Point(1, 1)]
    #expect(RingClipping.ring(inside, within: frame) == inside)
    #expect(RingClipping.ring(inside.map { Point($0.x + 20, $0.y) }, within: frame).isEmpty)
    #expect(RingClipping.ring([], within: frame).isEmpty)
  }

  @Test func `places are assigned at the least cost`() {
    // Costs without ties: the best of all orders is known by trying them.
    func cost(_ place: Int, _ slot: Int) -> Double {
      let mixed = (place * 7 + slot * 11) * 13 % 17
      return Double(mixed) + Double(slot) * 0.01
    }
    let costs = (0..<4).map { place in (0..<5).map { slot in cost(place, slot) } }
    let chosen = LeastCostAssignment.slots(places: 4, slots: 5) { costs[$0][$1] }
    #expect(Set(chosen).count == 4)
    let total = chosen.enumerated().reduce(0) { $0 + costs[$1.0][$1.1] }
    var best = Double.infinity
    for a in 0..<5 {
      for b in 0..<5 where b != a {
        for c in 0..<5 where c != a && c != b {
          for d in 0..<5 where d != a && d != b && d != c {
            best = min(best, costs[0][a] + costs[1][b] + costs[2][c] + costs[3][d])
          }
        }
      }
    }
    #expect(abs(total - best) < 1e-9)
  }

  @Test(arguments: [1, 2, 9, 46, 300])
  func `every place has a tile of its own, near to where it lies`(count: Int) {
    let places = MapSamples.regions(count).map {
      EqualAreaProjection.europe(Location(longitude: $0.longitude, latitude: $0.latitude))
    }
    let tiles = TileLayout.tiles(places)
    #expect(tiles.count == count && Set(tiles.map { "\($0.column) \($0.row)" }).count == count)
    #expect(tiles.allSatisfy { $0.column >= 0 && $0.row >= 0 })
    #expect(TileLayout.tiles(places) == tiles)
    guard count >= 9 else { return }
    // Of pairs that clearly lie east or north of each other nearly all still do.
    var (kept, all) = (0, 0)
    let reach = MapExtent.box(Array(places.dropLast()))
    for first in 0..<(count - 1) {
      for second in 0..<(count - 1) where places[first].x - places[second].x > reach.width / 4 {
        all += 1
        kept += tiles[first].column > tiles[second].column ? 1 : 0
      }
      for second in 0..<(count - 1) where places[first].y - places[second].y > reach.height / 4 {
        all += 1
        kept += tiles[first].row < tiles[second].row ? 1 : 0
      }
    }
    #expect(Double(kept) > 0.97 * Double(all))
  }

  @Test func `places on top of each other part`() {
    let tiles = TileLayout.tiles(Array(repeating: Point(5, 5), count: 12))
    #expect(Set(tiles.map { "\($0.column) \($0.row)" }).count == 12)
  }

  @Test func `islands of another continent are left out of the frame, a sparse north is not`() {
    var places = (0..<20).map { Point(Double($0 % 5) * 200_000, Double($0 / 5) * 200_000) }
    places += [Point(400_000, 1_100_000), Point(-5_000_000, -4_000_000)]
    #expect(MapExtent.isNear(places).suffix(2) == [true, false])
    #expect(MapExtent.isNear([Point(0, 0), Point(9e6, 9e6)]) == [true, true])
  }

  @Test func `labels keep off points, frames and each other, and give up where nothing is free`() {
    var labels = PointLabels(within: Box(left: 0, top: 0, right: 200, bottom: 100))
    let wishes = (0..<12).map { index in
      PointLabels.Wish(
        centre: Point(60 + Double(index % 4) * 12, 40 + Double(index / 4) * 8), radius: 3, width: 40, height: 9)
    }
    let places = labels.place(wishes).compactMap { $0 }
    #expect(!places.isEmpty && places.count < 12 + 1)
    for (index, place) in places.enumerated() {
      #expect(!places[(index + 1)...].contains { $0.box.overlaps(place.box) })
      for wish in wishes {
        #expect(
          !place.box.overlaps(
            Box(left: wish.centre.x - 3, top: wish.centre.y - 3, right: wish.centre.x + 3, bottom: wish.centre.y + 3)))
      }
    }
  }
}
