/// Why a study cannot go on: what, where, why, and what to try. Records that were written stay as they are.
public struct StudyError: Error, Equatable, CustomStringConvertible {
  /// Tells apart the exit codes.
  public enum Kind: Sendable, Equatable {
    /// A plan, a shard or an option is not what it must be (65).
    case invalid
    /// A file is not there (66).
    case missing
    /// A file or folder cannot be created (73).
    case cannotCreate
    /// Reading or writing failed on the way (74).
    case failedOnTheWay
    /// Units are missing, or somebody else is at work; try again later (75).
    case incomplete
  }

  /// What kind of trouble it is; gives the exit code.
  public let kind: Kind
  /// The file or folder concerned, as the user would write it.
  public let path: String
  /// What was found, a clause without a full stop.
  public let cause: String
  /// What to try, one or more sentences.
  public let remedy: String

  public init(_ kind: Kind, path: String, cause: String, remedy: String) {
    self.kind = kind
    self.path = path
    self.cause = cause
    self.remedy = remedy
  }

  /// Exit code of a command that stops here.
  public var exitCode: Int32 {
    switch kind {
    case .invalid: 65
    case .missing: 66
    case .cannotCreate: 73
    case .failedOnTheWay: 74
    case .incomplete: 75
    }
  }

  public var description: String { "\(path): \(cause). \(remedy)" }
}
