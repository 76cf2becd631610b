import Experiments
import ScenarioModel

/// One number in each replicate: what intervals are made from, so that a reader can make others.
public struct ReplicateRow: Sendable, Equatable {
  /// Index in `Scenario.policies`.
  public var policy: Int
  public var label: CellLabel
  /// h: the state at the end of quarter h − 1.
  public var horizon: Int
  /// One value per replicate, ascending; NaN is missing. Levels are the levels of the run itself, not differences;
  /// accounts and ratios compare it with the baseline run of the same replicate.
  public var values: [Double]
}

extension ReplicateRow {
  /// Rows of all policies. The baseline has levels only. Accounts and shares of accounts that are cut by a group and by
  /// a technology at once are left out: they would be most of the table and few numbers in it would not be zero.
  static func table(_ measurements: Measurements, _ labels: Labels) -> [ReplicateRow] {
    let withRegions = measurements.study.scenario.study.regionalDetail == .full
    let keys = measurements.effectKeys.filter {
      ($0.indicator.kind == .level || $0.technology == nil || $0.groupKind == .all)
        && (withRegions || $0.groupKind != .region)
    }
    var rows: [ReplicateRow] = []
    for policy in measurements.study.scenario.policies.indices {
      for key in keys {
        guard let values = measurements.values(policy: policy, key) else { continue }
        let label = labels.cell(key.indicator, key.groupKind, key.group, technology: key.technology)
        rows.append(ReplicateRow(policy: policy, label: label, horizon: key.horizon, values: values))
      }
    }
    return rows
  }
}
