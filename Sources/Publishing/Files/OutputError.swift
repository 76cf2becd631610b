import Foundation

/// Results that could not be written: what, where, why, and what to try. Results of an earlier run are left as they were.
public struct OutputError: Error, Equatable, CustomStringConvertible {
  /// Tells apart the two exit codes of failed output.
  public enum Kind: Sendable, Equatable {
    /// A file or folder cannot be created (exit code 73).
    case cannotCreate
    /// Writing or reading failed on the way (exit code 74).
    case failedOnTheWay
  }

  /// Which exit code it leads to.
  public let kind: Kind
  /// The file or folder under its final name.
  public let path: String
  /// What was found.
  public let cause: String
  /// What to try.
  public let remedy: String

  public init(_ kind: Kind, path: String, cause: String, remedy: String) {
    self.kind = kind
    self.path = path
    self.cause = cause
    self.remedy = remedy
  }

  /// Exit code of a command that stops here: 73 cannot create, 74 input or output.
  public var exitCode: Int32 { kind == .cannotCreate ? 73 : 74 }

  public var description: String { "Cannot write \(path): \(cause). \(remedy)" }

  /// Words for what the system reported about `path`.
  init(_ kind: Kind, path: String, system error: any Error) {
    let (cause, remedy) = OutputError.words(OutputError.systemCode(error as NSError), error)
    self.init(kind, path: path, cause: cause, remedy: remedy)
  }

  /// The code of the system call at the bottom of a chain of errors.
  private static func systemCode(_ error: NSError) -> Int? {
    if error.domain == NSPOSIXErrorDomain { return error.code }
    return (error.userInfo[NSUnderlyingErrorKey] as? NSError).flatMap(systemCode)
  }

  private static func words(_ code: Int?, _ error: any Error) -> (cause: String, remedy: String) {
    let elsewhere = "choose another folder with --output"
    switch code.flatMap({ POSIXErrorCode(rawValue: Int32(truncatingIfNeeded: $0)) }) {
    case .ENOSPC, .EDQUOT, .EFBIG:
      return ("no space is left there", "Free some space or \(elsewhere). No earlier result was changed.")
    case .EACCES, .EPERM:
      return ("permission denied", "Change the permissions or \(elsewhere).")
    case .EROFS:
      return ("the file system is read-only", "Use a writable one: \(elsewhere).")
    case .ENOTDIR, .EEXIST:
      return ("a part of that path is a file and not a folder", "Rename that file or \(elsewhere).")
    case .EISDIR:
      return ("a folder is in the way", "Rename that folder or \(elsewhere).")
    case .ENOENT:
      return ("that folder does not exist and cannot be created", "Check the path or \(elsewhere).")
    case .ENAMETOOLONG:
      return ("the name is too long", "Shorten the id of the scenario or \(elsewhere).")
    default:
      return ("\(error.localizedDescription)", "Check the disk or \(elsewhere).")
    }
  }
}
