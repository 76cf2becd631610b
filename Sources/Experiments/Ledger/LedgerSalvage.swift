import Foundation
import GRDB

/// Saves from a damaged database what can be proved whole.
enum LedgerSalvage {
  /// A record whose digest holds.
  struct SavedRow {
    var identity: String
    var unit: Unit
    var values: [Double]
    var seconds: Double
  }

  /// Every record that can be read and whose digest holds; reading goes on behind what cannot be read.
  static func rows(_ path: String) -> [SavedRow] {
    var configuration = Configuration()
    configuration.readonly = true
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration) else { return [] }
    let rows: [SavedRow]? = try? queue.read { database in
      var saved: [Int64: SavedRow] = [:]
      // One way through the table itself and one through its index: damage seldom hits both at the same place.
      var last = Int64.min
      while let row = try? Row.fetchOne(
        database, sql: "SELECT rowid, * FROM unit WHERE rowid > ? ORDER BY rowid LIMIT 1", arguments: [last])
      {
        guard let rowid = LedgerRows.cell(row, "rowid", as: Int64.self), rowid > last else { break }
        last = rowid
        saved[last] = savedRow(row)
      }
      let most = (try? Int64.fetchOne(database, sql: "SELECT max(rowid) FROM unit")) ?? nil
      if last < (most ?? last) {
        for rowid in last..<min(most ?? last, last &+ 10_000_000) {
          let row = try? Row.fetchOne(
            database, sql: "SELECT rowid, * FROM unit WHERE rowid = ?", arguments: [rowid + 1])
          if let row { saved[rowid + 1] = savedRow(row) }
        }
      }
      return saved.sorted { $0.key < $1.key }.map(\.value)
    }
    return rows ?? []
  }

  private static func savedRow(_ row: Row) -> SavedRow? {
    guard let identity = LedgerRows.cell(row, "identity", as: String.self),
      let point = LedgerRows.cell(row, "point", as: Int.self),
      let replicate = LedgerRows.cell(row, "replicate", as: Int.self),
      case .done(let values) = LedgerRows.state(row, identity: identity, count: nil)
    else { return nil }
    return SavedRow(
      identity: identity, unit: Unit(point: point, replicate: replicate), values: values,
      seconds: LedgerRows.cell(row, "seconds", as: Double.self) ?? 0)
  }

  /// Where saved records are gathered before they take the place of the damaged file.
  static func gatheringPath(_ path: String) -> String { path + ".saved" }

  /// Puts the gathered records in the place of a ledger that is not there: a process ended between putting the damaged
  /// file aside and doing so.
  static func finish(_ path: String) {
    let files = FileManager.default
    guard !files.fileExists(atPath: path), files.fileExists(atPath: gatheringPath(path)) else { return }
    try? files.moveItem(atPath: gatheringPath(path), toPath: path)
  }

  /// Renames the file, and its journal before it, to the first free name beside it: a journal never stands beside a
  /// database that it does not belong to.
  static func putAside(_ path: String) throws(StudyError) -> String {
    let files = FileManager.default
    var number = 1
    while files.fileExists(atPath: "\(path).damaged-\(number)") { number += 1 }
    let aside = "\(path).damaged-\(number)"
    do {
      if files.fileExists(atPath: path + "-journal") {
        try? files.removeItem(atPath: aside + "-journal")
        try files.moveItem(atPath: path + "-journal", toPath: aside + "-journal")
      }
      try files.moveItem(atPath: path, toPath: aside)
    } catch {
      throw StudyError(
        .failedOnTheWay, path: path, cause: "this database is damaged and cannot be put aside",
        remedy: "Rename it by hand and run the shard again.")
    }
    return aside
  }
}
