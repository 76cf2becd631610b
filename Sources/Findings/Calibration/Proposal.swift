import GSLNumerics

/// Where the points of the next generation lie: near those of the last one, by weight, moved by a normal kernel; a tenth of
/// them anywhere in the prior, so that no weight can grow beyond all bounds.
///
/// ```
/// q(x) = (1 − δ) Σ_j W_j N(x; x_j, h² Σ) + δ N(x; 0, I)
/// h² = (4 / (n (p + 2)))^(2 / (p + 4))
/// ```
///
/// Σ is the weighted covariance of the last generation, n its effective size, p the number of parameters: the kernel of
/// least mean error for a normal density (Silverman 1986). Twice the covariance, which is often taken (Beaumont et al.
/// 2009), wastes most points where there are more than a few parameters.
struct Proposal: Sendable {
  private let centres: [[Double]]
  private let weights: [Double]
  private let root: CovarianceRoot
  /// root⁻¹ · centre
  private let scaledCentres: [[Double]]

  /// Part of the points that come from the prior, δ.
  static let priorShare = 0.1

  init(positions: [[Double]], weights: [Double]) {
    let kept = positions.indices.filter { weights[$0] > 0 }
    centres = kept.map { positions[$0] }
    self.weights = kept.map { weights[$0] }
    let size = WeightedSample.effectiveSize(weights)
    let dimensions = Double(positions.first?.count ?? 1)
    let logarithm = Elementary.logarithm(4 / (max(size, 1) * (dimensions + 2)))
    let bandwidth = Elementary.exponential(2 / (dimensions + 4) * logarithm)
    let covariances = WeightedSample.covariances(positions, weights)
    let root = CovarianceRoot(covariances.map { row in row.map { bandwidth * $0 } })
    self.root = root
    scaledCentres = centres.map { root.solving($0) }
  }

  /// The position of point `index`.
  func position(_ draws: CalibrationDraws, generation: Int, index: Int) -> [Double] {
    let dimensions = centres.first?.count ?? 0
    let noise = (0..<dimensions).map { draws.normal(.move, generation: generation, index: index, sub: $0) }
    let chance = draws.uniform(.ancestor, generation: generation, index: index)
    guard chance >= Proposal.priorShare else { return noise }
    var rest = (chance - Proposal.priorShare) / (1 - Proposal.priorShare)
    var chosen = centres.count - 1
    for (candidate, weight) in weights.enumerated() {
      rest -= weight
      if rest <= 0 {
        chosen = candidate
        break
      }
    }
    return zip(centres[chosen], root.times(noise)).map { $0 + $1 }
  }

  /// Logarithm of the prior's density over that of the proposal.
  func logImportance(at position: [Double]) -> Double {
    let prior = -0.5 * position.reduce(0) { $0 + $1 * $1 }
    let scaled = root.solving(position)
    var kernel = 0.0
    for (centre, weight) in zip(scaledCentres, weights) {
      let square = zip(scaled, centre).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      kernel += weight * Elementary.exponential(-0.5 * square)
    }
    let own = (1 - Proposal.priorShare) * kernel / root.volume
    let mixture = own + Proposal.priorShare * Elementary.exponential(prior)
    return mixture > 0 ? prior - Elementary.logarithm(mixture) : -.infinity
  }
}
