/// Reads the cells of one CSV table by column name, checking as it goes.
struct TableReader {
  let table: CSVTable
  let name: String
  var problems: ProblemList
  private(set) var figures: [WorldFigure] = []
  /// Column that names a row in ``figures``.
  private let rowNameColumn: String

  /// Checks the header: `required` columns must be there; others are warned of unless they are `known` or carry
  /// provenance (`…_provenance`, `…_source`).
  init(
    _ table: CSVTable, name: String, rowName: String, required: [String], known: [String] = [], problems: ProblemList
  ) {
    self.table = table
    self.name = name
    rowNameColumn = rowName
    self.problems = problems
    let place = Place(file: table.file, line: table.header.first?.place.line ?? 1, column: 1)
    let names = table.header.map(\.text)
    for column in required where !names.contains(column) {
      let near = NearestWord.to(column, among: names.filter { !required.contains($0) })
      let hint = near.map { " Is \($0) meant?" } ?? ""
      self.problems.error(place, column, "is a column that this table lacks.\(hint)")
    }
    for cell in table.header where !(required + known).contains(cell.text) && !cell.text.isEmpty {
      if let figure = Self.figure(of: cell.text), names.contains(figure) { continue }
      let hint = NearestWord.to(cell.text, among: required + known).map { " Did you mean \($0)?" } ?? ""
      self.problems.warning(cell.place, cell.text, "is a column that is not used.\(hint)")
    }
    if table.rows.isEmpty { self.problems.error(place, "", "This table has no rows.") }
    if table.rows.count > Self.mostRows {
      self.problems.error(
        table.rows[Self.mostRows].place, "",
        "The table goes on after \(Self.mostRows) rows, more than a world can have.")
    }
    noteFigures(known: required + known)
  }

  /// Most rows of a table: all NUTS-3 regions of Europe are some 1,500.
  private static let mostRows = 2000

  /// The rows that are read.
  var rows: ArraySlice<CSVTable.Row> { table.rows.prefix(Self.mostRows) }

  /// The column whose origin a column tells, `population` of `population_source`.
  private static func figure(of column: String) -> String? {
    for suffix in ["_provenance", "_source"] where column.hasSuffix(suffix) {
      return String(column.dropLast(suffix.count))
    }
    return nil
  }

  /// The text of a cell, which must not be empty.
  mutating func text(_ row: CSVTable.Row, _ column: String) -> String {
    guard let cell = cell(row, column) else { return "" }
    if cell.text.allSatisfy(\.isWhitespace) { problems.error(cell.place, column, "is empty, but must be text.") }
    return cell.text
  }

  /// The number in a cell; nil after telling why it is none.
  mutating func number(_ row: CSVTable.Row, _ column: String, _ rule: NumberRule) -> Double? {
    guard let cell = cell(row, column) else { return nil }
    let node = SourceNode(cell.place, .scalar(cell.text, plain: true))
    if let complaint = ScalarCheck.complaint(node, .number(rule), isTable: true) {
      problems.error(cell.place, column, cell.text.isEmpty ? "is empty, but must be \(rule.expectation)." : complaint)
      return nil
    }
    return NumberText.number(cell.text)
  }

  mutating func whole(_ row: CSVTable.Row, _ column: String, _ range: ClosedRange<Int>) -> Int? {
    number(row, column, .whole(range)).flatMap { Int(exactly: $0) }
  }

  func place(_ row: CSVTable.Row, _ column: String) -> Place { cell(row, column)?.place ?? row.place }

  private func cell(_ row: CSVTable.Row, _ column: String) -> CSVTable.Cell? {
    table.column(column).map { row.cells[$0] }
  }

  /// Keeps what the table says about the origin of each figure.
  private mutating func noteFigures(known: [String]) {
    for row in rows {
      let rowName = cell(row, rowNameColumn)?.text ?? ""
      for (index, head) in table.header.enumerated() where known.contains(head.text) && head.text != rowNameColumn {
        var provenance: Provenance?
        if let cell = cell(row, "\(head.text)_provenance"), !cell.text.isEmpty {
          provenance = Provenance(rawValue: cell.text)
          if provenance == nil {
            let allowed = Provenance.allCases.map(\.rawValue)
            let hint = NearestWord.hint(for: cell.text, among: allowed, noun: "word")
            problems.error(
              cell.place, "\(head.text)_provenance", "is \(cell.text), but must say how the figure came about. \(hint)")
          }
        }
        figures.append(
          WorldFigure(
            table: name, row: rowName, column: head.text, value: row.cells[index].text, provenance: provenance,
            source: cell(row, "\(head.text)_source")?.text ?? ""))
      }
    }
  }
}
