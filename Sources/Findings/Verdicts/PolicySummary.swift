import Experiments
import ScenarioModel

/// The numbers of one policy that belong on one page. Pairs, projects and firms are real ones (weight applied).
public struct PolicySummary: Sendable, Equatable {
  /// Key of the policy in the scenario.
  public var name: String
  public var title: String
  /// Horizons of the numbers below: `first` unless a name says otherwise.
  public var firstHorizon: Int
  public var lastHorizon: Int
  /// Nil without a programme.
  public var envelopeEuro: Double?
  /// Public cost booked, mean.
  public var spentEuro: Double?
  /// Awards and firms, means.
  public var studies: Double
  public var projects: Double
  public var vouchers: Double
  public var firms: Double?
  public var supported: Estimate?
  public var additional: Estimate?
  public var deadweight: Estimate?
  public var deadweightShare: Estimate?
  public var costPerAdditional: Estimate?
  public var additionalPerMillion: Estimate?
  public var failed: Estimate?
  public var harmed: Estimate?
  public var crowdedOut: Estimate?
  public var spillOver: Estimate?
  public var net: Estimate?
  public var netAtLast: Estimate?
  public var netPerMillion: Estimate?
  public var leverage: Estimate?
}

extension PolicySummary {
  /// Summaries of all policies but the baseline; none without a horizon.
  static func table(
    _ study: StudyRecord, _ measurements: Measurements, _ effects: EffectTable, _ money: [MoneyMean]
  ) -> [PolicySummary] {
    guard let first = measurements.horizons.first, let last = measurements.horizons.last else { return [] }
    return measurements.comparedPolicies.map { policy in
      func estimate(_ indicator: Indicator, at horizon: Int) -> Estimate? {
        effects.estimate(policy: policy, EffectKey(indicator, horizon: horizon))
      }
      func awards(_ expense: Expense) -> Double {
        money.reduce(0) {
          $1.policy == policy && $1.instrument == expense.key && $1.quarter < first ? $0 + $1.projects : $0
        }
      }
      let description = study.scenario.policies[policy]
      return PolicySummary(
        name: description.name, title: description.title, firstHorizon: first, lastHorizon: last,
        envelopeEuro: study.budgets[policy]?.envelopeEuro, spentEuro: estimate(.publicCost, at: first)?.mean,
        studies: awards(.study), projects: awards(.innovation), vouchers: awards(.voucher),
        firms: estimate(.distinctFirms, at: first)?.mean, supported: estimate(.supported, at: first),
        additional: estimate(.additional, at: first), deadweight: estimate(.deadweight, at: first),
        deadweightShare: estimate(.deadweightShare, at: first),
        costPerAdditional: estimate(.costPerAdditional, at: first),
        additionalPerMillion: estimate(.additionalPerMillion, at: first), failed: estimate(.failed, at: first),
        harmed: estimate(.harmed, at: first), crowdedOut: estimate(.crowdedOut, at: first),
        spillOver: estimate(.spillOver, at: first),
        net: estimate(.net, at: first), netAtLast: estimate(.net, at: last),
        netPerMillion: estimate(.netPerMillion, at: first), leverage: estimate(.incrementalLeverage, at: first))
    }
  }

  /// The calendar quarter at whose end the first horizon lies, `2027Q4`.
  public var firstQuarter: String { Quarter(index: firstHorizon - 1).description }
  /// The calendar quarter at whose end the last horizon lies.
  public var lastQuarter: String { Quarter(index: lastHorizon - 1).description }

  /// The main finding in words.
  var finding: Notice {
    var sentences = ["\(name), by the end of \(firstQuarter):"]
    if let envelopeEuro {
      sentences.append("\(NumberText.euro(spentEuro)) of \(NumberText.euro(envelopeEuro)) spent;")
    }
    sentences.append("\(NumberText.count(supported?.mean)) technology uses supported,")
    sentences.append("\(NumberText.interval(additional)) of them in place only because of it.")
    if let share = deadweightShare?.mean {
      sentences.append("\(NumberText.percent(share)) of the supported uses in place would be in place anyway.")
    }
    if let cost = costPerAdditional?.mean {
      sentences.append("\(NumberText.euro(cost)) of public money per additional use.")
    }
    sentences.append("Net effect on all firms \(NumberText.interval(net))")
    sentences.append(lastHorizon > firstHorizon ? "(\(lastQuarter): \(NumberText.interval(netAtLast)))." : ".")
    let text = sentences.joined(separator: " ").replacing(" .", with: ".")
    return Notice(.finding, "effect", policy: name, text)
  }
}
