public import Experiments

/// Addresses one effect: what is measured, for whom, at which horizon.
public struct EffectKey: Sendable, Hashable {
  /// What is measured.
  public var indicator: Indicator
  /// How firms are cut.
  public var groupKind: GroupKind
  /// Index of the group within its kind; 0 for `all`.
  public var group: Int
  /// Index of the technology; nil: over all technologies, or not by technology at all.
  public var technology: Int?
  /// h: the state at the end of quarter h − 1.
  public var horizon: Int

  public init(
    _ indicator: Indicator, _ groupKind: GroupKind = .all, _ group: Int = 0, technology: Int? = nil, horizon: Int
  ) {
    self.indicator = indicator
    self.groupKind = groupKind
    self.group = group
    self.technology = technology
    self.horizon = horizon
  }

  var series: SeriesKey { SeriesKey(indicator, groupKind, group, technology: technology) }
  var account: AccountCell {
    AccountCell(horizon: horizon, groupKind: groupKind, group: group, technology: technology)
  }
}

/// The cell of an account row.
struct AccountCell: Hashable {
  var horizon: Int
  var groupKind: GroupKind
  var group: Int
  var technology: Int?

  init(horizon: Int, groupKind: GroupKind, group: Int, technology: Int?) {
    self.horizon = horizon
    self.groupKind = groupKind
    self.group = group
    self.technology = technology
  }

  init(_ row: AccountRow) {
    self.init(horizon: row.horizon, groupKind: row.groupKind, group: row.group, technology: row.technology)
  }
}
