/// A Markdown table whose columns are padded, so that it can be read as it stands.
struct TextTable {
  private var rows: [[String]]

  /// A table with these headings; all columns but the first are numbers.
  init(_ headings: [String]) { rows = [headings] }

  mutating func add(_ row: [String]) { rows.append(row) }

  /// Whether there are only headings.
  var isEmpty: Bool { rows.count == 1 }

  var markdown: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = rows.map { row in
      let cells = row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + padding : padding + row[column]
      }
      return "| " + cells.joined(separator: " | ") + " |"
    }
    let rules = widths.indices.map { column in
      column == 0
        ? String(repeating: "-", count: widths[column])
        : String(repeating: "-", count: max(1, widths[column] - 1)) + ":"
    }
    lines.insert("| " + rules.joined(separator: " | ") + " |", at: 1)
    return lines.joined(separator: "\n")
  }
}
