/// Checks single values.
enum ScalarCheck {
  /// What is wrong with a value, to follow the key path; nil if nothing is.
  ///
  /// `isTable`: the value is a cell of a table, where 50.000 is a number with three decimals like its neighbours, and
  /// shares are decimal numbers.
  static func complaint(_ node: SourceNode, _ shape: KeyShape, isTable: Bool = false) -> String? {
    guard case .scalar(let text, let isPlain) = node.content else {
      return "is \(node.found), but must be \(shape.expectation)."
    }
    func refusal(_ hint: String?) -> String {
      "is \(node.found), but must be \(shape.expectation)." + (hint.map { " \($0)" } ?? "")
    }
    switch shape {
    case .number(let rule):
      if isPlain, !isTable, rule.isShare, let fraction = NumberText.fraction(text) {
        return rule.accepts(fraction) ? nil : refusal(nil)
      }
      guard isPlain, let number = NumberText.number(text) else {
        return refusal(NumberText.hint(for: text, quoted: !isPlain))
      }
      if !isTable, let whole = NumberText.readAsThousands(text) {
        return refusal("Did you mean \(whole)? Write \(JSONValue.text(of: number)) if not.")
      }
      return rule.accepts(number) ? nil : refusal(rule.hint(for: number))
    case .flag:
      return isPlain && WordText.flag(text) != nil ? nil : refusal(WordText.flagHint(for: text))
    case .quarter(let fromStart):
      guard let quarter = Quarter(text: text) else { return refusal(WordText.quarterHint(for: text)) }
      return fromStart && quarter.index < 0 ? refusal("Before it only the warm-up runs, without policy.") : nil
    case .word(let words):
      return words.contains(text) ? nil : refusal(NearestWord.to(text, among: words).map { "Did you mean \($0)?" })
    case .text, .path:
      if text.allSatisfy(\.isWhitespace) { return refusal(nil) }
      return isPlain && WordText.isTyped(text)
        ? refusal("Put text in quotes that YAML would read as something else.") : nil
    case .name:
      return nameComplaint(text, refusal)
    default: return nil
    }
  }

  private static func nameComplaint(_ text: String, _ refusal: (String?) -> String) -> String? {
    let allowed = text.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
    guard let first = text.unicodeScalars.first, allowed, ("a"..."z").contains(first), text.count <= 64 else {
      let tidy = text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
      let start = tidy.drop { !$0.isLetter }
      return refusal(start.isEmpty || text.count > 64 ? "At most 64 letters." : "Did you mean \(String(start))?")
    }
    return WordText.isTyped(text) ? refusal("YAML readers take \(text) for something else; choose another name.") : nil
  }
}
