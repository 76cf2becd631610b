/// Writes one table: RFC 4180 with LF, UTF-8 without BOM, `.` as decimal, shortest numbers that read back the same,
/// empty for missing. The header is that of the table's description.
package struct CSVWriter {
  private var sink: ByteSink
  private var line = CSVLine()
  private var buffer: [UInt8] = []
  package private(set) var rowCount = 0

  private static let bufferSize = 1 << 20

  package init(_ sink: ByteSink, header: [String]) throws(OutputError) {
    self.sink = sink
    buffer.reserveCapacity(CSVWriter.bufferSize + 4096)
    var names = CSVLine()
    for name in header { names.append(name) }
    try row(names)
    rowCount = 0
  }

  /// Ends a row made of `start` and the fields that `fill` appends to it.
  package mutating func row(_ start: CSVLine, _ fill: (inout CSVLine) -> Void = { _ in }) throws(OutputError) {
    line.take(start)
    fill(&line)
    buffer.append(contentsOf: line.bytes)
    buffer.append(UInt8(ascii: "\n"))
    rowCount += 1
    if buffer.count >= CSVWriter.bufferSize { try flush() }
  }

  /// Writes the rest and waits for the disk.
  /// - Returns: the length of the file, bytes.
  package mutating func finish() throws(OutputError) -> Int {
    try flush()
    try sink.finish()
    return sink.count
  }

  private mutating func flush() throws(OutputError) {
    try sink.append(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Fields of a row, already spelled and separated; the part that many rows share is spelled once.
package struct CSVLine {
  package private(set) var bytes: [UInt8] = []
  private var isEmpty = true

  package init() {}

  mutating func take(_ other: CSVLine) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: other.bytes)
    isEmpty = other.isEmpty
  }

  /// A text, quoted where a comma, a quote, a line break or a space at an end demands it.
  package mutating func append(_ text: String) {
    separate()
    let needsQuotes =
      text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
      || text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ")
    guard needsQuotes else { return bytes.append(contentsOf: text.utf8) }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  package mutating func append(_ value: Int) {
    separate()
    appendDigits(value)
  }

  /// A whole number without decimals, any other with the fewest digits that read back as the same number; missing
  /// (nil or NaN) is empty, infinities are `INF` and `-INF`.
  package mutating func append(_ value: Double?) {
    separate()
    guard let value, !value.isNaN else { return }
    if value.isInfinite {
      bytes.append(contentsOf: value < 0 ? "-INF".utf8 : "INF".utf8)
    } else if abs(value) < 1e15, value == value.rounded(.towardZero) {
      appendDigits(Int(value))
    } else {
      bytes.append(contentsOf: value.description.utf8)
    }
  }

  package mutating func append(_ value: Bool) { append(value ? "true" : "false") }

  private mutating func separate() {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
  }

  private mutating func appendDigits(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(truncatingIfNeeded: 48 + rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }
}
