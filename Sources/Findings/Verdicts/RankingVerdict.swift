import Experiments
import ScenarioModel

/// Who comes first, how surely, and at what cost: the verdict of a study that compares policies.
///
/// *Leads* is said of a policy only when every paired interval against the others leaves zero out; *comes first* says no
/// more than that its mean is the largest. Intervals are those of single comparisons.
struct RankingVerdict {
  let comparison: Comparison

  /// Policies that a sentence names one by one.
  private static let named = 3
  /// Policies whose whole order is spelled out.
  private static let spelled = 6

  /// Nil when fewer than two policies with money can be ranked.
  func notice() -> Notice? {
    guard let horizon = comparison.horizons.first, let net = comparison.ranking(.net, horizon) else { return nil }
    let costs = CostWords(comparison: comparison, policies: net.places.map(\.policy), horizon: horizon)
    let sentences =
      ["\(costs.opening) \(lead(net))."] + perEuro(net) + later(net) + supported(net) + crossBorder(net) + harm(net)
      + order(net)
    return Notice(.finding, "verdict", sentences.joined(separator: " "))
  }

  private func top(_ ranking: Ranking) -> RankedPolicy { ranking.places[0] }

  /// The first policy against one below it.
  private func ahead(_ ranking: Ranking, of policy: Int) -> DifferenceWords {
    comparison.difference(.ranking, top(ranking).policy, policy, ranking.indicator, ranking.horizon)
  }

  /// The policies that the first one is not distinctly ahead of.
  private func notBehind(_ ranking: Ranking) -> [Int] {
    ranking.places.dropFirst().map(\.policy).filter { ahead(ranking, of: $0).claim != .more }
  }

  private func lead(_ net: Ranking) -> String {
    let first = comparison.name(top(net).policy)
    let baseline = comparison.scenario.study.baseline
    let words = DifferenceWords(top(net).estimate)
    let uses = NumberText.interval(top(net).estimate)
    switch words.claim {
    case .less:
      return "no policy is shown to gain; even \(first), the best by its mean, brings \(words.phrase("uses")) "
        + "than \(baseline)"
    case .same: return "\(first), which no policy exceeds by its mean, brings exactly the same uses as \(baseline)"
    case .indistinct:
      return "\(first) comes first by its mean with \(uses) net uses, which cannot be told from none" + others(net)
    case .unbounded, .missing:
      return "\(first) comes first with \(uses) net uses; nothing can be told apart without "
        + "intervals, which take two replicates or more"
    case .more: return "\(first) brings \(uses) net uses" + others(net)
    }
  }

  /// How far the first policy is ahead of the others, those that it is distinctly ahead of before those that it is not.
  private func others(_ net: Ranking) -> String {
    let rest = net.places.dropFirst().map(\.policy)
    func difference(_ policy: Int) -> String { NumberText.interval(ahead(net, of: policy).estimate) }
    let behind = rest.filter { ahead(net, of: $0).claim == .more }
    let vague = notBehind(net)
    var text = ""
    if behind.count <= RankingVerdict.named {
      let parts = behind.map { "\(difference($0)) more than \(name($0, besides: top(net).policy))" }
      text += parts.isEmpty ? "" : ", \(WordList.joined(parts))"
    } else if let nearest = behind.first, let farthest = behind.last {
      let scope = vague.isEmpty ? "each of the \(behind.count) others" : "\(behind.count) others"
      text +=
        ", more than \(scope), from \(difference(nearest)) (\(comparison.name(nearest))) to "
        + "\(difference(farthest)) (\(comparison.name(farthest)))"
    }
    guard !vague.isEmpty else { return text }
    let names = vague.map { "\(name($0, besides: top(net).policy)) (\(difference($0)))" }
    return text + (behind.isEmpty ? ", " : ", but ") + "not distinctly more than "
      + WordList.shortened(names, to: RankingVerdict.named, "or")
  }

  /// Cross-border policies against national firms alone and against pairs from one country, where the lead does not say
  /// so already: better than the one need not be better than the other.
  private func crossBorder(_ net: Ranking) -> [String] {
    let isListed = net.places.count - 1 <= RankingVerdict.named
    let told = comparison.controls.filter { controls in
      [controls.nationalAlone, controls.nationalPairs, controls.domestic].contains { $0 != nil }
        && !(isListed && controls.foreign == top(net).policy)
    }
    return told.prefix(RankingVerdict.named).map { controls in
      let references = [controls.nationalAlone, controls.nationalPairs, controls.domestic].compactMap { $0 }
      let parts = references.map { reference -> (isMore: Bool, text: String) in
        let difference = between(controls.foreign, reference, net)
        let name = name(reference, besides: controls.foreign)
        switch difference.claim {
        case .more, .less, .unbounded:
          return (difference.claim == .more, "\(difference.phrase("net uses")) than \(name)")
        case .indistinct:
          return (false, "not distinctly more than \(name) (\(NumberText.interval(difference.estimate)))")
        case .same: return (false, "exactly as many as \(name)")
        case .missing: return (false, "an unknown number besides \(name)")
        }
      }
      let gains = parts.filter(\.isMore).map(\.text)
      let others = parts.filter { !$0.isMore }.map(\.text)
      let link = gains.isEmpty || others.isEmpty ? "" : ", but "
      return "\(comparison.name(controls.foreign)) brings \(WordList.joined(gains))\(link)\(WordList.joined(others))."
    }
  }

