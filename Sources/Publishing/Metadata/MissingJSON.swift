import ScenarioModel

extension JSONValue {
  /// A number, or `null` where it is missing.
  static func number(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }

  /// A text, or `null` where it is missing.
  static func text(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

  /// A whole number, or `null` where it is missing.
  static func whole(_ number: Int?) -> JSONValue { number.map { .whole($0) } ?? .null }
}
