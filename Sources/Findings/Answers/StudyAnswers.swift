public import Experiments
import ScenarioModel

/// A policy, by itself or against another.
public struct PolicyPair: Sendable, Hashable {
  /// Index of the policy.
  public var policy: Int
  /// Index of what it is compared with; nil: the number of the policy itself.
  public var reference: Int?

  public init(policy: Int, reference: Int?) {
    self.policy = policy
    self.reference = reference
  }
}

/// Chosen numbers of a study, by point and replicate: what every analysis starts from.
public struct StudyAnswers: Sendable {
  /// The plan whose records were read.
  public let plan: StudyPlan
  /// Positions of the chosen numbers in ``StudyPlan/columns``.
  public let columns: [Int]
  /// What the chosen numbers are about.
  public let cells: [CellLabel]
  /// Calendar quarters at whose end they are read.
  public let quarters: [String]
  /// Units without a verified record.
  public let unitsMissing: Int
  /// `numbers[policy][column][point][replicate]`; NaN where there is none.
  private let numbers: [[[[Double]]]]

  /// Reads all records once.
  ///
  /// - Throws: what reading records throws.
  public init(_ reader: StudyReader, columns: [Int]) throws {
    let plan = reader.plan
    let row = [Double](repeating: .nan, count: plan.replicates.count)
    let block = [[Double]](repeating: row, count: plan.points.count)
    var numbers = plan.policies.map { _ in columns.map { _ in block } }
    var found = 0
    try reader.forEachRecord { record in
      found += 1
      let place = record.replicate - plan.replicates.lowerBound
      for policy in plan.policies.indices {
        for (position, column) in columns.enumerated() {
          numbers[policy][position][record.point][place] = record.values[policy * plan.columns.count + column]
        }
      }
    }
    self.init(plan, columns: columns, numbers: numbers, unitsMissing: plan.unitCount - found)
  }

  /// Numbers from elsewhere, such as a test.
  package init(_ plan: StudyPlan, columns: [Int], numbers: [[[[Double]]]], unitsMissing: Int) {
    self.plan = plan
    self.columns = columns
    self.numbers = numbers
    self.unitsMissing = unitsMissing
    let labels = Labels(plan.scenario.world)
    cells = columns.map {
      let column = plan.columns[$0]
      return labels.cell(column.indicator, column.groupKind, column.group, technology: column.technology)
    }
    quarters = columns.map { Quarter(index: plan.columns[$0].quarter).description }
  }

  /// `[point][replicate]` of one question; `column` is a position in ``columns``. Accounts compare with the baseline
  /// already, so that against the baseline they are taken as they are.
  public func answers(_ pair: PolicyPair, column: Int) -> [[Double]] {
    let own = numbers[pair.policy][column]
    guard let reference = pair.reference else { return own }
    let isAccount = plan.columns[columns[column]].indicator.kind == .account
    if isAccount, reference == plan.scenario.baselineIndex { return own }
    if isAccount, pair.policy == plan.scenario.baselineIndex {
      return numbers[reference][column].map { $0.map { -$0 } }
    }
    return zip(own, numbers[reference][column]).map { zip($0, $1).map { $0 - $1 } }
  }

  /// Stops where units are missing, unless what is there shall do.
  ///
  /// - Throws: ``AnalysisError`` that says how many are missing and how to go on.
  public func demandAll(folder: String, allowsPartial: Bool) throws(AnalysisError) {
    guard unitsMissing > 0, !allowsPartial else { return }
    throw AnalysisError(
      .incomplete,
      "\(folder): \(unitsMissing) of \(plan.unitCount) units have no record yet. Finish them with: peloton study run "
        + "\(folder)  or take what is there with --allow-partial: points that lack a replicate are then left out.")
  }

  /// Whether a pair has any number: accounts of the baseline alone do not exist.
  public func isDefined(_ pair: PolicyPair, column: Int) -> Bool {
    pair.reference != nil || pair.policy != plan.scenario.baselineIndex
      || plan.columns[columns[column]].indicator.kind != .account
  }
}
