public import GSLNumerics

/// Two series of numbers from the same points and replicates, one against the other: how much larger the first is, point
/// by point and over all points, and how often.
public struct PointComparison: Sendable, Equatable {
  /// One point.
  public struct Row: Sendable, Equatable {
    /// Number of the point.
    public var point: Int
    /// Mean over replicates of the first minus the second, with its paired Student interval.
    public var estimate: Estimate
    /// Share of replicates in which the first is larger; ties count half. Nil without replicates.
    public var shareLarger: Double?
  }

  /// Points in order; those without any common replicate have no mean.
  public let rows: [Row]
  /// Mean of the means of the points, with its Student interval over points as a sample of futures; nil with less than
  /// two. `replicates` counts points.
  public let overall: Estimate
  /// Share of points at which the mean is positive; ties count half.
  public let sharePointsLarger: Double?
  /// Shares of points whose interval lies above, and below, zero.
  public let sharePointsSurelyLarger: Double?
  public let sharePointsSurelySmaller: Double?
  /// Share of all units in which the first is larger; ties count half.
  public let shareUnitsLarger: Double?
  /// Units that have both numbers.
  public let unitCount: Int

  /// - Parameters:
  ///   - differences: first minus second, `[point][replicate]`; NaN where one of them is missing.
  ///   - level: of the intervals.
  /// - Throws: ``NumericsError`` for a level that no interval has.
  public init(_ differences: [[Double]], level: Double) throws(NumericsError) {
    let estimator = Estimator(level: level, resamples: 0, key: 0)
    let known = differences.map { $0.filter { !$0.isNaN } }
    let estimates = try estimator.estimates(known.map { Sample.plain($0) })
    rows = known.indices.map {
      Row(point: $0, estimate: estimates[$0], shareLarger: PointComparison.shareLarger(known[$0]))
    }
    let means = estimates.compactMap(\.mean)
    overall = try estimator.estimate(.plain(means))
    sharePointsLarger = PointComparison.shareLarger(means)
    let sure = estimates.filter { $0.lower != nil }
    func share(_ holds: (Estimate) -> Bool) -> Double? {
      sure.isEmpty ? nil : Double(sure.count(where: holds)) / Double(sure.count)
    }
    sharePointsSurelyLarger = share { ($0.lower ?? 0) > 0 }
    sharePointsSurelySmaller = share { ($0.upper ?? 0) < 0 }
    let units = known.flatMap { $0 }
    shareUnitsLarger = PointComparison.shareLarger(units)
    unitCount = units.count
  }

  private static func shareLarger(_ differences: [Double]) -> Double? {
    guard !differences.isEmpty else { return nil }
    let halves = differences.reduce(0) { $0 + ($1 > 0 ? 2 : $1 == 0 ? 1 : 0) }
    return Double(halves) / Double(2 * differences.count)
  }
}
