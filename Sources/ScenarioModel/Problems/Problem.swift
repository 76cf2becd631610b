/// Something wrong, or doubtful, in a file: where it stands, what was found, what is expected, what to try.
public struct Problem: Sendable, Hashable {
  /// Where in which file.
  public var place: Place
  /// Keys from the root to the place, `policies.mixed.instruments.voucher.share`; empty when the whole file is meant.
  public var keyPath: String
  /// The rest of the sentence that begins with the key path: found, expected, hint.
  public var message: String
  public var severity: Severity
  /// A file that is needed does not exist, as opposed to one that says something wrong.
  public var isMissingInput: Bool

  public init(
    _ place: Place, keyPath: String = "", _ message: String, severity: Severity = .error, isMissingInput: Bool = false
  ) {
    self.place = place
    self.keyPath = keyPath
    self.message = message
    self.severity = severity
    self.isMissingInput = isMissingInput
  }

  /// The whole sentence.
  public var sentence: String { keyPath.isEmpty ? message : "\(keyPath) \(message)" }

  /// What a problem does to the scenario.
  public enum Severity: String, Sendable {
    /// The scenario is refused.
    case error
    /// The scenario is accepted, but a reader of its results may be misled.
    case warning
  }
}

/// A place in a text file; line and column count from 1, columns in Unicode scalars. Line 0: the whole file.
public struct Place: Sendable, Hashable {
  /// Path as the user gave it, or as it follows from what the user gave.
  public var file: String
  public var line: Int
  public var column: Int

  public init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// The problems found so far, in any order.
struct ProblemList {
  private(set) var problems: [Problem] = []

  mutating func error(_ place: Place, _ keyPath: String = "", _ message: String) {
    problems.append(Problem(place, keyPath: keyPath, message))
  }

  mutating func warning(_ place: Place, _ keyPath: String = "", _ message: String) {
    problems.append(Problem(place, keyPath: keyPath, message, severity: .warning))
  }

  mutating func missing(_ place: Place, _ keyPath: String = "", _ message: String) {
    problems.append(Problem(place, keyPath: keyPath, message, isMissingInput: true))
  }

  mutating func add(_ more: [Problem]) { problems += more }

  var hasErrors: Bool { problems.contains { $0.severity == .error } }

  /// So many problems are told; nobody reads more, and a hostile file could hold a hundred thousand.
  static let limit = 1000

  /// Every problem once, file by file in the order given, then by place; at one place errors come first.
  func sorted(files: [String]) -> [Problem] {
    func rank(_ file: String) -> Int { files.firstIndex(of: file) ?? files.count }
    var known: Set<Problem> = []
    let unique = problems.filter { known.insert($0).inserted }
    let ordered = unique.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.place.file != b.place.file {
        return (rank(a.place.file), a.place.file) < (rank(b.place.file), b.place.file)
      }
      return (a.place.line, a.place.column, a.severity == .error ? 0 : 1, left.offset)
        < (b.place.line, b.place.column, b.severity == .error ? 0 : 1, right.offset)
    }.map(\.element)
    guard ordered.count > ProblemList.limit else { return ordered }
    let last = ordered[ProblemList.limit]
    return ordered.prefix(ProblemList.limit)
      + [Problem(last.place, "and \(ordered.count - ProblemList.limit) more problems from here on.")]
  }
}
