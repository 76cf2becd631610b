/// One figure that runs are compared with: a row of a table of targets.
public struct CalibrationTarget: Sendable, Equatable {
  /// Name, unique in the table.
  public var name: String
  /// Index of the world that it is read from.
  public var world: Int
  /// Index of the policy, in that world.
  public var policy: Int
  /// Name of the indicator (specification, section 10).
  public var indicator: String
  /// How firms are cut, and the group, as in the tables of results.
  public var groupKind: String
  public var group: String
  /// Key of a technology, or `all`.
  public var technology: String
  /// What the value is divided by: another group of the same kind, or another indicator of the same cell; nil: nothing.
  public var over: String?
  /// What is made of the values.
  public var statistic: Statistic
  /// First quarter of a mean, change or slope.
  public var from: Quarter?
  /// The quarter, or the last one.
  public var quarter: Quarter
  /// The figure.
  public var observed: Double
  /// Its error: how far off the figure, or the model's rendering of what it measures, may be; standard deviation, > 0.
  public var sd: Double
  /// Factor on its part of the squared distance, ≥ 0; 1 counts it as one independent figure.
  public var weight: Double
  /// Whether it takes part in the fit, or is only predicted.
  public var use: Use
  /// Where the figure comes from.
  public var source: String
  /// Where the row stands.
  public var place: Place

  public init(
    name: String, world: Int, policy: Int, indicator: String, groupKind: String = "all", group: String = "all",
    technology: String = "all", over: String? = nil, statistic: Statistic = .level, from: Quarter? = nil,
    quarter: Quarter, observed: Double, sd: Double, weight: Double = 1, use: Use = .fit, source: String,
    place: Place = Place(file: "")
  ) {
    self.name = name
    self.world = world
    self.policy = policy
    self.indicator = indicator
    self.groupKind = groupKind
    self.group = group
    self.technology = technology
    self.over = over
    self.statistic = statistic
    self.from = from
    self.quarter = quarter
    self.observed = observed
    self.sd = sd
    self.weight = weight
    self.use = use
    self.source = source
    self.place = place
  }

  /// What is made of the values of an indicator at the ends of quarters.
  public enum Statistic: String, CaseIterable, Sendable {
    /// The value at the end of the quarter.
    case level
    /// The mean of the quarters from the first to the last; with `over`, the ratio of the two means.
    case mean
    /// The last value minus the first.
    case change
    /// The change per year.
    case slope

    /// Whether there is a first quarter.
    public var needsStart: Bool { self != .level }
  }

  /// What a target is for.
  public enum Use: String, CaseIterable, Sendable {
    case fit
    case leftOut = "left-out"
  }

  /// The quarters whose values the statistic needs, ascending.
  public var quarters: [Quarter] {
    guard let from else { return [quarter] }
    return statistic == .mean ? (from.index...max(from.index, quarter.index)).map(Quarter.init) : [from, quarter]
  }

  /// The statistic of the values at ``quarters``; `below` the values that they are divided by, empty without any.
  /// NaN where a value is missing or nothing stands below.
  public func value(of values: [Double], over below: [Double] = []) -> Double {
    func quotient(_ above: Double, _ below: Double) -> Double { below == 0 ? .nan : above / below }
    guard let first = values.first, let last = values.last else { return .nan }
    if statistic == .mean {
      let sum = values.reduce(0, +)
      return below.isEmpty ? sum / Double(values.count) : quotient(sum, below.reduce(0, +))
    }
    let end = below.last.map { quotient(last, $0) } ?? last
    let start = below.first.map { quotient(first, $0) } ?? first
    switch statistic {
    case .level, .mean: return end
    case .change: return end - start
    case .slope: return (end - start) / (Double(quarter.index - (from ?? quarter).index) / 4)
    }
  }
}
