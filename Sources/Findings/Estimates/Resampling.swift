/// Means of many columns over the same bootstrap resamples.
///
/// The inner loop adds eight columns at a time. What is added are deviations from the first value, so that single
/// precision carries the spread and not the level, and whole numbers stay exact; the means come back in double precision.
/// Additions run in a fixed order.
struct Resampling {
  let draws: ResamplingDraws
  /// Number of resamples.
  let resamples: Int
  /// Values per column: replicates.
  let count: Int

  /// Columns that one pass over the draws serves; the deviations of so many columns fit into the second-level cache.
  static let batch = 128

  /// Means of each column in each resample.
  func means(of columns: [[Double]]) -> ResampledMeans {
    let lanes = (columns.count + 7) / 8
    let centres = columns.map { $0.first ?? 0 }
    var rows = [SIMD8<Float>](repeating: .zero, count: lanes * count)
    for (column, values) in columns.enumerated() {
      for (row, value) in values.enumerated() {
        rows[column / 8 * count + row][column % 8] = Float(value - centres[column])
      }
    }
    var sums = [SIMD8<Float>](repeating: .zero, count: lanes * resamples)
    var picks = [Int](repeating: 0, count: count)
    for resample in 0..<resamples {
      for position in 0..<count {
        picks[position] = draws.index(resample: resample, position: position, count: count)
      }
      for lane in 0..<lanes {
        var sum = SIMD8<Float>.zero
        let start = lane * count
        for pick in picks { sum += rows[start &+ pick] }
        sums[lane * resamples + resample] = sum
      }
    }
    return ResampledMeans(sums: sums, centres: centres, resamples: resamples, count: count)
  }
}

/// Means of columns in each resample, kept as sums of deviations from the first value of the column.
struct ResampledMeans {
  private let sums: [SIMD8<Float>]
  private let centres: [Double]
  private let resamples: Int
  private let count: Int

  init(sums: [SIMD8<Float>], centres: [Double], resamples: Int, count: Int) {
    self.sums = sums
    self.centres = centres
    self.resamples = resamples
    self.count = count
  }

  /// The statistic of a sample in each resample, its columns starting at `firstColumn`.
  /// - Returns: false when a denominator is not positive in some resample: the statistic is then unbounded.
  func combine(_ terms: [Sample.Term], firstColumn: Int, into statistics: inout [Double]) -> Bool {
    for resample in 0..<resamples { statistics[resample] = 0 }
    var column = firstColumn
    for term in terms {
      if term.denominators == nil {
        for resample in 0..<resamples { statistics[resample] += term.sign * mean(column, resample) }
        column += 1
      } else {
        for resample in 0..<resamples {
          let denominator = mean(column + 1, resample)
          guard denominator > 0 else { return false }
          statistics[resample] += term.sign * mean(column, resample) / denominator
        }
        column += 2
      }
    }
    return true
  }

  private func mean(_ column: Int, _ resample: Int) -> Double {
    (centres[column] * Double(count) + Double(sums[column / 8 * resamples + resample][column % 8])) / Double(count)
  }
}
