/// Moments and quantiles of weighted points. Weights add up to 1; sums run in the order of the points.
enum WeightedSample {
  /// Effective sample size: 1 / Σ w² (Kong, Liu and Wong 1994).
  static func effectiveSize(_ weights: [Double]) -> Double {
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? 1 / squares : 0
  }

  static func weightedMean(_ values: [Double], _ weights: [Double]) -> Double {
    zip(values, weights).reduce(0) { $1.1 > 0 ? $0 + $1.0 * $1.1 : $0 }
  }

  /// Covariance of every pair of coordinates; `points[i]` holds the coordinates of point i.
  static func covariances(_ points: [[Double]], _ weights: [Double]) -> [[Double]] {
    let count = points.first?.count ?? 0
    let means = (0..<count).map { axis in weightedMean(points.map { $0[axis] }, weights) }
    return (0..<count).map { row in
      (0..<count).map { column in
        var sum = 0.0
        for (point, weight) in zip(points, weights) where weight > 0 {
          sum += weight * (point[row] - means[row]) * (point[column] - means[column])
        }
        return sum
      }
    }
  }

  /// The least value up to which the weights reach `p`; NaN without weight. Values that are missing count for nothing.
  static func weightedQuantile(_ values: [Double], _ weights: [Double], _ p: Double) -> Double {
    let order = values.indices.filter { weights[$0] > 0 && !values[$0].isNaN }.sorted {
      (values[$0], $0) < (values[$1], $1)
    }
    let wanted = p * order.reduce(0) { $0 + weights[$1] }
    var sum = 0.0
    for index in order {
      sum += weights[index]
      if sum >= wanted { return values[index] }
    }
    return order.last.map { values[$0] } ?? .nan
  }
}
