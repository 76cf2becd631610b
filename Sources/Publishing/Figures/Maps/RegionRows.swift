/// Rows that a map is drawn from: one per region, with its number, its place, and its boundary or tile; then what lies
/// around them.
enum RegionRows {
  /// A number of a region with its interval.
  struct Number {
    var mean: Double?
    var lower: Double?
    var upper: Double?
    var replicates: Double?
  }

  static let columns: [TableDescription.Column] = [
    .init("role", .string, "region, or ground for what lies around the regions."),
    .init("region", .string, "Code of the region."),
    .init("name", .string, "Name of the region; edit it to change its label."),
    .init("country", .string, "Code of its country."),
    .init("longitude", .number, unit: "degrees", "Centroid, east."),
    .init("latitude", .number, unit: "degrees", "Centroid, north."),
    .init("firms", .integer, unit: "firms", "Real manufacturers with ten or more employees."),
    .init("mean", .number, "What its colour shows; counts are per 1,000 manufacturers."),
    .init("lower", .number, "Lower end of its interval; may be empty."),
    .init("upper", .number, "Upper end of its interval; may be empty."), .replicates,
    .init("tile_column", .integer, "Column of its tile from the left, from 0, on maps without boundaries."),
    .init("tile_row", .integer, "Row of its tile from the top, from 0."),
    .init("boundary", .string, "Boundary as well-known text in degrees; empty without one."),
  ]

  /// Whether numbers of a unit are counts, which a large region has more of because it is large.
  static func isCount(_ unit: String) -> Bool {
    !["1", "", "quarters", "points (0-100)", "log points"].contains(unit) && !unit.contains(" per ")
  }

  /// The figure of numbers by code of a region.
  static func figure(
    _ results: ResultsReader, _ request: FigureRequest, numbers: [String: Number], facts: [FigureTable.Fact]
  ) throws -> FigureTable {
    guard let context = results.context, !context.regions.isEmpty else {
      throw FigureError("\(results.folder): the dictionary names no regions with their places. Run the scenario again.")
    }
    var figure = FigureTable(columns: columns)
    figure.facts = facts
    let unit = figure.fact("unit")
    let isPer = isCount(unit)
    figure.facts.append(.init(name: "per", value: isPer ? "1000" : ""))
    let boundaries = try request.boundaries.isEmpty ? nil : RegionBoundaries(request.boundaries, context.regions)
    figure.facts.append(
      .init(name: "attribution", value: boundaries.map { request.attribution ?? $0.attribution } ?? ""))
    let tiles = boundaries == nil ? self.tiles(context.regions) : nil
    for (index, region) in context.regions.enumerated() {
      let number = numbers[region.code]
      // Regions without firms have no rate.
      let factor = isPer ? (region.firms > 0 ? 1_000 / Double(region.firms) : nil) : 1
      func scaled(_ value: Double?) -> TidyTable.Field {
        guard let value, let factor else { return .missing }
        return .init(value * factor)
      }
      figure.table.append([
        .text("region"), .text(region.code), .text(region.name), .text(region.country), .init(region.longitude),
        .init(region.latitude), .init(region.firms), scaled(number?.mean), scaled(number?.lower),
        scaled(number?.upper), .init(number?.replicates), tiles.map { .init($0[index].column) } ?? .missing,
        tiles.map { .init($0[index].row) } ?? .missing, .init(boundaries?.outlines[region.code]?.text ?? ""),
      ])
    }
    for (code, outline) in boundaries?.ground ?? [] {
      figure.table.append(
        [.text("ground"), .init(code)] + Array(repeating: .missing, count: columns.count - 3) + [.text(outline.text)])
    }
    return figure
  }

  private static func tiles(_ regions: [StudyContext.Place]) -> [TileLayout.Tile] {
    let places = regions.map { Location(longitude: $0.longitude, latitude: $0.latitude) }
    return TileLayout.tiles(places.map(EqualAreaProjection(for: places).callAsFunction))
  }

  /// The regions, without what lies around them.
  static func regions(_ figure: FigureTable) -> [TidyTable.Record] {
    figure.records.filter { $0.text("role") == "region" }
  }

  /// Regions with a number, the largest first; equal numbers in the order of the world.
  static func ordered(_ figure: FigureTable) -> [TidyTable.Record] {
    regions(figure).filter { $0.number("mean") != nil }.sorted {
      let (first, second) = ($0.number("mean") ?? 0, $1.number("mean") ?? 0)
      return first == second ? $0.index < $1.index : first > second
    }
  }

  static func isLevel(_ figure: FigureTable) -> Bool { figure.fact("comparison") == "level" }

  static func measure(_ figure: FigureTable, _ words: Wording) -> Measure {
    let sizes = regions(figure).compactMap { $0.number("mean") }.filter(\.isFinite).map { abs($0) }
    return Measure(
      indicator: figure.fact("indicator"), unit: figure.fact("unit"), isDifference: !isLevel(figure),
      largest: sizes.max() ?? 0, words: words)
  }
}

/// How the numbers of one map are told: the same unit and decimals for all.
struct RegionNumbers {
  let measure: Measure
  /// Whether numbers are levels, which have no sign.
  let isLevel: Bool
  private let decimals: Int

  init(_ figure: FigureTable, _ words: Wording) {
    let measure = RegionRows.measure(figure, words)
    self.measure = measure
    isLevel = RegionRows.isLevel(figure)
    let sizes = RegionRows.regions(figure).compactMap { $0.number("mean") }.filter(\.isFinite)
      .map { abs($0 * measure.factor) }
    let largest = sizes.max() ?? 0
    decimals = largest >= 99.5 || largest == 0 ? 0 : largest >= 9.95 ? 1 : 2
  }

  /// A number with its sign where it is a difference, and the sign of per cent where it is a level of a share.
  func text(_ value: Double?, _ words: Wording) -> String {
    guard let value, value.isFinite else { return words("frame.missing") }
    let number = value * measure.factor
    let text = isLevel ? words.number(number, decimals: decimals) : words.signed(number, decimals: decimals)
    return measure.factor == 100 && isLevel ? words("number.percent", ["value": text]) : text
  }
}
