import Foundation
import GRDB

/// The records of one shard, an SQLite database that one process writes: every record is on the disk before the next
/// unit counts.
///
/// The journal is a rollback journal, not a write-ahead log, so that the file may lie on a network file system; every
/// commit waits for the disk.
final class ShardLedger: Sendable {
  private let queue: DatabaseQueue
  private let path: String

  private init(_ queue: DatabaseQueue, path: String) {
    self.queue = queue
    self.path = path
  }

  /// Opens the ledger of a shard, or makes it. The caller holds the shard's lock.
  ///
  /// A damaged file is put aside; records in it that can be proved whole are taken over.
  /// - Parameter note: Told in words of what was found damaged.
  /// - Throws: ``StudyError`` when the file belongs to another plan or version, or cannot be made.
  static func open(
    _ path: String, plan: StudyPlan, shard: Shard, note: (String) -> Void
  ) throws(StudyError) -> ShardLedger {
    LedgerSalvage.finish(path)
    do {
      return try attempt(path, plan, shard)
    } catch let error as StudyError {
      throw error
    } catch  where StudyError.isDamage(error, path: path) {
      let (saved, aside) = try replaced(path, plan, shard)
      note(
        "\(path) was damaged. It was put aside as \(aside); \(saved) records in it are whole and were taken over, "
          + "the others run again.")
      return try opened(path, plan, shard)
    } catch {
      throw StudyError(error, path: path)
    }
  }

  /// Gathers what can be saved in a new file, and only then takes the damaged one away: at every moment one of both
  /// stands there with all records.
  private static func replaced(
    _ path: String, _ plan: StudyPlan, _ shard: Shard
  ) throws(StudyError) -> (saved: Int, aside: String) {
    let saved = LedgerSalvage.rows(path)
    let gathering = LedgerSalvage.gatheringPath(path)
    for leftover in [gathering, gathering + "-journal"] { try? FileManager.default.removeItem(atPath: leftover) }
    let fresh = try opened(gathering, plan, shard)
    try fresh.take(saved)
    do {
      try fresh.queue.close()
    } catch {
      throw StudyError(error, path: gathering)
    }
    let aside = try LedgerSalvage.putAside(path)
    LedgerSalvage.finish(path)
    return (saved.count, aside)
  }

  private static func opened(_ path: String, _ plan: StudyPlan, _ shard: Shard) throws(StudyError) -> ShardLedger {
    do {
      return try attempt(path, plan, shard)
    } catch let error as StudyError {
      throw error
    } catch {
      throw StudyError(error, path: path)
    }
  }

  private static func attempt(_ path: String, _ plan: StudyPlan, _ shard: Shard) throws -> ShardLedger {
    var configuration = Configuration()
    configuration.busyMode = .timeout(20)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
      _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = TRUNCATE")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      let header = try LedgerRows.header(database)
      if header.isEmpty {
        try LedgerRows.create(database, planHash: plan.hash, version: plan.version, shard: shard)
        return
      }
      try LedgerReader.check(header, plan: plan, path: path)
      // The index is compared with the table too: what it does not find would be run again and then not be kept.
      let complaint = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)")
      if complaint != "ok" { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: complaint) }
      _ = try LedgerRows.state(database, identity: "", count: 0)
    }
    return ShardLedger(queue, path: path)
  }

  /// Writes what came of a unit, and returns when it is on the disk.
  func put(_ identity: String, _ unit: Unit, _ state: LedgerState, seconds: Double) throws(StudyError) {
    do {
      try queue.write { try LedgerRows.put($0, identity: identity, unit: unit, state, seconds: seconds) }
    } catch {
      throw StudyError(error, path: path)
    }
  }

  /// What this ledger says of a unit.
  func state(_ identity: String, count: Int) throws(StudyError) -> LedgerState {
    do {
      return try queue.read { try LedgerRows.state($0, identity: identity, count: count) }
    } catch {
      throw StudyError(error, path: path)
    }
  }

  private func take(_ rows: [LedgerSalvage.SavedRow]) throws(StudyError) {
    do {
      try queue.write { database in
        for row in rows {
          try LedgerRows.put(
            database, identity: row.identity, unit: row.unit, .done(row.values), seconds: row.seconds)
        }
      }
    } catch {
      throw StudyError(error, path: path)
    }
  }
}
