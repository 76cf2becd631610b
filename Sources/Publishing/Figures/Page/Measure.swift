/// How the numbers of an indicator are told: its name, its unit, and the factor between tables and readers.
struct Measure {
  /// Words for the indicator, `net additional uses`.
  let name: String
  /// The same within a sentence, with an article where the language wants one: `the share of …`.
  let inSentence: String
  /// Words for the unit, `per cent`, `EUR million`.
  let unit: String
  /// Readers' numbers over the tables': 100 for shares, 10⁻⁶ for large sums.
  let factor: Double
  /// Unit as it stands in the tables.
  private let tableUnit: String

  /// - Parameters:
  ///   - indicator: Name in the tables.
  ///   - unit: Unit in the tables; `1` is a share or another pure number.
  ///   - isDifference: Whether numbers are differences of levels, so that shares are percentage points.
  ///   - largest: Largest size among the numbers, in the tables' unit.
  init(indicator: String, unit: String, isDifference: Bool, largest: Double, words: Wording) {
    name = words.name("indicator.\(indicator)", or: indicator)
    inSentence = words.name("sentence.\(indicator)", or: name)
    tableUnit = unit
    switch unit {
    case "1" where Measure.pureNumbers.contains(indicator):
      (factor, self.unit) = (1, "")
    case "1":
      (factor, self.unit) = (100, words(isDifference ? "unit.points" : "unit.share"))
    case "EUR" where largest >= 999_500:
      (factor, self.unit) = (1e-6, words("unit.euroMillion"))
    default:
      (factor, self.unit) = (1, words.name("unit.\(unit)", or: unit))
    }
  }

  /// Indicators of unit 1 that are no shares.
  private static let pureNumbers: Set<String> = [
    "theilRegions", "theilBetweenCountries", "theilWithinCountries", "leverage", "incrementalLeverage", "tightness",
  ]

  /// Units that only repeat what the name of the indicator counts.
  private static let counts: Set<String> = [
    "pairs", "pair-years", "firms", "hubs", "jobs", "links", "pilots", "projects", "requests", "services", "ties",
    "pairs per EUR million", "pilots per EUR million",
  ]

  /// Name and unit without saying anything twice: `net additional uses (one firm using one technology)`.
  func heading(_ words: Wording) -> String {
    if tableUnit == "pairs" { return "\(name) (\(words("frame.pair")))" }
    return Measure.counts.contains(tableUnit) || unit.isEmpty ? name : "\(name), \(unit)"
  }

  /// Measure, unit, technology, time and comparison in one line; whatever is empty is left out.
  func subtitle(
    _ words: Wording, technology: String = "", quarter: String = "", baseline: String = ""
  ) -> String {
    let isOne = !technology.isEmpty && technology != "all"
    let what = [
      heading(words), isOne ? words.name("technology.\(technology)", or: technology) : "",
    ]
    let when = [
      quarter.isEmpty ? "" : words("frame.byEndOf", ["quarter": words.quarter(quarter)]),
      baseline.isEmpty ? "" : words("frame.against", ["baseline": words.quoted(baseline)]),
    ]
    return words.capitalised(
      [what, when].map { $0.filter { !$0.isEmpty }.joined(separator: ", ") }.filter { !$0.isEmpty }
        .joined(separator: "; "))
  }

  /// Decimals that show numbers of this size with three digits: none from 100 on, two below 1.
  func decimals(upTo largest: Double) -> Int {
    let size = abs(largest * factor)
    return size >= 99.5 || size == 0 ? 0 : size >= 9.95 ? 1 : 2
  }

  /// A number of the tables for readers, without its unit.
  func text(_ value: Double?, decimals: Int, _ words: Wording) -> String {
    words.number(value.map { $0 * factor }, decimals: decimals)
  }

  /// A number of the tables in a sentence, with its unit where the name does not say it: `576`, `0.4 per cent`.
  func amount(_ value: Double?, _ words: Wording) -> String {
    let number = plainAmount(value, words)
    return Measure.counts.contains(tableUnit) || unit.isEmpty ? number : "\(number)\u{00A0}\(unit)"
  }

  /// The same without its unit.
  func plainAmount(_ value: Double?, _ words: Wording) -> String {
    let size = abs((value ?? 0) * factor)
    if size < 999.5, abs(size - size.rounded()) < 1e-9 * max(1, size) { return words.number(value.map { $0 * factor }) }
    // Two digits are enough for small numbers in a sentence.
    return size < 0.995 && size > 0
      ? words.number(value.map { $0 * factor }, decimals: size < 0.0095 ? 4 : size < 0.095 ? 3 : 2)
      : words.rounded(value.map { $0 * factor })
  }

  /// `576 [559, 594]`, or the words for a missing value.
  func interval(_ row: TidyTable.Record, decimals: Int, _ words: Wording) -> String {
    guard let mean = row.number("mean") else { return words("frame.missing") }
    let middle = text(mean, decimals: decimals, words)
    guard let lower = row.number("lower"), let upper = row.number("upper") else { return middle }
    return "\(middle) [\(text(lower, decimals: decimals, words)), \(text(upper, decimals: decimals, words))]"
  }
}
