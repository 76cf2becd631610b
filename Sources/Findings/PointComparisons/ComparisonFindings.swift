import Experiments
import ScenarioModel

/// Policies of one study, or the same policies of two studies, against each other at every point.
public struct ComparisonFindings: Sendable {
  /// One number compared.
  public struct Answer: Sendable {
    /// Name of the policy.
    public let policy: String
    /// What the policy is compared with; of another study where one is given.
    public let against: String
    public let label: CellLabel
    public let quarter: String
    public let comparison: PointComparison
    /// Whether a page shows it: by default what is counted over all technologies at the quarter of the headline.
    public let isShown: Bool
  }

  /// Title of the scenario, and confidence level of the intervals.
  public let title: String
  public let level: Double
  /// Whether `against` is of another study.
  public let isOfTwoStudies: Bool
  public let pointCount: Int
  /// Pair by pair, numbers in the order of the plan.
  public let answers: [Answer]

  /// Pairs of policies of one study; `showsAll`: a page shows every number.
  ///
  /// - Throws: ``GSLNumerics/NumericsError`` for a confidence level that no interval has.
  public init(_ study: StudyAnswers, pairs: [PolicyPair], showsAll: Bool) throws {
    level = study.plan.scenario.study.confidenceLevel
    title = study.plan.scenario.title
    isOfTwoStudies = false
    pointCount = study.plan.points.count
    let headline = study.quarters[ColumnChoice.headline(of: study.columns, in: study.plan)]
    let names = study.plan.policies
    var answers: [Answer] = []
    for pair in pairs {
      for column in study.columns.indices {
        answers.append(
          Answer(
            policy: names[pair.policy], against: pair.reference.map { names[$0] } ?? "", label: study.cells[column],
            quarter: study.quarters[column],
            comparison: try PointComparison(study.answers(pair, column: column), level: level),
            isShown: showsAll || study.quarters[column] == headline && study.cells[column].technology == "all"))
      }
    }
    self.answers = answers
  }

  /// The same policies of two studies over the same points: the first minus the second, paired by replicate number.
  ///
  /// - Throws: ``AnalysisError`` when factors or points differ, or nothing is common to both.
  public init(_ study: StudyAnswers, and other: StudyAnswers, policies: [Int], showsAll: Bool) throws {
    try ComparisonFindings.demandSamePoints(study.plan, other.plan)
    level = study.plan.scenario.study.confidenceLevel
    title = study.plan.scenario.title
    isOfTwoStudies = true
    pointCount = study.plan.points.count
    let headline = study.quarters[ColumnChoice.headline(of: study.columns, in: study.plan)]
    let shift = study.plan.replicates.lowerBound - other.plan.replicates.lowerBound
    var answers: [Answer] = []
    for policy in policies {
      let name = study.plan.policies[policy]
      guard let match = other.plan.policies.firstIndex(of: name) else { continue }
      for (place, column) in study.columns.enumerated() {
        guard let same = other.columns.firstIndex(where: { other.plan.columns[$0] == study.plan.columns[column] }),
          study.isDefined(PolicyPair(policy: policy, reference: nil), column: place)
        else { continue }
        let own = study.answers(PolicyPair(policy: policy, reference: nil), column: place)
        let theirs = other.answers(PolicyPair(policy: match, reference: nil), column: same)
        let differences = own.indices.map { point in
          own[point].indices.map { replicate in
            let there = replicate + shift
            return theirs[point].indices.contains(there) ? own[point][replicate] - theirs[point][there] : .nan
          }
        }
        answers.append(
          Answer(
            policy: name, against: name, label: study.cells[place], quarter: study.quarters[place],
            comparison: try PointComparison(differences, level: level),
            isShown: showsAll || study.quarters[place] == headline && study.cells[place].technology == "all"))
      }
    }
    guard answers.contains(where: { $0.comparison.unitCount > 0 }) else {
      throw AnalysisError(
        .invalid,
        "The two studies have no policy, number and replicate in common. Policies of the second: "
          + other.plan.policies.joined(separator: ", ") + "; replicates \(other.plan.replicates.lowerBound) to "
          + "\(other.plan.replicates.upperBound).")
    }
    self.answers = answers
  }

  private static func demandSamePoints(_ plan: StudyPlan, _ other: StudyPlan) throws(AnalysisError) {
    let (factors, others) = (plan.factors.map(\.description), other.factors.map(\.description))
    guard factors == others else {
      throw AnalysisError(
        .invalid,
        "The studies vary different values: \(factors.joined(separator: ", ")) and \(others.joined(separator: ", ")). "
          + "Only studies over the same points can be compared.")
    }
    let same = zip(plan.points, other.points).prefix { $0.values == $1.values }.count
    guard same == plan.points.count, same == other.points.count else {
      throw AnalysisError(
        .invalid,
        "The studies have different points: \(plan.points.count) and \(other.points.count), the first \(same) of them "
          + "alike. Give both the same design and seed, or the points of one as a list to the other.")
    }
  }
}
