import Foundation
import Testing

@testable import Publishing

@Suite("Reading the tables of a folder")
struct TableScanTests {
  private func rows(
    _ text: String, where conditions: KeyValuePairs<String, [String]> = [:], columns: [String]? = nil
  ) throws -> TidyTable {
    var scan = try TableScan(
      Data(text.utf8), path: "t.csv",
      described: [.init("policy", .string, ""), .init("mean", .number, ""), .init("note", .string, "")])
    return try scan.rows(where: conditions, columns: columns)
  }

  @Test func `quotes, line ends of either kind, empty cells and infinities are read`() throws {
    let table = try rows("policy,mean,note\r\n\"a, \"\"b\"\"\",1.5,\r\nb,,\"two\nlines\"\nc,-INF,x")
    #expect(table.records.map { $0.text("policy") } == ["a, \"b\"", "b", "c"])
    #expect(table.records.map { $0.number("mean") } == [1.5, nil, -.infinity])
    #expect(table.records[0]["note"] == .missing && table.records[1].text("note") == "two\nlines")
  }

  @Test func `conditions keep only their rows, also where texts stand in quotes or reach over lines`() throws {
    let text = "policy,mean,note\na,1,\"x\ny\"\n\"b\",2,z\na,3,\"q, r\"\n"
    #expect(try rows(text, where: ["policy": ["a"]]).records.map { $0.number("mean") } == [1, 3])
    #expect(try rows(text, where: ["policy": ["b"]]).records.map { $0.number("mean") } == [2])
    #expect(try rows(text, where: ["note": ["q, r"]], columns: ["mean"]).rows == [[.number(3)]])
    #expect(try rows(text, where: ["policy": ["nobody"]]).isEmpty)
  }

  @Test func `a row with too few cells, and a word where a number must stand, are told with their line`() throws {
    let short = #expect(throws: ReadingError.self) { try rows("policy,mean,note\na,1,x\nb,2\n") }
    #expect(short?.place == "t.csv:3")
    let word = #expect(throws: ReadingError.self) { try rows("policy,mean,note\na,\"x\ny\",1\n") }
    #expect(word?.place == "t.csv:2" && word?.message.contains("mean") == true)
    #expect(throws: ReadingError.self) { try rows("") }
    let missing = #expect(throws: ReadingError.self) { try rows("policy,mean,note\n", columns: ["other"]) }
    #expect(missing?.message.contains("'other'") == true)
  }
}
