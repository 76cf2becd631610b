/// A JSON value whose members keep their order, so that a file is the same in every run.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Shortest digits that read back as the same number; not finite is `null`.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One member of an object.
  public struct Member: Sendable, Equatable {
    public var name: String
    public var value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// A number, or `null` where it is missing.
  public init(_ number: Double?) { self = number.map { .number($0) } ?? .null }

  /// A text, or `null` where it is missing.
  public init(_ text: String?) { self = text.map { .string($0) } ?? .null }

  /// The value as text, two spaces of indentation, ending with a line feed.
  public var text: String {
    var text = ""
    write(into: &text, indent: "")
    return text + "\n"
  }

  private func write(into text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += JSONValue.spelled(value)
    case .string(let value): JSONValue.quote(value, into: &text)
    case .array(let values):
      JSONValue.list(values, "[", "]", indent, into: &text) { value, text, inner in
        value.write(into: &text, indent: inner)
      }
    case .object(let members):
      JSONValue.list(members, "{", "}", indent, into: &text) { member, text, inner in
        JSONValue.quote(member.name, into: &text)
        text += ": "
        member.value.write(into: &text, indent: inner)
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], _ open: String, _ close: String, _ indent: String, into text: inout String,
    _ write: (Element, inout String, String) -> Void
  ) {
    guard !elements.isEmpty else {
      text += open + close
      return
    }
    let inner = indent + "  "
    text += open
    for (index, element) in elements.enumerated() {
      text += index == 0 ? "\n" + inner : ",\n" + inner
      write(element, &text, inner)
    }
    text += "\n" + indent + close
  }

  private static func spelled(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    return abs(value) < 1e15 && value == value.rounded(.towardZero) ? String(Int(value)) : value.description
  }

  private static func quote(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
