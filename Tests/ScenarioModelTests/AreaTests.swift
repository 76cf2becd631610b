import Testing

@testable import ScenarioModel

/// `world.areas`: which rows of the regions file take part.
@Suite("Areas of a world")
struct AreaTests {
  private static let countries = """
    country,size_small,size_medium,size_large,sector_food,sector_textile_wood,sector_chemical_mineral,sector_metal,sector_machine_electronics,sector_vehicle_other,shift_cloud,shift_iot,shift_big_data,shift_robotics,shift_print3d,shift_ai,ict_share,hire_factor,value_added_per_employee_eur,enablement,group
    NO,0.7,0.2,0.1,0.5,0.5,0,0,0,0,0,0,0,0,0,0,0.05,1,80000,0.7,N
    DE,0.7,0.2,0.1,0.5,0.5,0,0,0,0,0,0,0,0,0,0,0.05,1,80000,0.7,W

    """
  private static let regions = """
    nuts_code,name,country,area,longitude,latitude,area_km2,population,firms_ge10
    NO07,Nord-Norge,NO,norway,15,68,112453,452720,166
    DE60,Hamburg,DE,core,10,53.5,737.6,1844220,610
    DE11,Stuttgart,DE,germany,9.2,48.9,10557.5,4147770,5800

    """
  private static let hubs = """
    name,nuts_code,technology_mask,sector_mask,capacity_per_quarter
    North,NO07,40,63,8
    Hamburg,DE60,18,63,8

    """

  private func folder(_ areas: String?, regions: String = regions, hubs: String = hubs) throws -> ScratchFolder {
    let choice = areas.map { ", areas: \($0)" } ?? ""
    return try ScratchFolder([
      "sample.yaml": SampleScenario.text(world: "{ regions: r.csv, countries: c.csv, hubs: h.csv\(choice) }"),
      "r.csv": regions, "c.csv": Self.countries, "h.csv": hubs,
    ])
  }

  @Test func `without a choice every row takes part`() throws {
    let world = try #require(try folder(nil).load("sample.yaml").scenario?.world)
    #expect(world.regions.map(\.code) == ["DE11", "DE60", "NO07"] && world.hubs.map(\.name) == ["North", "Hamburg"])
  }

  @Test func `regions, hubs and countries of other areas are left out, and their figures with them`() throws {
    let reading = try folder("[core, germany]").load("sample.yaml")
    let world = try #require(reading.scenario?.world, "\(ProblemReport.text(reading.problems))")
    #expect(world.regions.map(\.code) == ["DE11", "DE60"] && world.countries.map(\.code) == ["DE"])
    #expect(
      world.hubs == [
        HubSite(name: "Hamburg", region: 1, technologyMask: 18, sectorMask: 63, capacityPerQuarter: 8)
      ])
    #expect(Set(reading.figures.map(\.row)) == ["DE", "DE11", "DE60", "Hamburg"])
  }

  @Test func `an unknown area is told with what was probably meant and the areas of the table`() throws {
    #expect(
      try folder("[core, norwy]").sentences("sample.yaml") == [
        "4:71 world.areas[1] is norwy, which is no area of the table of regions. Did you mean norway?"
          + " Its areas are: norway, core, germany."
      ])
    #expect(
      try folder("[core, core]").sentences("sample.yaml") == ["4:71 world.areas[1] is core, which is listed already."])
  }

  @Test func `areas of a table without that column are an error`() throws {
    let bare = Self.regions.replacing("area,lon", with: "lon").replacing("norway,", with: "").replacing(
      "core,", with: ""
    )
    .replacing("germany,", with: "")
    #expect(try folder(nil, regions: bare).load("sample.yaml").isValid)
    #expect(
      try folder("[core]", regions: bare).sentences("sample.yaml") == [
        "4:64 world.areas chooses areas, but the table of regions, r.csv, has no column area."
          + " Leave the key out, or add the column."
      ])
  }

  @Test func `a hub in a region of no row stays an error whatever takes part`() throws {
    let hubs = Self.hubs + "Elsewhere,DE61,1,63,8\n"
    for areas in [nil, "[norway]"] {
      #expect(
        try folder(areas, hubs: hubs).sentences("sample.yaml") == [
          "h.csv 4:11 nuts_code is DE61, which the table of regions lacks. Did you mean DE11?"
        ])
    }
  }

  @Test func `a wrong cell is told also in a row that takes no part`() throws {
    let wrong = Self.regions.replacing("NO07,Nord-Norge,NO,norway,15", with: "NO07,Nord-Norge,NO,norway,150000")
    #expect(try folder("[core]", regions: wrong).sentences("sample.yaml").count == 1)
  }

  @Test func `an artificial world has no areas`() throws {
    let text = SampleScenario.text(world: "{ synthetic: { firms: 10 }, areas: [core] }")
    #expect(try SampleScenario.problems(text).count == 1)
  }
}
