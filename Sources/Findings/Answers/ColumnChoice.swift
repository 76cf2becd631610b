public import Experiments
import ScenarioModel

/// Which of the recorded numbers an analysis is about.
public struct ColumnChoice: Sendable, Equatable {
  /// Names of indicators; empty: all that are recorded.
  public var indicators: [String]
  /// Calendar quarter, `2027Q4`; nil: all that are recorded.
  public var quarter: String?
  /// Number of quarters since the start of 2024Q1, another way to name the quarter.
  public var horizon: Int?
  /// Whether groups of firms are wanted besides all firms.
  public var includesGroups: Bool

  public init(indicators: [String] = [], quarter: String? = nil, horizon: Int? = nil, includesGroups: Bool = false) {
    self.indicators = indicators
    self.quarter = quarter
    self.horizon = horizon
    self.includesGroups = includesGroups
  }

  /// Whether anything was chosen, as opposed to everything.
  public var isNarrow: Bool { !indicators.isEmpty || quarter != nil || horizon != nil }

  /// Positions in ``StudyPlan/columns``, ascending.
  ///
  /// - Throws: ``AnalysisError`` for a name or quarter that the study has no numbers of.
  public func columns(of plan: StudyPlan) throws(AnalysisError) -> [Int] {
    try checkIndicators(plan)
    let wanted = try wantedQuarter(plan)
    let found = plan.columns.indices.filter { index in
      let column = plan.columns[index]
      return (indicators.isEmpty || indicators.contains(column.indicator.rawValue))
        && (wanted == nil || column.quarter == wanted) && (includesGroups || column.groupKind == .all)
    }
    guard !found.isEmpty else {
      let others = Set(plan.columns.filter { indicators.contains($0.indicator.rawValue) }.map(\.quarter)).sorted()
      throw AnalysisError(
        .usage,
        "The study has no numbers of \(indicators.isEmpty ? "any indicator" : indicators.joined(separator: ", "))"
          + (wanted.map { " at the end of \(Quarter(index: $0))" } ?? "") + "."
          + (others.isEmpty ? "" : " It has them for " + ColumnChoice.told(others) + "."))
    }
    return found
  }

  /// Position, in the columns given, of the number that a page shows when nothing else was chosen: net uses of all firms
  /// at the first horizon among them, where recorded; else the first.
  public static func headline(of columns: [Int], in plan: StudyPlan) -> Int {
    columns.firstIndex {
      let column = plan.columns[$0]
      return column.indicator == .net && column.groupKind == .all && column.technology == nil
    } ?? 0
  }

  private func checkIndicators(_ plan: StudyPlan) throws(AnalysisError) {
    var recorded: [String] = []
    for column in plan.columns where !recorded.contains(column.indicator.rawValue) {
      recorded.append(column.indicator.rawValue)
    }
    for name in indicators where !recorded.contains(name) {
      let hint = NearestWord.hint(for: name, among: recorded, noun: "indicator")
      guard let known = Indicator(rawValue: name) else {
        throw AnalysisError(.usage, "There is no indicator '\(name)' in this study. \(hint)")
      }
      throw AnalysisError(
        .usage,
        known.kind == .ratio
          ? "\(name) is a ratio, which units do not record; ask for its parts. Recorded: \(recorded.joined(separator: ", "))."
          : "\(name) is not recorded by this study. Recorded: \(recorded.joined(separator: ", ")). To have it, name it "
            + "in study.record.indicators of the scenario and plan the study again.")
    }
  }

  private func wantedQuarter(_ plan: StudyPlan) throws(AnalysisError) -> Int? {
    let recorded = Set(plan.columns.map(\.quarter)).sorted()
    var wanted: Int?
    if let quarter {
      guard let read = Quarter(text: quarter) else {
        throw AnalysisError(.usage, "'\(quarter)' is not a calendar quarter. Write it as 2027Q4.")
      }
      wanted = read.index
    } else if let horizon {
      wanted = horizon - 1
    }
    guard let wanted else { return nil }
    guard recorded.contains(wanted) else {
      throw AnalysisError(
        .usage,
        "The study has no numbers for the end of \(Quarter(index: wanted)). It has them for \(ColumnChoice.told(recorded))."
      )
    }
    return wanted
  }

  private static func told(_ quarters: [Int]) -> String {
    quarters.map { "\(Quarter(index: $0)) (horizon \($0 + 1))" }.joined(separator: ", ")
  }
}

/// Which policies an analysis is about.
public struct PairChoice: Sendable, Equatable {
  /// Names of policies; empty: all but the baseline.
  public var policies: [String]
  /// Name of the policy that they are compared with; nil: the baseline.
  public var against: String?
  /// The numbers of the policies themselves instead of differences.
  public var isLevel: Bool
  /// Besides, every pair of them.
  public var isEveryPair: Bool

  public init(policies: [String] = [], against: String? = nil, isLevel: Bool = false, isEveryPair: Bool = false) {
    self.policies = policies
    self.against = against
    self.isLevel = isLevel
    self.isEveryPair = isEveryPair
  }

  /// The pairs in the order of the scenario.
  ///
  /// - Throws: ``AnalysisError`` for a name that is no policy of the plan, or a policy against itself.
  public func pairs(of plan: StudyPlan) throws(AnalysisError) -> [PolicyPair] {
    let baseline = plan.scenario.baselineIndex
    let reference = try against.map { name throws(AnalysisError) in try PairChoice.policy(name, plan) } ?? baseline
    var chosen: [Int] = []
    for name in policies {
      let policy = try PairChoice.policy(name, plan)
      if !chosen.contains(policy) { chosen.append(policy) }
    }
    if isLevel {
      return (chosen.isEmpty ? Array(plan.policies.indices) : chosen).map { PolicyPair(policy: $0, reference: nil) }
    }
    if chosen.contains(reference) {
      throw AnalysisError(
        .usage,
        "\(plan.policies[reference]) against itself is nothing. Name another policy with --against, or ask for its own "
          + "numbers with --level.")
    }
    if chosen.isEmpty { chosen = plan.policies.indices.filter { $0 != reference } }
    guard !chosen.isEmpty else {
      throw AnalysisError(.invalid, "The study has no policy besides \(plan.policies[reference]) to compare with it.")
    }
    var pairs = chosen.map { PolicyPair(policy: $0, reference: reference) }
    if isEveryPair {
      for (place, policy) in chosen.enumerated() {
        pairs += chosen[(place + 1)...].filter { $0 != reference }.map { PolicyPair(policy: policy, reference: $0) }
      }
    }
    return pairs
  }

  /// Index of a policy by name.
  public static func policy(_ name: String, _ plan: StudyPlan) throws(AnalysisError) -> Int {
    guard let index = plan.policies.firstIndex(of: name) else {
      let hint = NearestWord.hint(for: name, among: plan.policies, noun: "policy")
      throw AnalysisError(.usage, "There is no policy '\(name)' in this study. \(hint)")
    }
    return index
  }
}
