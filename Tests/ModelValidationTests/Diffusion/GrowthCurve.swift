import Foundation
import GSLNumerics

/// A family of curves through shares of firms, quarter by quarter, with three free numbers each.
enum GrowthCurve: Sendable {
  /// K / (1 + exp(−r(t − t₀))): ceiling, rate, and the quarter of the inflexion.
  case logistic
  /// K − (K − y₀) exp(−rt): ceiling, rate and start; steepest at the start, without inflexion.
  case concave

  /// Share of the variance of `shares` that the best curve of the family explains; least squares, by Nelder and Mead over
  /// rate and inflexion. The levels enter linearly and are solved for at every point.
  func explainedShare(of shares: [Double]) throws -> Double {
    let mean = shares.reduce(0, +) / Double(shares.count)
    let total = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    var least = Double.infinity
    for (start, steps) in corners(quarters: Double(shares.count)) {
      var values: [Double] = []
      search: while values.count < 200 {
        switch try SimplexSearch.next(start: start, steps: steps, values: values, size: 1e-4) {
        case .evaluate(let point): values.append(residual(point, shares))
        case .finished, .failed: break search
        }
      }
      least = min(least, values.min() ?? .infinity)
    }
    return 1 - least / total
  }

  /// Where the search begins: slow and fast growth, and an early and a late inflexion.
  private func corners(quarters: Double) -> [(start: [Double], steps: [Double])] {
    switch self {
    case .logistic: [0.25, 0.6].map { ([log(0.04), $0 * quarters], [0.5, quarters / 10]) }
    case .concave: [0.003, 0.03].map { ([log($0)], [0.7]) }
    }
  }

  /// Sum of squares that the best levels leave at a rate (its logarithm) and an inflexion.
  private func residual(_ point: [Double], _ shares: [Double]) -> Double {
    // Slower than this over the quarters of a run, the concave curve is a straight line.
    let rate = exp(max(point[0], log(1e-5)))
    let columns =
      switch self {
      case .logistic: [shares.indices.map { 1 / (1 + exp(-rate * (Double($0) - point[1]))) }]
      case .concave: [shares.map { _ in 1 }, shares.indices.map { 1 - exp(-rate * Double($0)) }]
      }
    guard let levels = LeastSquares(columns: columns)?.coefficients(shares) else { return .infinity }
    return shares.indices.reduce(0) { sum, quarter in
      let fitted = zip(levels, columns).reduce(0) { $0 + $1.0 * $1.1[quarter] }
      return sum + (shares[quarter] - fitted) * (shares[quarter] - fitted)
    }
  }
}
