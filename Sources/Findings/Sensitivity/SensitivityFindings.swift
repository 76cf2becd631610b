import Experiments
import ScenarioModel

/// What drives the answers of a study, or of a table of points from elsewhere.
public struct SensitivityFindings: Sendable {
  /// One answer and its indices.
  public struct Answer: Sendable {
    /// Names of the policy and of what it is compared with; empty: none.
    public var policy: String
    public var against: String
    /// What the number is about; for a table from elsewhere the indicator is the name of its column.
    public var label: CellLabel
    /// Calendar quarter at whose end it is read; empty without one.
    public var quarter: String
    /// First the facts about the answer, then the indices of the method.
    public var indices: [SensitivityIndex]
  }

  /// Title of the scenario, or name of the file.
  public let title: String
  /// Method of the analysis: `morris`, `saltelli` or `rank-regression`.
  public let method: String
  /// What indices are about: paths of factors, names of groups.
  public let factors: [String]
  /// Short forms of these names for people, where they are paths.
  public let shortNames: [String]
  public let intervals: SensitivityIntervals
  /// Points, and trajectories, base rows or points that stand alone.
  public let pointCount: Int
  public let blockCount: Int
  public let answers: [Answer]
  /// Positions of the answers that a page shows.
  public let shown: [Int]

  /// Analyses a study by the method that its design is laid for.
  ///
  /// - Parameters:
  ///   - pairs: whose numbers; every one of them in every chosen column.
  ///   - resamples: of the bootstrap; its key is the seed of the design.
  ///   - showsAll: whether a page shows all answers, or for each pair the headline only.
  /// - Throws: ``SensitivityError`` or ``DesignError`` when the points do not allow it.
  public init(_ study: StudyAnswers, pairs: [PolicyPair], resamples: Int, showsAll: Bool) throws {
    let plan = study.plan
    let sample = try SensitivityFindings.sample(plan)
    let intervals = SensitivityIntervals(
      level: plan.scenario.study.confidenceLevel, resamples: resamples, key: plan.design.seed)
    let headline = ColumnChoice.headline(of: study.columns, in: plan)
    var questions: [(answer: Answer, values: [[Double]])] = []
    var shown: [Int] = []
    for pair in pairs {
      for column in study.columns.indices where study.isDefined(pair, column: column) {
        if showsAll || column == headline { shown.append(questions.count) }
        let answer = Answer(
          policy: plan.policies[pair.policy], against: pair.reference.map { plan.policies[$0] } ?? "",
          label: study.cells[column], quarter: study.quarters[column], indices: [])
        questions.append((answer, study.answers(pair, column: column)))
      }
    }
    let groups = Set(plan.design.factors.compactMap(\.group))
    try self.init(
      title: plan.scenario.title, sample: sample, intervals: intervals, questions: questions, shown: shown,
      shortNames: sample.names.map { groups.contains($0) ? $0 : ScenarioPath(text: $0).shortName })
  }

  /// Analyses points and answers from elsewhere, `answers[answer][point]` under the names given.
  ///
  /// - Throws: ``SensitivityError``.
  public init(
    title: String, sample: SensitivitySample, answers: [(name: String, values: [Double])],
    intervals: SensitivityIntervals
  ) throws(SensitivityError) {
    try self.init(
      title: title, sample: sample, intervals: intervals,
      questions: answers.map { answer in
        let label = CellLabel(indicator: answer.name, unit: "", groupKind: "", group: "", technology: "")
        return (
          Answer(policy: "", against: "", label: label, quarter: "", indices: []), answer.values.map { [$0] }
        )
      }, shown: Array(answers.indices), shortNames: sample.names)
  }

  private init(
    title: String, sample: SensitivitySample, intervals: SensitivityIntervals,
    questions: [(answer: Answer, values: [[Double]])], shown: [Int], shortNames: [String]
  ) throws(SensitivityError) {
    let analysis = try SensitivityAnalysis(sample, intervals: intervals)
    let indices = try analysis.indices(of: questions.map(\.values))
    self.title = title
    self.intervals = intervals
    self.shown = shown
    self.shortNames = shortNames
    method = analysis.methodName
    factors = sample.names
    pointCount = sample.points.count
    blockCount = sample.blockCount
    answers = zip(questions, indices).map { question, own in
      var answer = question.answer
      answer.indices = own
      return answer
    }
  }

  /// Places of the points of a plan in the order of its design.
  private static func sample(_ plan: StudyPlan) throws -> SensitivitySample {
    let laid = try DesignPoints(plan.design)
    guard laid.count == plan.points.count else {
      throw AnalysisError(
        .invalid,
        "The plan has \(plan.points.count) points, but its design lays \(laid.count): the plan was made by another "
          + "version. Use the program that made it: \(plan.version).")
    }
    return try SensitivitySample(
      design: plan.design, positions: (0..<laid.count).map(laid.position), values: plan.points.map(\.values))
  }
}
