public import Experiments
public import ScenarioModel

/// What a study found: typed rows for every table, sentences, warnings. Start reading this target here.
public struct StudyFindings: Sendable {
  /// The question, as it was asked.
  public let scenario: Scenario
  /// Spelling of regions, countries, agencies and groups.
  public let labels: Labels
  /// Numbers of the replicates, ascending.
  public let replicates: [Int]
  /// Horizons of the study that the runs reached, ascending.
  public let horizons: [Int]
  /// Simulated firms, and real firms per simulated firm.
  public let firmCount: Int
  public let weight: Double
  /// The study was interrupted; the findings rest on the replicates that were finished.
  public let interrupted: Bool
  public let stoppingRuleMet: Bool

  /// Every policy against the baseline.
  public let effects: EffectTable
  /// The course of every series under every policy.
  public let trajectories: [Trajectory]
  /// What the study wants to see by country and technology.
  public let levels: [LevelByCountry]
  /// One number per replicate, at each horizon.
  public let replicateRows: [ReplicateRow]
  /// Money by instrument, payer and quarter.
  public let money: [MoneyMean]
  /// What became of each budget.
  public let budget: [BudgetLine]
  /// Links between regions.
  public let links: [LinkMean]
  /// What every hub did, quarter by quarter.
  public let hubs: [HubMean]
  /// Policies against each other: first what isolates a cause (partner, border, switches of governance), then every pair
  /// of every ranking.
  public let contrasts: [PolicyContrast]
  /// The policies in order, by indicator and horizon, and how stable the order is.
  public let rankings: [Ranking]
  /// Complete mixes of fields of policy at equal cost, and what the fields change in them.
  public let factorials: [Factorial]
  public let factorialEffects: [FactorialEffect]
  /// Effects by channel, of the policies that were explained.
  public let attribution: AttributionTable
  /// One page of numbers per policy.
  public let summaries: [PolicySummary]
  /// The policies in alternative worlds; nil when the scenario names none.
  public let alternatives: AlternativeFindings?
  /// Findings and warnings, in the order in which they should be read.
  public let notices: [Notice]

  private let measurements: Measurements
  private let estimator: Estimator

  /// Computes everything from the record of a study.
  ///
  /// A study without any finished replicate gives tables without numbers. `alternatives`: what the same policies did in
  /// alternative worlds, nil where there are none.
  /// - Throws: ``FindingsError`` when the runs contradict themselves; nothing is reported then.
  public init(_ study: StudyRecord, alternatives: AlternativesRecord? = nil) throws {
    scenario = study.scenario
    labels = Labels(study.scenario.world)
    try RecordChecks.check(study, labels)
    replicates = study.arms.map { $0.first?.replicate ?? 0 }
    firmCount = study.firmCount
    weight = study.weight
    interrupted = study.interrupted
    stoppingRuleMet = study.stoppingRuleMet
    measurements = Measurements(study)
    horizons = measurements.horizons
    estimator = Estimator(
      level: study.scenario.study.confidenceLevel, resamples: study.scenario.study.bootstrapResamples,
      key: UInt64(truncatingIfNeeded: study.scenario.study.firstReplicate))
    effects = try EffectTable(measurements, estimator, labels)
    trajectories = Trajectory.table(study, labels)
    levels = LevelByCountry.table(measurements, effects, labels)
    replicateRows = ReplicateRow.table(measurements, labels)
    money = MoneyMean.table(study, labels)
    budget = BudgetLine.table(study, labels)
    links = LinkMean.table(study, labels)
    hubs = HubMean.table(study, labels)
    attribution = try AttributionTable(study, horizons: horizons, estimator, labels)
    rankings = Ranking.table(measurements, effects, labels)
    factorials = Factorial.find(in: study.scenario)
    factorialEffects = try FactorialEffect.table(factorials, measurements, estimator, labels)
    let controls = BorderControls.find(in: study.scenario)
    contrasts = try ContrastTable(measurements: measurements, estimator: estimator, labels: labels)
      .rows(StudyFindings.requests(scenario, controls, rankings))
    summaries = PolicySummary.table(study, measurements, effects, money)
    let comparison = ComparisonNotices(
      comparison: Comparison(
        scenario: scenario, horizons: horizons, summaries: summaries, rankings: rankings, contrasts: contrasts,
        factorials: factorials, factorialEffects: factorialEffects, controls: controls))
    let warnings = Warnings(study: study, effects: effects, budget: budget, horizons: horizons)
    let sources = AttributionSentences(table: attribution, scenario: scenario, horizons: horizons)
    let worlds = try alternatives.map {
      try AlternativeFindings(study.scenario, asItStands: WorldOutcomes(study), $0)
    }
    self.alternatives = worlds
    let findings =
      study.arms.isEmpty ? [] : comparison.findings() + summaries.map(\.finding) + sources.notices()
    notices =
      findings + warnings.notices() + (study.arms.isEmpty ? [] : comparison.warnings()) + (worlds?.notices ?? [])
  }

  /// What to compare: partner and border first, then switches of governance that are no partner or border question
  /// already, then every pair of every ranking.
  private static func requests(
    _ scenario: Scenario, _ controls: [BorderControls], _ rankings: [Ranking]
  ) -> [ContrastRequest] {
    let border = controls.flatMap(\.requests)
    let switches = SwitchPair.find(in: scenario).map(\.request).filter { request in
      !border.contains {
        $0.question != .borderAndPooling && Set([$0.policy, $0.reference]) == [request.policy, request.reference]
      }
    }
    return border + switches + ContrastRequest.pairs(rankings)
  }

  /// Name of a policy.
  public func policyName(_ policy: Int) -> String { scenario.policies[policy].name }

  /// The effect of a policy on one cell; nil when the study has no such number or no such policy.
  public func effect(of policy: String, _ key: EffectKey) -> Estimate? {
    guard let index = scenario.policies.firstIndex(where: { $0.name == policy }) else { return nil }
    return effects.estimate(policy: index, key)
  }

  /// One policy against another, paired by replicate; nil when the study has no such number or no such policy.
  public func contrast(_ policy: String, against reference: String, _ key: EffectKey) throws -> Estimate? {
    guard let own = scenario.policies.firstIndex(where: { $0.name == policy }),
      let other = scenario.policies.firstIndex(where: { $0.name == reference }),
      let sample = measurements.contrastSample(policy: own, reference: other, key)
    else { return nil }
    return try estimator.estimate(sample)
  }
}
