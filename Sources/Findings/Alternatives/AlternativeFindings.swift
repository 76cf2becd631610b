package import Experiments
import GSLNumerics
package import ScenarioModel

/// Whether the answer of a study survives in alternative worlds: effects, orders and where orders flip.
public struct AlternativeFindings: Sendable {
  /// The scenario as it stands, then the alternative worlds that were finished, in their order.
  public let worlds: [AlternativeWorld]
  /// Alternative worlds asked for.
  public let planned: Int
  /// By world, policy, indicator and horizon.
  public let rows: [AlternativeRow]
  /// By indicator and horizon.
  public let orders: [OrderAcrossWorlds]
  /// By world, indicator, horizon and pair of policies.
  public let flips: [OrderFlip]
  /// What the orders and flips mean, in sentences.
  public let notices: [Notice]

  /// Compares the policies of a scenario in all worlds; `asItStands` is what they did in the scenario itself.
  ///
  /// - Throws: ``FindingsError`` when an account of an alternative world does not close.
  package init(_ scenario: Scenario, asItStands: WorldOutcomes, _ alternatives: AlternativesRecord) throws {
    let open = alternatives.worlds.filter { !$0.outcomes.accountsClose }
    guard open.isEmpty else {
      throw FindingsError(problems: open.map { "\($0.name): an account does not close in the alternative world." })
    }
    worlds =
      [.scenario]
      + alternatives.worlds.map { AlternativeWorld(path: $0.path, value: $0.value, name: $0.name) }
    planned = alternatives.planned
    let comparison = AlternativeComparison(
      samples: ([asItStands] + alternatives.worlds.map(\.outcomes)).map(OutcomeSamples.init),
      policies: scenario.policies.indices.filter { $0 != scenario.baselineIndex },
      horizons: scenario.study.horizons,
      labels: Labels(scenario.world), estimator: Estimator(level: scenario.study.confidenceLevel, resamples: 0, key: 0))
    rows = try comparison.rows()
    var orders: [OrderAcrossWorlds] = []
    var flips: [OrderFlip] = []
    for indicator in OutcomeSamples.indicators {
      for horizon in scenario.study.horizons.indices {
        let (order, found) = try comparison.order(indicator, horizon, rows)
        orders.append(order)
        flips += found
      }
    }
    let position = Dictionary(
      OutcomeSamples.indicators.enumerated().map { ($1.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    self.orders = orders
    self.flips = flips.enumerated().sorted { left, right in
      func place(_ flip: OrderFlip) -> (Int, Int) { (flip.world, position[flip.label.indicator] ?? 0) }
      let (a, b) = (place(left.element), place(right.element))
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
    notices = FlipSentences(
      worlds: worlds, planned: planned, scenario: scenario, orders: orders, flips: self.flips
    ).notices()
  }

  /// The order by one number at one horizon; nil when the study has no such number.
  public func order(by indicator: String, horizon: Int) -> OrderAcrossWorlds? {
    orders.first { $0.label.indicator == indicator && $0.horizon == horizon }
  }
}
