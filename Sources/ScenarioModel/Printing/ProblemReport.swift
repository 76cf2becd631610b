/// How problems are told to people and to programs.
public enum ProblemReport {
  /// The problems of one scenario, file by file, in the manner
  ///
  /// ```
  /// Scenarios/vouchers.yaml has 2 problems:
  ///   14:18  policies.mixed.instruments.voucher.share is 40, but must be a share between 0 and 1. Did you mean 0.4?
  /// ```
  ///
  /// Empty when there is none; otherwise ends with a line feed.
  public static func text(_ problems: [Problem]) -> String {
    var files: [String] = []
    for problem in problems where !files.contains(problem.place.file) { files.append(problem.place.file) }
    var text = ""
    for file in files {
      let own = problems.filter { $0.place.file == file }
      text += "\(printable(file)) has \(counted(own)):\n"
      let places = own.map { $0.place.line > 0 ? "\($0.place.line):\($0.place.column)" : "" }
      let width = places.map(\.utf8.count).max() ?? 0
      for (place, problem) in zip(places, own) {
        let gap = width == 0 ? "" : place + String(repeating: " ", count: width - place.utf8.count) + "  "
        let kind = problem.severity == .warning ? "warning: " : ""
        text += "  \(gap)\(kind)\(printable(problem.sentence))\n"
      }
    }
    return text
  }

  /// The problems as JSON: `[{"file", "line", "column", "key_path", "severity", "missing_input", "message"}, …]`.
  public static func json(_ problems: [Problem]) -> JSONValue {
    .array(
      problems.map { problem in
        .object([
          "file": .text(problem.place.file),
          "line": problem.place.line > 0 ? .whole(problem.place.line) : .null,
          "column": problem.place.line > 0 ? .whole(problem.place.column) : .null,
          "key_path": .text(problem.keyPath),
          "severity": .text(problem.severity.rawValue),
          "missing_input": .bool(problem.isMissingInput),
          "message": .text(problem.sentence),
        ])
      })
  }

  private static func counted(_ problems: [Problem]) -> String {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    let errors = problems.count { $0.severity == .error }
    let warnings = problems.count - errors
    if warnings == 0 { return count(errors, "problem") }
    if errors == 0 { return count(warnings, "warning") }
    return "\(count(errors, "problem")) and \(count(warnings, "warning"))"
  }

  /// The text without control characters, which a terminal might obey.
  private static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isControl(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
}
