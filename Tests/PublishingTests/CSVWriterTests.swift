import Foundation
import Publishing
import Testing

@Suite("Fields of a table")
struct CSVWriterTests {
  private func line(_ fill: (inout CSVLine) -> Void) -> String {
    var line = CSVLine()
    fill(&line)
    return String(decoding: line.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""), ("two\nlines", "\"two\nlines\""),
    (" edge", "\" edge\""), ("", ""), ("Düsseldorf", "Düsseldorf"), ("cr\rlf", "\"cr\rlf\""),
  ])
  func `texts are quoted only where they must be`(text: String, field: String) {
    #expect(line { $0.append(text) } == field)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (11.0, "11"), (-1200, "-1200"), (0.1, "0.1"), (1.0 / 3, "0.3333333333333333"),
    (123_456_789.125, "123456789.125"), (.leastNonzeroMagnitude, "5e-324"), (1e300, "1e+300"), (.infinity, "INF"),
    (-.infinity, "-INF"),
  ])
  func `numbers have the fewest digits that read back the same`(value: Double, field: String) {
    let written = line { $0.append(value) }
    #expect(written == field)
    #expect(value.isInfinite || Double(written) == value)
  }

  @Test func `missing is empty, whatever it is missing from`() {
    #expect(
      line {
        $0.append("x")
        $0.append(nil as Double?)
        $0.append(.nan as Double?)
        $0.append(1)
      } == "x,,,1")
  }

  @Test func `the start that rows share is followed by a comma`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var start = CSVLine()
    start.append("fund")
    var writer = try CSVWriter(ByteSink(creating: path, finalPath: path), header: ["policy", "value"])
    for value in [1.5, 2] { try writer.row(start) { $0.append(value) } }
    let length = try writer.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "policy,value\nfund,1.5\nfund,2\n")
    #expect(length == 29)
    #expect(writer.rowCount == 2)
  }
}
