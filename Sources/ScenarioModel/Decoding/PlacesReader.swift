/// Reads the tables of countries, regions and hubs and joins them.
struct PlacesReader {
  var problems: ProblemList
  private(set) var figures: [WorldFigure] = []
  /// Codes of all regions of the table, those of areas that take no part included.
  private var listedRegions: Set<String> = []

  init(problems: ProblemList) { self.problems = problems }

  static let countryColumns =
    ["country"] + SizeClass.allCases.map { "size_\($0.key)" } + sectorColumns + shiftColumns
    + ["ict_share", "hire_factor", "value_added_per_employee_eur", "enablement", "group"]
  static let sectorColumns = [
    "sector_food", "sector_textile_wood", "sector_chemical_mineral", "sector_metal", "sector_machine_electronics",
    "sector_vehicle_other",
  ]
  static let shiftColumns = [
    "shift_cloud", "shift_iot", "shift_big_data", "shift_robotics", "shift_print3d", "shift_ai",
  ]
  static let regionColumns = [
    "nuts_code", "name", "country", "longitude", "latitude", "area_km2", "population", "firms_ge10",
  ]
  static let hubColumns = ["name", "nuts_code", "technology_mask", "sector_mask", "capacity_per_quarter"]
  /// Columns that may stand beside these because the figures were derived from them.
  static let backgroundColumns = [
    "firms_ge10", "manufacturing_employment", "gdp_eur_per_inhabitant", "ict_graduates",
  ]

  /// All countries of the table, ascending by code.
  mutating func countries(_ table: CSVTable) -> [Country] {
    var reader = TableReader(
      table, name: "countries", rowName: "country", required: Self.countryColumns, known: Self.backgroundColumns,
      problems: problems)
    var countries: [Country] = []
    var codes: Set<String> = []
    for row in reader.rows {
      let code = Self.code(row, "country", &reader)
      let sizes = Self.shares(row, SizeClass.allCases.map { "size_\($0.key)" }, &reader)
      let sectors = Self.shares(row, Self.sectorColumns, &reader)
      let shifts = Self.shiftColumns.map { reader.number(row, $0, .within(-5...5)) }
      let ict = reader.number(row, "ict_share", .share)
      let hire = reader.number(row, "hire_factor", .within(0...10))
      let valueAdded = reader.number(row, "value_added_per_employee_eur", NumberRule(lower: 1, upper: 1e9))
      let enablement = reader.number(row, "enablement", .share)
      let group = reader.text(row, "group")
      if !codes.insert(code).inserted {
        reader.problems.error(reader.place(row, "country"), "country", "is \(code), which another row has already.")
      }
      countries.append(
        Country(
          code: code, sizeShares: sizes, sectorShares: sectors, adoptionShift: shifts.map { $0 ?? 0 },
          ictShare: ict ?? 0, hireFactor: hire ?? 1, valueAddedPerEmployeeEuro: valueAdded ?? 1,
          enablement: enablement ?? 0, group: group))
    }
    take(reader)
    return countries.sorted { $0.code < $1.code }
  }

