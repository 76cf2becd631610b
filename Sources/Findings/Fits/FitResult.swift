public import ScenarioModel

/// What a fit found.
public struct FitResult: Sendable {
  /// What was fitted to what.
  public let calibration: Calibration
  let map: PriorMap
  /// In order.
  public let generations: [ScoredGeneration]
  /// The generations at the last tolerance, as one.
  public let posterior: ScoredGeneration
  /// Points of the posterior that stand for it with equal weight.
  public let members: [Int]
  /// Members whose weight asked for more than one place.
  public let clipped: Int
  public let ending: CalibrationFit.Ending
  let draws: CalibrationDraws

  /// The ensemble: values in the order of the parameters, a row for every member.
  public var ensemble: [[Double]] { members.map { map.values(at: posterior.positions[$0]) } }

  /// Every parameter before and after.
  public var parameters: [ParameterFinding] {
    let values = posterior.positions.map { map.values(at: $0) }
    return calibration.parameters.indices.map { index in
      let own = values.map { $0[index] }
      let mean = WeightedSample.weightedMean(own, posterior.weights)
      let variance = zip(own, posterior.weights).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
      let before = map.moments(of: index)
      return ParameterFinding(
        path: calibration.parameters[index].path.description, priorMean: before.mean, priorSd: before.sd,
        priorQuantiles: FitResult.levels.map { map.priorQuantile(of: index, $0) }, mean: mean,
        sd: variance.squareRoot(),
        quantiles: FitResult.levels.map { WeightedSample.weightedQuantile(own, posterior.weights, $0) },
        contraction: 1 - variance / (before.sd * before.sd))
    }
  }

  /// Levels of all quantiles that are reported.
  public static let levels = [0.05, 0.25, 0.5, 0.75, 0.95]

  /// Correlation of every pair of parameters in the posterior, the first before the second.
  public var correlations: [ParameterCorrelation] {
    let values = posterior.positions.map { map.values(at: $0) }
    let covariances = WeightedSample.covariances(values, posterior.weights)
    let names = calibration.parameters.map(\.path.description)
    return names.indices.flatMap { first in
      names.indices.dropFirst(first + 1).map { second in
        let product = covariances[first][first] * covariances[second][second]
        return ParameterCorrelation(
          first: names[first], second: names[second],
          correlation: product > 0 ? covariances[first][second] / product.squareRoot() : .nan)
      }
    }
  }

  /// Every target before and after the fit, beside its figure.
  public var predictions: [TargetPrediction] {
    let equal = generations[0].weights.map { _ in 1 / Double(generations[0].weights.count) }
    return calibration.targets.enumerated().map { index, target in
      let outputs = posterior.summaries.map { $0[index] }
      let before = generations[0].summaries.map { $0[index] }
      // The figure is the output of a world like the runs, seen with its error.
      let spread = (target.sd * target.sd + posterior.replicateVariances[index]).squareRoot()
      let seen = outputs.enumerated().map { point, output in
        output + spread * draws.normal(.measurement, generation: posterior.number, index: point, sub: index)
      }
      func quantiles(_ values: [Double], _ weights: [Double]) -> [Double] {
        [0.05, 0.5, 0.95].map { WeightedSample.weightedQuantile(values, weights, $0) }
      }
      let known = zip(outputs, posterior.weights).map { $0.isNaN ? 0 : $1 }
      let whole = known.reduce(0, +)
      return TargetPrediction(
        target: target, prior: quantiles(before, equal), posterior: quantiles(outputs, posterior.weights),
        mean: whole > 0
          ? WeightedSample.weightedMean(outputs.map { $0.isNaN ? 0 : $0 }, known) / whole : .nan,
        lower: WeightedSample.weightedQuantile(seen, posterior.weights, 0.05),
        upper: WeightedSample.weightedQuantile(seen, posterior.weights, 0.95),
        replicateSd: posterior.replicateVariances[index].squareRoot())
    }
  }
}

/// One parameter before and after a fit.
public struct ParameterFinding: Sendable, Equatable {
  /// Where the value stands.
  public var path: String
  /// Before the fit.
  public var priorMean: Double
  /// Standard deviation before the fit.
  public var priorSd: Double
  /// At ``FitResult/levels``.
  public var priorQuantiles: [Double]
  /// After the fit.
  public var mean: Double
  /// Standard deviation after the fit.
  public var sd: Double
  /// At ``FitResult/levels``.
  public var quantiles: [Double]
  /// 1 − posterior variance / prior variance: 0 where the figures say nothing, near 1 where they say all; below 0 where
  /// they push the parameter to where its prior is wider.
  public var contraction: Double
}

/// Correlation of two parameters in the posterior.
public struct ParameterCorrelation: Sendable, Equatable {
  /// Path of the one.
  public var first: String
  /// Path of the other.
  public var second: String
  /// In [−1, 1]; NaN where one of them does not vary.
  public var correlation: Double
}

/// One target beside what the fit makes of it.
public struct TargetPrediction: Sendable, Equatable {
  /// The figure.
  public var target: CalibrationTarget
  /// Quantiles 0.05, 0.5 and 0.95 of the outputs at the points of the prior, and of the posterior.
  public var prior: [Double]
  public var posterior: [Double]
  /// Mean output of the posterior.
  public var mean: Double
  /// Where the figure should lie in nine of ten cases, its error included.
  public var lower: Double
  public var upper: Double
  /// Standard deviation between replicates of one point.
  public var replicateSd: Double

  /// Whether the figure lies there.
  public var isInside: Bool { target.observed >= lower && target.observed <= upper }
  /// Mean output minus figure.
  public var error: Double { mean - target.observed }
}
