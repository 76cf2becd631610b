/// Words and numbers of one language: every text of a figure comes from here.
public struct Wording: Sendable {
  /// ISO 639-1 code, `en`.
  public let language: String
  private let table: PhraseTable
  /// Sign before decimals.
  let decimalSign: String
  /// Sign between groups of three digits; a narrow space where the table says a space.
  let groupSign: String

  /// Words of a language.
  ///
  /// - Parameters:
  ///   - language: a code of ``PhraseTable/languages``.
  ///   - hasDecimalComma: decimals after a comma, whatever the language; nil: as usual in the language.
  public init(_ language: String = "en", table: PhraseTable = .shipped, hasDecimalComma: Bool? = nil) {
    self.language = language
    self.table = table
    let usual = table.phrase("number.decimal", language: language) ?? "."
    decimalSign = hasDecimalComma.map { $0 ? "," : "." } ?? usual
    let group = table.phrase("number.thousands", language: language) ?? ","
    groupSign = group == " " || group == decimalSign ? "\u{202F}" : group
  }

  /// The phrase of a key with its gaps filled; the key itself where there is none, so that a missing phrase is seen.
  func callAsFunction(_ key: String, _ gaps: KeyValuePairs<String, String> = [:]) -> String {
    var text = table.phrase(key, language: language) ?? key
    for (name, value) in gaps { text = text.replacing("{\(name)}", with: value) }
    return text
  }

  /// The phrase of a key, or another text where the table has none: for names that scenarios may add to.
  func name(_ key: String, or other: String) -> String { table.phrase(key, language: language) ?? other }

  /// A name in the quotation marks of the language, so that it can stand in a sentence.
  func quoted(_ name: String) -> String { self("quote.open") + name + self("quote.close") }

  /// The text with its first letter large, as a sentence or a heading begins.
  func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// Words in a row: `a`, `a and b`, `a, b and c`.
  func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(self("frame.and")) " + last
  }

  /// A number with so many decimals, thousands set apart, a true minus sign, and never a negative zero.
  func number(_ value: Double?, decimals: Int = 0) -> String {
    guard let value, value.isFinite, abs(value) < 1e15 else { return "–" }
    let places = max(0, min(6, decimals))
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e18 else { return "–" }
    let digits = String(Int(scaled) / Int(scale))
    var text = ""
    for (offset, digit) in digits.enumerated() {
      // Four digits stand together, as publishers of statistics set them.
      if offset > 0, digits.count > 4, (digits.count - offset) % 3 == 0 { text += groupSign }
      text.append(digit)
    }
    if places > 0 {
      let rest = String(Int(scaled) % Int(scale))
      text += decimalSign + String(repeating: "0", count: places - rest.count) + rest
    }
    return value < 0 && scaled != 0 ? "−" + text : text
  }

  /// A number as a reader can use it: three significant digits, no more than three decimals.
  func rounded(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    let size = abs(value)
    if size >= 999.5 {
      var unit = 1.0
      while size >= 999.5 * unit { unit *= 10 }
      return number((value / unit).rounded() * unit)
    }
    return number(value, decimals: size >= 99.95 || size == 0 ? 0 : size >= 9.95 ? 1 : size >= 0.995 ? 2 : 3)
  }

  /// A count: no decimals from 10 on, one below.
  func count(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    return number(value, decimals: abs(value) >= 9.95 || value == value.rounded() ? 0 : 1)
  }

  /// A share in [0, 1] as percentage.
  func percent(_ share: Double?, decimals: Int? = nil) -> String {
    guard let share, share.isFinite else { return "–" }
    let size = abs(share * 100)
    let places = decimals ?? (size >= 9.95 || size == size.rounded() ? 0 : 1)
    return self("number.percent", ["value": number(share * 100, decimals: places)])
  }

  /// A calendar quarter for readers: `2027Q4` as `2027 Q4`, which no line break parts.
  func quarter(_ text: String) -> String { text.replacing("Q", with: "\u{00A0}Q") }

  /// A number with its sign, for differences: `+12`, `−3`, `0`.
  func signed(_ value: Double?, decimals: Int = 0) -> String {
    let text = number(value, decimals: decimals)
    guard let value, value > 0, text.contains(where: { ("1"..."9").contains($0) }) else { return text }
    return "+" + text
  }
}
