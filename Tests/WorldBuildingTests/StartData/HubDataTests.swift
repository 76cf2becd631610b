import ScenarioModel
import Testing

/// Where the hubs of the shipped tables stand, and what they are competent in.
@Suite("Start data of hubs")
struct HubDataTests {
  private static func rules(_ world: String) throws -> HubRules {
    HubRules(
      hubs: try StartTable("\(world)-hubs.csv").rows, regions: try StartTable("\(world)-regions.csv").rows)
  }

  @Test(arguments: ["bsr", "europe"])
  func `hubs without a published place stand where the rule puts them, and are marked`(world: String) throws {
    let rules = try Self.rules(world)
    let codes = Set(rules.regions.map { $0.text("nuts_code") })
    for (index, hub) in rules.hubs.enumerated() {
      let name = hub.text("name")
      #expect(codes.contains(hub.text("nuts_code")), "\(name)")
      if rules.isCounted(hub) { #expect(rules.place(ofCounted: index) == hub.text("nuts_code"), "\(name)") }
      if rules.isCounted(hub) || rules.isOfTheRest(hub) {
        #expect(hub.text("nuts_code_provenance") == "assumed", "\(name)")
      }
      if let mask = rules.mask(index) { #expect(hub.number("technology_mask") == Double(mask), "\(name)") }
      #expect(hub.text("technology_mask_provenance") == "assumed" && hub.number("sector_mask") == 63, "\(name)")
    }
    #expect(Set(rules.hubs.map { $0.text("name") }).count == rules.hubs.count)
  }

  @Test func `countries have as many hubs as were counted`() throws {
    let rules = try Self.rules("europe")
    let figures = try PublishedFigures(["hubs"])
    let rows = Dictionary(grouping: rules.hubs, by: \.country).mapValues(\.count)
    // Latvia has one region and gets one hub of its two; Slovenia has an older hub besides its two.
    for (country, deviation) in [
      "DE": 0, "FI": 0, "IT": 0, "LV": -1, "NL": 0, "NO": 0, "PL": 0, "SE": 0, "SI": 1,
    ] {
      let counted = try #require(figures.value("edih", country))
      #expect(rows[country] == Int(counted) + deviation, "\(country)")
    }
    #expect(figures.areas(with: "edih").count == 10)
  }

  @Test func `the hubs that no country's number covers are given to the regions by the rule`() throws {
    let rules = try Self.rules("europe")
    let figures = try PublishedFigures(["hubs"])
    let counted = Set(figures.areas(with: "edih")).subtracting(["EU27"])
    // Denmark, Estonia and Lithuania have no published number; the Baltic world's rows stand for it.
    let baltic: Set = ["DK", "EE", "LT"]
    let open = Set(rules.regions.map(\.country)).subtracting(counted).subtracting(baltic)
    let known =
      counted.subtracting(["NO"]).reduce(0) { $0 + (figures.value("edih", $1) ?? .nan) }
      + Double(rules.hubs.count { baltic.contains($0.country) })
    let rest = Int((figures.value("edih", "EU27") ?? .nan) - known)
    #expect(rest == 87)
    let places = rules.hubs.filter(rules.isOfTheRest).map { $0.text("nuts_code") }
    #expect(Set(places) == rules.placesOfTheRest(rest, countries: open) && places.count == rest)
  }

  @Test func `a hub is the same in every world`() throws {
    let europe = try StartTable("europe-hubs.csv").rows
    let baltic = try StartTable("bsr-hubs.csv").rows
    #expect(Array(europe.prefix(baltic.count)) == baltic)
    for hub in try StartTable("nl-de-hubs.csv").rows { #expect(europe.contains(hub), "\(hub.text("name"))") }
  }

  @Test func `every hub has the capacity of an average one`() throws {
    let figures = try PublishedFigures(["hubs"])
    let services = figures.value("edih_services", "EU27") ?? .nan
    let average = services / (figures.value("edih_serving", "EU27") ?? .nan) / 6
    for world in ["nl-de", "bsr", "europe"] {
      for hub in try StartTable("\(world)-hubs.csv").rows {
        #expect(hub.number("capacity_per_quarter") == average.rounded(), "\(hub.text("name"))")
      }
    }
  }

  @Test func `the Baltic core has the masks and places of the specification`() throws {
    let hubs = try StartTable("bsr-hubs.csv").rows.prefix(21)
    #expect(
      hubs.map { $0.text("nuts_code") } == [
        "DE30", "DE60", "DEF0", "DK01", "DK03", "DK04", "EE00", "FI19", "FI1B", "FI1C", "LT01", "LT02", "LV00", "PL21",
        "PL41", "PL51", "PL63", "PL91", "SE11", "SE22", "SE23",
      ])
    #expect(
      hubs.map { $0.number("technology_mask") } == [
        37, 18, 5, 36, 26, 6, 40, 10, 36, 5, 9, 26, 5, 26, 3, 6, 40, 3, 36, 33, 10,
      ])
  }
}
