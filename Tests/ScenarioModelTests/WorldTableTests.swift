import Testing

@testable import ScenarioModel

@Suite("Tables of the world")
struct WorldTableTests {
  private static let countries = """
    country,size_small,size_medium,size_large,sector_food,sector_textile_wood,sector_chemical_mineral,sector_metal,sector_machine_electronics,sector_vehicle_other,shift_cloud,shift_iot,shift_big_data,shift_robotics,shift_print3d,shift_ai,ict_share,hire_factor,value_added_per_employee_eur,enablement,group
    NL,0.6,0.3,0.1,0.5,0.5,0,0,0,0,0.1,0.2,0.3,0.4,0.5,-0.6,0.07,0.8,85000,0.7,W
    DE,0.7,0.2,0.1,0.5,0.5,0,0,0,0,0,0,0,0,0,0,0.05,1,80000,0.7,W
    SE,0.7,0.2,0.1,0.5,0.5,0,0,0,0,0,0,0,0,0,0,0.05,1,80000,0.7,N

    """
  private static let regions = """
    nuts_code,name,country,longitude,latitude,area_km2,population,firms_ge10
    NL11,Groningen,NL,6.69,53.27,2400.9,585000,166
    DE94,Weser-Ems,DE,7.78,52.91,14979.9,2529670,1648

    """

  private func folder(regions: String = regions, countries: String = countries, hubs: String? = nil) throws
    -> ScratchFolder
  {
    let world = "{ regions: r.csv, countries: c.csv\(hubs == nil ? "" : ", hubs: h.csv") }"
    return try ScratchFolder([
      "sample.yaml": SampleScenario.text(world: world), "r.csv": regions, "c.csv": countries, "h.csv": hubs ?? "",
    ])
  }

  private func problems(regions: String) throws -> [String] { try folder(regions: regions).sentences("sample.yaml") }

