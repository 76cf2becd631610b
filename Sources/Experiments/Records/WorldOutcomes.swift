import ScenarioModel

/// What one policy brought until one horizon in one replicate, over all firms and technologies; real numbers (weight
/// applied). NaN is missing.
public struct Outcome: Sendable, Equatable {
  /// Accounts against the baseline of the same replicate, pairs.
  public var net: Double
  public var additional: Double
  public var supported: Double
  public var deadweight: Double
  /// Gained against the baseline, pair-years.
  public var adopterYears: Double
  /// Booked by the policy itself, EUR.
  public var publicCost: Double

  public init(
    net: Double, additional: Double, supported: Double, deadweight: Double, adopterYears: Double, publicCost: Double
  ) {
    self.net = net
    self.additional = additional
    self.supported = supported
    self.deadweight = deadweight
    self.adopterYears = adopterYears
    self.publicCost = publicCost
  }
}

/// All that is kept of the runs of one world: enough to compare policies in it, little enough for many worlds.
public struct WorldOutcomes: Sendable, Equatable {
  /// Numbers of the replicates, ascending.
  public var replicates: [Int]
  /// `outcomes[r][p][h]`: r-th replicate, policy p of the scenario, h-th horizon of the study.
  public var outcomes: [[[Outcome]]]
  /// Whether the identities of section 10 held in every row of every arm.
  public var accountsClose: Bool

  public init(replicates: [Int], outcomes: [[[Outcome]]], accountsClose: Bool = true) {
    self.replicates = replicates
    self.outcomes = outcomes
    self.accountsClose = accountsClose
  }
}

extension WorldOutcomes {
  /// The outcomes of a study's own runs.
  public init(_ study: StudyRecord) {
    let reduction = OutcomeReduction(study.scenario, study.layout, weight: study.weight)
    self.init(
      replicates: study.arms.map { $0.first?.replicate ?? 0 }, outcomes: study.arms.map(reduction.outcomes),
      accountsClose: study.arms.allSatisfy(OutcomeReduction.accountsClose))
  }
}

/// One alternative world and what its runs left.
public struct AlternativeRecord: Sendable, Equatable {
  /// Path and value that differ from the scenario, and their name in sentences; see ``ScenarioModel/ScenarioVariant``.
  public var path: String
  public var value: String
  public var name: String
  public var outcomes: WorldOutcomes

  public init(path: String, value: String, name: String, outcomes: WorldOutcomes) {
    self.path = path
    self.value = value
    self.name = name
    self.outcomes = outcomes
  }
}

/// What the runs in alternative worlds left: the worlds that were finished.
public struct AlternativesRecord: Sendable, Equatable {
  /// In the order of the scenario.
  public var worlds: [AlternativeRecord]
  /// Worlds asked for.
  public var planned: Int
  /// Worlds asked for but not finished.
  public var interrupted: Bool { worlds.count < planned }

  public init(worlds: [AlternativeRecord], planned: Int) {
    self.worlds = worlds
    self.planned = planned
  }
}

/// Reduces the arms of one replicate to outcomes.
struct OutcomeReduction {
  /// Series that arms must leave for it.
  static let indicators: [Indicator] = [.adopterYears, .publicCost]

  private let scenario: Scenario
  private let layout: SeriesLayout
  private let weight: Double
  private let adopterYears: Int?
  private let publicCost: Int?

  init(_ scenario: Scenario, _ layout: SeriesLayout, weight: Double) {
    self.scenario = scenario
    self.layout = layout
    self.weight = weight
    adopterYears = layout.keys.firstIndex(of: SeriesKey(.adopterYears))
    publicCost = layout.keys.firstIndex(of: SeriesKey(.publicCost))
  }

  /// By policy and horizon, from one arm per policy in the order of the scenario.
  func outcomes(_ arms: [ArmRecord]) -> [[Outcome]] {
    arms.map { arm in
      scenario.study.horizons.map { outcome(arm, against: arms[scenario.baselineIndex], until: $0) }
    }
  }

  /// The identities hold by exact combination of support for the supported pairs only.
  static func accountsClose(_ arms: [ArmRecord]) -> Bool {
    arms.allSatisfy { arm in arm.accounts.allSatisfy { $0.groupKind == .support || $0.closes } }
  }

  private func outcome(_ arm: ArmRecord, against baseline: ArmRecord, until horizon: Int) -> Outcome {
    let row = arm.accounts.first { $0.horizon == horizon && $0.groupKind == .all && $0.technology == nil }
    func pairs(_ indicator: Indicator) -> Double { Double(row?.count(indicator) ?? 0) * weight }
    return Outcome(
      net: pairs(.net), additional: pairs(.additional), supported: pairs(.supported), deadweight: pairs(.deadweight),
      adopterYears: level(adopterYears, arm, horizon) - level(adopterYears, baseline, horizon),
      publicCost: level(publicCost, arm, horizon))
  }

  private func level(_ key: Int?, _ arm: ArmRecord, _ horizon: Int) -> Double {
    let quarter = horizon - 1 - layout.firstQuarter
    guard let key, (0..<layout.quarterCount).contains(quarter) else { return .nan }
    return arm.value(key: key, quarter: quarter, layout: layout)
  }
}
