/// Who leads a ranking at one or two horizons, as far as paired intervals tell the leader from the others.
struct RankedSentence {
  /// Rows of ``RankedFigure`` by horizon, the largest mean first.
  let groups: [(quarter: String, rows: [TidyTable.Record])]
  let measure: Measure
  let words: Wording

  var text: String {
    let all = groups.flatMap(\.rows)
    guard let first = groups.first, let leader = first.rows.first, all.contains(where: { $0.number("mean") != nil })
    else { return words("difference.missing", ["measure": measure.inSentence]) }
    let claims = all.compactMap(PolicyEffects.claim)
    guard claims.contains(where: { $0 == .more || $0 == .less }), first.rows.count > 1 else {
      return words(
        "fan.title",
        [
          "finding": EffectSentence(records: first.rows, measure: measure, words: words).text,
          "quarter": words.quarter(first.quarter),
        ])
    }
    guard let name = RankedSentence.distinctLeader(first.rows) else { return undecided(first) }
    let value = measure.amount(leader.number("mean"), words)
    let quarter = words.quarter(first.quarter)
    let gaps: KeyValuePairs = [
      "policy": words.quoted(name), "measure": measure.inSentence, "value": value, "quarter": quarter,
    ]
    // Where even the first is harmed, it is only harmed the least.
    if leader.number("upper").map({ $0 < 0 }) ?? false { return words("ranked.leastHarm", gaps) }
    let claim = words("ranked.leads", gaps)
    guard let last = groups.dropFirst().last else { return claim }
    let then: KeyValuePairs = [
      "quarter": words.quarter(last.quarter), "policy": words.quoted(last.rows.first?.text("policy_title") ?? ""),
    ]
    guard let later = RankedSentence.distinctLeader(last.rows) else {
      return claim + words("ranked.laterUndecided", then)
    }
    return claim + words(later == name ? "ranked.laterSame" : "ranked.laterOther", then)
  }

  private func undecided(_ group: (quarter: String, rows: [TidyTable.Record])) -> String {
    let tied = RankedSentence.atTheTop(group.rows)
    let gaps: KeyValuePairs = [
      "measure": measure.inSentence, "quarter": words.quarter(group.quarter), "count": words.number(Double(tied.count)),
      "policies": words.list(tied.map { words.quoted($0.text("policy_title")) }),
    ]
    return words(
      tied.count == group.rows.count ? "ranked.noneTold" : tied.count < 3 ? "ranked.twoTied" : "ranked.manyTied", gaps)
  }

  /// Title of the first row if every other row is distinctly behind it.
  static func distinctLeader(_ rows: [TidyTable.Record]) -> String? {
    guard let leader = rows.first, leader.number("mean") != nil, atTheTop(rows).count == 1 else { return nil }
    return leader.text("policy_title")
  }

  /// The first row and those that cannot be told from it.
  private static func atTheTop(_ rows: [TidyTable.Record]) -> [TidyTable.Record] {
    guard let leader = rows.first else { return [] }
    return [leader] + rows.dropFirst().filter { !isBehind($0, leader) }
  }

  /// Whether the paired difference leaves zero out. Where it is not known: whether the two intervals lie apart, which
  /// implies it for any correlation, since a difference deviates by no more than both together.
  static func isBehind(_ row: TidyTable.Record, _ leader: TidyTable.Record) -> Bool {
    if row.number("behind_mean") != nil { return row.number("behind_lower").map { $0 > 0 } ?? false }
    guard let upper = row.number("upper"), let lower = leader.number("lower") else { return false }
    return upper < lower
  }
}
