public import Experiments
import ScenarioModel

/// Reads one number per replicate out of a study record, for every policy and effect.
///
/// Levels are differences to the baseline of the same replicate; accounts are counts times the weight; ratios are
/// formed by the definitions of `Indicator.definition`. The identities have been checked before.
public struct Measurements: Sendable {
  let study: StudyRecord
  /// Index of the policy that the others are compared with.
  let baseline: Int
  private let seriesIndex: [SeriesKey: Int]
  private let accountIndex: [AccountCell: Int]
  private let accountCells: [AccountCell]
  /// Horizons of the study that the runs have reached.
  let horizons: [Int]

  public init(_ study: StudyRecord) {
    self.study = study
    baseline = study.scenario.baselineIndex
    let layout = study.layout
    seriesIndex = Dictionary(
      layout.keys.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    horizons = study.scenario.study.horizons.filter {
      (layout.firstQuarter...layout.firstQuarter + layout.quarterCount).contains($0)
        && $0 > layout.firstQuarter
    }
    let compared = study.arms.first?.first { $0.policy != study.scenario.baselineIndex }
    accountCells = (compared?.accounts ?? []).map(AccountCell.init)
    accountIndex = Dictionary(
      accountCells.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Replicates recorded.
  var replicateCount: Int { study.arms.count }

  /// Indices of the policies that are compared with the baseline.
  var comparedPolicies: [Int] { study.scenario.policies.indices.filter { $0 != baseline } }

  /// Every effect that can be measured, in the order of the tables: indicator, group kind, group, technology, horizon.
  /// The rows are the same for every policy.
  var effectKeys: [EffectKey] {
    let groupOrder = Dictionary(uniqueKeysWithValues: GroupKind.allCases.enumerated().map { ($1, $0) })
    var keys: [EffectKey] = []
    for indicator in Indicator.allCases {
      var cells: [EffectKey]
      switch indicator.kind {
      case .level:
        cells = study.layout.keys.filter { $0.indicator == indicator }.flatMap { key in
          horizons.map {
            EffectKey(indicator, key.groupKind, key.group, technology: key.technology, horizon: $0)
          }
        }
      case .account:
        cells = accountKeys(indicator)
      case .ratio:
        cells =
          indicator == .deadweightShare
          ? accountKeys(indicator) : horizons.map { EffectKey(indicator, horizon: $0) }
      }
      cells.sort {
        ($0.groupKind.position(groupOrder), $0.group, $0.technology ?? -1, $0.horizon)
          < ($1.groupKind.position(groupOrder), $1.group, $1.technology ?? -1, $1.horizon)
      }
      keys += cells
    }
    return keys
  }

  /// By exact combination of support only what concerns supported pairs is counted; spill-overs, crowding out and net
  /// belong to the whole policy.
  private func accountKeys(_ indicator: Indicator) -> [EffectKey] {
    let wholePolicy: Set<Indicator> = [.spillOver, .retained, .crowdedOut, .net]
    return accountCells.filter { cell in
      horizons.contains(cell.horizon) && (cell.groupKind != .support || !wholePolicy.contains(indicator))
    }.map { EffectKey(indicator, $0.groupKind, $0.group, technology: $0.technology, horizon: $0.horizon) }
  }

  /// What a policy's effect is estimated from; nil when the study has no such number.
  func sample(policy: Int, _ key: EffectKey) -> Sample? {
    switch key.indicator.kind {
    case .level:
      guard let own = levels(policy: policy, key), let base = levels(policy: baseline, key) else { return nil }
      var sample = Sample.plain(zip(own, base).map { $0 - $1 })
      sample.levels = (own, base)
      return sample
    case .account: return accountSample(policy: policy, key)
    case .ratio: return ratioSample(policy: policy, key)
    }
  }

  /// The level itself, at the end of the quarter before the horizon.
  func levels(policy: Int, _ key: EffectKey) -> [Double]? {
    guard let index = seriesIndex[key.series], horizons.contains(key.horizon) else { return nil }
    let offset = (key.horizon - 1 - study.layout.firstQuarter) * study.layout.keys.count + index
    return study.arms.map { $0[policy].values[offset] }
  }

  /// One value per replicate, NaN where it is missing: levels of the run itself, accounts and ratios against the baseline
  /// run of the same replicate. Nil when the study has no such number.
  func values(policy: Int, _ key: EffectKey) -> [Double]? {
    key.indicator.kind == .level ? levels(policy: policy, key) : sample(policy: policy, key)?.valuesByReplicate
  }

  private func accountSample(policy: Int, _ key: EffectKey) -> Sample? {
    guard policy != baseline, let row = accountIndex[key.account] else { return nil }
    let rows = study.arms.map { $0[policy].accounts[row] }
    switch key.indicator {
    case .meanAcceleration:
      return .ratio(rows.map { Double($0.accelerationQuarters) }, over: rows.map { Double($0.comparablePairs) })
    case .persistence:
      return .ratio(rows.map { Double($0.persisted) }, over: rows.map { Double($0.persistenceBase) })
    default:
      var sample = Sample.plain(rows.map { Double($0.count(key.indicator) ?? 0) * study.weight })
      if key.indicator == .net { sample.levels = usedPairs(policy: policy, key) }
      return sample
    }
  }

  /// Net is also a difference of levels: uses under the policy and in the baseline.
  private func usedPairs(policy: Int, _ key: EffectKey) -> (policy: [Double], baseline: [Double])? {
    var used = key
    used.indicator = .usedPairs
    guard let own = levels(policy: policy, used), let base = levels(policy: baseline, used) else { return nil }
    return (own, base)
  }

  private func ratioSample(policy: Int, _ key: EffectKey) -> Sample? {
    guard policy != baseline else { return nil }
    func numbers(_ indicator: Indicator) -> [Double]? {
      var other = key
      other.indicator = indicator
      return sample(policy: policy, other)?.terms[0].numerators
    }
    let cost = levels(policy: policy, EffectKey(.publicCost, horizon: key.horizon))
    let millions = cost?.map { $0 / 1_000_000 }
    func ratio(_ numerators: [Double]?, _ denominators: [Double]?) -> Sample? {
      guard let numerators, let denominators else { return nil }
      return .ratio(numerators, over: denominators)
    }
    switch key.indicator {
    case .costPerAdditional: return ratio(cost, numbers(.additional))
    case .costPerNet: return ratio(cost, numbers(.net))
    case .costPerAdopterYear: return ratio(cost, numbers(.adopterYears))
    case .additionalPerMillion: return ratio(numbers(.additional), millions)
    case .netPerMillion: return ratio(numbers(.net), millions)
    case .grossPerMillion:
      return ratio(levels(policy: policy, EffectKey(.grossResults, horizon: key.horizon)), millions)
    case .leverage: return ratio(ownContributions(policy: policy, before: key.horizon), cost)
    case .incrementalLeverage: return ratio(numbers(.privateOutlay), cost)
    case .absorption:
      let envelope = study.budgets[policy]?.envelopeEuro ?? 0
      return ratio(cost, cost.map { $0.map { _ in envelope } })
    case .deadweightShare:
      guard let deadweight = numbers(.deadweight), let additional = numbers(.additional) else { return nil }
      return .ratio(deadweight, over: zip(deadweight, additional).map { $0 + $1 })
    default: return nil
    }
  }
}

extension Measurements {
  /// What supported firms put in themselves until a horizon, by replicate, EUR.
  private func ownContributions(policy: Int, before horizon: Int) -> [Double] {
    study.arms.map { $0[policy].money.reduce(0.0) { $1.quarter < horizon ? $0 + $1.privateEuro : $0 } }
  }
}

extension GroupKind {
  fileprivate func position(_ order: [GroupKind: Int]) -> Int { order[self] ?? 0 }
}

extension Measurements {
  /// What the paired difference of two policies is estimated from; either may be the baseline for levels, whose
  /// effects are differences to it.
  func contrastSample(policy: Int, reference: Int, _ key: EffectKey) -> Sample? {
    if key.indicator.kind == .level {
      guard let own = levels(policy: policy, key), let other = levels(policy: reference, key) else { return nil }
      var sample = Sample.plain(zip(own, other).map { $0 - $1 })
      sample.levels = (own, other)
      return sample
    }
    guard let own = sample(policy: policy, key), let other = sample(policy: reference, key) else { return nil }
    // Plain numbers are subtracted replicate by replicate; ratios stay two statistics of the same replicates.
    guard own.terms[0].denominators == nil else { return own.minus(other) }
    return .plain(zip(own.terms[0].numerators, other.terms[0].numerators).map { $0 - $1 })
  }
}
