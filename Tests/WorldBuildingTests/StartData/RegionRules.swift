import ScenarioModel

/// The rules of a regions table (specification, section 5.1; `Scenarios/Data/README.md`).
struct RegionRules {
  let figures: PublishedFigures
  /// Codes of the regions of a country, ascending.
  private let regions: [String: [String]]
  /// Manufacturing employment per inhabitant of the EU countries that publish it.
  private let unionRate: Double

  init() throws {
    figures = try PublishedFigures(["regions", "countries"])
    regions = Dictionary(grouping: figures.areas(with: "population")) { String($0.prefix(2)) }
    var (employed, inhabitants) = (0.0, 0.0)
    for country in regions.keys.sorted() where country != "NO" {
      guard let national = figures.value("manufacturing_employment", country) else { continue }
      employed += national
      inhabitants += figures.sum("population", overRegionsOf: country)
    }
    unionRate = employed / inhabitants
  }

  /// Published, or half of the population times the national rate, rounded down.
  func employment(_ code: String) -> RuleValue {
    if let figure = figures.figure("manufacturing_employment", code), code.count == 4 {
      return RuleValue(value: figure.value, provenance: figure.status == "observed" ? .observed : .estimated)
    }
    let country = String(code.prefix(2))
    let national = figures.value("manufacturing_employment", country)
    let rate = national.map { $0 / figures.sum("population", overRegionsOf: country) } ?? unionRate
    let population = figures.value("population", code) ?? .nan
    return RuleValue(value: (0.5 * population * rate).rounded(.down), provenance: .estimated)
  }

  /// Country firms times regional over national employment, rounded, at least one.
  func firms(_ code: String) -> RuleValue {
    let country = String(code.prefix(2))
    let own = employment(code)
    let national =
      figures.value("manufacturing_employment", country)
      ?? (regions[country] ?? []).reduce(0) { $0 + employment($1).value }
    let exact = (figures.value("enterprises_c10_33", country) ?? .nan) * own.value / national
    return RuleValue(
      value: max(1, exact.rounded(.toNearestOrAwayFromZero)),
      provenance: own.provenance == .observed ? .derived : .estimated)
  }

  func population(_ code: String) -> RuleValue {
    let figure = figures.figure("population", code)
    return RuleValue(
      value: figure?.value ?? .nan, provenance: figure?.status == "observed" ? .observed : .estimated)
  }

  func area(_ code: String) -> RuleValue {
    RuleValue(value: figures.value("area", code) ?? .nan, provenance: .estimated)
  }
}
