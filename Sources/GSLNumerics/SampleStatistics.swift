/// Moments and quantiles of a sample.
///
/// These are written in Swift and not passed on to `gsl_stats_*`: those take pointers, and unsafe memory has one
/// place in this project, which is not here. Definitions are those of GSL. Sums run in the order of the sample, so a
/// result depends on nothing but the numbers and their order.
public enum SampleStatistics {
  /// Arithmetic mean; nil for an empty sample. A sample of equal numbers gives exactly that number.
  public static func mean(_ sample: [Double]) -> Double? {
    guard let first = sample.first else { return nil }
    // Deviations from the first value: exact for constants, and no loss when the level dwarfs the spread.
    var sum = 0.0
    for value in sample { sum += value - first }
    return first + sum / Double(sample.count)
  }

  /// Unbiased variance, divisor n − 1; nil for fewer than two values. Two passes, corrected for the rounding of the mean.
  public static func variance(_ sample: [Double]) -> Double? {
    covariance(sample, sample)
  }

  /// Standard deviation, divisor n − 1; nil for fewer than two values.
  public static func standardDeviation(_ sample: [Double]) -> Double? {
    variance(sample).map { $0.squareRoot() }
  }

  /// Unbiased covariance, divisor n − 1; nil for fewer than two values or samples of different length.
  public static func covariance(_ left: [Double], _ right: [Double]) -> Double? {
    guard left.count == right.count, left.count >= 2, let leftMean = mean(left), let rightMean = mean(right)
    else { return nil }
    var products = 0.0
    var leftRest = 0.0
    var rightRest = 0.0
    for index in left.indices {
      let leftDeviation = left[index] - leftMean
      let rightDeviation = right[index] - rightMean
      products += leftDeviation * rightDeviation
      leftRest += leftDeviation
      rightRest += rightDeviation
    }
    let count = Double(left.count)
    return (products - leftRest * rightRest / count) / (count - 1)
  }

  /// Sample quantile of type 7 (Hyndman and Fan 1996; the default of R and numpy, and GSL's): linear between the order
  /// statistics at position `p · (n − 1)`.
  ///
  /// - Parameters:
  ///   - sorted: the sample, ascending.
  ///   - p: in [0, 1].
  /// - Returns: nil for an empty sample or `p` outside [0, 1].
  public static func quantile(ofSorted sorted: [Double], _ p: Double) -> Double? {
    guard !sorted.isEmpty, p >= 0, p <= 1 else { return nil }
    let position = p * Double(sorted.count - 1)
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    let weight = position - Double(below)
    return sorted[below] == sorted[above]
      ? sorted[below] : (1 - weight) * sorted[below] + weight * sorted[above]
  }
}
