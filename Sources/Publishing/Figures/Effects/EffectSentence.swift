/// What paired intervals allow to say of several policies at once, in one sentence: the title of figures of effects.
struct EffectSentence {
  /// Rows with `policy_title`, `mean`, `lower`, `upper`; one per policy.
  let records: [TidyTable.Record]
  let measure: Measure
  let words: Wording

  var text: String {
    let claimed = records.compactMap { record in PolicyEffects.claim(record).map { (record, $0) } }
    guard let first = claimed.first else { return words("difference.missing", ["measure": measure.inSentence]) }
    let more = claimed.filter { $0.1 == .more }.map(\.0)
    let less = claimed.filter { $0.1 == .less }.map(\.0)
    if more.isEmpty, less.isEmpty {
      return nothing(claimed.map(\.1), policy: words.quoted(first.0.text("policy_title")))
    }
    var sides = [(more, "More"), (less, "Less")].filter { !$0.0.isEmpty }.map { records, side in
      let largest = records.max { abs($0.number("mean") ?? 0) < abs($1.number("mean") ?? 0) } ?? records[0]
      let number = records.count == 1 ? "one" : records.count == claimed.count ? "all" : "some"
      // Who does most is only said where its interval lies apart from all others.
      let key = records.count == 1 || isApart(largest, records) ? number + side : number + side + "Range"
      let smallest = records.map { abs($0.number("mean") ?? 0) }.min()
      return words(
        "difference.\(key)",
        [
          "policy": words.quoted(largest.text("policy_title")), "count": words.number(Double(records.count)),
          "all": words.number(Double(claimed.count)), "measure": measure.inSentence,
          "value": measure.amount(largest.number("mean").map { abs($0) }, words),
          "least": measure.plainAmount(smallest, words),
        ])
    }
    // One that stands out of several, and nothing known of the rest.
    if sides.count == 1, more.count + less.count == 1, claimed.count > 1 {
      sides.append(words(claimed.count == 2 ? "difference.otherIndistinct" : "difference.othersIndistinct"))
    }
    return sides.joined(separator: "; ")
  }

  /// Whether the interval of one record lies apart from those of all others.
  private func isApart(_ record: TidyTable.Record, _ others: [TidyTable.Record]) -> Bool {
    others.allSatisfy { other in
      if other.index == record.index { return true }
      guard let lower = record.number("lower"), let upper = record.number("upper"), let low = other.number("lower"),
        let high = other.number("upper")
      else { return false }
      return lower > high || upper < low
    }
  }

  /// No interval leaves zero out.
  private func nothing(_ claims: [PolicyEffects.Claim], policy: String) -> String {
    let number = claims.count == 1 ? "one" : "none"
    let key =
      claims.allSatisfy { $0 == .same } ? "Same" : claims.allSatisfy { $0 == .unbounded } ? "Unbounded" : "Distinct"
    return words("difference.\(number)\(key)", ["policy": policy, "measure": measure.inSentence])
  }
}
