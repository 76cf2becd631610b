public import ScenarioModel

/// A table of the model's own reference: what the parameters, instruments, indicators and random events are.
///
/// One table, three renderings: aligned text (``text(width:)``), Markdown (``markdown``) and JSON (it encodes itself as
/// a list of objects, one per row).
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
    /// Always in its column: what the row is about.
    case name
    /// In its column, below the row when too long for it.
    case fact
    /// Always below the row.
    case prose
  }

  /// The columns, left to right. The first one groups rows that follow one another.
  public var columns: [Column]
  /// The rows; every row has one cell per column.
  public var rows: [[ReferenceCell]]

  public init(columns: [Column], rows: [[ReferenceCell]]) {
    self.columns = columns
    self.rows = rows
  }

  /// GitHub-flavoured Markdown; bars in cells are escaped.
  public var markdown: String {
    let lines = [columns.map(\.key), columns.map { _ in "---" }] + rows.map { $0.map(\.text) }
    return lines.map { line in
      "| "
        + line.map { $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
        .joined(separator: " | ") + " |\n"
    }.joined()
  }
}

/// One cell of a reference table.
public enum ReferenceCell: Sendable, Equatable {
  case text(String)
  case number(Double)
  case value(ParameterValue)
  /// An evidence range; a multiplier bounds the ratio to the default.
  case range(ClosedRange<Double>, isMultiplier: Bool)
  case words([String])
  case missing

  /// The cell in a line of text; empty when missing.
  public var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): ParameterValue.number(number).text
    case .value(let value): value.text
    case .range(let range, let isMultiplier):
      ParameterValue.number(range.lowerBound).text + "…" + ParameterValue.number(range.upperBound).text
        + (isMultiplier ? " × default" : "")
    case .words(let words): words.joined(separator: " | ")
    case .missing: ""
    }
  }
}

extension ReferenceTable: Encodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Encodes a list of objects, one per row, keyed by column.
  public func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    for row in rows {
      var object = list.nestedContainer(keyedBy: Key.self)
      for (column, cell) in zip(columns, row) { try object.encode(cell, forKey: Key(stringValue: column.key)) }
    }
  }
}

extension ReferenceCell: Encodable {
  private enum RangeKey: String, CodingKey { case lower, upper, multiplier }

  /// Encodes numbers as numbers, lists as lists, named values as objects, a missing cell as null.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .range(let range, let isMultiplier):
      var object = encoder.container(keyedBy: RangeKey.self)
      try object.encode(range.lowerBound, forKey: .lower)
      try object.encode(range.upperBound, forKey: .upper)
      try object.encode(isMultiplier, forKey: .multiplier)
    default:
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      case .value(.number(let number)): try container.encode(number)
      case .value(.list(let numbers)): try container.encode(numbers)
      case .value(.table(let rows)): try container.encode(rows)
      case .value(.choice(let word)): try container.encode(word)
      case .value(.named(let keys, let numbers)):
        try container.encode(Dictionary(zip(keys, numbers)) { first, _ in first })
      case .words(let words): try container.encode(words)
      case .missing, .range: try container.encodeNil()
      }
    }
  }
}
