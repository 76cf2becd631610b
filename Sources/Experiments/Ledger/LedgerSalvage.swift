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
        last = row["rowid"]
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
    guard let identity: String = row["identity"], let point: Int = row["point"], let replicate: Int = row["replicate"],
      case .done(let values) = LedgerRows.state(row, identity: identity, count: nil)
    else { return nil }
    return SavedRow(
      identity: identity, unit: Unit(point: point, replicate: replicate), values: values, seconds: row["seconds"] ?? 0)
  }

  /// Renames the file, and its journal with it, to the first free name beside it.
  static func putAside(_ path: String) throws(StudyError) -> String {
    let files = FileManager.default
    var number = 1
    while files.fileExists(atPath: "\(path).damaged-\(number)") { number += 1 }
    let aside = "\(path).damaged-\(number)"
    do {
      try files.moveItem(atPath: path, toPath: aside)
      if files.fileExists(atPath: path + "-journal") {
        try files.moveItem(atPath: path + "-journal", toPath: aside + "-journal")
      }
    } catch {
      throw StudyError(
        .failedOnTheWay, path: path, cause: "this database is damaged and cannot be put aside",
        remedy: "Rename it by hand and run the shard again.")
    }
    return aside
  }
}
