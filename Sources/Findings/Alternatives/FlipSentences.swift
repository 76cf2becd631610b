import Experiments
import ScenarioModel

/// Says in words in how many worlds an order holds, where it flips, and how certain either is.
///
/// A flip is certain where the interval of the lead leaves zero out in the scenario and, the other way round, in the
/// alternative world. Everything else is said to be what it is: a sign.
struct FlipSentences {
  let worlds: [AlternativeWorld]
  let planned: Int
  let scenario: Scenario
  let orders: [OrderAcrossWorlds]
  let flips: [OrderFlip]

  /// Flips of one kind that are told one by one; the others are counted.
  private static let mostTold = 5

  /// One finding per number that policies are ranked by, after a warning where worlds are missing.
  func notices() -> [Notice] {
    var notices: [Notice] = []
    let finished = worlds.count - 1
    if finished < planned {
      notices.append(
        Notice(
          .warning, "alternatives-interrupted",
          "Only \(finished) of \(planned) alternative worlds were finished; statements about them rest on those."))
    }
    guard finished > 0 else { return notices }
    return notices
      + spoken.compactMap { order in
        sentence(order).map { Notice(.finding, "alternative-worlds", $0) }
      }
  }

  /// All firms at the first and the last horizon, supported firms at the first.
  private var spoken: [OrderAcrossWorlds] {
    let horizons = scenario.study.horizons
    guard let first = horizons.first, let last = horizons.last else { return [] }
    let chosen: [(Indicator, Int)] = [(.net, first)] + (last > first ? [(.net, last)] : []) + [(.additional, first)]
    return chosen.compactMap { indicator, horizon in
      orders.first { $0.label.indicator == indicator.rawValue && $0.horizon == horizon }
    }
  }

  /// Nil where there are not two policies to put in order.
  private func sentence(_ order: OrderAcrossWorlds) -> String? {
    guard order.orders[0].count > 1 else { return nil }
    let measure = order.label.indicator == Indicator.net.rawValue ? "net uses" : "additional uses"
    let start = "By \(measure) at the end of \(Quarter(index: order.horizon - 1)),"
    guard order.places.last != 1 else { return "\(start) no policy differs from another in the scenario as it stands." }
    let own = flips.filter { $0.label == order.label && $0.horizon == order.horizon }
    var text = "\(start) the order \(spelled(order)) holds in \(share(order.sameOrderCount, order.worldCount))"
    text += " alternative world\(order.worldCount == 1 ? "" : "s")"
    if let first = order.first {
      text += "; \(name(first)) stays first in "
      text += order.sameFirstCount == order.worldCount ? "all" : "\(order.sameFirstCount)"
      if order.certainFirstCount == order.sameFirstCount {
        text += order.sameFirstCount > 0 ? ", for certain" : ""
      } else {
        text += ", for certain in \(order.certainFirstCount == 0 ? "none" : "\(order.certainFirstCount)")"
      }
    }
    text += "."
    return ([text, never(order)] + certain(own)).compactMap(\.self).joined(separator: " ")
  }

  /// `transnational, mixed = national`: equal means are joined.
  private func spelled(_ order: OrderAcrossWorlds) -> String {
    zip(order.orders[0], order.places).enumerated().map { index, policy in
      let isTied = index > 0 && order.places[index - 1] == policy.1
      return (index == 0 ? "" : isTied ? " = " : ", ") + name(policy.0)
    }.joined()
  }

  /// Pairs whose order was open before anything was varied.
  private func never(_ order: OrderAcrossWorlds) -> String? {
    guard !order.openPairs.isEmpty else { return nil }
    let told = order.openPairs.prefix(FlipSentences.mostTold).map {
      "\(name($0.ahead)) and \(name($0.behind)) (\(NumberText.interval($0.lead)))"
    }
    let others =
      order.hasCertainPairs
      ? "; the other pairs keep theirs in \(share(order.sameCertainOrderCount, order.worldCount))" : ""
    return "Never certain in the scenario as it stands was the order of " + list(told, order.openPairs.count) + others
      + "."
  }

  private func certain(_ own: [OrderFlip]) -> [String] {
    let sure = own.filter { $0.isCertainInScenario && $0.isCertainHere }
    let settled = own.filter { !$0.isCertainInScenario && $0.isCertainHere }
    let lost = own.filter { $0.isCertainInScenario && !$0.isCertainHere }
    let signs = own.count { !$0.isCertainInScenario && !$0.isCertainHere }
    var sentences: [String] = []
    if own.isEmpty { return [] }
    if sure.isEmpty {
      sentences.append("No lead that is certain in the scenario turns into a certain lead of the other policy.")
    } else {
      sentences.append("It flips for certain with " + told(sure) { "\($0) overtakes \($1) by \($2)" } + ".")
    }
    if !settled.isEmpty {
      sentences.append(
        "Open in the scenario, but certain the other way round with " + told(settled) { "\($0) before \($1) by \($2)" }
          + ".")
    }
    if !lost.isEmpty {
      sentences.append(
        "Certain in the scenario, but reversed in sign within the interval with "
          + told(lost) { "\($0) before \($1) by \($2)" } + ".")
    }
    if signs > 0 {
      sentences.append(
        "\(signs) further reversal\(signs == 1 ? " is" : "s are") one of signs only, certain in neither world.")
    }
    return sentences
  }

  /// `subThreshold 0 (national overtakes mixed by 12 [4, 20]; …)`, flips of one world together.
  private func told(_ flips: [OrderFlip], _ words: (String, String, String) -> String) -> String {
    var parts: [(world: Int, texts: [String])] = []
    for flip in flips.prefix(FlipSentences.mostTold) {
      let text = words(name(flip.aheadHere), name(flip.aheadInScenario), NumberText.interval(flip.leadHere))
      if parts.last?.world == flip.world {
        parts[parts.count - 1].texts.append(text)
      } else {
        parts.append((flip.world, [text]))
      }
    }
    let told = parts.map { "\(worlds[$0.world].name) (\($0.texts.joined(separator: "; ")))" }
    let more = flips.count - FlipSentences.mostTold
    return more > 0 ? told.joined(separator: ", ") + " and \(more) more pairs" : list(told, told.count)
  }

  private func list(_ told: [String], _ count: Int) -> String {
    guard count <= told.count, told.count > 1 else {
      return told.joined(separator: ", ") + (count > told.count ? " and \(count - told.count) more" : "")
    }
    return told.dropLast().joined(separator: ", ") + " and " + told[told.count - 1]
  }

  private func share(_ count: Int, _ all: Int) -> String {
    count == all ? (all == 1 ? "the one" : "all \(all)") : "\(count) of \(all)"
  }

  private func name(_ policy: Int) -> String { scenario.policies[policy].name }
}
