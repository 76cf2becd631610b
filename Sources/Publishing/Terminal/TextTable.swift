/// A table of plain text: first column left, the others right, two spaces between, a rule under the heading.
struct TextTable {
  var heading: [String]
  var rows: [[String]]

  /// The lines of the table, at most `width` characters each: the first column gives way when there is too little room.
  func lines(width: Int) -> [String] {
    var widths = heading.indices.map { column in
      ([heading] + rows).map { $0[column].count }.max() ?? 0
    }
    let total = widths.reduce(0, +) + 2 * (widths.count - 1)
    if total > width, let first = widths.first { widths[0] = max(8, first - (total - width)) }
    let rule = String(repeating: "-", count: widths.reduce(0, +) + 2 * (widths.count - 1))
    return [line(heading, widths), rule] + rows.map { line($0, widths) }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    cells.enumerated().map { column, cell in
      let cell = cell.count > widths[column] ? cell.prefix(widths[column] - 1) + "…" : cell
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
