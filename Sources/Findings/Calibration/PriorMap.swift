import GSLNumerics
public import ScenarioModel

/// Maps positions to values: along every axis a position is standard normal before anything is known, whatever the
/// distribution of the value. So proposals need not mind the ends of priors.
public struct PriorMap: Sendable {
  private let priors: [FactorDistribution]

  public init(_ priors: [FactorDistribution]) { self.priors = priors }

  /// Parameters.
  public var count: Int { priors.count }

  /// The values at a position: of every prior the quantile at Φ(position).
  public func values(at position: [Double]) -> [Double] {
    zip(priors, position).map { PriorMap.quantile($0, Normal.cumulative($1)) }
  }

  /// Mean and standard deviation of one prior, from 4,000 equally likely values.
  func moments(of parameter: Int) -> (mean: Double, sd: Double) {
    let values = (0..<4000).map { PriorMap.quantile(priors[parameter], (Double($0) + 0.5) / 4000) }
    return (SampleStatistics.mean(values) ?? .nan, SampleStatistics.standardDeviation(values) ?? .nan)
  }

  /// Quantile of one prior.
  func quantile(of parameter: Int, _ p: Double) -> Double { PriorMap.quantile(priors[parameter], p) }

  private static func quantile(_ prior: FactorDistribution, _ p: Double) -> Double {
    switch prior {
    case .uniform(let lower, let upper): return lower + (upper - lower) * p
    case .logUniform(let lower, let upper):
      let (low, high) = (Elementary.logarithm(lower), Elementary.logarithm(upper))
      return min(max(Elementary.exponential(low + (high - low) * p), lower), upper)
    case .triangular(let lower, let mode, let upper):
      let rising = (mode - lower) / (upper - lower)
      return p < rising
        ? lower + ((upper - lower) * (mode - lower) * p).squareRoot()
        : upper - ((upper - lower) * (upper - mode) * (1 - p)).squareRoot()
    case .normal(let mean, let deviation, let lower, let upper):
      let low = lower.map { Normal.cumulative(($0 - mean) / deviation) } ?? 0
      let high = upper.map { Normal.cumulative(($0 - mean) / deviation) } ?? 1
      let z = (try? Normal.quantile(low + (high - low) * p)) ?? .nan
      return min(max(mean + deviation * z, lower ?? -.infinity), upper ?? .infinity)
    case .choice(let values): return values[min(values.count - 1, Int(p * Double(values.count)))]
    case .tied: return .nan
    }
  }
}
