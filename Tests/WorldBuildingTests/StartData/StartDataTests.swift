import ScenarioModel
import Testing

/// Every figure of the shipped tables that was computed is computed again, from the published figures beside them.
@Suite("Start data")
struct StartDataTests {
  @Test(arguments: ["nl-de", "lt-dk", "bsr", "europe"])
  func `every region follows from the published figures by the rules`(world: String) throws {
    let rules = try RegionRules()
    let table = try StartTable("\(world)-regions.csv")
    for row in table.rows {
      let code = row.text("nuts_code")
      #expect(row.text("country") == row.country)
      rules.area(code).expectIsIn(row, "area_km2", code)
      rules.population(code).expectIsIn(row, "population", code)
      rules.employment(code).expectIsIn(row, "manufacturing_employment", code)
      rules.firms(code).expectIsIn(row, "firms_ge10", code)
    }
  }

  @Test func `the worlds have as many regions and firms as they should`() throws {
    func sizes(_ name: String, _ areas: Set<String>? = nil) throws -> [Int] {
      let rows = try StartTable("\(name)-regions.csv").rows.filter { areas?.contains($0.text("area")) ?? true }
      return [Set(rows.map(\.country)).count, rows.count, Int(rows.reduce(0) { $0 + $1.number("firms_ge10") })]
    }
    #expect(try sizes("nl-de") == [2, 12, 11_683])
    #expect(try sizes("bsr", ["core"]) == [8, 46, 38_800])
    #expect(try sizes("bsr", ["core", "germany"]) == [8, 77, 87_237])
    #expect(try sizes("bsr") == [9, 83, 89_318])
    #expect(try sizes("europe") == [28, 248, 235_979])
  }

  @Test func `a region has the same figures in every world`() throws {
    let europe = try StartTable("europe-regions.csv").rows
    let byCode = Dictionary(uniqueKeysWithValues: europe.map { ($0.text("nuts_code"), $0) })
    for world in ["nl-de", "lt-dk", "bsr"] {
      for row in try StartTable("\(world)-regions.csv").rows {
        let other = byCode[row.text("nuts_code")]
        let differing = row.filter { $0.key != "area" && other?[$0.key] != $0.value }.keys
        #expect(differing.isEmpty, "\(row.text("nuts_code")): \(differing.sorted())")
      }
    }
  }

  @Test func `sizes and sectors of every country follow from counts of enterprises`() throws {
    let table = try StartTable("countries.csv")
    let rules = try CountryRules(table)
    for row in table.rows {
      let country = row.text("country")
      for (parts, whenWhole) in [(CountryRules.sizes, Provenance.estimated), (CountryRules.sectors, .derived)] {
        let (shares, isFilled) = rules.shares(country, parts)
        for (part, share) in zip(parts, shares) {
          RuleValue(value: share, provenance: isFilled ? .estimated : whenWhole, tolerance: 0.00005)
            .expectIsIn(row, part.column, country)
        }
      }
    }
  }

  @Test func `adoption of every surveyed country is its distance from the EU in probits`() throws {
    let table = try StartTable("countries.csv")
    let rules = try CountryRules(table)
    // No survey at hand covers Lithuania; its shifts are assumed.
    for row in table.rows where row.text("country") != "LT" {
      for technology in ["cloud", "iot", "big_data", "robotics", "print3d", "ai"] {
        try rules.shift(technology, row.text("country"))
          .expectIsIn(row, "shift_\(technology)", row.text("country"))
      }
    }
    let lithuania = try #require(table.rows.first { $0.text("country") == "LT" })
    #expect(lithuania.text("shift_cloud_provenance") == "assumed")
  }

  @Test func `skills of every country follow from the published figures`() throws {
    let table = try StartTable("countries.csv")
    let rules = try CountryRules(table)
    for row in table.rows {
      let country = row.text("country")
      rules.hireFactor(country).expectIsIn(row, "hire_factor", country)
      for (column, figure, unit) in [("ict_share", "ict_specialists", 100.0), ("ict_graduates", "ict_graduates", 1)] {
        RuleValue(value: (rules.figures.value(figure, country) ?? .nan) / unit, provenance: .observed)
          .expectIsIn(row, column, country)
      }
    }
  }

  @Test func `value added that nobody set is on the line through the countries where it was set`() throws {
    let table = try StartTable("countries.csv")
    let rules = try CountryRules(table)
    let column = "value_added_per_employee_eur"
    let isGiven = { (row: StartTable.Row) in row.text("\(column)_source").hasPrefix("round number") }
    let given = table.rows.filter(isGiven).map { (country: $0.text("country"), valueAdded: $0.number(column)) }
    #expect(given.count == 10)
    for row in table.rows where !isGiven(row) {
      rules.valueAdded(row.text("country"), given: given).expectIsIn(row, column, row.text("country"))
    }
  }

  @Test func `groups and enablement of the further countries are those of the specification`() throws {
    let table = try StartTable("countries.csv")
    let enablement = ["W": 0.7, "P": 0.65, "S": 0.65, "E": 0.6]
    let members = [
      "W": ["AT", "BE", "FR", "IE", "LU"], "P": ["CZ", "HU", "SI", "SK"], "E": ["BG", "RO"],
      "S": ["CY", "EL", "ES", "HR", "IT", "MT", "PT"],
    ]
    for (group, countries) in members {
      for country in countries {
        let row = try #require(table.rows.first { $0.text("country") == country })
        #expect(row.text("group") == group && row.number("enablement") == enablement[group], "\(country)")
      }
    }
    #expect(table.rows.count == 28)
  }
}
