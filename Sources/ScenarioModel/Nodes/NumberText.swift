/// Reads numbers as a scenario file writes them: decimal digits, an optional point, an optional exponent, no quotes.
/// What YAML or a spreadsheet would also take for a number is refused with the spelling that is meant.
enum NumberText {
  /// The finite number that a plain scalar spells; nil for any other spelling.
  static func number(_ text: String) -> Double? {
    guard isDecimal(text), let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// The value of a fraction of two whole numbers, `7/36`; nil for any other spelling.
  static func fraction(_ text: String) -> Double? {
    let pieces = text.split(separator: "/", omittingEmptySubsequences: false)
    guard pieces.count == 2, pieces.allSatisfy({ !$0.isEmpty && $0.count <= 9 && isDigits($0) }),
      let above = Double(pieces[0]), let below = Double(pieces[1]), below > 0
    else { return nil }
    return above / below
  }

  private static func isDigits(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// What the writer of something that is no number probably meant; nil if there is no guess.
  static func hint(for text: String, quoted: Bool) -> String? {
    if number(text) != nil { return quoted ? "Numbers stand without quotes: \(text)." : nil }
    let lower = text.lowercased()
    if [".inf", "-.inf", "+.inf", ".nan", "inf", "-inf", "nan", "infinity"].contains(lower) {
      return "Numbers are finite."
    }
    if lower.hasPrefix("0x") || lower.hasPrefix("0o") || lower.hasPrefix("0b") {
      return "Write the number in decimal digits."
    }
    if hasLeadingZero(text) { return "Write it without leading zeros, which YAML may read as octal." }
    if let meant = percentage(lower) { return "Did you mean \(meant)? Shares are fractions, not percentages." }
    if let meant = tidied(lower) { return "Did you mean \(meant)?" }
    return nil
  }

  /// The number that somebody who separates thousands by points means by 50.000 or 12.500; nil: nobody would.
  static func readAsThousands(_ text: String) -> String? {
    let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count == 2, pieces[1].count == 3, pieces[1].last == "0", (1...3).contains(pieces[0].count),
      pieces[0] != "0", Int(pieces[0] + pieces[1]) != nil, pieces[0].first != "-"
    else { return nil }
    return String(pieces[0] + pieces[1])
  }

  /// −? digits (. digits)? (e sign? digits)?, without leading zeros.
  private static func isDecimal(_ text: String) -> Bool {
    var rest = Substring(text)
    if rest.first == "-" { rest.removeFirst() }
    let whole = takeDigits(&rest)
    guard whole > 0, whole == 1 || !leadingZero(text) else { return false }
    if rest.first == "." {
      rest.removeFirst()
      guard takeDigits(&rest) > 0 else { return false }
    }
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      if rest.first == "+" || rest.first == "-" { rest.removeFirst() }
      guard takeDigits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  private static func takeDigits(_ text: inout Substring) -> Int {
    let digits = text.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    text = text.dropFirst(digits)
    return digits
  }

  private static func leadingZero(_ text: String) -> Bool {
    (text.first == "-" ? text.dropFirst() : text[...]).first == "0"
  }

  private static func hasLeadingZero(_ text: String) -> Bool {
    guard leadingZero(text) else { return false }
    var digits = text.drop { $0 == "-" }
    return takeDigits(&digits) > 1 && (digits.isEmpty || digits.first == ".")
  }

  private static func percentage(_ text: String) -> String? {
    guard text.hasSuffix("%") else { return nil }
    let digits = text.dropLast().filter { $0 != " " }.map { $0 == "," ? "." : $0 }
    return number(String(digits)).map { JSONValue.text(of: $0 / 100) }
  }

  /// The text without currency, separators and odd signs, if a number is left.
  private static func tidied(_ text: String) -> String? {
    var rest = text
    for word in ["eur", "euro", "€"] {
      if rest.hasPrefix(word) { rest.removeFirst(word.count) }
      if rest.hasSuffix(word) { rest.removeLast(word.count) }
    }
    rest.removeAll { $0 == " " || $0 == "_" || $0 == "'" || $0 == "\u{A0}" || $0 == "\u{202F}" }
    var factor = 1.0
    for (suffix, value) in [("million", 1e6), ("mio", 1e6), ("m", 1e6), ("k", 1e3)] where rest.hasSuffix(suffix) {
      rest.removeLast(suffix.count)
      factor = value
      break
    }
    if rest.hasPrefix("+") { rest.removeFirst() }
    if rest.hasPrefix(".") { rest = "0" + rest }
    if rest.hasSuffix(".") { rest.removeLast() }
    for separator in [",", "."] {
      let other = separator == "," ? "." : ","
      let groups = rest.split(separator: Character(separator), omittingEmptySubsequences: false)
      if groups.count > 2 || (groups.count == 2 && separator == "," && groups[1].count == 3 && groups[0] != "0"),
        groups.dropFirst().allSatisfy({ $0.prefix { $0 != Character(other) }.count == 3 })
      {
        rest = groups.joined()
      }
    }
    rest = String(rest.map { $0 == "," ? "." : $0 })
    return number(rest).map { JSONValue.text(of: $0 * factor) }
  }
}

/// Hints for the other words of a scenario file.
enum WordText {
  /// The flag that a plain scalar spells; nil for YAML's other spellings.
  static func flag(_ text: String) -> Bool? { text == "true" ? true : text == "false" ? false : nil }

  static func flagHint(for text: String) -> String? {
    switch text.lowercased() {
    case "yes", "y", "on", "true", "1": "Did you mean true?"
    case "no", "n", "off", "false", "0": "Did you mean false?"
    default: nil
    }
  }

  /// Plain words that YAML readers take for something other than text.
  static func isTyped(_ text: String) -> Bool {
    let words = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "", ".inf", "-.inf", ".nan"]
    return words.contains(text.lowercased()) || Double(text) != nil
  }

  /// The quarter that a date or another spelling of a quarter means.
  static func quarterHint(for text: String) -> String? {
    let pieces = text.uppercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.map(String.init)
    let joined = pieces.joined()
    if let quarter = Quarter(text: joined) { return "Did you mean \(quarter)?" }
    if joined.count == 6, joined.first == "Q",
      let quarter = Quarter(text: String(joined.suffix(4)) + String(joined.prefix(2)))
    {
      return "Did you mean \(quarter)?"
    }
    if let year = pieces.first.flatMap({ Int($0) }), (1000...9999).contains(year) {
      let month = pieces.dropFirst().first.flatMap { Int($0) } ?? 1
      if (1...12).contains(month) { return "Did you mean \(year)Q\((month - 1) / 3 + 1)?" }
    }
    return nil
  }
}
