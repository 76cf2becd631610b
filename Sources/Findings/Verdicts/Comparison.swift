import Experiments
import ScenarioModel

/// All that sentences about several policies are made from.
struct Comparison {
  let scenario: Scenario
  let horizons: [Int]
  let summaries: [PolicySummary]
  let rankings: [Ranking]
  let contrasts: [PolicyContrast]
  let factorials: [Factorial]
  let factorialEffects: [FactorialEffect]
  let controls: [BorderControls]

  func name(_ policy: Int) -> String { scenario.policies[policy].name }

  /// `the end of 2027Q4`: the state at a horizon.
  func end(_ horizon: Int) -> String { "the end of \(Quarter(index: horizon - 1))" }

  func ranking(_ indicator: Indicator, _ horizon: Int) -> Ranking? {
    rankings.first { $0.indicator == indicator && $0.horizon == horizon }
  }

  /// A measured difference in words; missing when it was not measured.
  func difference(
    _ question: PolicyContrast.Question, _ policy: Int, _ reference: Int, _ indicator: Indicator, _ horizon: Int
  ) -> DifferenceWords {
    let row = contrasts.first {
      $0.question == question && $0.policy == policy && $0.reference == reference && $0.horizon == horizon
        && $0.label.indicator == indicator.rawValue
    }
    return DifferenceWords(row?.estimate)
  }
}

/// Says at what cost policies are compared.
struct CostWords {
  let comparison: Comparison
  /// The policies compared.
  let policies: [Int]
  let horizon: Int

  /// Part of the spending by which policies may differ and still be said to cost the same.
  static let notableSpread = 0.01

  /// The opening of a sentence about these policies: `At equal public cost (EUR 78.0 million each), by the end of …:`.
  /// Equal only where the envelopes are, to the cent; where spending is not equal although they are, that is said too.
  var opening: String {
    let envelopes = policies.compactMap { policy in
      comparison.scenario.policies[policy].programme.map { (policy: policy, euro: $0.envelopeEuro) }
    }
    guard let least = envelopes.min(by: { $0.euro < $1.euro }), let most = envelopes.max(by: { $0.euro < $1.euro })
    else { return "By \(comparison.end(horizon)):" }
    let place = "by \(comparison.end(horizon)):"
    guard most.euro - least.euro < 0.005 else {
      return "Envelopes differ: \(NumberText.euro(least.euro)) (\(comparison.name(least.policy))) to "
        + "\(NumberText.euro(most.euro)) (\(comparison.name(most.policy))), so that totals are not at equal cost. By "
        + "\(comparison.end(horizon)):"
    }
    guard let (low, high) = spending else {
      return "At equal envelopes (\(NumberText.euro(least.euro)) each), \(place)"
    }
    guard high.euro - low.euro <= CostWords.notableSpread * high.euro else {
      return "At equal envelopes (\(NumberText.euro(least.euro)) each) but unequal spending ("
        + "\(NumberText.euro(low.euro)) by \(low.name) to \(NumberText.euro(high.euro)) by \(high.name)), \(place)"
    }
    let isAbsorbed = high.euro > (1 - CostWords.notableSpread) * least.euro
    let spent = isAbsorbed ? "" : ", of which about \(NumberText.euro(high.euro)) is spent"
    return "At equal public cost (\(NumberText.euro(least.euro)) each\(spent)), \(place)"
  }

  /// The policies that spend least and most; nil where spending is not known.
  private var spending: (low: (name: String, euro: Double), high: (name: String, euro: Double))? {
    let spent = policies.compactMap { policy -> (name: String, euro: Double)? in
      let name = comparison.name(policy)
      return comparison.summaries.first { $0.name == name }?.spentEuro.map { (name, $0) }
    }
    guard spent.count == policies.count, let low = spent.min(by: { $0.euro < $1.euro }),
      let high = spent.max(by: { $0.euro < $1.euro })
    else { return nil }
    return (low, high)
  }
}
