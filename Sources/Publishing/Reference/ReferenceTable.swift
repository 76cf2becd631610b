public import ScenarioModel

/// A table of the model's own reference: what the parameters, instruments, indicators and random events are.
///
/// One table, three renderings: aligned text (``text(width:)``), Markdown (``markdown``) and JSON (``json``).
public struct ReferenceTable: Sendable {
  /// One column.
  public struct Column: Sendable {
    /// Heading, and key in JSON.
    public var key: String
    /// Where its cells go when the table is wider than the terminal.
    public var place: Place

    public init(_ key: String, _ place: Place = .fact) {
      self.key = key
      self.place = place
    }
  }

  /// Where the cells of a column go when the table is wider than the terminal.
  public enum Place: Sendable {
    /// Above the rows that share it; only the first column.
    case group
    /// Always in its column: what the row is about.
    case name
    /// In its column, below the row when too long for it.
    case fact
    /// Always below the row.
    case prose
  }

  /// The columns, left to right.
  public var columns: [Column]
  /// The rows; every row has one cell per column.
  public var rows: [[ReferenceCell]]

  public init(columns: [Column], rows: [[ReferenceCell]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The groups of the rows in order; none when the first column is not one of groups.
  public var groups: [String] {
    guard columns.first?.place == .group else { return [] }
    var groups: [String] = []
    for case let group? in rows.map(\.first?.text) where !groups.contains(group) { groups.append(group) }
    return groups
  }

  /// The rows of one group, without the column that names it.
  public func only(_ group: String) -> ReferenceTable {
    ReferenceTable(
      columns: Array(columns.dropFirst()),
      rows: rows.filter { $0.first?.text == group }.map { Array($0.dropFirst()) })
  }

  /// GitHub-flavoured Markdown; names are set as code, bars in cells are escaped.
  public var markdown: String {
    let head = [columns.map(\.key), columns.map { _ in "---" }]
    let body = rows.map { row in
      zip(columns, row).map { column, cell in
        let text = cell.text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
        return column.place == .name && !text.isEmpty ? "`\(text)`" : text
      }
    }
    return (head + body).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }
}

/// One cell of a reference table.
public enum ReferenceCell: Sendable, Equatable {
  case text(String)
  case number(Double)
  case value(ParameterValue)
  /// Where the evidence for a parameter lies.
  case range(of: ParameterEntry)
  case missing

  /// The cell in a line of text; empty when missing.
  public var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): ParameterValue.number(number).text
    case .value(let value): value.text
    case .range(of: let entry): entry.rangeText
    case .missing: ""
    }
  }
}

extension ReferenceTable {
  /// A list of objects, one per row, keyed by column.
  public var json: JSONValue {
    .array(
      rows.map { row in
        .object(zip(columns, row).map { JSONValue.Member($0.key, $1.json) })
      })
  }
}

extension ReferenceCell {
  /// Numbers as numbers, lists as lists, named values as objects, a missing cell as null.
  var json: JSONValue {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .value(.number(let number)): .number(number)
    case .value(.list(let numbers)): .array(numbers.map(JSONValue.number))
    case .value(.table(let rows)): .array(rows.map { .array($0.map(JSONValue.number)) })
    case .value(.named(let keys, let numbers)):
      .object(zip(keys, numbers).map { JSONValue.Member($0, .number($1)) })
    case .value(.choice(let word)): .text(word)
    case .range(of: let entry): Self.json(of: entry)
    case .missing: .null
    }
  }

  private static func json(of entry: ParameterEntry) -> JSONValue {
    if case .choice(let words) = entry.domain { return .texts(words) }
    guard let range = entry.range else { return .null }
    return .object([
      "lower": .number(range.lowerBound), "upper": .number(range.upperBound),
      "multiplier": .bool(entry.rangeIsMultiplier),
    ])
  }
}
