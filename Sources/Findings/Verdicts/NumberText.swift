/// Spells numbers in sentences and in the terminal: rounded to what a reader can use, thousands separated by commas.
public enum NumberText {
  /// Stands for a number that is missing.
  public static let missing = "–"

  /// A count or another number without unit: no decimals from 10 on, one below, none for zero. `1,234`, `61`, `4.2`.
  public static func count(_ value: Double?) -> String {
    guard let value, value.isFinite else { return missing }
    return abs(value) >= 9.95 || value == 0 ? grouped(value) : decimal(value, places: 1)
  }

  /// `61 [52, 70]`; the mean alone without an interval. All three have the same decimals, and as many of them, up to
  /// three, as show on which side of zero an interval ends.
  public static func interval(_ estimate: Estimate?) -> String {
    guard let estimate, let mean = estimate.mean else { return missing }
    guard let lower = estimate.lower, let upper = estimate.upper else { return count(mean) }
    var places = mean == 0 && lower == 0 && upper == 0 || abs(mean) >= 9.95 || abs(upper - lower) >= 20 ? 0 : 1
    let ends = lower > 0 ? [lower] : upper < 0 ? [upper] : [lower, upper]
    while places < 3, ends.contains(where: { abs($0) >= 0.0005 }),
      ends.allSatisfy({ isShownAsZero($0, places: places) })
    {
      places += 1
    }
    let texts = [mean, lower, upper].map { decimal($0, places: places) }
    return "\(texts[0]) [\(texts[1]), \(texts[2])]"
  }

  /// Three significant digits, as for costs per use: `149,000`, `8,250`, `95`.
  public static func significant(_ value: Double?) -> String {
    guard let value, value.isFinite else { return missing }
    var unit = 1.0
    while abs(value) >= 999.5 * unit { unit *= 10 }
    return grouped((value / unit).rounded() * unit)
  }

  /// A cost with its interval, three significant digits each: `-41,300 [-48,400, -34,200]`.
  public static func costInterval(_ estimate: Estimate?) -> String {
    guard let estimate, let mean = estimate.mean else { return missing }
    guard let lower = estimate.lower, let upper = estimate.upper else { return significant(mean) }
    return "\(significant(mean)) [\(significant(lower)), \(significant(upper))]"
  }

  /// A share as percentage: `43 %`; one decimal below ten per cent.
  public static func percent(_ share: Double?) -> String {
    guard let share, share.isFinite else { return missing }
    let value = share * 100
    return (abs(value) >= 9.95 || value == 0 ? grouped(value) : decimal(value, places: 1)) + " %"
  }

  /// Euro in millions with one decimal, two below one million: `9.4`, `0.25`.
  public static func millions(_ euro: Double?) -> String {
    guard let euro, euro.isFinite else { return missing }
    return decimal(euro / 1_000_000, places: abs(euro) >= 999_500 || euro == 0 ? 1 : 2)
  }

  /// An amount in a sentence: `EUR 9.4 million`, below one million `EUR 149,000`.
  public static func euro(_ euro: Double?) -> String {
    guard let euro, euro.isFinite else { return missing }
    return "EUR " + (abs(euro) >= 999_500 ? millions(euro) + " million" : significant(euro))
  }

  /// A value of a factor or a threshold: at most four significant digits, without trailing zeros, thousands not
  /// separated. `0`, `0.35`, `1.4`, `1250`, `0.00025`.
  public static func compact(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    var scale = 1.0
    while abs(value) * scale < 999.5, scale < 1e12 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    if let whole = Int(exactly: rounded) { return "\(whole)" }
    return rounded == 0 ? "0" : "\(rounded)"
  }

  /// Rounded to `places` decimals (half away from zero), thousands separated; never a negative zero.
  public static func decimal(_ value: Double, places: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let digits = String(scaled / scale)
    var text = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    if places > 0 {
      let fraction = String(scaled % scale)
      text += "." + String(repeating: "0", count: places - fraction.count) + fraction
    }
    return value < 0 && scaled != 0 ? "-" + text : text
  }

  private static func isShownAsZero(_ value: Double, places: Int) -> Bool {
    decimal(value, places: places).allSatisfy { "-0.".contains($0) }
  }

  private static func grouped(_ value: Double) -> String { decimal(value, places: 0) }
}
