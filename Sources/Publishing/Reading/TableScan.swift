import Foundation

/// One pass over a table that may be large: fields are only taken apart as far as the conditions need, and texts and
/// numbers are only made for rows that are kept. A table of 45 MB takes about a tenth of a second.
struct TableScan {
  private let content: Data
  private let path: String
  private let described: [TableDescription.Column]
  private let header: [String]
  private var place = 0
  private var line = 1

  /// - Throws: ``ReadingError`` for an empty table.
  init(_ content: Data, path: String, described: [TableDescription.Column]) throws(ReadingError) {
    self.content = content
    self.path = path
    self.described = described
    let headerEnd = content.firstIndex(of: lineFeed) ?? content.endIndex
    let records = CSVRecords.split(Array(content[..<headerEnd]))
    guard let header = records.first else { throw ReadingError(path, "This table is empty; it must have a header.") }
    self.header = header
    place = min(content.count, headerEnd + 1)
    line = 2
  }

  mutating func rows(
    where conditions: KeyValuePairs<String, [String]>, columns wanted: [String]?
  ) throws(ReadingError) -> TidyTable {
    let names = wanted ?? header
    var kept: [Int] = []
    for name in names { kept.append(try column(name)) }
    var wantedAt = [Set<[UInt8]>?](repeating: nil, count: header.count)
    for (name, texts) in conditions { wantedAt[try column(name)] = Set(texts.map { Array($0.utf8) }) }
    let last = wantedAt.lastIndex { $0 != nil } ?? -1
    var table = TidyTable(columns: names.map(description))
    let isNumber = table.columns.map { $0.type == .number || $0.type == .integer }
    let content = self.content
    let bytes = content.span
    while place < bytes.count {
      if bytes[place] == lineFeed || bytes[place] == carriageReturn {
        if bytes[place] == lineFeed { line += 1 }
        place += 1
        continue
      }
      guard matches(wantedAt, upTo: last, bytes) else {
        skipRecord(bytes)
        continue
      }
      let start = line
      let fields = record(bytes)
      guard fields.count == header.count else {
        throw ReadingError(
          "\(path):\(start)",
          "This row has \(fields.count) cells, but the header has \(header.count). Put cells that hold commas in quotes."
        )
      }
      var row: [TidyTable.Field] = []
      row.reserveCapacity(kept.count)
      for (place, column) in kept.enumerated() {
        let text = fields[column]
        guard isNumber[place], !text.isEmpty else {
          row.append(TidyTable.Field(text))
          continue
        }
        guard let number = Double(text) ?? TableScan.infinity(text) else {
          throw ReadingError(
            "\(path):\(start)", "'\(text)' stands in the column \(header[column]), but must be a number, as 0.25.")
        }
        row.append(TidyTable.Field(number))
      }
      table.append(row)
    }
    return table
  }

  private static func infinity(_ text: String) -> Double? {
    text == "INF" ? .infinity : text == "-INF" ? -.infinity : nil
  }

  private func column(_ name: String) throws(ReadingError) -> Int {
    guard let index = header.firstIndex(of: name) else {
      throw ReadingError("\(path):1", "The column '\(name)' is missing; there are \(header.joined(separator: ", ")).")
    }
    return index
  }

  private func description(_ name: String) -> TableDescription.Column {
    described.first { $0.name == name } ?? TableDescription.Column(name, .string, "")
  }

  /// Whether the record at ``place`` meets all conditions; leaves ``place`` where it is.
  private func matches(_ wanted: [Set<[UInt8]>?], upTo last: Int, _ bytes: borrowing Span<UInt8>) -> Bool {
    guard last >= 0 else { return true }
    var position = place
    for column in 0...last {
      let start = position
      let isQuoted = position < bytes.count && bytes[position] == quote
      if isQuoted {
        position += 1
        while position < bytes.count, bytes[position] != quote || isDoubled(at: position, bytes) {
          position += bytes[position] == quote ? 2 : 1
        }
        position = min(bytes.count, position + 1)
      } else {
        while position < bytes.count, bytes[position] != comma, bytes[position] != lineFeed { position += 1 }
      }
      if let texts = wanted[column] {
        let isIn = texts.contains {
          isEqual($0, bytes, isQuoted ? start + 1 : start, isQuoted ? position - 1 : position)
        }
        if !isIn { return false }
      }
      if position >= bytes.count || bytes[position] != comma { return column == last }
      position += 1
    }
    return true
  }

  private func isEqual(_ text: [UInt8], _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard text.count == end - start else { return false }
    for offset in 0..<text.count where text[offset] != bytes[start + offset] { return false }
    return true
  }

  private func isDoubled(at position: Int, _ bytes: borrowing Span<UInt8>) -> Bool {
    position + 1 < bytes.count && bytes[position + 1] == quote
  }

  /// Goes behind the end of the record at ``place``.
  private mutating func skipRecord(_ bytes: borrowing Span<UInt8>) {
    var position = place
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote { isQuoted.toggle() }
      if byte == lineFeed {
        line += 1
        if !isQuoted { break }
      }
      position += 1
    }
    place = position + 1
  }

  /// The fields of the record at ``place``; goes behind it.
  private mutating func record(_ bytes: borrowing Span<UInt8>) -> [String] {
    let start = place
    skipRecord(bytes)
    return CSVRecords.split(Array(content[start..<min(place, content.count)])).first ?? []
  }
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
