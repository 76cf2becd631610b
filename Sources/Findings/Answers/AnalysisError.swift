/// Why a study cannot be analysed as asked: what was found, and what to try.
public struct AnalysisError: Error, Equatable, CustomStringConvertible {
  /// Tells apart the exit codes.
  public enum Kind: Sendable, Equatable {
    /// The question names something that is not there (64).
    case usage
    /// The study cannot answer such a question (65).
    case invalid
    /// Units are missing (75).
    case incomplete
  }

  /// Which exit code it leads to.
  public let kind: Kind
  /// What was found and what to try, whole sentences.
  public let message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// Exit code of a command that stops here.
  public var exitCode: Int32 {
    switch kind {
    case .usage: 64
    case .invalid: 65
    case .incomplete: 75
    }
  }

  public var description: String { message }
}
