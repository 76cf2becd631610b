/// A table of numbers from a CSV file of any origin: a header row, then rows of numbers.
public struct NumberTable: Sendable, Equatable {
  /// Names of the columns, in order; each once.
  public let columns: [String]
  /// By row and column; NaN where the cell is empty.
  public let rows: [[Double]]

  public init(columns: [String], rows: [[Double]]) {
    self.columns = columns
    self.rows = rows
  }

  /// Largest file that is read: some ten million numbers.
  static let largestBytes = 256 << 20

  /// Reads a file. The table is nil when a problem is an error; every cell that is not a number is told with its place,
  /// up to twenty.
  public static func load(path: String) -> (table: NumberTable?, problems: [Problem]) {
    var problems = ProblemList()
    guard let text = TextFile.read(path, upTo: largestBytes, problems: &problems),
      let table = CSVTable(text, file: path, problems: &problems)
    else { return (nil, problems.sorted(files: [path])) }
    if table.rows.isEmpty {
      problems.error(Place(file: path), "", "This table has a header, but no rows.")
    }
    var told = 0
    let rows = table.rows.map { row in
      row.cells.indices.map { column -> Double in
        let cell = row.cells[column]
        let word = cell.text.filter { $0 != " " }
        if word.isEmpty { return .nan }
        if let number = Double(word), number.isFinite { return number }
        told += 1
        if told <= 20 {
          problems.error(
            cell.place, table.header[column].text, "is '\(cell.text)', but must be a number. Leave a missing one empty."
          )
        }
        return .nan
      }
    }
    let columns = table.header.map(\.text)
    return (problems.hasErrors ? nil : NumberTable(columns: columns, rows: rows), problems.sorted(files: [path]))
  }
}
