import GSLNumerics

/// The points of one generation before they are run.
public struct GenerationPoints: Sendable, Equatable {
  /// From 1.
  public let number: Int
  /// In the coordinates in which every prior is standard normal.
  public let positions: [[Double]]
  /// Logarithm of the prior's density over that of the proposal, by point.
  let logImportance: [Double]

  /// Points of the prior: a Latin hypercube, one value from each of equally likely strata of every parameter.
  public static func first(count: Int, dimensions: Int, draws: CalibrationDraws) -> GenerationPoints {
    let columns = (0..<dimensions).map { axis -> [Double] in
      let keys = (0..<count).map { draws.uniform(.ancestor, generation: 1, index: $0, sub: axis) }
      let strata = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
      return strata.enumerated().map { index, stratum in
        let within = draws.uniform(.move, generation: 1, index: index, sub: axis)
        return (try? Normal.quantile((Double(stratum) + within) / Double(count))) ?? 0
      }
    }
    return GenerationPoints(
      number: 1, positions: (0..<count).map { index in columns.map { $0[index] } },
      logImportance: Array(repeating: 0, count: count))
  }

  /// Points near those of the last generation that came closest to the figures.
  public static func following(_ last: ScoredGeneration, draws: CalibrationDraws) -> GenerationPoints {
    let proposal = Proposal(positions: last.positions, weights: last.weights)
    let number = last.number + 1
    let positions = last.positions.indices.map { proposal.position(draws, generation: number, index: $0) }
    return GenerationPoints(
      number: number, positions: positions, logImportance: positions.map { proposal.logImportance(at: $0) })
  }
}

/// One generation with what its runs gave.
public struct ScoredGeneration: Sendable, Equatable {
  /// From 1.
  public let number: Int
  /// In the coordinates in which every prior is standard normal.
  public let positions: [[Double]]
  /// `[point][figure]`, means over replicates; NaN is missing.
  public let summaries: [[Double]]
  /// d² of every point.
  public let squaredDistances: [Double]
  /// How strict the weights are, ≥ 1; 1 takes the figures at their errors.
  public let tolerance: Double
  /// Add up to 1.
  public let weights: [Double]
  /// Effective size of the weighted points, and of the points before they are compared.
  public let effectiveSize: Double
  public let proposalSize: Double
  /// Share of the points that would be accepted if each were with probability exp(−d²/2ε²).
  public let acceptance: Double
  /// Variance between replicates, by figure.
  public let replicateVariances: [Double]

  /// Points of which a summary that counts is missing.
  public var missing: Int { squaredDistances.count { !$0.isFinite } }
  /// Distance of the nearest point, and the median distance, standard errors.
  public var leastDistance: Double { (squaredDistances.min() ?? .nan).squareRoot() }
  public var medianDistance: Double {
    SampleStatistics.quantile(ofSorted: squaredDistances.sorted(), 0.5).map { $0.squareRoot() } ?? .nan
  }
}

extension ScoredGeneration {
  /// Generations of one tolerance as one sample: each is a weighted sample of the same distribution, and counts by its
  /// effective size.
  ///
  /// - Parameter generations: At least one; number, tolerance and acceptance are those of the last.
  static func pooled(_ generations: [ScoredGeneration]) -> ScoredGeneration {
    let last = generations[generations.count - 1]
    guard generations.count > 1 else { return last }
    let size = generations.reduce(0) { $0 + $1.effectiveSize }
    func sum(_ part: (ScoredGeneration) -> Double) -> Double { generations.reduce(0) { $0 + part($1) } }
    return ScoredGeneration(
      number: last.number, positions: generations.flatMap(\.positions), summaries: generations.flatMap(\.summaries),
      squaredDistances: generations.flatMap(\.squaredDistances), tolerance: last.tolerance,
      weights: generations.flatMap { generation in
        generation.weights.map { $0 * generation.effectiveSize / size }
      },
      effectiveSize: size, proposalSize: sum(\.proposalSize), acceptance: last.acceptance,
      replicateVariances: last.replicateVariances.indices.map { figure in
        sum { $0.replicateVariances[figure] * $0.effectiveSize / size }
      })
  }
}

/// Compares the runs of a generation with the figures.
struct GenerationScore: Sendable {
  let figures: [TargetDistance.Figure]
  /// Part of the effective size that a smaller tolerance must leave.
  let effectiveShare: Double
  /// Replicates are the same at every point.
  var areShared = true

  /// - Parameters:
  ///   - outputs: `[point][replicate][figure]`.
  ///   - previous: Tolerance of the generation before; infinite for the first.
  /// - Returns: Nil when no point can be compared.
  func score(_ points: GenerationPoints, outputs: [[[Double]]], previous: Double) -> ScoredGeneration? {
    let variances = figures.indices.map { figure in
      TargetDistance.pooledVariance(outputs.map { $0.map { $0[figure] } })
    }
    let summaries = outputs.map { replicates in
      figures.indices.map { figure in SampleStatistics.mean(replicates.map { $0[figure] }) ?? .nan }
    }
    let distance = TargetDistance(
      figures: figures, replicateVariances: variances, replicates: outputs.first?.count ?? 1, areShared: areShared)
    let squares = summaries.map { distance.squared($0) }
    let tolerance = ToleranceChoice.tolerance(
      points.logImportance, squares, share: effectiveShare, previous: previous)
    guard let weights = ToleranceChoice.normalised(points.logImportance, squares, tolerance: tolerance),
      let own = ToleranceChoice.normalised(points.logImportance, squares.map { _ in 0 }, tolerance: 1)
    else { return nil }
    let acceptance = zip(own, squares).reduce(0) {
      $0 + $1.0 * Elementary.exponential(-$1.1 / (2 * tolerance * tolerance))
    }
    return ScoredGeneration(
      number: points.number, positions: points.positions, summaries: summaries, squaredDistances: squares,
      tolerance: tolerance, weights: weights, effectiveSize: WeightedSample.effectiveSize(weights),
      proposalSize: WeightedSample.effectiveSize(own), acceptance: acceptance, replicateVariances: variances)
  }
}
