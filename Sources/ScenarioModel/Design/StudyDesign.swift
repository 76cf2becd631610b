/// Which points of a space of values a study runs: factors, and how points are laid among them.
///
/// Every point is the scenario with some values replaced. Points are numbered from 0; the number of a point says nothing
/// but its place in the order that ``Method`` fixes.
public struct StudyDesign: Sendable, Equatable {
  /// How points are laid.
  public enum Method: Sendable, Equatable {
    /// All combinations of the values of the factors, the last factor changing fastest.
    case grid
    /// These points: `values[point][factor]`, from the file itself or from a CSV file.
    case list(values: [[Double]])
    /// One value from every one of `points` strata of equal probability, for each factor.
    case latinHypercube(points: Int)
    /// The first points of Sobol's sequence, shifted by a keyed random vector modulo 1.
    case sobol(points: Int)
    /// The first points of Halton's sequence, shifted in the same way.
    case halton(points: Int)
    /// Morris' one-at-a-time trajectories over a grid of `levels` levels (even, ≥ 2); groups of factors move together.
    case morris(trajectories: Int, levels: Int)
    /// Saltelli's matrices over a base of `points` rows: A, AB₁ … AB_k, with `secondOrder` also BA₁ … BA_k, then B, row
    /// after row.
    case saltelli(points: Int, secondOrder: Bool)
  }

  /// How points are laid.
  public var method: Method
  /// Key of every random number of the design; 1 by default. It has nothing to do with the seeds of runs.
  public var seed: UInt64
  /// In the order of the file.
  public var factors: [DesignFactor]

  public init(method: Method, seed: UInt64 = 1, factors: [DesignFactor]) {
    self.method = method
    self.seed = seed
    self.factors = factors
  }

  /// Positions of the factors that move by themselves; the others are tied to one of them.
  public var freeFactors: [Int] {
    factors.indices.filter { if case .tied = factors[$0].distribution { false } else { true } }
  }
}

/// One value that a design varies.
public struct DesignFactor: Sendable, Equatable {
  /// Where the value stands in the scenario.
  public var path: ScenarioPath
  /// What it may be, and how likely.
  public var distribution: FactorDistribution
  /// Factors of the same group move together in Morris' trajectories; nil: the factor moves alone.
  public var group: String?
  /// The value is a whole number, such as a number of firms: what the distribution gives is rounded to the nearest one.
  /// The ends of a uniform distribution are moved half a step outwards before that, so that all numbers are equally
  /// likely.
  public var isWhole: Bool

  public init(path: ScenarioPath, distribution: FactorDistribution, group: String? = nil, isWhole: Bool = false) {
    self.path = path
    self.distribution = distribution
    self.group = group
    self.isWhole = isWhole
  }
}

/// Distribution of the values of a factor.
public enum FactorDistribution: Sendable, Equatable {
  /// Equally likely between two ends, lower < upper.
  case uniform(lower: Double, upper: Double)
  /// Its logarithm is uniform, 0 < lower < upper.
  case logUniform(lower: Double, upper: Double)
  /// Normal, cut off at `lower` and `upper` where given.
  case normal(mean: Double, standardDeviation: Double, lower: Double?, upper: Double?)
  /// Triangular, lower ≤ mode ≤ upper, lower < upper.
  case triangular(lower: Double, mode: Double, upper: Double)
  /// One of these, equally likely, in this order.
  case choice([Double])
  /// The value of another factor times a number.
  case tied(factor: Int, times: Double)
}
