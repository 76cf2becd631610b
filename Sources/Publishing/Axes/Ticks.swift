/// Round values along an axis: steps of 1, 2 or 5 times a power of ten.
package struct Ticks: Sendable, Equatable {
  /// Values in ascending order, all multiples of ``step``.
  package let values: [Double]
  package let step: Double
  /// Decimals that tell neighbours apart.
  package let decimals: Int

  /// Ticks that cover a range, the ends of the first and last step included.
  ///
  /// - Parameters:
  ///   - lower: Smallest value that is shown.
  ///   - upper: Largest; where it does not lie above `lower` the range is widened.
  ///   - count: Steps to aim at, ≥ 1.
  package init(covering lower: Double, _ upper: Double, about count: Int = 5) {
    var lower = lower.isFinite ? lower : 0
    var upper = upper.isFinite ? upper : 1
    if upper < lower { (lower, upper) = (upper, lower) }
    if upper - lower < 1e-12 * max(1, abs(lower), abs(upper)) {
      let room = lower == 0 ? 1 : abs(lower) * 0.5
      (lower, upper) = (lower - (lower == 0 ? 0 : room), upper + room)
    }
    let rough = (upper - lower) / Double(max(1, count))
    var power = 1.0
    var exponent = 0
    while power * 10 <= rough {
      power *= 10
      exponent += 1
    }
    while power > rough {
      power /= 10
      exponent -= 1
    }
    let share = rough / power
    let factor = share < 1.5 ? 1.0 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10
    if factor == 10 { exponent += 1 }
    decimals = max(0, -exponent)
    step = factor * power
    let first = (lower / step + 1e-9).rounded(.down)
    let last = (upper / step - 1e-9).rounded(.up)
    let width = step
    values = (0...Int(max(1, last - first))).map { (first + Double($0)) * width }
  }

  private init(values: [Double], step: Double, decimals: Int) {
    self.values = values
    self.step = step
    self.decimals = decimals
  }

  /// The ticks that lie between two values.
  func clipped(from lower: Double, to upper: Double) -> Ticks {
    let slack = step * 1e-9
    return Ticks(
      values: values.filter { $0 >= lower - slack && $0 <= upper + slack }, step: step, decimals: decimals)
  }

  /// First and last tick.
  package var first: Double { values.first ?? 0 }
  package var last: Double { values.last ?? 1 }
}

/// Places values along a line of the page.
package struct AxisScale: Sendable, Equatable {
  /// Values at the ends.
  package let lower: Double
  package let upper: Double
  /// Places of these values, pixels; `start` may lie beyond `end`.
  package let start: Double
  package let end: Double

  package init(lower: Double, upper: Double, start: Double, end: Double) {
    self.lower = lower
    self.upper = upper > lower ? upper : lower + 1
    self.start = start
    self.end = end
  }

  /// A scale over all ticks.
  package init(_ ticks: Ticks, start: Double, end: Double) {
    self.init(lower: ticks.first, upper: ticks.last, start: start, end: end)
  }

  /// Place of a value; of one beyond the ends, the end.
  package func callAsFunction(_ value: Double) -> Double {
    guard value.isFinite else { return value > 0 ? end : start }
    let share = max(0, min(1, (value - lower) / (upper - lower)))
    return start + share * (end - start)
  }
}
