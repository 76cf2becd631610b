/// Whether text for a terminal may carry colour.
public enum TextStyle: Sendable, Equatable {
  case plain, coloured

  /// Colour only on a terminal, and never when `NO_COLOR` is set to anything (no-color.org) or `TERM` is `dumb`.
  public init(isTerminal: Bool, environment: [String: String]) {
    let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    self = isTerminal && !isRefused && environment["TERM"] != "dumb" ? .coloured : .plain
  }

  func bold(_ text: String) -> String { wrap(text, "1") }

  /// For warnings; the word itself says so too.
  func warning(_ text: String) -> String { wrap(text, "33") }

  private func wrap(_ text: String, _ code: String) -> String {
    self == .plain ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
