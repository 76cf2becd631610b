/// The verdict in words: who comes first, how surely, for whom it is harm, at what cost, and how long that holds. Says no
/// more than the intervals allow: a policy *leads* only where the interval of every lead leaves zero out.
struct VerdictWords {
  let source: BriefSource

  private var words: Wording { source.words }
  private var numbers: IntervalWords { source.numbers }

  /// Names that are spelled out in a row.
  static let named = 5

  /// The first sentence.
  var headline: String {
    guard let net = source.ranking("net", at: source.first) else { return single }
    let gaps = gaps(net.first, net.value)
    switch net.value.claim {
    case .more where net.isCertain: return words("verdict.leads", gaps)
    case .more: return words("verdict.first", gaps + [("others", list(net.notBehind, or: true))])
    case .indistinct: return words("verdict.none", gaps)
    case .less: return words("verdict.harm", gaps)
    case .same: return words("verdict.same", gaps)
    case .unbounded: return words("verdict.unbounded", gaps)
    case nil: return words("verdict.unknown")
    }
  }

  /// One policy, or several of which no order is known.
  private var single: String {
    guard source.policies.count == 1, let policy = source.policies.first else { return words("verdict.unknown") }
    let net = source.effect("net", of: policy)
    let gaps = gaps(policy, net)
    switch net?.claim {
    case .more: return words("verdict.oneGain", gaps)
    case .less: return words("verdict.oneHarm", gaps)
    case .indistinct: return words("verdict.oneNone", gaps)
    case .same: return words("verdict.oneSame", gaps)
    case .unbounded: return words("verdict.unbounded", gaps)
    case nil: return words("verdict.unknown")
    }
  }

  private func gaps(_ policy: String, _ net: Interval?) -> [(String, String)] {
    [
      ("policy", source.name(policy)), ("value", numbers.text(net)), ("quarter", source.quarter(source.first)),
      ("baseline", source.baseline),
    ]
  }

  /// The sentences after the first, one by one.
  var sentences: [String] {
    [ahead, harm, idle, cost, envelopes, perMillion, later, order, worlds, warned].compactMap(\.self)
  }

  /// How far the first is ahead of the nearest and the farthest of those that it is distinctly ahead of.
  private var ahead: String? {
    guard let net = source.ranking("net", at: source.first), net.value.claim == .more else { return nil }
    let behind = net.others.filter { $0.lead?.claim == .more }
    guard let nearest = behind.first, let farthest = behind.last else { return nil }
    guard behind.count > 1 else {
      return words(
        "verdict.aheadOne", [("other", source.name(nearest.policy)), ("lead", numbers.text(nearest.lead))])
    }
    return words(
      "verdict.ahead",
      [
        ("least", numbers.text(nearest.lead)), ("near", source.name(nearest.policy)),
        ("most", numbers.text(farthest.lead)), ("far", source.name(farthest.policy)),
        ("count", words.number(Double(behind.count))),
      ])
  }

  private func policies(claiming claims: [PolicyEffects.Claim]) -> [String] {
    source.policies.filter { policy in source.effect("net", of: policy)?.claim.map(claims.contains) ?? false }
  }

  private var harm: String? {
    let harmful = policies(claiming: [.less])
    guard !harmful.isEmpty, source.policies.count > 1 else { return nil }
    let named = harmful.map { "\(source.name($0)) (\(numbers.text(source.effect("net", of: $0))))" }
    return words("verdict.harmList", [("baseline", source.baseline), ("list", words.list(named))])
  }

  private var idle: String? {
    let idle = policies(claiming: [.indistinct, .same])
    guard !idle.isEmpty, source.policies.count > 1 else { return nil }
    let named = idle.map { "\(source.name($0)) (\(numbers.text(source.effect("net", of: $0))))" }
    return words("verdict.idleList", [("list", words.list(named))])
  }

  /// What an additional use of the first policy costs; nothing where no gain is shown.
  private var cost: String? {
    let top = source.ranking("net", at: source.first)?.first ?? source.policies.first
    guard let top, source.effect("additional", of: top)?.claim == .more, source.effect("net", of: top)?.claim == .more,
      let cost = source.effect("costPerAdditional", of: top), cost.mean != nil,
      let share = source.effect("deadweightShare", of: top)?.mean
    else { return nil }
    return words(
      "verdict.cost",
      [("cost", numbers.cost(cost)), ("share", words.percent(share))])
  }

  /// Whether totals are at equal cost.
  private var envelopes: String? {
    let envelopes = source.context.policies.filter { source.policies.contains($0.name) }.compactMap(\.envelopeEuro)
    let spent = source.policies.compactMap { source.effect("publicCost", of: $0)?.mean }.filter { $0 > 0 }
    guard envelopes.count > 1, let least = envelopes.min(), let most = envelopes.max(), let low = spent.min(),
      let high = spent.max()
    else { return nil }
    let gaps = [
      ("least", numbers.millions(least)), ("most", numbers.millions(most)), ("low", numbers.millions(low)),
      ("high", numbers.millions(high)), ("quarter", source.quarter(source.first)),
    ]
    return words(most - least < 0.005 ? "verdict.envelopesEqual" : "verdict.envelopesDiffer", gaps)
  }

