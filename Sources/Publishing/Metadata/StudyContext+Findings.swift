import Findings
import ScenarioModel

extension StudyContext {
  /// What the findings of a run know besides its tables.
  init(_ findings: StudyFindings) {
    let scenario = findings.scenario
    let world = scenario.world
    self.init(
      baseline: scenario.study.baseline,
      policies: scenario.policies.map {
        PolicyName(name: $0.name, title: $0.title, envelopeEuro: $0.programme?.envelopeEuro)
      },
      horizons: findings.horizons.map {
        Horizon(quarters: $0, lastQuarter: Quarter(index: $0 - 1).description)
      },
      confidenceLevel: scenario.study.confidenceLevel, replicates: findings.replicates.count,
      firstReplicate: findings.replicates.first ?? 0, lastReplicate: findings.replicates.last ?? 0,
      populationSeed: scenario.study.seeds.population.map { String($0) },
      eventSeed: scenario.study.seeds.event.map { String($0) }, firms: findings.firmCount, weight: findings.weight,
      countries: world.countries.map(\.code),
      regions: world.regions.map {
        Place(
          code: $0.code, name: $0.name, country: world.countries[$0.country].code, longitude: $0.longitude,
          latitude: $0.latitude, firms: $0.firms)
      })
  }
}
