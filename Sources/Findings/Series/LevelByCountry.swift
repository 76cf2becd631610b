import Experiments
import GSLNumerics
import ScenarioModel

/// One indicator by country and technology, read without policy, and what each policy changes in all countries together.
///
/// The survey view of the specification (section 10) is the case it was made for: which technologies would firms take up,
/// asked country by country.
public struct LevelByCountry: Sendable, Equatable {
  /// The indicator, as in the tables.
  public var indicator: String
  /// What it means, one sentence.
  public var definition: String
  /// The state at the end of quarter h − 1.
  public var horizon: Int
  /// Keys of the technologies, the columns of ``baseline`` and ``changes``.
  public var technologies: [String]
  /// All countries together, then each: mean over replicates in the baseline, by technology; nil is missing.
  public var baseline: [Row<Double>]
  /// By policy: the difference from the baseline over all countries, by technology.
  public var changes: [Row<Estimate>]

  /// A name with one value per technology.
  public struct Row<Value: Sendable & Equatable>: Sendable, Equatable {
    /// Code of the country, `all`, or key of the policy.
    public var name: String
    /// One value per technology; nil is missing.
    public var values: [Value?]
  }
}

extension LevelByCountry {
  /// One entry for every indicator that the study wants to show, at its first horizon; none without a replicate.
  static func table(
    _ measurements: Measurements, _ effects: EffectTable, _ labels: Labels
  ) -> [LevelByCountry] {
    let scenario = measurements.study.scenario
    guard let horizon = measurements.horizons.first, measurements.replicateCount > 0 else { return [] }
    return scenario.study.shown.compactMap(Indicator.init(rawValue:)).map { indicator in
      func key(_ kind: GroupKind, _ group: Int, _ technology: Technology) -> EffectKey {
        EffectKey(indicator, kind, group, technology: technology.rawValue, horizon: horizon)
      }
      func means(_ kind: GroupKind, _ group: Int) -> [Double?] {
        scenario.world.technologies.map { technology in
          let values = measurements.levels(policy: measurements.baseline, key(kind, group, technology)) ?? []
          return SampleStatistics.mean(values.filter { !$0.isNaN })
        }
      }
      let countries = scenario.world.countries.indices.map {
        Row(name: labels.group(.country, $0), values: means(.country, $0))
      }
      let changes = measurements.comparedPolicies.map { policy in
        Row(
          name: scenario.policies[policy].name,
          values: scenario.world.technologies.map { effects.estimate(policy: policy, key(.all, 0, $0)) })
      }
      return LevelByCountry(
        indicator: indicator.rawValue, definition: indicator.definition, horizon: horizon,
        technologies: scenario.world.technologies.map(\.key),
        baseline: [Row(name: "all", values: means(.all, 0))] + countries, changes: changes)
    }
  }
}
