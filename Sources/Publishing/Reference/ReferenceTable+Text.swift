extension ReferenceTable {
  /// The table as aligned text.
  ///
  /// Without a width every row is one line, made for `grep` and files. With a width that the full table does not fit,
  /// rows are grouped under the first column, and prose and overlong cells are wrapped below their row.
  public func text(width: Int?) -> String {
    let lines = [columns.map(\.key)] + rows.map { $0.map(\.text) }
    let full = Self.aligned(lines)
    guard let width, full.contains(where: { $0.count > width }) else { return full.map { $0 + "\n" }.joined() }
    return folded(width: width)
  }

  private func folded(width: Int) -> String {
    let kept = columns.indices.filter { [.name, .fact].contains(columns[$0].place) }
    let cells = rows.map { $0.map(\.text) }
    var limit = 40
    var lines: [String] = []
    // The longest cell that still stands in a column: as long as all columns fit side by side.
    repeat {
      limit -= 2
      let short = cells.map { row in kept.map { isBelow(row, $0, limit) ? "below" : row[$0] } }
      lines = Self.aligned([kept.map { columns[$0].key }] + short)
    } while limit > 10 && lines.contains { $0.count > width }
    var output = lines[0] + "\n"
    for (index, row) in cells.enumerated() {
      let begins = index == 0 || cells[index - 1][0] != row[0]
      if begins, columns[0].place == .group { output += "\n\(columns[0].key): \(row[0])\n" }
      output += lines[index + 1] + "\n"
      for column in columns.indices where isBelow(row, column, limit) {
        output += Self.wrapped("\(columns[column].key): \(row[column])", width: max(width, 40), indent: "    ")
      }
    }
    return output
  }

  private func isBelow(_ row: [String], _ column: Int, _ limit: Int) -> Bool {
    switch columns[column].place {
    case .group, .name: false
    case .fact: row[column].count > limit
    case .prose: !row[column].isEmpty
    }
  }

  /// Pads every column but the last to its widest cell.
  private static func aligned(_ lines: [[String]]) -> [String] {
    guard let columnCount = lines.first?.count else { return [] }
    let widths = (0..<columnCount).map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let padded = zip(line, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
      return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Breaks a text at spaces so that no line is longer than the width, if its words allow.
  private static func wrapped(_ text: String, width: Int, indent: String) -> String {
    var output = ""
    var line = indent
    for word in text.split(separator: " ") {
      if line.count > indent.count, line.count + 1 + word.count > width {
        output += line + "\n"
        line = indent + "  " + word
      } else {
        line += line.count == indent.count ? String(word) : " " + word
      }
    }
    return output + line + "\n"
  }
}
