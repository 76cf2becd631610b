/// Reads the verified records of a study, in canonical order: point by point, replicates ascending.
public struct StudyReader: Sendable {
  /// What was planned; the order of all numbers.
  public let plan: StudyPlan
  private let records: StudyRecords

  /// - Throws: ``StudyError`` when the plan was changed.
  public init(folder path: String) throws(StudyError) {
    let folder = StudyFolder(path)
    let plan = try StudyPlan(reading: folder)
    try self.init(plan, folder)
  }

  /// - Throws: ``StudyError`` when a ledger is damaged or belongs to another plan or version.
  public init(_ plan: StudyPlan, _ folder: StudyFolder) throws(StudyError) {
    self.plan = plan
    records = StudyRecords(plan, folder)
    if let first = records.unreadable.first { throw first }
  }

  /// Gives every record that is done to `body`, one at a time; what is missing is left out.
  ///
  /// - Throws: ``StudyError`` when a ledger is found damaged on the way; and what `body` throws.
  public func forEachRecord(_ body: (UnitRecord) throws -> Void) throws {
    for point in plan.points.indices {
      for replicate in plan.replicates {
        guard case .done(let values) = records.state(Unit(point: point, replicate: replicate)) else { continue }
        try body(UnitRecord(point: point, replicate: replicate, values: values))
      }
    }
    if let first = records.unreadable.first { throw first }
  }

  /// One number of a policy by point and replicate, `[point][replicate]`; NaN where there is no record.
  ///
  /// - Parameters:
  ///   - policy: Index of the policy.
  ///   - reference: Policy whose number of the same replicate is taken off; nil for the number itself.
  ///   - column: Index in ``StudyPlan/columns``.
  public func samples(of policy: Int, minus reference: Int? = nil, column: Int) throws -> [[Double]] {
    var samples = Array(
      repeating: [Double](repeating: .nan, count: plan.replicates.count), count: plan.points.count)
    let width = plan.columns.count
    try forEachRecord { record in
      var value = record.values[policy * width + column]
      if let reference { value -= record.values[reference * width + column] }
      samples[record.point][record.replicate - plan.replicates.lowerBound] = value
    }
    return samples
  }
}
