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

  /// Records that a damaged page may hide before reading is given up; many more than lie on any page.
  private static let longestGap = 20_000

  /// Every record that can be read and whose digest holds; reading goes on behind what cannot be read.
  static func rows(_ path: String) -> [SavedRow] {
    var configuration = Configuration()
    configuration.readonly = true
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration) else { return [] }
    // Without a transaction: damage ends one, and with it all that was read.
    return queue.writeWithoutTransaction { database in
      var saved: [SavedRow] = []
      var last: Int64 = 0
      // In order as far as that goes; rows are numbered from 1.
      while let row = try? Row.fetchOne(
        database, sql: "SELECT rowid, * FROM unit WHERE rowid > ? ORDER BY rowid LIMIT 1", arguments: [last]),
        let rowid = LedgerRows.cell(row, "rowid", as: Int64.self), rowid > last
      {
        last = rowid
        if let row = savedRow(row) { saved.append(row) }
      }
      // Behind a page that cannot be read one by one, until nothing comes for long.
      var misses = 0
      while misses < longestGap {
        last += 1
        let row = try? Row.fetchOne(
          database.cachedStatement(sql: "SELECT * FROM unit WHERE rowid = ?"), arguments: [last])
        misses = row == nil ? misses + 1 : 0
        if let row = row.flatMap({ savedRow($0) }) { saved.append(row) }
      }
      return saved
    }
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
    try? files.removeItem(atPath: gatheringPath(path) + "-journal")
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
