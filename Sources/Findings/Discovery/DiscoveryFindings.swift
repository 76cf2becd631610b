import Experiments
import ScenarioModel

/// In which futures of a study an outcome is of interest.
public struct DiscoveryFindings: Sendable {
  /// Title of the scenario.
  public let title: String
  /// Names of the policy and of what it is compared with; empty: none.
  public let policy: String
  public let against: String
  public let label: CellLabel
  /// Calendar quarter at whose end the outcome is read.
  public let quarter: String
  /// Which points are of interest.
  public let condition: OutcomeCondition
  public let settings: ScenarioDiscovery.Settings
  /// Short names of the factors, in the order of the box.
  public let shortNames: [String]
  /// Points looked at, and those of interest; points that the design lays for another purpose, or without a number, are
  /// left out.
  public let pointCount: Int
  public let ofInterest: Int
  public let leftOut: Int
  /// Nil where all points or none are of interest.
  public let discovery: ScenarioDiscovery?

  /// Fewest points that a box is looked for in: with fewer, no limit can be told from chance.
  public static let fewestPoints = 20

  /// Looks for the box of one question; outcomes are means over replicates.
  ///
  /// - Throws: ``AnalysisError`` where the design is no sample of futures, or has too few points.
  public init(
    _ study: StudyAnswers, pair: PolicyPair, column: Int, condition: OutcomeCondition,
    settings: ScenarioDiscovery.Settings
  ) throws(AnalysisError) {
    let plan = study.plan
    let free = plan.design.freeFactors
    let sampled = try DiscoveryFindings.sampledPoints(plan.design, count: plan.points.count)
    let outcomes = ReplicateNoise(study.answers(pair, column: column)).means
    let kept = sampled.filter { !outcomes[$0].isNaN }
    guard kept.count >= DiscoveryFindings.fewestPoints else {
      throw AnalysisError(
        .invalid,
        "There are \(kept.count) points with an outcome, but at least \(DiscoveryFindings.fewestPoints) are needed to "
          + "tell a box from chance; a few hundred are usual. Let the design grow and run the new points.")
    }
    let isOfInterest = kept.map { condition.holds(outcomes[$0]) }
    let paths = free.map { plan.design.factors[$0].path }
    title = plan.scenario.title
    policy = plan.policies[pair.policy]
    against = pair.reference.map { plan.policies[$0] } ?? ""
    label = study.cells[column]
    quarter = study.quarters[column]
    self.condition = condition
    self.settings = settings
    shortNames = paths.map(\.shortName)
    pointCount = kept.count
    ofInterest = isOfInterest.count { $0 }
    leftOut = plan.points.count - kept.count
    discovery = ScenarioDiscovery(
      factors: paths.map(\.description), points: kept.map { point in free.map { plan.points[point].values[$0] } },
      isOfInterest: isOfInterest, settings: settings)
  }

  /// Points that stand for futures: all of them, of Saltelli's rows only A and B, whose mixtures repeat their values.
  private static func sampledPoints(_ design: StudyDesign, count: Int) throws(AnalysisError) -> [Int] {
    switch design.method {
    case .morris:
      throw AnalysisError(
        .invalid,
        "The points of Morris' trajectories lie on a few levels and along lines; they are no sample of futures. Plan a "
          + "study with method sobol or latin-hypercube and a few hundred points.")
    case .saltelli(_, let secondOrder):
      let length = (secondOrder ? 2 : 1) * design.freeFactors.count + 2
      return (0..<count).filter { $0 % length == 0 || $0 % length == length - 1 }
    case .grid, .list, .latinHypercube, .sobol, .halton: return Array(0..<count)
    }
  }

  /// The finding in one sentence.
  public var sentence: String {
    let measure = "\(label.indicator) in \(quarter)"
    let name = against.isEmpty ? "\(policy): \(measure)" : "\(policy) minus \(against): \(measure)"
    guard let discovery else {
      return ofInterest == 0
        ? "\(name) is \(condition) at none of \(pointCount) points."
        : "\(name) is \(condition) at all of \(pointCount) points."
    }
    let share = NumberText.percent(Double(ofInterest) / Double(pointCount))
    let limits = discovery.limits.map { words($0, discovery.ranges[$0.factor]) }
    guard !limits.isEmpty else {
      return "\(name) is \(condition) at \(share) of \(pointCount) points; no box of factors makes it more likely than "
        + "chance would."
    }
    return
      "\(name) is \(condition) at \(share) of \(pointCount) points, but at \(NumberText.percent(discovery.box.density)) "
      + "of those where \(limits.joined(separator: " and ")), which hold \(NumberText.percent(discovery.box.coverage)) of "
      + "all such points."
  }

  /// `borderPenalty is at least 2.1`.
  private func words(_ limit: BoxLimit, _ range: ClosedRange<Double>) -> String {
    let name = shortNames[limit.factor]
    switch (limit.lower, limit.upper) {
    case (let lower?, let upper?):
      return lower == upper
        ? "\(name) is \(NumberText.compact(lower))"
        : "\(name) is from \(NumberText.compact(lower)) to \(NumberText.compact(upper))"
    case (let lower?, nil): return "\(name) is at least \(NumberText.compact(lower))"
    case (nil, let upper?): return "\(name) is at most \(NumberText.compact(upper))"
    case (nil, nil): return name
    }
  }
}
