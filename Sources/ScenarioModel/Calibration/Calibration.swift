/// Which parameters of which worlds are fitted to which figures, and how: the content of a calibration file.
///
/// A `Calibration` can only be made from files without problems (``CalibrationFile``).
public struct Calibration: Sendable, Equatable {
  /// Folder name of the results; lower-case letters, digits and hyphens.
  public var id: String
  /// One line for people.
  public var title: String
  /// The worlds that are run at every point, in the order of the file.
  public var worlds: [CalibrationWorld]
  /// What is fitted, in the order of the file.
  public var parameters: [FittedParameter]
  /// What it is fitted to, in the order of the table.
  public var targets: [CalibrationTarget]
  /// How.
  public var method: CalibrationMethod
  /// Runs of every world at every point, ≥ 1; summaries are means over them.
  public var replicates: Int
  /// Key of every random number of the fit. Runs have seeds of their own, the numbers of their replicates.
  public var seed: UInt64

  public init(
    id: String, title: String, worlds: [CalibrationWorld], parameters: [FittedParameter],
    targets: [CalibrationTarget], method: CalibrationMethod, replicates: Int = 1, seed: UInt64 = 1
  ) {
    self.id = id
    self.title = title
    self.worlds = worlds
    self.parameters = parameters
    self.targets = targets
    self.method = method
    self.replicates = replicates
    self.seed = seed
  }
}

/// One world of a calibration: a scenario that is run at every point.
public struct CalibrationWorld: Sendable, Equatable {
  /// Name that targets and parameters use.
  public var name: String
  /// Path of the scenario file, as it follows from where the calibration file lies.
  public var file: String
  /// The scenario with its own values.
  public var scenario: Scenario

  public init(name: String, file: String, scenario: Scenario) {
    self.name = name
    self.file = file
    self.scenario = scenario
  }
}

/// One value that is fitted.
public struct FittedParameter: Sendable, Equatable {
  /// Where the value stands in the scenarios.
  public var path: ScenarioPath
  /// What is believed about it before; never tied or a choice.
  public var prior: FactorDistribution
  /// Indices of the worlds in which it is set; the others keep the value of their file.
  public var worlds: [Int]

  public init(path: ScenarioPath, prior: FactorDistribution, worlds: [Int]) {
    self.path = path
    self.prior = prior
    self.worlds = worlds
  }
}

/// How parameters are fitted.
public enum CalibrationMethod: Sendable, Equatable {
  /// Approximate Bayesian computation by a sequence of weighted samples.
  case sequential(SequentialSettings)
  /// The most probable point, by Nelder and Mead's simplex.
  case simplex(SimplexSettings)
}

/// Settings of a sequence of weighted samples.
public struct SequentialSettings: Sendable, Equatable {
  /// Points of one generation, 10…100,000.
  public var points: Int
  /// Most generations, 1…100.
  public var generations: Int
  /// Rows of the posterior ensemble, 1…`points`.
  public var members: Int
  /// Part of a generation's effective sample size that a smaller tolerance must leave, in (0, 1).
  public var effectiveShare: Double

  public init(points: Int, generations: Int, members: Int, effectiveShare: Double = 0.4) {
    self.points = points
    self.generations = generations
    self.members = members
    self.effectiveShare = effectiveShare
  }
}

/// Settings of a simplex search.
public struct SimplexSettings: Sendable, Equatable {
  /// Most points, 10…100,000.
  public var evaluations: Int
  /// The search ends when the simplex is smaller than this, in standard deviations of the prior, > 0.
  public var size: Double

  public init(evaluations: Int = 400, size: Double = 0.01) {
    self.evaluations = evaluations
    self.size = size
  }
}