  @Test func `regions and their countries are sorted by code, and hubs find their region`() throws {
    let hubs = "capacity_per_quarter,name,nuts_code,technology_mask,sector_mask\n8,A,NL11,42,63\n4.5,B,DE94,1,1\n"
    let world = try #require(try folder(hubs: hubs).load("sample.yaml").scenario?.world)
    #expect(world.regions.map(\.code) == ["DE94", "NL11"] && world.countries.map(\.code) == ["DE", "NL"])
    #expect(world.regions.map(\.country) == [0, 1] && world.realFirmCount == 1814)
    #expect(
      world.countries[1].adoptionShift == [0.1, 0.2, 0.3, 0.4, 0.5, -0.6] && world.countries[1].hireFactor == 0.8)
    #expect(
      world.hubs == [
        HubSite(name: "A", region: 1, technologyMask: 42, sectorMask: 63, capacityPerQuarter: 8),
        HubSite(name: "B", region: 0, technologyMask: 1, sectorMask: 1, capacityPerQuarter: 4.5),
      ])
  }

  @Test func `quotes, commas and line ends within cells, and any order of columns, are understood`() throws {
    let text =
      "firms_ge10,population,area_km2,latitude,longitude,country,name,nuts_code\r\n"
      + "166,585000,2400.9,53.27,6.69,NL,\"Gron\"\"ingen, \nthe north\",NL11\r\n\r\n"
    let regions = try folder(regions: text).load("sample.yaml").scenario?.world.regions
    #expect(regions?.map(\.name) == ["Gron\"ingen, \nthe north"] && regions?.first?.longitude == 6.69)
  }

  @Test func `every wrong cell is told with its line, column and the name of the column`() throws {
    let found = try problems(
      regions: Self.regions + "NL12,,XX,\"6,69\",95,-1,1e3,0\nNL11,b,NL,NaN,0x5,1,5_0,1.5\n")
    #expect(
      found == [
        "r.csv 4:6 name is empty, but must be text.",
        "r.csv 4:7 country is XX, which the table of countries lacks. Allowed here: DE, NL, SE.",
        "r.csv 4:10 longitude is 6,69, but must be a number from -180 to 180. Did you mean 6.69?",
        "r.csv 4:17 latitude is 95, but must be a number from -90 to 90.",
        "r.csv 4:20 area_km2 is -1, but must be a number > 0 and ≤ 20000000.",
        "r.csv 4:27 firms_ge10 is 0, but must be a whole number from 1 to 30000000.",
        "r.csv 5:1 nuts_code is NL11, which another row has already.",
        "r.csv 5:11 longitude is NaN, but must be a number from -180 to 180. Numbers are finite.",
        "r.csv 5:15 latitude is 0x5, but must be a number from -90 to 90. Write the number in decimal digits.",
        "r.csv 5:21 population is 5_0, but must be a number from 0 to 2000000000. Did you mean 50?",
        "r.csv 5:25 firms_ge10 is 1.5, but must be a whole number from 1 to 30000000. Leave out the fraction.",
      ])
  }

  @Test func `columns that lack or are not used are told`() throws {
    let found = try problems(regions: Self.regions.replacing("population", with: "popluation"))
    #expect(
      found == [
        "r.csv 1:1 population is a column that this table lacks. Is popluation meant?",
        "r.csv 1:52 warning: popluation is a column that is not used. Did you mean population?",
      ])
  }

  @Test func `rows of another length, open quotes and other separators are told`() throws {
    #expect(
      try problems(regions: Self.regions + "NL12,b\n")
        == ["r.csv 4:1 This row has 2 cells, but the header has 8. Put cells that hold commas in quotes."])
    #expect(
      try problems(regions: Self.regions + "NL12,\"b\n").contains(
        "r.csv 4:6 This cell begins with a quote that is never closed."))
    #expect(
      try problems(regions: Self.regions.replacing(",", with: ";"))
        == ["r.csv 1:1 The columns are separated by ;, but must be separated by commas. Save it as CSV with commas."])
    #expect(try problems(regions: "") == ["r.csv 0:0 This file is empty, but must be a table with a header row."])
  }

  @Test func `shares of a country must add up`() throws {
    let folder = try folder(countries: Self.countries.replacing("NL,0.6,", with: "NL,0.7,"))
    #expect(
      folder.sentences("sample.yaml") == [
        "c.csv 2:4 size_small and the columns to size_large add up to 1.1, but must add up to 1."
      ])
  }

  @Test func `a table that is not there is told where it is named, with exit code 66`() throws {
    let folder = try ScratchFolder(["sample.yaml": SampleScenario.text(world: "{ regions: r.csv, countries: c.csv }")])
    #expect(
      folder.sentences("sample.yaml") == [
        "4:19 world.regions names r.csv, which does not exist.",
        "4:37 world.countries names c.csv, which does not exist.",
      ])
    #expect(folder.load("sample.yaml").exitCode == 66)
  }

  @Test func `provenance is kept beside the figures, and checked`() throws {
    let head =
      "nuts_code,name,country,longitude,latitude,area_km2,population,firms_ge10,population_provenance,population_source\n"
    let row = "NL11,Groningen,NL,6.69,53.27,2400.9,585000,166,observed,\"Eurostat, 2019\"\n"
    let reading = try folder(regions: head + row).load("sample.yaml")
    let figure = reading.figures.first { $0.table == "regions" && $0.column == "population" }
    #expect(
      figure
        == WorldFigure(
          table: "regions", row: "NL11", column: "population", value: "585000", provenance: .observed,
          source: "Eurostat, 2019"))
    #expect(Set(reading.figures.filter { $0.table == "countries" }.map(\.row)) == ["NL"])
    #expect(
      try problems(regions: head + row.replacing("observed", with: "observd"))
        == [
          "r.csv 2:48 population_provenance is observd, but must say how the figure came about. Did you mean observed?"
        ])
  }

  @Test func `an artificial world spreads its firms evenly over regions and countries`() throws {
    let world = try SampleScenario.scenario(
      SampleScenario.text(world: "{ synthetic: { firms: 10, regions: 3, countries: 2, sizeShares: [0, 1, 0] } }")
    ).world
    #expect(world.regions.map(\.firms) == [4, 3, 3] && world.regions.map(\.country) == [0, 0, 1])
    #expect(world.regions.map(\.code) == ["XA000", "XA001", "XB002"] && world.countries.map(\.code) == ["XA", "XB"])
    #expect(world.countries[0].sizeShares == [0, 1, 0] && world.hubs.isEmpty)
    #expect(
      world.countries[0].sectorShares.reduce(0, +) > 0.999_999
        && world.countries[0].adoptionShift == [0, 0, 0, 0, 0, 0])
  }
}
