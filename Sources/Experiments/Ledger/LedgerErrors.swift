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
        remedy: "Run the shard again: it keeps the damaged file, saves what can be proved whole and runs the rest.")
    case .SQLITE_IOERR?:
      self.init(
        .failedOnTheWay, path: path, cause: "reading or writing failed, as on a full or broken disk",
        remedy: "Check the disk and its free space. \(kept)")
    default:
      self.init(.failedOnTheWay, path: path, cause: "\(error)", remedy: "Check the disk. \(kept)")
    }
  }

  /// Whether SQLite reported content that is no sound database.
  static func isDamage(_ error: any Error) -> Bool {
    switch (error as? DatabaseError)?.resultCode {
    case .SQLITE_CORRUPT?, .SQLITE_NOTADB?: true
    default: false
    }
  }
}
