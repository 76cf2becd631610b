/// Splits CSV bytes (RFC 4180, UTF-8, LF or CR LF, with or without a mark of byte order) into records of texts.
///
/// For small tables; the tables of a results folder are read by ``ResultsTableReader``, which keeps only what is asked for.
enum CSVRecords {
  static func split(_ bytes: [UInt8]) -> [[String]] {
    var scanner = CSVFieldScanner(bytes)
    var records: [[String]] = []
    while let fields = scanner.nextRecord() { records.append(fields) }
    return records
  }
}

/// Walks through the records of a CSV file, which lies in memory, without copying what it skips.
struct CSVFieldScanner {
  private let bytes: [UInt8]
  /// Next byte to be read.
  private(set) var place: Int
  /// Line of ``place``, from 1.
  private(set) var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// All fields of the next record that is not an empty line; nil at the end.
  mutating func nextRecord() -> [String]? {
    while place < bytes.count, bytes[place] == lineFeed || bytes[place] == carriageReturn { skipByte() }
    guard place < bytes.count else { return nil }
    var fields: [String] = []
    while true {
      fields.append(nextField())
      if place < bytes.count, bytes[place] == comma { place += 1 } else { break }
    }
    endRecord()
    return fields
  }

  private mutating func nextField() -> String {
    guard place < bytes.count, bytes[place] == quote else {
      let start = place
      while place < bytes.count, bytes[place] != comma, bytes[place] != lineFeed { place += 1 }
      let end = place > start && bytes[place - 1] == carriageReturn ? place - 1 : place
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    place += 1
    var content: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      if byte == quote {
        guard place + 1 < bytes.count, bytes[place + 1] == quote else { break }
        place += 1
      }
      content.append(byte)
      skipByte()
    }
    // What stands between a closing quote and the next comma is no part of any field.
    while place < bytes.count, bytes[place] != comma, bytes[place] != lineFeed { place += 1 }
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func endRecord() {
    while place < bytes.count, bytes[place] != lineFeed { place += 1 }
    if place < bytes.count { skipByte() }
  }

  private mutating func skipByte() {
    if bytes[place] == lineFeed { line += 1 }
    place += 1
  }
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
