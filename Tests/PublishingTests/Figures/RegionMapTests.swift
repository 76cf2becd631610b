import Foundation
import Testing

@testable import Publishing

@Suite("Maps of regions and networks")
struct RegionMapTests {
  private func figure(
    _ regions: [MapSamples.Region], _ kind: FigureKind = .map, size: FigureSize = .wide, language: String = "en",
    boundaries: String? = nil, request: FigureRequest = FigureRequest()
  ) throws -> Figure {
    try MapSamples.withFolder(regions) { results, folder in
      var request = request
      if request.policies.isEmpty, kind == .map { request.policies = ["together"] }
      if let boundaries {
        let path = folder + "/x.geojson"
        try boundaries.write(toFile: path, atomically: true, encoding: .utf8)
        request.boundaries = [path]
      }
      return try Figure(
        kind, from: results, request, style: FigureStyle(size: size, wording: Wording(language)))
    }
  }

  private func values(_ means: [(Double?, Double?, Double?)]) -> [MapSamples.Region] {
    zip(MapSamples.regions(means.count), means).map { region, value in
      var region = region
      (region.mean, region.lower, region.upper, region.firms) = (value.0, value.1, value.2, 1_000)
      return region
    }
  }

  @Test func `a title claims no more than the intervals`() throws {
    func title(_ means: [(Double?, Double?, Double?)]) throws -> String { try figure(values(means)).texts.title }
    let gain = (8.0 as Double?, 6.0 as Double?, 10.0 as Double?)
    let harm = (-8.0 as Double?, -10.0 as Double?, -6.0 as Double?)
    let doubt = (50.0 as Double?, -6.0 as Double?, 106.0 as Double?)
    #expect(try title([gain, gain]).contains("raises net additional uses in all 2 regions"))
    let some = try title([gain, gain, doubt])
    #expect(some.contains("in 2 of 3 regions, up to +8.0") && !some.contains("50"))
    #expect(try title([harm, harm]).contains("lowers"))
    let both = try title([gain, gain, harm, harm])
    #expect(both.contains("raises net additional uses in 2 of 4 regions and lowers it in 2"))
    #expect(try title([doubt, doubt]).contains("no distinct effect"))
    #expect(try title([gain] + Array(repeating: doubt, count: 39)).contains("no more than chance"))
    let alone = try title([(5, nil, nil), (2, nil, nil)])
    #expect(alone.contains("differ most") && !alone.contains("raises"))
    #expect(try title([(nil, nil, nil)]).contains("No number is known"))
  }

  @Test func `counts are told per thousand manufacturers, and regions without any have no value`() throws {
    var regions = values([(8, 6, 10), (8, 6, 10), (8, 6, 10)])
    regions[1].firms = 500
    regions[2].firms = 0
    let made = try figure(regions)
    #expect(made.table.records.map { $0.number("mean") } == [8, 16, nil])
    #expect(made.texts.subtitle.contains("per 1,000 manufacturers"))
    #expect(made.texts.description.contains("No value is known for 1"))
  }

  @Test func `a doubtful region is hollow as a tile and dotted as an area, one without value is hatched`() throws {
    let regions = values([(8, 6, 10), (8, -6, 30), (nil, nil, nil)])
    let tiles = try figure(regions)
    #expect(tiles.svg.contains("hatch-") && !tiles.svg.contains("dots-"))
    #expect(tiles.scene.labels.contains { $0.text == "interval includes zero" })
    let areas = try figure(regions, boundaries: MapSamples.boundaries(regions))
    #expect(areas.svg.contains("url(#dots-") && areas.svg.contains("url(#hatch-"))
    #expect(areas.texts.notes.joined().contains("© Nobody") && areas.texts.notes.joined().contains("Lambert"))
  }

  @Test func `holes stay open and boundaries stand in the rows, so that the figure draws itself again`() throws {
    let regions = values([(8, 6, 10), (3, 2, 4)])
    let made = try figure(regions, boundaries: MapSamples.boundaries(regions))
    let paths = made.scene.marks.compactMap { mark -> [PathStep]? in
      if case .path(let steps) = mark.shape, mark.fill != nil { steps } else { nil }
    }
    // The first region: its outer ring, the hole, and its second part.
    #expect(paths.contains { $0.count { $0 == .close } == 3 })
    #expect(made.table.records[0].text("boundary").hasPrefix("MULTIPOLYGON ((("))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-" + UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FigureFiles.write(made, to: folder + "/m.svg")
    #expect(try Figure(specification: folder + "/m.json").svg == made.svg)
  }

