/// The stretch of an axis that values take up, with a little room, and the round values that lie within it.
package struct ValueAxis: Sendable, Equatable {
  package let lower: Double
  package let upper: Double
  /// At least two where values differ.
  package let ticks: Ticks

  /// - Parameters:
  ///   - values: What is drawn; numbers that are not finite are passed over.
  ///   - hasZero: Whether zero belongs to it, as for bars and differences.
  ///   - count: Steps to aim at, ≥ 1.
  package init(_ values: [Double], hasZero: Bool, about count: Int) {
    let known = values.filter(\.isFinite) + (hasZero ? [0] : [])
    guard let least = known.min(), let most = known.max(), most - least > 1e-12 * max(abs(most), abs(least)) else {
      ticks = Ticks(covering: known.min() ?? 0, known.max() ?? 1, about: count)
      (lower, upper) = (ticks.first, ticks.last)
      return
    }
    let room = (most - least) * 0.03
    lower = hasZero && least == 0 ? 0 : least - room
    upper = hasZero && most == 0 ? 0 : most + room
    var found = Ticks(covering: lower, upper, about: count).clipped(from: lower, to: upper)
    for more in 1...4 where found.values.count < 2 {
      found = Ticks(covering: lower, upper, about: count + more).clipped(from: lower, to: upper)
    }
    ticks = found
  }

  /// The axis along a line of the page.
  package func scale(start: Double, end: Double) -> AxisScale {
    AxisScale(lower: lower, upper: upper, start: start, end: end)
  }
}
