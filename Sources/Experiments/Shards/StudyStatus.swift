/// How far a study is: what verified records prove, and nothing else.
public struct StudyStatus: Sendable, Equatable {
  /// A unit that failed, and why.
  public struct Failure: Sendable, Equatable {
    /// The unit, and why there are no numbers, one sentence.
    public var unit: Unit
    public var reason: String
  }

  /// Units of the plan, and those of which a verified record is there.
  public let units: Int
  public let done: Int
  /// Units that failed and have not been done since, in canonical order.
  public let failures: [Failure]
  /// Numbers of the shards, out of ``shards``, that still have something to run: units missing or failed.
  public let openShards: [Int]
  /// Into how many shards the question was put.
  public let shards: Int
  /// Ledgers that cannot be read, in words.
  public let unreadable: [StudyError]

  /// Units without any record that can be trusted.
  public var missing: Int { units - done - failures.count }
  /// Whether every unit is done.
  public var isComplete: Bool { done == units }

  /// Looks at every unit of a plan. Memory does not grow with their number, failures apart.
  public init(_ plan: StudyPlan, _ folder: StudyFolder, shards: Int) {
    let records = StudyRecords(plan, folder)
    var done = 0
    var failures: [Failure] = []
    var open: Set<Int> = []
    for point in plan.points.indices {
      for replicate in plan.replicates {
        let unit = Unit(point: point, replicate: replicate)
        switch records.state(unit) {
        case .done:
          done += 1
          continue
        case .failed(let reason): failures.append(Failure(unit: unit, reason: reason))
        case .missing: break
        }
        open.insert(plan.shard(of: unit, count: shards))
      }
    }
    units = plan.unitCount
    self.done = done
    self.failures = failures
    openShards = open.sorted()
    self.shards = shards
    unreadable = records.unreadable
  }

  /// Numbers as job arrays take them: `1,3-5`.
  public var arrayText: String {
    var ranges: [ClosedRange<Int>] = []
    for number in openShards {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}
