/// Values of nodes that have passed the check of their shape; nil for anything that has not.
extension SourceNode {
  /// The node itself, or what stands under `value` beside a `source`.
  var withoutSource: SourceNode { self["value"] ?? self }

  var number: Double? {
    guard case .scalar(let text, plain: true) = withoutSource.content else { return nil }
    // A fraction passes the check only where a share is expected.
    return NumberText.number(text) ?? NumberText.fraction(text)
  }

  var whole: Int? { number.flatMap { Int(exactly: $0) } }

  var text: String? {
    guard case .scalar(let text, plain: _) = withoutSource.content else { return nil }
    return text
  }

  var flag: Bool? {
    guard case .scalar(let text, plain: true) = content else { return nil }
    return WordText.flag(text)
  }

  var quarter: Quarter? { text.flatMap { Quarter(text: $0) } }

  /// The value on one line, as it would stand in a file; sources are left out.
  var asWritten: String {
    switch withoutSource.content {
    case .scalar(let text, _): text.isEmpty ? "null" : text
    case .sequence(let elements): "[" + elements.map(\.asWritten).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key): \($0.value.asWritten)" }.joined(separator: ", ") + "}"
    }
  }

  /// The case of an enumeration that the word spells.
  func word<Word: RawRepresentable>(as type: Word.Type = Word.self) -> Word? where Word.RawValue == String {
    text.flatMap { Word(rawValue: $0) }
  }
}
