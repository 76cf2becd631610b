/// Several readings of one figure: the middle, and how far they lie apart.
public struct Spread: Sendable, Equatable {
  public let median: Double
  public let minimum: Double
  public let maximum: Double
  /// How many.
  public let count: Int

  /// Nil without any value.
  public init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    count = sorted.count
    minimum = sorted[0]
    maximum = sorted[count - 1]
    median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
