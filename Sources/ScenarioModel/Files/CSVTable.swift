/// A table read from CSV text (RFC 4180): one header row, then rows of as many cells. Quotes and line feeds within
/// quotes are understood; empty lines are skipped.
struct CSVTable {
  struct Cell {
    var text: String
    var place: Place
  }

  struct Row {
    var cells: [Cell]
    var place: Place
  }

  let file: String
  /// Column names with their places.
  let header: [Cell]
  let rows: [Row]

  /// Nil after telling what is wrong with the text as a table.
  init?(_ text: String, file: String, problems: inout ProblemList) {
    var scanner = CSVScanner(text, file: file)
    guard let header = scanner.nextRow() else {
      problems.error(Place(file: file), "", "This file is empty, but must be a table with a header row.")
      return nil
    }
    if header.cells.count == 1, let only = header.cells.first,
      let other = only.text.first(where: { ";\t|".contains($0) })
    {
      let name = other == "\t" ? "tabs" : "\(other)"
      problems.error(
        only.place, "",
        "The columns are separated by \(name), but must be separated by commas. Save it as CSV with commas.")
      return nil
    }
    self.file = file
    self.header = header.cells
    var rows: [Row] = []
    var isRight = true
    while let row = scanner.nextRow() {
      if row.cells.count == header.cells.count {
        rows.append(row)
      } else {
        isRight = false
        problems.error(
          row.place, "",
          "This row has \(row.cells.count) cells, but the header has \(header.cells.count)."
            + " Put cells that hold commas in quotes."
        )
      }
    }
    self.rows = rows
    problems.add(scanner.problems.problems)
    var places: [String: Place] = [:]
    for cell in header.cells {
      if cell.text.isEmpty { problems.error(cell.place, "", "This column has no name.") }
      if let first = places[cell.text], !cell.text.isEmpty {
        problems.error(cell.place, cell.text, "is a column twice; first at column \(first.column) of the header.")
      }
      places[cell.text] = places[cell.text] ?? cell.place
    }
    if scanner.problems.hasErrors || (rows.isEmpty && !isRight) { return nil }
  }

  /// Index of the column with this name.
  func column(_ name: String) -> Int? { header.firstIndex { $0.text == name } }
}

/// Splits CSV text into rows of cells.
struct CSVScanner {
  private(set) var problems = ProblemList()
  private let file: String
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  private var column = 1

  init(_ text: String, file: String) {
    self.file = file
    scalars = Array(text.unicodeScalars)
  }

  mutating func nextRow() -> CSVTable.Row? {
    while index < scalars.count, scalars[index] == "\n" { advance() }
    guard index < scalars.count else { return nil }
    let place = here
    var cells = [nextCell()]
    while index < scalars.count, scalars[index] == "," {
      advance()
      cells.append(nextCell())
    }
    if index < scalars.count { advance() }
    return CSVTable.Row(cells: cells, place: place)
  }

  private var here: Place { Place(file: file, line: line, column: column) }

  private mutating func advance() {
    if scalars[index] == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    index += 1
  }

  private mutating func nextCell() -> CSVTable.Cell {
    let place = here
    var text = String.UnicodeScalarView()
    guard index < scalars.count, scalars[index] == "\"" else {
      while index < scalars.count, scalars[index] != ",", scalars[index] != "\n" {
        text.append(scalars[index])
        advance()
      }
      return CSVTable.Cell(text: String(text), place: place)
    }
    advance()
    while index < scalars.count {
      if scalars[index] != "\"" {
        text.append(scalars[index])
        advance()
      } else if index + 1 < scalars.count, scalars[index + 1] == "\"" {
        text.append("\"")
        advance()
        advance()
      } else {
        advance()
        skipRest(of: place)
        return CSVTable.Cell(text: String(text), place: place)
      }
    }
    problems.error(place, "", "This cell begins with a quote that is never closed.")
    return CSVTable.Cell(text: String(text), place: place)
  }

  private mutating func skipRest(of place: Place) {
    guard index < scalars.count, scalars[index] != ",", scalars[index] != "\n" else { return }
    problems.error(here, "", "Text follows the closing quote of a cell. Double the quotes inside a quoted cell.")
    while index < scalars.count, scalars[index] != ",", scalars[index] != "\n" { advance() }
  }
}
