import Foundation
import GSLNumerics
import ScenarioModel

/// The rules of the countries table (specification, section 5.1; `Scenarios/Data/README.md`).
struct CountryRules {
  let figures: PublishedFigures
  /// Group of every country, from the table: a choice, not a figure.
  private let groups: [String: String]

  init(_ table: StartTable) throws {
    figures = try PublishedFigures(["countries", "adoption", "regions"])
    groups = Dictionary(uniqueKeysWithValues: table.rows.map { ($0.text("country"), $0.text("group")) })
  }

  static let sectors: [(column: String, cells: [String])] = [
    ("sector_food", ["c10_12"]), ("sector_textile_wood", ["c13_15", "c16_18"]), ("sector_chemical_mineral", ["c19_23"]),
    ("sector_metal", ["c24_25"]), ("sector_machine_electronics", ["c26", "c27_28"]),
    ("sector_vehicle_other", ["c29_30", "c31_33"]),
  ]
  static let sizes: [(column: String, cells: [String])] = ["small", "medium", "large"].map {
    ("size_\($0)", ["c10_f43_\($0)"])
  }

  /// Shares over the sum of their cells; a cell that is missing, or a whole share that is zero, counts as
  /// confidential and is filled in the proportion of the other countries of the group.
  func shares(_ country: String, _ parts: [(column: String, cells: [String])]) -> (values: [Double], isFilled: Bool) {
    let own = parts.map { published($0.cells, country) }
    let cells = parts.flatMap(\.cells)
    var counts = own.flatMap { $0 }
    let missing = counts.indices.filter { counts[$0] == nil }
    if !missing.isEmpty {
      let peers = groups.filter { $0.value == groups[country] && $0.key != country }.keys.sorted().map { peer in
        parts.flatMap { published($0.cells, peer) }
      }.filter { !$0.contains(nil) }
      func total(_ index: Int) -> Double { peers.reduce(0) { $0 + ($1[index] ?? 0) } }
      let present = cells.indices.filter { !missing.contains($0) }
      let ratio = present.reduce(0) { $0 + (counts[$1] ?? 0) } / present.reduce(0) { $0 + total($1) }
      for index in missing { counts[index] = ratio * total(index) }
    }
    let known = Dictionary(uniqueKeysWithValues: zip(cells, counts.map { $0 ?? .nan }))
    let sum = cells.reduce(0) { $0 + (known[$1] ?? .nan) }
    let values = parts.map { part in part.cells.reduce(0) { $0 + (known[$1] ?? .nan) } / sum }
    return (values, !missing.isEmpty)
  }

  private func published(_ cells: [String], _ country: String) -> [Double?] {
    let counts = cells.map { figures.value("enterprises_\($0)", country) }
    return counts.allSatisfy { ($0 ?? 0) == 0 } ? cells.map { _ in nil } : counts
  }

  /// Year whose probit distance from the EU is used, by technology.
  private static let years = ["cloud": "2021", "ai": "2021", "print3d": "2020", "robotics": "2022"]

  /// Distance from the EU in probits; in the nearest year surveyed, or else the mean of the group's other countries.
  func shift(_ technology: String, _ country: String) throws -> RuleValue {
    guard let year = Self.years[technology] else {
      let mean = try (shift("cloud", country).value + shift("ai", country).value) / 2
      return RuleValue(value: mean, provenance: .estimated, tolerance: 0.0005)
    }
    if let distance = try distance(technology, country, year) {
      return RuleValue(value: distance, provenance: .derived, tolerance: 0.0005)
    }
    if let distance = try distance(technology, country, "2018") {
      return RuleValue(value: distance, provenance: .estimated, tolerance: 0.0005)
    }
    let peers = try groups.filter { $0.value == groups[country] }.keys.sorted().compactMap {
      try distance(technology, $0, year)
    }
    return RuleValue(
      value: peers.reduce(0, +) / Double(peers.count), provenance: .estimated, tolerance: 0.0005)
  }

  private func distance(_ technology: String, _ country: String, _ year: String) throws -> Double? {
    guard let own = figures.value(technology, country, year: year),
      let union = figures.value(technology, "EU27", year: year)
    else { return nil }
    return try Normal.quantile(own / 100) - Normal.quantile(union / 100)
  }

  /// (100 − hard-to-fill %) over that of the EU, between 0.6 and 1.4; 1 where there is no figure.
  func hireFactor(_ country: String) -> RuleValue {
    guard let own = figures.value("hard_to_fill_ict_vacancies", country),
      let union = figures.value("hard_to_fill_ict_vacancies", "EU27")
    else { return RuleValue(value: 1, provenance: .assumed) }
    return RuleValue(
      value: min(1.4, max(0.6, (100 - own) / (100 - union))), provenance: .derived, tolerance: 0.005)
  }

  /// Log regression on GDP per inhabitant over `given`, rounded to thousands.
  func valueAdded(_ country: String, given: [(country: String, valueAdded: Double)]) -> RuleValue {
    let points = given.compactMap { row in
      grossProduct(row.country).map { (x: log($0), y: log(row.valueAdded)) }
    }
    let count = Double(points.count)
    let meanX = points.reduce(0) { $0 + $1.x } / count
    let meanY = points.reduce(0) { $0 + $1.y } / count
    let slope =
      points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
      / points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    let exact = exp(meanY + slope * (log(grossProduct(country) ?? .nan) - meanX))
    return RuleValue(value: (exact / 1000).rounded() * 1000, provenance: .assumed)
  }

  /// GDP per inhabitant, EUR, over the regions that have one; nil without any.
  private func grossProduct(_ country: String) -> Double? {
    let regions = figures.areas(with: "gdp").filter { $0.hasPrefix(country) }
    guard !regions.isEmpty else { return nil }
    let product = regions.reduce(0) { $0 + (figures.value("gdp", $1) ?? .nan) }
    return product * 1e6 / regions.reduce(0) { $0 + (figures.value("population", $1) ?? .nan) }
  }
}
