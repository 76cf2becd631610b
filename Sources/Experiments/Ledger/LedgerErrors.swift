import Foundation
import GRDB

extension StudyError {
  /// Words for what SQLite reported about a shard's database.
  init(_ error: any Error, path: String) {
    let kept = "Nothing that was finished is lost; run the same command again."
    switch (error as? DatabaseError)?.resultCode {
    case .SQLITE_FULL?:
      self.init(
        .failedOnTheWay, path: path, cause: "no space is left on the disk", remedy: "Free some space. \(kept)")
    case .SQLITE_CANTOPEN?, .SQLITE_PERM?, .SQLITE_AUTH?:
      self.init(
        .cannotCreate, path: path, cause: "this file cannot be made or opened",
        remedy: "Check that the folder exists and may be written to.")
    case .SQLITE_READONLY?:
      self.init(
        .cannotCreate, path: path, cause: "this file may not be written to",
        remedy: "Change its permissions, or copy the folder of the study to where you may write.")
    case .SQLITE_BUSY?, .SQLITE_LOCKED?:
      self.init(
        .incomplete, path: path, cause: "another process keeps this database locked",
        remedy: "Wait for it. \(kept)")
    case .SQLITE_CORRUPT?, .SQLITE_NOTADB?:
      self.init(
        .failedOnTheWay, path: path, cause: "this database is damaged",
        remedy: "Run its shard again: that keeps the damaged file, saves what can be proved whole and runs the rest.")
    case .SQLITE_IOERR?:
      self.init(
        .failedOnTheWay, path: path, cause: "reading or writing failed, as on a full or broken disk",
        remedy: "Check the disk and its free space. \(kept)")
    default:
      self.init(.failedOnTheWay, path: path, cause: "\(error)", remedy: "Check the disk. \(kept)")
    }
  }

  /// Whether what SQLite reported about a file that can be read and written comes from its content: anything but a
  /// shortage, a lock or a refusal of the system.
  static func isDamage(_ error: any Error, path: String) -> Bool {
    switch (error as? DatabaseError)?.resultCode {
    case nil, .SQLITE_FULL?, .SQLITE_IOERR?, .SQLITE_NOMEM?, .SQLITE_BUSY?, .SQLITE_LOCKED?, .SQLITE_INTERRUPT?,
      .SQLITE_PERM?, .SQLITE_AUTH?:
      false
    case .SQLITE_READONLY?, .SQLITE_CANTOPEN?:
      // A byte of the header says that the file may only be read.
      FileManager.default.isWritableFile(atPath: path)
        && FileManager.default.isWritableFile(atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    default: true
    }
  }
}
