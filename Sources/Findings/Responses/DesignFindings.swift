public import Experiments
public import ScenarioModel

/// What a study over a design found, read record by record: memory does not grow with the number of units.
public struct DesignFindings: Sendable {
  /// One number of one policy in one unit.
  public struct OutcomeRow: Sendable {
    /// Position of the point, from 0, number of the replicate, and name of the policy.
    public let point: Int
    public let replicate: Int
    public let policy: String
    /// What the number is about.
    public let label: CellLabel
    /// Calendar quarter at whose end it is read, `2027Q4`.
    public let quarter: String
    /// NaN is missing.
    public let value: Double
  }

  /// One number of one policy at one point against the baseline.
  public struct ResponseRow: Sendable {
    /// Position of the point, from 0, and name of the policy.
    public let point: Int
    public let policy: String
    /// What the number is about.
    public let label: CellLabel
    /// Calendar quarter at whose end it is read, `2027Q4`.
    public let quarter: String
    /// The policy against the baseline, over the replicates.
    public let estimate: Estimate
  }

  /// Where the records come from.
  public struct PlanFacts: Sendable, Equatable {
    /// SHA-256 of the plan's file.
    public let hash: String
    /// Version of the program that made the plan.
    public let program: String
    /// How the points were laid, as a scenario file spells it.
    public let method: String
    /// Key of the random numbers of the design.
    public let seed: UInt64
    /// Units of the plan.
    public let units: Int
    /// Path and SHA-256 of every file that the scenario reads.
    public let inputs: [(path: String, sha256: String)]
    /// Numbers of the replicates at every point.
    public let replicates: ClosedRange<Int>

    public static func == (left: Self, right: Self) -> Bool { left.hash == right.hash }
  }

  /// The scenario as it stands.
  public let scenario: Scenario
  /// Where the records come from.
  public let plan: PlanFacts
  /// Paths of the values that vary.
  public let factors: [String]
  /// `points[point][factor]`.
  public let points: [[Double]]
  private let reader: StudyReader
  private let responses: PointResponses
  private let labels: Labels

  public init(_ reader: StudyReader) {
    let plan = reader.plan
    self.reader = reader
    scenario = plan.scenario
    self.plan = PlanFacts(
      hash: plan.hash, program: plan.version, method: plan.design.method.name, seed: plan.design.seed,
      units: plan.unitCount, inputs: plan.inputs.map { ($0.path, $0.sha256) }, replicates: plan.replicates)
    factors = plan.factors.map(\.description)
    points = plan.points.map(\.values)
    responses = PointResponses(plan)
    labels = Labels(plan.scenario.world)
  }

  /// Every number of every unit that is done, in canonical order. Accounts of the baseline against itself do not exist.
  public func forEachOutcome(_ body: (OutcomeRow) throws -> Void) throws {
    let plan = reader.plan
    let cells = plan.columns.map { labels.cell($0.indicator, $0.groupKind, $0.group, technology: $0.technology) }
    let quarters = plan.columns.map { Quarter(index: $0.quarter).description }
    try reader.forEachRecord { record in
      for (policy, name) in plan.policies.enumerated() {
        for (column, cell) in plan.columns.enumerated()
        where policy != plan.scenario.baselineIndex || cell.indicator.kind != .account {
          try body(
            OutcomeRow(
              point: record.point, replicate: record.replicate, policy: name, label: cells[column],
              quarter: quarters[column], value: record.values[policy * cells.count + column]))
        }
      }
    }
  }

  /// Every response of every policy at every point, in canonical order.
  public func forEachResponse(_ body: (ResponseRow) throws -> Void) throws {
    var pending: [UnitRecord] = []
    try reader.forEachRecord { record in
      if let first = pending.first, first.point != record.point {
        try tell(pending, body)
        pending.removeAll(keepingCapacity: true)
      }
      pending.append(record)
    }
    try tell(pending, body)
  }

  private func tell(_ records: [UnitRecord], _ body: (ResponseRow) throws -> Void) throws {
    guard let point = records.first?.point else { return }
    for row in try responses.responses(records) {
      try body(
        ResponseRow(
          point: point, policy: reader.plan.policies[row.policy],
          label: labels.cell(row.indicator, row.groupKind, row.group, technology: row.technology),
          quarter: Quarter(index: row.quarter).description, estimate: row.estimate))
    }
  }
}
