import Experiments

/// One row of the effects: a policy against the baseline.
public struct EffectRow: Sendable, Equatable {
  /// Index in `Scenario.policies`.
  public var policy: Int
  public var label: CellLabel
  /// h: the state at the end of quarter h − 1.
  public var horizon: Int
  public var estimate: Estimate
}

/// All effects of a study, in the order of the tables, with a look-up.
public struct EffectTable: Sendable {
  /// By policy, indicator, group kind, group, technology and horizon.
  public let rows: [EffectRow]
  private let positions: [EffectKey: Int]
  private let blocks: [Int: Int]

  /// Estimates every effect of every policy but the baseline.
  init(_ measurements: Measurements, _ estimator: Estimator, _ labels: Labels) throws {
    let keys = measurements.effectKeys
    var rows: [EffectRow] = []
    rows.reserveCapacity(keys.count * measurements.comparedPolicies.count)
    var blocks: [Int: Int] = [:]
    let nothing = Sample.plain([])
    for policy in measurements.comparedPolicies {
      let samples = keys.map { measurements.sample(policy: policy, $0) ?? nothing }
      let estimates = try estimator.estimates(samples)
      blocks[policy] = rows.count
      for (key, estimate) in zip(keys, estimates) {
        let label = labels.cell(key.indicator, key.groupKind, key.group, technology: key.technology)
        rows.append(EffectRow(policy: policy, label: label, horizon: key.horizon, estimate: estimate))
      }
    }
    self.rows = rows
    self.blocks = blocks
    positions = Dictionary(keys.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The estimate of one effect of one policy; nil when the study has no such number.
  public func estimate(policy: Int, _ key: EffectKey) -> Estimate? {
    guard let block = blocks[policy], let position = positions[key] else { return nil }
    return rows[block + position].estimate
  }
}
