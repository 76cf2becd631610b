import Foundation

/// Keeps a shard to one process, and remembers outside the database which units are under way.
///
/// The lock is the operating system's: it ends with the process, however that ends. What the file says of units under
/// way outlives the process, so that the next one knows which unit may have killed it.
final class ShardLock: Sendable {
  /// A unit that was under way when a process ended without a word.
  struct Suspect: Sendable, Equatable {
    var identity: String
    /// It ran with no other beside it.
    var wasAlone: Bool
    /// How often a process ended while it ran alone.
    var deaths: Int
  }

  /// Units that an earlier process left under way.
  let suspects: [Suspect]
  private let handle: FileHandle

  /// Takes the lock.
  ///
  /// - Throws: ``StudyError`` when another process holds it, or the file cannot be made.
  init(_ path: String) throws(StudyError) {
    // Never over a file that is there: a process that made it in the same moment holds its lock.
    try? Data().write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    guard let handle = FileHandle(forUpdatingAtPath: path) else {
      throw StudyError(
        .cannotCreate, path: path, cause: "this file cannot be made or written",
        remedy: "Check the permissions of the folder and the free space of the disk.")
    }
    guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw StudyError(
        .incomplete, path: path, cause: "another process is running this shard",
        remedy: "Wait for it, or run another shard. Nothing was changed.")
    }
    self.handle = handle
    let text = (try? handle.readToEnd()).flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) } ?? ""
    suspects = text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 3, words[0].utf8.count == 64, let deaths = Int(words[2]) else { return nil }
      return Suspect(identity: String(words[0]), wasAlone: words[1] == "alone", deaths: deaths)
    }
  }

  /// Says which units are under way. A disk that is full shows where records are written, not here.
  func remember(_ underWay: [Suspect]) {
    let text = underWay.map { "\($0.identity) \($0.wasAlone ? "alone" : "beside") \($0.deaths)\n" }.joined()
    try? handle.seek(toOffset: 0)
    try? handle.write(contentsOf: Data(text.utf8))
    try? handle.truncate(atOffset: UInt64(text.utf8.count))
  }
}
