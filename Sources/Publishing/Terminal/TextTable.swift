/// A table of plain text: first column left, the others right, two spaces between, a rule under the heading.
package struct TextTable {
  package var heading: [String]
  package var rows: [[String]]

  package init(heading: [String], rows: [[String]]) {
    self.heading = heading
    self.rows = rows
  }

  /// The lines of the table. Where they would be wider than `width`, the first column moves to a line of its own above
  /// the numbers of its row: names are never cut.
  package func lines(width: Int) -> [String] {
    let widths = heading.indices.map { column in ([heading] + rows).map { $0[column].count }.max() ?? 0 }
    let total = widths.reduce(0, +) + 2 * (widths.count - 1)
    guard total > width, let first = widths.first else {
      return [line(heading, widths), rule(total)] + rows.map { line($0, widths) }
    }
    var narrow = widths
    narrow[0] = max(0, min(first, width - (total - first)))
    let numbers = [line([""] + heading.dropFirst(), narrow), rule(total - first + narrow[0])]
    return numbers + rows.flatMap { [$0[0], line([""] + $0.dropFirst(), narrow)] }
  }

  private func rule(_ length: Int) -> String { String(repeating: "-", count: length) }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    cells.enumerated().map { column, cell in
      let space = String(repeating: " ", count: max(0, widths[column] - cell.count))
      return column == 0 ? cell + space : space + cell
    }.joined(separator: "  ")
  }
}

/// Breaks sentences into lines.
enum TextWrap {
  /// Lines of at most `width` characters (a longer word stands alone), all but the first indented.
  static func lines(_ text: String, width: Int, indent: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let start = lines.isEmpty ? "" : String(repeating: " ", count: indent)
      if line.isEmpty {
        line = start + word
      } else if line.count + 1 + word.count <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(repeating: " ", count: indent) + word
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
