import Foundation
import GRDB

/// Reads the records of a shard that somebody else may be writing.
struct LedgerReader: Sendable {
  let path: String
  private let queue: DatabaseQueue
  private let isBlank: Bool

  /// - Throws: ``StudyError`` when the file is damaged, or belongs to another plan or version.
  init(_ path: String, plan: StudyPlan) throws(StudyError) {
    try self.init(path) { header throws(StudyError) in
      // A process that is just beginning, or ended there, has not written anything yet.
      if !header.isEmpty { try LedgerReader.check(header, plan: plan, path: path) }
    }
  }

  /// Any ledger that this program can read, of whatever plan: records are found by the identity of their unit.
  init(ofAnyPlan path: String) throws(StudyError) {
    try self.init(path) { header throws(StudyError) in
      guard header.isEmpty || header["format"] == LedgerRows.format else { throw LedgerReader.foreign(path) }
    }
  }

  private init(_ path: String, _ check: ([String: String]) throws(StudyError) -> Void) throws(StudyError) {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(20)
    configuration.readonly = true
    do {
      let (queue, header) = try LedgerReader.opened(path, configuration)
      try check(header)
      self.queue = queue
      isBlank = header.isEmpty
    } catch let error as StudyError {
      throw error
    } catch {
      throw StudyError(error, path: path)
    }
  }

  private static func opened(
    _ path: String, _ configuration: Configuration
  ) throws -> (queue: DatabaseQueue, header: [String: String]) {
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      return (queue, try queue.read { try LedgerRows.header($0) })
    } catch let error as DatabaseError where [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode) {
      // A process that died in the middle of a commit left a journal; whoever may write rolls it back.
      try rollBack(path)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      return (queue, try queue.read { try LedgerRows.header($0) })
    }
  }

  private static func rollBack(_ path: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(20)
    _ = try DatabaseQueue(path: path, configuration: configuration).write { try LedgerRows.header($0) }
  }

  /// Whether a ledger belongs to a plan.
  static func check(_ header: [String: String], plan: StudyPlan, path: String) throws(StudyError) {
    guard header["format"] == LedgerRows.format else { throw foreign(path) }
    guard header["program"] == plan.version else {
      throw StudyError(
        .invalid, path: path,
        cause: "its records come from version \(header["program"] ?? "?"), but the plan is for \(plan.version)",
        remedy: "Versions are never mixed. Move it away and run the shard again.")
    }
    guard header["plan"] == plan.hash else {
      throw StudyError(
        .invalid, path: path, cause: "its records belong to another plan",
        remedy: "Move it to the folder of its own plan. With --reuse FOLDER a run takes over units that plans share.")
    }
  }

  private static func foreign(_ path: String) -> StudyError {
    StudyError(
      .invalid, path: path, cause: "this is no ledger that this program reads", remedy: "Move it out of the folder.")
  }

  /// What the ledger says of a unit.
  func state(_ identity: String, count: Int) throws(StudyError) -> LedgerState {
    if isBlank { return .missing }
    do {
      return try queue.read { try LedgerRows.state($0, identity: identity, count: count) }
    } catch {
      throw StudyError(error, path: path)
    }
  }

  /// Seconds that a unit took.
  func seconds(_ identity: String) throws(StudyError) -> Double? {
    if isBlank { return nil }
    do {
      return try queue.read { try LedgerRows.seconds($0, identity: identity) }
    } catch {
      throw StudyError(error, path: path)
    }
  }
}
