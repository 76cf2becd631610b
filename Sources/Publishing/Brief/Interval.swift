/// A mean with the ends of its interval, and what that interval allows to say.
struct Interval: Sendable, Equatable {
  let mean: Double?
  let lower: Double?
  let upper: Double?
  let claim: PolicyEffects.Claim?

  /// - Parameter record: a row with the columns `mean`, `lower` and `upper`, or others of these names after `prefix`.
  init(_ record: TidyTable.Record) {
    mean = record.number("mean")
    lower = record.number("lower")
    upper = record.number("upper")
    claim = PolicyEffects.claim(record)
  }

  init(mean: Double?, lower: Double?, upper: Double?) {
    var table = TidyTable(columns: ["mean", "lower", "upper"].map { .init($0, .number, "") })
    table.append([.init(mean), .init(lower), .init(upper)])
    self.init(table.records[0])
  }

  /// Whether the interval leaves zero out.
  var isDistinct: Bool { claim == .more || claim == .less }
}

/// Spells intervals in the words of a language, as precisely as a reader can use.
struct IntervalWords {
  let words: Wording

  /// `576 [559, 594]`; the mean alone where there is no interval. More decimals, up to three, where an end would
  /// otherwise look like zero although the interval leaves zero out.
  func text(_ interval: Interval?, factor: Double = 1) -> String {
    guard let interval, let mean = interval.mean.map({ $0 * factor }), mean.isFinite else {
      return words("frame.missing")
    }
    guard let lower = interval.lower.map({ $0 * factor }), let upper = interval.upper.map({ $0 * factor }) else {
      return words.number(mean, decimals: abs(mean) >= 9.95 || mean == 0 ? 0 : 1)
    }
    var places = mean == 0 && lower == 0 && upper == 0 || abs(mean) >= 9.95 || upper - lower >= 20 ? 0 : 1
    let ends = lower > 0 ? [lower] : upper < 0 ? [upper] : [lower, upper]
    while places < 3, ends.contains(where: { abs($0) >= 0.0005 }), ends.allSatisfy({ isShownAsZero($0, places) }) {
      places += 1
    }
    return bracketed([mean, lower, upper].map { words.number($0, decimals: places) })
  }

  /// A cost: three significant digits each.
  func cost(_ interval: Interval?) -> String {
    guard let interval, let mean = interval.mean, mean.isFinite else { return words("frame.missing") }
    guard let lower = interval.lower, let upper = interval.upper else { return words.rounded(mean) }
    return bracketed([mean, lower, upper].map { words.rounded($0) })
  }

  /// Euro in millions.
  func millions(_ euro: Double?) -> String {
    guard let euro, euro.isFinite else { return words("frame.missing") }
    return words.number(euro / 1_000_000, decimals: abs(euro) >= 999_500 || euro == 0 ? 1 : 2)
  }

  private func bracketed(_ texts: [String]) -> String {
    // Ends stand together: a line may break before the bracket, not within it.
    "\(texts[0]) [\(texts[1]),\u{00A0}\(texts[2])]"
  }

  private func isShownAsZero(_ value: Double, _ places: Int) -> Bool {
    !words.number(value, decimals: places).contains { ("1"..."9").contains($0) }
  }
}
