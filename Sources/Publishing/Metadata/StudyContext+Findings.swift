import Findings
public import ScenarioModel

extension StudyContext {
  /// What the findings of a run know besides its tables.
  init(_ findings: StudyFindings) {
    self.init(
      findings.scenario, horizons: findings.horizons, replicates: findings.replicates.count,
      first: findings.replicates.first ?? 0, last: findings.replicates.last ?? 0, firms: findings.firmCount,
      weight: findings.weight)
  }

  /// What the plan of a study over a design knows besides its tables.
  ///
  /// - Parameters:
  ///   - scenario: As it stands, before anything varies.
  ///   - replicates: Numbers of the first and last at every point.
  ///   - factors: Paths of the values that vary.
  ///   - points: `points[point][factor]`.
  public init(
    design scenario: Scenario, replicates: ClosedRange<Int>, factors: [String], points: [[Double]]
  ) {
    let real = scenario.world.realFirmCount
    let firms = if case .count(let count) = scenario.world.firms { count } else { real }
    self.init(
      scenario, horizons: scenario.study.horizons, replicates: replicates.count, first: replicates.lowerBound,
      last: replicates.upperBound, firms: firms, weight: firms > 0 ? Double(real) / Double(firms) : 1)
    self.factors = factors.enumerated().map { index, path in
      let values = points.map { $0[index] }.filter(\.isFinite)
      return Factor(
        path: path, meaning: StudyContext.meaning(ofPath: path), lower: values.min() ?? 0, upper: values.max() ?? 0)
    }
  }

  private init(
    _ scenario: Scenario, horizons: [Int], replicates: Int, first: Int, last: Int, firms: Int, weight: Double
  ) {
    let world = scenario.world
    self.init(
      baseline: scenario.study.baseline,
      policies: scenario.policies.map {
        PolicyName(name: $0.name, title: $0.title, envelopeEuro: $0.programme?.envelopeEuro)
      },
      horizons: horizons.map { Horizon(quarters: $0, lastQuarter: Quarter(index: $0 - 1).description) },
      confidenceLevel: scenario.study.confidenceLevel, replicates: replicates, firstReplicate: first,
      lastReplicate: last, populationSeed: scenario.study.seeds.population.map { String($0) },
      eventSeed: scenario.study.seeds.event.map { String($0) }, firms: firms, weight: weight,
      countries: world.countries.map(\.code),
      regions: world.regions.map {
        Place(
          code: $0.code, name: $0.name, country: world.countries[$0.country].code, longitude: $0.longitude,
          latitude: $0.latitude, firms: $0.firms)
      })
  }

  /// What the catalogue says of a parameter; empty for other values.
  private static func meaning(ofPath path: String) -> String {
    let keys = path.split(separator: ".")
    guard keys.count > 2, keys[0] == "world", keys[1] == "parameters" else { return "" }
    return ParameterName(rawValue: String(keys[2])).map { ParameterCatalogue.entry($0).meaning } ?? ""
  }
}