  /// Two ranked policies in either order.
  private func between(_ policy: Int, _ reference: Int, _ net: Ranking) -> DifferenceWords {
    let forwards = comparison.difference(.ranking, policy, reference, net.indicator, net.horizon)
    guard forwards.estimate == nil else { return forwards }
    return DifferenceWords(
      comparison.difference(.ranking, reference, policy, net.indicator, net.horizon).estimate?.negated)
  }

  /// The name of a policy; where it is the control of another one, that is said.
  private func name(_ policy: Int, besides other: Int) -> String {
    let isControl = comparison.controls.contains {
      $0.foreign == other && ($0.domestic == policy || $0.nationalPairs == policy)
    }
    return (isControl ? "the same-country pairs of " : "") + comparison.name(policy)
  }

  /// Policies besides the first that do harm, and those that cannot be told from doing nothing.
  private func harm(_ net: Ranking) -> [String] {
    let baseline = comparison.scenario.study.baseline
    let rest = net.places.dropFirst()
    let harmful = rest.filter { DifferenceWords($0.estimate).claim == .less }
      .map { "\(comparison.name($0.policy)) (\(NumberText.interval($0.estimate.negated)) fewer)" }
    let idle = rest.filter { [.indistinct, .same].contains(DifferenceWords($0.estimate).claim) }
      .map { comparison.name($0.policy) }
    var sentences: [String] = []
    if !harmful.isEmpty { sentences.append("Fewer uses than \(baseline): \(WordList.shortened(harmful, to: 6)).") }
    if !idle.isEmpty { sentences.append("Not distinct from \(baseline): \(WordList.shortened(idle, to: 6)).") }
    return sentences
  }

  /// Who comes first per euro. Where the first policy per programme gains nothing for sure there is nothing to divide.
  private func perEuro(_ net: Ranking) -> [String] {
    guard [.more, .unbounded].contains(DifferenceWords(top(net).estimate).claim),
      let ratio = comparison.ranking(.netPerMillion, net.horizon)
    else { return [] }
    let (per, whole) = (top(ratio), top(net))
    let number = "\(NumberText.interval(per.estimate)) net uses"
    let vague = notBehind(ratio).map { comparison.name($0) }
    let doubt = vague.isEmpty ? "" : ", but not distinctly ahead of \(WordList.shortened(vague, to: 3, "or"))"
    guard per.policy == whole.policy else {
      let verb = vague.isEmpty ? "leads" : "comes first"
      let other = ratio.places.first { $0.policy == whole.policy }.map {
        "; \(comparison.name(whole.policy)) \(NumberText.interval($0.estimate))"
      }
      return [
        "Per EUR million spent \(comparison.name(per.policy)) \(verb) (\(number)\(other ?? ""))\(doubt): per programme "
          + "and per euro disagree about who comes first."
      ]
    }
    if vague.isEmpty, notBehind(net).isEmpty { return ["It also leads per EUR million spent (\(number))."] }
    return ["Per EUR million spent it \(vague.isEmpty ? "leads" : "comes first too") (\(number))\(doubt)."]
  }

  /// Another policy that distinctly gains more among the firms that it supports.
  private func supported(_ net: Ranking) -> [String] {
    guard let additional = comparison.ranking(.additional, net.horizon), top(additional).policy != top(net).policy
    else { return [] }
    let difference = ahead(additional, of: top(net).policy)
    guard difference.claim == .more else { return [] }
    return [
      "Among supported firms alone \(comparison.name(top(additional).policy)) has "
        + "\(difference.phrase("additional uses")) than \(comparison.name(top(net).policy))."
    ]
  }

  /// Whether the same policy comes first at the last horizon.
  private func later(_ net: Ranking) -> [String] {
    guard let last = comparison.horizons.last, last > net.horizon, let later = comparison.ranking(.net, last)
    else { return [] }
    let number = "\(NumberText.interval(top(later).estimate)) net uses"
    let vague = notBehind(later).map { comparison.name($0) }
    let isSame = top(later).policy == top(net).policy
    let subject = "By \(comparison.end(last)) \(comparison.name(top(later).policy))" + (isSame ? " still" : "")
    guard vague.isEmpty else {
      return [
        "\(subject) has the largest mean (\(number)), not distinctly ahead of "
          + "\(WordList.shortened(vague, to: RankingVerdict.named, "or"))."
      ]
    }
    return ["\(subject) leads (\(number))\(isSame ? "" : ": who comes first changes with the horizon")."]
  }

  /// How stable the order is over replicates.
  private func order(_ net: Ranking) -> [String] {
    guard net.replicates > 1, let share = net.orderShare else { return [] }
    let names = net.places.map { comparison.name($0.policy) }
    let whole =
      names.count <= RankingVerdict.spelled
      ? "The order \(names.joined(separator: " > "))" : "The whole order of the \(names.count) policies"
    let first = top(net).shareFirst.map {
      names.count > 2 && $0 != share ? "; \(names[0]) comes first in \(replicates($0, of: net.replicates))" : ""
    }
    return ["\(whole) holds in \(replicates(share, of: net.replicates))\(first ?? "")."]
  }

  private func replicates(_ share: Double, of count: Int) -> String {
    if share >= 1 { return "all \(count) replicates" }
    return share <= 0 ? "none of the \(count) replicates" : "\(NumberText.percent(share)) of replicates"
  }
}
