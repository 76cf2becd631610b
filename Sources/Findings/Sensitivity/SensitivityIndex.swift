/// One number that says how much an answer depends on a factor, with its interval.
public struct SensitivityIndex: Sendable, Equatable {
  /// What the number is. Raw values are its names in tables.
  public enum Kind: String, Sendable, CaseIterable {
    /// Mean elementary effect: change of the answer over a step through the whole range of the factor, in the unit of
    /// the answer (Morris 1991). Missing for groups of factors, whose steps have no common sign.
    case mu
    /// Mean of the absolute elementary effect (Campolongo, Cariboni and Saltelli 2007).
    case muStar = "mu_star"
    /// Standard deviation of the elementary effects: curvature and interaction. Missing for groups.
    case sigma
    /// First-order share of the variance of the answer (Saltelli et al. 2010, estimator b of their table 2).
    case first = "S1"
    /// Total share: with all interactions (Jansen 1999).
    case total = "ST"
    /// Share of the interaction of two factors alone (Saltelli 2002).
    case second = "S2"
    /// Standardised rank regression coefficient, in [−1, 1] for factors that do not depend on one another
    /// (Iman and Conover 1979).
    case srrc
    /// Share of the variance of the ranks of the answer that the rank regression explains.
    case rSquared = "r2"
    /// How much the dependence of a factor on the others inflates the variance of its coefficient, ≥ 1.
    case inflation = "vif"
    /// Share of the variance between points that is replicate noise, in [0, 1].
    case noiseShare = "noise_share"
    /// Mean, and standard deviation, of the answer over the points.
    case mean
    case standardDeviation = "sd"
  }

  /// What the number is.
  public var kind: Kind
  /// Position in the names of the ``SensitivitySample``: a factor, for Morris a group; nil for the whole answer.
  public var factor: Int?
  /// Second factor of an interaction.
  public var second: Int?
  /// Trajectories, base rows or points that it rests on.
  public var rows: Int
  /// Nil: not defined, or not to be had from so few points.
  public var value: Double?
  /// Percentile bootstrap interval over trajectories, base rows or points.
  public var lower: Double?
  public var upper: Double?

  public init(
    _ kind: Kind, factor: Int? = nil, second: Int? = nil, rows: Int, value: Double?, lower: Double? = nil,
    upper: Double? = nil
  ) {
    self.kind = kind
    self.factor = factor
    self.second = second
    self.rows = rows
    self.value = value
    self.lower = lower
    self.upper = upper
  }
}

/// How intervals of sensitivity indices are made.
public struct SensitivityIntervals: Sendable, Equatable {
  /// Confidence level, in (0, 1).
  public var level: Double
  /// Bootstrap resamples, 0: no intervals.
  public var resamples: Int
  /// Key of the resampling draws: the seed of the design. Resample b consists of the rows that
  /// ``ResamplingDraws`` gives for (key, b): the same rows for every answer, on every machine.
  public var key: UInt64

  public init(level: Double = 0.95, resamples: Int = 1000, key: UInt64 = 1) {
    self.level = level
    self.resamples = resamples
    self.key = key
  }

  /// Percentile interval of bootstrap statistics; nil without any, or where one is not a number.
  func tails(_ statistics: [Double]) -> (lower: Double, upper: Double)? {
    statistics.isEmpty ? nil : OrderStatistics.tails(statistics, tail: (1 - level) / 2)
  }

  /// Positions of the rows of one resample.
  func picks(_ resample: Int, count: Int) -> [Int] {
    let draws = ResamplingDraws(key: key)
    return (0..<count).map { draws.index(resample: resample, position: $0, count: count) }
  }
}
