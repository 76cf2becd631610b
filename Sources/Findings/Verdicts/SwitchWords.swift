import Experiments
import ScenarioModel

/// What single switches of governance bring: the price of evaluating on gross numbers, the learning club, and the rest.
struct SwitchWords {
  let comparison: Comparison

  /// Pairs of policies that one line names.
  private static let named = 3

  /// One line per switch that two policies differ in alone.
  func notices() -> [Notice] {
    guard let horizon = comparison.horizons.first else { return [] }
    return GovernanceSwitch.allCases.compactMap { governanceSwitch in
      let question = governanceSwitch.question
      var pairs: [Pair] = []
      for row in comparison.contrasts where row.question == question {
        let pair = Pair(question: question, policy: row.policy, reference: row.reference)
        if !pairs.contains(pair) { pairs.append(pair) }
      }
      guard !pairs.isEmpty else { return nil }
      var parts = pairs.prefix(SwitchWords.named).map { sentence($0, horizon) }
      if pairs.count > SwitchWords.named {
        parts.append("\(pairs.count - SwitchWords.named) more pairs of policies are in contrasts.csv.")
      }
      let name = pairs.count == 1 ? comparison.name(pairs[0].policy) : nil
      let text = "\(heading(governanceSwitch)), by \(comparison.end(horizon)): \(parts.joined(separator: " "))"
      return Notice(.finding, code(governanceSwitch), policy: name, text)
    }
  }

  private struct Pair: Equatable {
    var question: PolicyContrast.Question
    var policy: Int
    var reference: Int
  }

  private func code(_ governanceSwitch: GovernanceSwitch) -> String {
    switch governanceSwitch {
    case .evaluation: "price-of-gross"
    case .club: "learning-club"
    default: "governance-switch"
    }
  }

  private func heading(_ governanceSwitch: GovernanceSwitch) -> String {
    switch governanceSwitch {
    case .evaluation: "The price of evaluating on gross numbers"
    case .club: "What a learning club of agencies brings"
    case .pooledShare: "What pooling more of the money brings"
    case .consortium: "What the stricter partner rule of the joint agency brings, all else equal"
    case .nationalConsortium: "What the stricter partner rule of national agencies brings, all else equal"
    case .hubLinks: "What links between hubs of different countries bring, all else equal"
    case .harmonise: "What harmonised rules bring, all else equal"
    case .jointTraining: "What joint training and recruitment bring, all else equal"
    }
  }

  /// Net uses in words, at the first and the last horizon; the other differences as numbers with their intervals.
  private func sentence(_ pair: Pair, _ horizon: Int) -> String {
    let names = "\(comparison.name(pair.policy)) against \(comparison.name(pair.reference))"
    let net = difference(pair, .net, horizon)
    let head = "\(names), " + (pair.question == .evaluation ? price(net) : net.phrase("net uses"))
    let others: [(Indicator, String)] = [
      (.additional, "additional uses"), (.netPerMillion, "net uses per EUR million"),
      (.costPerAdditional, "EUR per additional use"),
    ]
    let numbers = others.map { indicator, noun in
      "in \(noun) \(NumberText.interval(difference(pair, indicator, horizon).estimate))"
    }
    var text = "\(head); differences \(numbers.joined(separator: ", "))"
    if let last = comparison.horizons.last, last > horizon {
      text += "; by \(comparison.end(last)) \(difference(pair, .net, last).phrase("net uses"))"
    }
    return text + "." + partnerRule(pair)
  }

  /// The net uses that agencies lose because they learn from gross results; true minus gross.
  private func price(_ net: DifferenceWords) -> String {
    let number = NumberText.interval(net.estimate)
    return switch net.claim {
    case .more: "\(number) net uses lost"
    case .less: "none; agencies that see true additionality bring \(net.phrase("net uses"))"
    case .indistinct: "not distinct from zero, \(number) net uses"
    case .same: "exactly zero net uses"
    case .unbounded: "\(number) net uses in the mean, without an interval"
    case .missing: "unknown"
    }
  }

  /// Pooling also changes which agency's partner rule firms meet.
  private func partnerRule(_ pair: Pair) -> String {
    guard pair.question == .pooledShare,
      let own = comparison.scenario.policies[pair.policy].programme?.withoutIdleSettings,
      let other = comparison.scenario.policies[pair.reference].programme?.withoutIdleSettings,
      own.governance.consortium != other.governance.nationalConsortium
    else { return "" }
    return " This includes the joint agency's partner rule (\(own.governance.consortium.rawValue)), which firms then "
      + "meet more often."
  }

  private func difference(_ pair: Pair, _ indicator: Indicator, _ horizon: Int) -> DifferenceWords {
    comparison.difference(pair.question, pair.policy, pair.reference, indicator, horizon)
  }
}
