import Foundation
import GRDB

/// What a ledger says of one unit.
enum LedgerState: Sendable, Equatable {
  /// Verified: the bytes are those that were written.
  case done([Double])
  /// Why it failed.
  case failed(String)
  /// There is no record, or one that cannot be trusted.
  case missing
}

/// The tables of a ledger and the rows in them.
enum LedgerRows {
  static let format = "1"

  static func create(_ database: Database, planHash: String, version: String, shard: Shard) throws {
    try database.execute(
      sql: """
        CREATE TABLE ledger (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE unit (
          identity TEXT PRIMARY KEY NOT NULL, point INTEGER NOT NULL, replicate INTEGER NOT NULL, state TEXT NOT NULL,
          message TEXT, seconds REAL NOT NULL, record BLOB, digest TEXT);
        """)
    for (key, value) in [
      ("format", format), ("plan", planHash), ("program", version), ("shard", shard.description),
    ] {
      try database.execute(sql: "INSERT INTO ledger VALUES (?, ?)", arguments: [key, value])
    }
  }

  /// What the ledger says of itself; empty when nothing was ever written to the file.
  ///
  /// - Throws: As for a damaged file when something is there, but not what every ledger says.
  static func header(_ database: Database) throws -> [String: String] {
    guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") != 0 else { return [:] }
    var header: [String: String] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT key, value FROM ledger") {
      if let key = cell(row, "key", as: String.self) { header[key] = cell(row, "value", as: String.self) }
    }
    for key in ["format", "plan", "program"] where header[key] == nil {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the ledger does not tell its \(key)")
    }
    return header
  }

  static func state(_ database: Database, identity: String, count: Int) throws -> LedgerState {
    let statement = try database.cachedStatement(
      sql: "SELECT state, message, record, digest FROM unit WHERE identity = ?")
    guard let row = try Row.fetchOne(statement, arguments: [identity]) else { return .missing }
    return state(row, identity: identity, count: count)
  }

  /// `count`: numbers of a record; nil takes any.
  static func state(_ row: Row, identity: String, count: Int?) -> LedgerState {
    let state = cell(row, "state", as: String.self)
    if state == "failed" { return .failed(cell(row, "message", as: String.self) ?? "It left no message.") }
    guard state == "done", let record = cell(row, "record", as: Data.self),
      let digest = cell(row, "digest", as: String.self), RecordBytes.digest(identity, record) == digest,
      let values = RecordBytes.values(record, count: count ?? record.count / 8)
    else { return .missing }
    return .done(values)
  }

  /// A cell of the type that was written; nil for anything else, as damage may leave it.
  static func cell<Value: DatabaseValueConvertible>(_ row: Row, _ column: String, as type: Value.Type) -> Value? {
    let value: DatabaseValue = row[column] ?? .null
    return Value.fromDatabaseValue(value)
  }

  static func seconds(_ database: Database, identity: String) throws -> Double? {
    let row = try Row.fetchOne(database, sql: "SELECT seconds FROM unit WHERE identity = ?", arguments: [identity])
    return row.flatMap { cell($0, "seconds", as: Double.self) }
  }

  static func put(
    _ database: Database, identity: String, unit: Unit, _ state: LedgerState, seconds: Double
  ) throws {
    let statement = try database.cachedStatement(sql: "INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    switch state {
    case .done(let values):
      let record = RecordBytes.data(values)
      try statement.execute(
        arguments: [
          identity, unit.point, unit.replicate, "done", nil, seconds, record, RecordBytes.digest(identity, record),
        ])
    case .failed(let message):
      try statement.execute(
        arguments: [identity, unit.point, unit.replicate, "failed", message, seconds, nil, nil])
    case .missing: return
    }
  }
}