  /// The regions ascending by code, and the countries that occur in them. `areas`: the list of those that take part,
  /// by the table's column `area`; nil: all.
  mutating func regions(
    _ table: CSVTable, of countries: [Country], in areas: SourceNode?
  ) -> (regions: [Region], countries: [Country]) {
    var reader = TableReader(
      table, name: "regions", rowName: "nuts_code", required: Self.regionColumns,
      known: Self.backgroundColumns + [AreaChoice.column], problems: problems)
    let choice = AreaChoice(areas, among: &reader)
    var rows: [(region: Region, country: String)] = []
    var codes: Set<String> = []
    for row in reader.rows {
      let code = Self.code(row, "nuts_code", &reader)
      let name = reader.text(row, "name")
      let country = reader.text(row, "country")
      if !countries.isEmpty, !countries.contains(where: { $0.code == country }), !country.isEmpty {
        let hint = NearestWord.hint(for: country, among: countries.map(\.code), noun: "country")
        reader.problems.error(
          reader.place(row, "country"), "country", "is \(country), which the table of countries lacks. \(hint)")
      }
      if !codes.insert(code).inserted {
        reader.problems.error(reader.place(row, "nuts_code"), "nuts_code", "is \(code), which another row has already.")
      }
      let region = Region(
        code: code, name: name, country: 0,
        longitude: reader.number(row, "longitude", .within(-180...180)) ?? 0,
        latitude: reader.number(row, "latitude", .within(-90...90)) ?? 0,
        areaSquareKilometres: reader.number(row, "area_km2", NumberRule(lower: 0, isLowerExcluded: true, upper: 2e7))
          ?? 1,
        population: reader.number(row, "population", .within(0...2e9)) ?? 0,
        firms: reader.whole(row, "firms_ge10", 1...30_000_000) ?? 1)
      if choice.includes(row, of: table) { rows.append((region, country)) }
    }
    take(reader)
    listedRegions = codes
    let present = countries.filter { country in rows.contains { $0.country == country.code } }
    let regions = rows.sorted { $0.region.code < $1.region.code }.map { row in
      var region = row.region
      region.country = present.firstIndex { $0.code == row.country } ?? 0
      return region
    }
    return (regions, present)
  }

  /// The hubs in the order of the file, without those in regions that take no part.
  mutating func hubs(_ table: CSVTable, in regions: [Region]) -> [HubSite] {
    var reader = TableReader(
      table, name: "hubs", rowName: "name", required: Self.hubColumns, known: ["hub_id"], problems: problems)
    let indices = Dictionary(regions.indices.map { (regions[$0].code, $0) }) { first, _ in first }
    let hubs: [HubSite] = reader.rows.compactMap { row in
      let name = reader.text(row, "name")
      let code = reader.text(row, "nuts_code")
      let region = indices[code]
      if !code.isEmpty, !listedRegions.isEmpty, !listedRegions.contains(code) {
        let near = NearestWord.to(code, among: listedRegions.sorted()).map { " Did you mean \($0)?" } ?? ""
        reader.problems.error(
          reader.place(row, "nuts_code"), "nuts_code", "is \(code), which the table of regions lacks.\(near)")
      }
      let site = HubSite(
        name: name, region: region ?? 0,
        technologyMask: UInt8(reader.whole(row, "technology_mask", 1...63) ?? 0),
        sectorMask: UInt8(reader.whole(row, "sector_mask", 1...63) ?? 0),
        capacityPerQuarter: reader.number(row, "capacity_per_quarter", .within(0...1e6)) ?? 0)
      return region == nil ? nil : site
    }
    take(reader)
    return hubs
  }

  private mutating func take(_ reader: TableReader) {
    problems = reader.problems
    figures += reader.figures
  }

  /// A code of a region or country: capital letters and digits.
  private static func code(_ row: CSVTable.Row, _ column: String, _ reader: inout TableReader) -> String {
    let code = reader.text(row, column)
    let isCode = code.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) || ("0"..."9").contains($0) }
    if !code.isEmpty, !isCode || code.count > 8 {
      reader.problems.error(
        reader.place(row, column), column, "is \(code), but must be a code of at most eight capital letters and digits."
      )
    }
    return code
  }

  /// Shares that together make one, up to the rounding of published figures.
  private static func shares(_ row: CSVTable.Row, _ columns: [String], _ reader: inout TableReader) -> [Double] {
    let shares = columns.map { reader.number(row, $0, .share) }
    let sum = shares.reduce(0) { $0 + ($1 ?? 0) }
    if !shares.contains(nil), abs(sum - 1) > 0.002 {
      reader.problems.error(
        reader.place(row, columns[0]), columns[0],
        "and the columns to \(columns[columns.count - 1]) add up to \(JSONValue.text(of: sum)), but must add up to 1.")
    }
    return shares.map { $0 ?? 0 }
  }
}
