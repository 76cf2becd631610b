import Experiments
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
    zip(priors, position).map { $0.quantile(Normal.cumulative($1)) }
  }

  /// Mean and standard deviation of one prior, from 4,000 equally likely values.
  func moments(of parameter: Int) -> (mean: Double, sd: Double) {
    let values = (0..<4000).map { priors[parameter].quantile((Double($0) + 0.5) / 4000) }
    return (SampleStatistics.mean(values) ?? .nan, SampleStatistics.standardDeviation(values) ?? .nan)
  }

  /// Quantile of one prior.
  func priorQuantile(of parameter: Int, _ p: Double) -> Double { priors[parameter].quantile(p) }
}
