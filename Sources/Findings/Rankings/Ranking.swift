public import Experiments
import ScenarioModel

/// The policies with money in the order of one indicator at one horizon, and how stable that order is over replicates.
///
/// Equal numbers in a replicate are taken as put in order at random: a tie of two counts half for either order.
public struct Ranking: Sendable, Equatable {
  /// What the policies are ordered by; the largest comes first.
  public var indicator: Indicator
  public var label: CellLabel
  /// h: the state at the end of quarter h − 1.
  public var horizon: Int
  /// Replicates in which every ranked policy has a number: those that the shares count.
  public var replicates: Int
  /// Share of replicates in which the whole order holds.
  public var orderShare: Double?
  /// The policies, first to last.
  public var places: [RankedPolicy]

  /// What policies are ranked by.
  public static let indicators: [Indicator] = [
    .net, .netPerMillion, .additional, .additionalPerMillion, .adopterYears,
  ]
}

/// A policy in its place.
public struct RankedPolicy: Sendable, Equatable {
  /// 1 is the largest mean; equal means keep the order of the scenario.
  public var rank: Int
  /// Index in `Scenario.policies`.
  public var policy: Int
  /// The effect against the baseline, as in the effects.
  public var estimate: Estimate
  /// Share of replicates in which this policy comes first.
  public var shareFirst: Double?
  /// Share of replicates in which this policy has this rank.
  public var shareAtRank: Double?
}

extension Ranking {
  /// Rankings by indicator and horizon. A policy takes part when its envelope is above zero and its mean is defined; one
  /// policy alone makes no ranking.
  static func table(_ measurements: Measurements, _ effects: EffectTable, _ labels: Labels) -> [Ranking] {
    let funded = measurements.comparedPolicies.filter {
      measurements.study.scenario.policies[$0].programme.map { $0.envelopeEuro > 0 } ?? false
    }
    return indicators.flatMap { indicator in
      measurements.horizons.compactMap { horizon -> Ranking? in
        let key = EffectKey(indicator, horizon: horizon)
        let found = funded.compactMap { policy -> (policy: Int, mean: Double, estimate: Estimate, values: [Double])? in
          guard let estimate = effects.estimate(policy: policy, key), let mean = estimate.mean,
            let values = measurements.values(policy: policy, key)
          else { return nil }
          return (policy, mean, estimate, values)
        }.sorted { ($1.mean, $0.policy) < ($0.mean, $1.policy) }
        guard found.count > 1 else { return nil }
        let shares = OrderShares(found.map(\.values))
        let places = found.indices.map { place in
          RankedPolicy(
            rank: place + 1, policy: found[place].policy, estimate: found[place].estimate,
            shareFirst: shares.first[place], shareAtRank: shares.atPlace[place])
        }
        return Ranking(
          indicator: indicator, label: labels.cell(indicator, .all, 0, technology: nil), horizon: horizon,
          replicates: shares.replicates, orderShare: shares.order, places: places)
      }
    }
  }
}
