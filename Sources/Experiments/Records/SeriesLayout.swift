/// Identifies one series of numbers of a run.
public struct SeriesKey: Sendable, Hashable {
  /// What is counted, and how it is cut.
  public var indicator: Indicator
  public var groupKind: GroupKind
  /// Index of the group within its kind: segment, size class, country, region or sector index; 0 for `all`.
  public var group: Int
  /// Nil: over all technologies, or not by technology at all.
  public var technology: Int?

  public init(_ indicator: Indicator, _ groupKind: GroupKind = .all, _ group: Int = 0, technology: Int? = nil) {
    self.indicator = indicator
    self.groupKind = groupKind
    self.group = group
    self.technology = technology
  }
}

/// Which series a run of a scenario leaves, in which order: the same for every policy and replicate of the scenario.
public struct SeriesLayout: Sendable, Equatable {
  /// The series, in the order of every table.
  public let keys: [SeriesKey]
  /// First quarter recorded, the start of the warm-up (−4 by default).
  public let firstQuarter: Int
  /// Quarters recorded, warm-up included.
  public let quarterCount: Int

  public init(keys: [SeriesKey], firstQuarter: Int, quarterCount: Int) {
    self.keys = keys
    self.firstQuarter = firstQuarter
    self.quarterCount = quarterCount
  }
}
