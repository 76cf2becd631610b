import GSLNumerics

/// Weights of points by distance, and how strict they may be.
///
/// A point counts with `exp(−d² / 2ε²)`: at tolerance ε = 1 this is the density of the figures given the run, so that the
/// weighted points are a sample of the posterior and not of something wider (Wilkinson 2013). Larger tolerances lead there.
enum ToleranceChoice {
  /// Normalised weights; nil when no point has any.
  static func normalised(_ logImportance: [Double], _ squaredDistances: [Double], tolerance: Double) -> [Double]? {
    let logs = zip(logImportance, squaredDistances).map { $0 - $1 / (2 * tolerance * tolerance) }
    guard let most = logs.max(), most.isFinite else { return nil }
    let weights = logs.map { Elementary.exponential($0 - most) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// The smallest tolerance, 1 or more and not above `previous`, that leaves this share of the effective size that the
  /// points have by themselves.
  static func tolerance(
    _ logImportance: [Double], _ squaredDistances: [Double], share: Double, previous: Double
  ) -> Double {
    func size(_ tolerance: Double) -> Double {
      normalised(logImportance, squaredDistances, tolerance: tolerance).map(WeightedSample.effectiveSize) ?? 0
    }
    let usable = squaredDistances.map { $0.isFinite ? 0 : Double.infinity }
    let own = normalised(logImportance, usable, tolerance: 1).map(WeightedSample.effectiveSize) ?? 0
    let wanted = share * own
    if size(1) >= wanted { return 1 }
    var high = previous.isFinite ? previous : 2.0
    if previous.isFinite {
      guard size(high) >= wanted else { return previous }
    } else {
      while size(high) < wanted, high < 1e9 { high *= 2 }
    }
    var low = 1.0
    for _ in 0..<60 {
      let middle = (low * high).squareRoot()
      if size(middle) >= wanted { high = middle } else { low = middle }
    }
    return high
  }
}
