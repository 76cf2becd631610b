import GSLNumerics

/// Where the points of the next generation lie: near those of the last one, by weight, drawn half-way to their mean and
/// moved by a normal kernel; a tenth of them anywhere in the prior, so that no weight can grow beyond all bounds.
///
/// ```
/// q(x) = (1 − δ) Σ_j W_j N(x; m + a (x_j − m), (κ − a²) Σ) + δ N(x; 0, I)
/// ```
///
/// m and Σ are the weighted mean and covariance of the last generation, a = ½ and κ = 1.2 (own choice): the mixture has
/// the variance κ Σ whatever a is (West 1993), a little more than what it aims at. Kernels around the points themselves of
/// twice the covariance, which are often taken (Beaumont et al. 2009), waste most points where there are more than a few
/// parameters, and narrow ones make weights uneven.
struct Proposal: Sendable {
  private let centres: [[Double]]
  private let weights: [Double]
  private let root: CovarianceRoot
  /// root⁻¹ · centre
  private let scaledCentres: [[Double]]

  /// Part of the points that come from the prior, δ.
  static let priorShare = 0.1
  /// a: how far centres stay from the mean.
  static let shrinkage = 0.5
  /// κ: variance of the mixture over that of the points.
  static let inflation = 1.2

  init(positions: [[Double]], weights: [Double]) {
    let kept = positions.indices.filter { weights[$0] > 0 }
    let dimensions = positions.first?.count ?? 0
    let means = (0..<dimensions).map { axis in WeightedSample.weightedMean(positions.map { $0[axis] }, weights) }
    centres = kept.map { index in
      zip(positions[index], means).map { $1 + Proposal.shrinkage * ($0 - $1) }
    }
    self.weights = kept.map { weights[$0] }
    let kernel = Proposal.inflation - Proposal.shrinkage * Proposal.shrinkage
    let covariances = WeightedSample.covariances(positions, weights)
    let root = CovarianceRoot(covariances.map { row in row.map { kernel * $0 } })
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
