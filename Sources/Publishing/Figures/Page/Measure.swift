/// How the numbers of an indicator are told: its name, its unit, and the factor between tables and readers.
struct Measure {
  /// Words for the indicator, `net additional uses`.
  let name: String
  /// Words for the unit, `per cent`, `EUR million`.
  let unit: String
  /// Readers' numbers over the tables': 100 for shares, 10⁻⁶ for large sums.
  let factor: Double

  /// - Parameters:
  ///   - indicator: Name in the tables.
  ///   - unit: Unit in the tables; `1` is a share or another pure number.
  ///   - isDifference: Whether numbers are differences of levels, so that shares are percentage points.
  ///   - largest: Largest size among the numbers, in the tables' unit.
  init(indicator: String, unit: String, isDifference: Bool, largest: Double, words: Wording) {
    name = words.name("indicator.\(indicator)", or: indicator)
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

  /// Decimals that show numbers of this size with three digits: none from 100 on, two below 1.
  func decimals(upTo largest: Double) -> Int {
    let size = abs(largest * factor)
    return size >= 99.5 || size == 0 ? 0 : size >= 9.95 ? 1 : 2
  }

  /// A number of the tables for readers, without its unit.
  func text(_ value: Double?, decimals: Int, _ words: Wording) -> String {
    words.number(value.map { $0 * factor }, decimals: decimals)
  }
}
