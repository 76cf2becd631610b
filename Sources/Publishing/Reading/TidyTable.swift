/// A small table in memory: columns with their meaning, rows of texts and numbers. What a figure is drawn from, and
/// what is read from the tables of a results folder.
public struct TidyTable: Sendable, Equatable {
  /// Columns in order.
  public let columns: [TableDescription.Column]
  /// Rows in order; each as long as ``columns``.
  public private(set) var rows: [[Field]] = []

  /// What stands in one cell.
  public enum Field: Sendable, Equatable {
    case text(String)
    case number(Double)
    /// Nothing: the value is not defined, or not known.
    case missing

    var text: String { if case .text(let text) = self { text } else { "" } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
  }

  init(columns: [TableDescription.Column]) { self.columns = columns }

  /// Adds a row with one field per column.
  mutating func append(_ row: [Field]) {
    precondition(row.count == columns.count)
    rows.append(row)
  }

  var isEmpty: Bool { rows.isEmpty }

  /// All rows, for reading by name.
  var records: [Record] { rows.indices.map { Record(table: self, index: $0) } }

  /// Index of a column; nil where the table has none of this name.
  func column(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// Different texts of a column in the order of their first row.
  func distinct(_ name: String) -> [String] {
    var seen: Set<String> = []
    return records.map { $0.text(name) }.filter { seen.insert($0).inserted }
  }

  /// One row, read by column name. A name that the table does not have reads as missing.
  struct Record: Sendable {
    let table: TidyTable
    let index: Int

    subscript(name: String) -> Field { table.column(name).map { table.rows[index][$0] } ?? .missing }

    func text(_ name: String) -> String { self[name].text }
    func number(_ name: String) -> Double? { self[name].number }
    func flag(_ name: String) -> Bool { self[name].text == "true" }
  }
}

extension TidyTable.Field {
  /// A number, or missing.
  init(_ number: Double?) {
    if let number, !number.isNaN { self = .number(number) } else { self = .missing }
  }

  init(_ number: Int) { self = .number(Double(number)) }
  init(_ text: String) { self = text.isEmpty ? .missing : .text(text) }
}
