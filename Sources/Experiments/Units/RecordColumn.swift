/// One number that every unit of a study leaves for every policy.
public struct RecordColumn: Sendable, Hashable {
  /// What is counted, a level or an account.
  public var indicator: Indicator
  /// How firms are cut, and the index of the group within its kind.
  public var groupKind: GroupKind
  public var group: Int
  /// Nil: over all technologies, or not by technology at all.
  public var technology: Int?
  /// Quarter q at whose end the number is read, 0 being 2024Q1; a horizon of h quarters ends with q = h − 1.
  public var quarter: Int

  public init(
    _ indicator: Indicator, _ groupKind: GroupKind = .all, _ group: Int = 0, technology: Int? = nil, quarter: Int
  ) {
    self.indicator = indicator
    self.groupKind = groupKind
    self.group = group
    self.technology = technology
    self.quarter = quarter
  }
}

extension RecordColumn {
  /// What the number is, for digests.
  var line: String {
    "\(indicator.rawValue) \(groupKind.rawValue) \(group) \(technology ?? -1) \(quarter)"
  }
}

/// The numbers that one unit left.
public struct UnitRecord: Sendable, Equatable {
  /// Position of the point in the plan, from 0.
  public var point: Int
  /// Number of the replicate.
  public var replicate: Int
  /// `values[policy * columns + column]`, in real firms or pairs (weight applied); NaN is missing.
  public var values: [Double]

  public init(point: Int, replicate: Int, values: [Double]) {
    self.point = point
    self.replicate = replicate
    self.values = values
  }
}
