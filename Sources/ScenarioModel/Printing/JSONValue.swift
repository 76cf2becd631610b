/// A JSON value whose objects keep the order of their keys, so that the same value always gives the same text.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([Member])

  /// One key of an object and its value.
  public struct Member: Sendable, Equatable {
    /// Name of the member; unique within its object.
    public var key: String
    /// What the name stands for.
    public var value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// An object from pairs in order.
  public static func object(_ pairs: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(pairs.map { Member($0.key, $0.value) })
  }

  /// A whole number.
  public static func whole(_ number: Int) -> JSONValue { .number(Double(number)) }

  /// An array of texts.
  public static func texts(_ words: [String]) -> JSONValue { .array(words.map(JSONValue.text)) }

  /// The text, two spaces an indent, short values on one line; ends without a line feed.
  public var rendered: String { lines(indent: "") }

  private func lines(indent: String) -> String {
    let flat = self.flat
    guard flat.utf8.count + indent.utf8.count > 100 else { return flat }
    let inner = indent + "  "
    switch self {
    case .array(let values):
      return "[\n" + values.map { inner + $0.lines(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      let rows = members.map { "\(inner)\(JSONValue.quoted($0.key)): \($0.value.lines(indent: inner))" }
      return "{\n" + rows.joined(separator: ",\n") + "\n\(indent)}"
    default: return flat
    }
  }

  /// The text on one line.
  public var flat: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): JSONValue.text(of: number)
    case .text(let text): JSONValue.quoted(text)
    case .array(let values): "[" + values.map(\.flat).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\(JSONValue.quoted($0.key)): \($0.value.flat)" }.joined(separator: ", ") + "}"
    }
  }

  /// Shortest text that reads back as the same number; whole numbers without a point. Not for infinities.
  static func text(of number: Double) -> String {
    guard number.isFinite else { return "null" }
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return String(whole) }
    return String(number)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case let control where control.value < 0x20 || control.value == 0x7F:
        let digits = String(control.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