  /// Whether the order by euro is the order by programme. Without a gain there is nothing to divide.
  private var perMillion: String? {
    guard let net = source.ranking("net", at: source.first), net.value.claim == .more,
      let ratio = source.ranking("netPerMillion", at: source.first)
    else { return nil }
    let isSame = ratio.first == net.first
    let gaps = gaps(ratio.first, ratio.value) + [("others", list(ratio.notBehind, or: true))]
    return words(
      ratio.isCertain
        ? (isSame ? "verdict.perSame" : "verdict.perOther")
        : (isSame ? "verdict.perSameVague" : "verdict.perOtherVague"),
      gaps)
  }

  /// Whether the same policy leads at the last horizon.
  private var later: String? {
    guard source.last.quarters > source.first.quarters else { return nil }
    let quarter = ("quarter", source.quarter(source.last))
    guard let net = source.ranking("net", at: source.first), let late = source.ranking("net", at: source.last) else {
      guard let policy = source.policies.first, source.policies.count == 1,
        let net = source.effect("net", of: policy, at: source.last), net.mean != nil
      else { return nil }
      let key = net.claim == .more ? "More" : net.claim == .less ? "Less" : "None"
      return words("verdict.laterOne\(key)", [quarter, ("value", numbers.text(net))])
    }
    let gaps = [
      quarter, ("policy", source.name(late.first)), ("value", numbers.text(late.value)),
      ("others", list(late.notBehind, or: true)),
    ]
    guard late.value.claim == .more else { return words("verdict.laterNone", gaps) }
    guard late.isCertain else { return words("verdict.laterVague", gaps) }
    return words(late.first == net.first && net.isCertain ? "verdict.laterSame" : "verdict.laterOther", gaps)
  }

  /// How stable the order is over replicates.
  private var order: String? {
    guard let net = source.ranking("net", at: source.first), net.replicates > 1, let whole = net.shareOrder,
      let first = net.shareFirst
    else { return nil }
    return words(
      "verdict.order",
      [
        ("whole", words.percent(whole)), ("first", words.percent(first)),
        ("count", words.number(Double(net.replicates))),
      ])
  }

  /// That there are warnings, which stand further down.
  private var warned: String? {
    let count = source.notices("warning").count + source.run.parametersOutsideRange.count
    guard count > 1 else { return count == 1 ? words("verdict.warning") : nil }
    return words("verdict.warnings", [("count", words.number(Double(count)))])
  }

  private var worlds: String? { AlternativeWords(source: source)?.sentence }

  /// Names in quotation marks; many are counted.
  func list(_ policies: [String], or isChoice: Bool = false) -> String {
    let names = policies.map(source.name)
    guard names.count > VerdictWords.named else { return words.list(names, isChoice ? "frame.or" : "frame.and") }
    let rest = words("frame.others", ["count": words.number(Double(names.count - VerdictWords.named + 1))])
    return words.list(Array(names.prefix(VerdictWords.named - 1)) + [rest], isChoice ? "frame.or" : "frame.and")
  }

  /// Two to four numbers that stand out: of the policy that comes first, or the only one.
  var tiles: [BriefTile] {
    guard let top = source.ranking("net", at: source.first)?.first ?? source.policies.first,
      let net = source.effect("net", of: top), net.mean != nil
    else { return [] }
    let quarter = ("quarter", source.quarter(source.first))
    var tiles = [
      BriefTile(
        number: numbers.text(net), meaning: words("tile.net", [quarter]))
    ]
    if let share = source.effect("deadweightShare", of: top), share.mean != nil {
      tiles.append(BriefTile(number: words.percent(share.mean), meaning: words("tile.anyway")))
    }
    // Where no gain is shown there is nothing to price and no winner to be sure of.
    guard net.claim == .more else { return tiles }
    if source.effect("additional", of: top)?.claim == .more, let cost = source.effect("costPerAdditional", of: top),
      cost.mean != nil
    {
      tiles.append(BriefTile(number: "EUR\u{00A0}" + words.rounded(cost.mean), meaning: words("tile.cost")))
    }
    if let ranking = source.ranking("net", at: source.first), let share = ranking.shareFirst, ranking.replicates > 1 {
      tiles.append(
        BriefTile(
          number: words.percent(share),
          meaning: words("tile.first", [("count", words.number(Double(ranking.replicates)))])))
    }
    return tiles
  }
}

extension Wording {
  /// The phrase of a key with gaps that were put together.
  func callAsFunction(_ key: String, _ gaps: [(String, String)]) -> String {
    gaps.reduce(self(key)) { $0.replacing("{\($1.0)}", with: $1.1) }
  }

  /// Words in a row with the conjunction of a key.
  func list(_ words: [String], _ conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(self(conjunction)) " + last
  }
}