  @Test func `boundaries of other regions are ground, and a file without any of ours is refused`() throws {
    let regions = MapSamples.regions(4)
    let more = MapSamples.boundaries(regions).replacing(regions[3].code, with: "ZZ9")
    let made = try figure(regions, boundaries: more)
    let roles = made.table.records.map { $0.text("role") }
    #expect(roles.count { $0 == "region" } == 4 && roles.count { $0 == "ground" } == 1)
    #expect(made.scene.labels.contains { $0.text == "Not on the map" })
    let error = #expect(throws: FigureError.self) {
      try figure(
        regions,
        boundaries: MapSamples.boundaries(regions).replacing("\"AA", with: "\"Q").replacing("\"BB", with: "\"Q")
          .replacing("\"CC", with: "\"Q").replacing("\"DD", with: "\"Q"))
    }
    #expect(error?.description.contains("AA100") == true && error?.description.contains("Q100") == true)
  }

  @Test func `differences between policies are paired by replicate`() throws {
    var request = FigureRequest()
    request.policies = ["together"]
    request.against = "alone"
    let made = try figure(values([(0, 0, 0), (0, 0, 0)]), .differenceMap, request: request)
    let first = made.table.records[0]
    #expect(first.number("mean") == 2.5)
    // Mean of 1, 2, 3, 4; sd 1.29099; t of 3 degrees of freedom 3.18245.
    let half = 3.18245 * 1.29099 / 2
    #expect(abs((first.number("lower") ?? 0) - (2.5 - half)) < 1e-4)
    #expect(made.table.records[1].number("mean") == 0 && made.table.records[1].number("upper") == 0)
    #expect(
      made.texts.title
        == "“All together” gives higher numbers than “Each alone” in 1 of 2 regions, up to +2.50 in Region 0")
    request.against = "together"
    #expect(throws: FigureError.self) { try figure(values([(0, 0, 0)]), .differenceMap, request: request) }
  }

  @Test func `a network counts links across borders only, and what the policy adds to them`() throws {
    var regions = MapSamples.regions(4)
    for (index, country) in ["AA", "AA", "BB", "CC"].enumerated() { regions[index].country = country }
    let made = try figure(regions, .network)
    let links = made.table.records.filter { $0.text("role") == "link" }
    #expect(links.count == 2 && links.allSatisfy { $0.number("policy") == 5 && $0.number("baseline") == 1 })
    #expect(made.texts.title.contains("“All together”: 8 more ties across borders"))
    #expect(made.texts.notes.joined().contains("no intervals"))
    var request = FigureRequest()
    request.indicator = "tie"
    let error = #expect(throws: FigureError.self) { try figure(regions, .network, request: request) }
    #expect(error?.description.contains("Did you mean 'ties'") == true)
    request.indicator = "projects"
    #expect(try figure(regions, .network, request: request).texts.title.contains("adds no projects"))
  }

  @Test(arguments: [FigureSize.column, .wide, .slide])
  func `any number of regions and any names draw without overlap or overflow`(size: FigureSize) throws {
    let names = [
      "Together, but a name of more than sixty characters, as some regions have", "数字化转型支持计划适用于中小型制造企业",
      "برنامج دعم التحول الرقمي للشركات الصغيرة", "Näide & <b>",
    ]
    for count in [1, 2, 12, 46, 300] {
      let regions = MapSamples.regions(count) { names[$0 % names.count] }
      for boundaries in [nil, MapSamples.boundaries(regions, half: 0.2)] {
        for kind in [FigureKind.map, .network] {
          let made = try figure(regions, kind, size: size, boundaries: boundaries)
          #expect(MapScene.problems(made) == [], "\(kind) \(count) \(boundaries == nil)")
        }
      }
    }
    for means in [[(nil, nil, nil)], [(0, 0, 0), (0, 0, 0)], [(1e12, 9e11, 2e12), (1e-9, -1, 1)]]
      as [[(Double?, Double?, Double?)]]
    {
      let problems = MapScene.problems(try figure(values(means), size: size))
      #expect(problems == [])
    }
  }

  @Test func `tiles do not lie on each other and stay on the page`() throws {
    for count in [2, 46, 300] {
      let made = try figure(MapSamples.regions(count), size: .column)
      let tiles = made.scene.marks.compactMap { mark -> Box? in
        if case .rectangle(let box) = mark.shape, mark.tip.contains("Region") { box } else { nil }
      }
      #expect(tiles.count == count)
      for (index, tile) in tiles.enumerated() {
        #expect(tile.left >= 0 && tile.right <= made.width && tile.bottom <= made.height)
        #expect(!tiles[(index + 1)...].contains { $0.overlaps(tile) })
      }
    }
  }

  @Test func `classes have round limits, zero among them, and one giant does not take all colours`() {
    let scale = RegionScale([-4, 1, 3, 7, 9, 12, 18], isDiverging: true)
    #expect(scale.limits.contains(0) && scale.limits.count <= 10)
    #expect(
      scale.colour(0) == .diverging(0) && scale.colour(1) != scale.colour(18) && scale.colour(-1) != scale.colour(1))
    let giant = RegionScale(Array(repeating: 5, count: 40) + [-3, 4, 500], isDiverging: true)
    #expect(giant.isOpenAbove && (giant.limits.last ?? 0) < 20)
    #expect(giant.colour(500) == giant.colour(ofClass: giant.classCount - 1))
    #expect(
      RegionScale([0, 0], isDiverging: true).classCount == 0 && RegionScale([], isDiverging: false).classCount == 0)
  }

  @Test(arguments: ["en", "de", "nl", "et"])
  func `maps speak every language`(language: String) throws {
    let regions = MapSamples.regions(9)
    for kind in [FigureKind.map, .differenceMap, .network] {
      var request = FigureRequest()
      request.policies = ["together"]
      request.against = kind == .differenceMap ? "alone" : nil
      let made = try figure(regions, kind, language: language, request: request)
      #expect(MapScene.problems(made) == [])
      #expect(!made.texts.title.contains("map.") && !made.texts.subtitle.contains("network."))
    }
  }

  @Test func `the parts of each picture are as they were`() throws {
    let regions = MapSamples.regions(9)
    let areas = MapSamples.boundaries(regions)
    let made = try [
      figure(regions), figure(regions, boundaries: areas), figure(regions, .differenceMap), figure(regions, .network),
      figure(regions, .network, boundaries: areas),
    ].map(MapScene.structure)
    #expect(
      made == [
        "rectangles 16, discs 0, paths 0, texts 49", "rectangles 8, discs 9, paths 13, texts 40",
        "rectangles 14, discs 0, paths 0, texts 48", "rectangles 0, discs 9, paths 2, texts 15",
        "rectangles 0, discs 9, paths 12, texts 15",
      ])
  }
}
