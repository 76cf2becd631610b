import Foundation
import Publishing
import ScenarioModel
import Testing

@Suite("Reference tables")
struct ReferenceTableTests {
  private let table = ReferenceTable(
    columns: [.init("group", .group), .init("name", .name), .init("default"), .init("meaning", .prose)],
    rows: [
      [.text("firms"), .text("cost"), .value(.list([1, 2.5])), .text("what a | b costs at the start")],
      [.text("firms"), .text("rate"), .value(.number(0.5)), .text("how often")],
    ])

  @Test func `in a pipe every row is one aligned line`() {
    let lines = table.text(width: nil).split(separator: "\n")
    #expect(
      lines == [
        "group  name  default   meaning",
        "firms  cost  [1, 2.5]  what a | b costs at the start",
        "firms  rate  0.5       how often",
      ])
  }

  @Test func `on a narrow terminal no line is longer than the terminal and nothing is lost`() {
    let text = ReferenceTable.parameters.text(width: 90)
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 90 })
    for entry in ParameterCatalogue.entries {
      #expect(text.contains(entry.name.rawValue))
      let words = entry.meaning.split(separator: " ")
      #expect(words.allSatisfy { text.contains($0) }, "\(entry.name)")
    }
  }

  @Test func `Markdown escapes bars so that cells stay apart`() {
    #expect(table.markdown.contains("what a \\| b costs"))
    #expect(table.markdown.split(separator: "\n").allSatisfy { $0.hasPrefix("| ") && $0.hasSuffix(" |") })
  }

  @Test func `JSON gives numbers as numbers`() throws {
    struct Row: Decodable {
      let name: String
      let tag: String
    }
    let rows = try JSONDecoder().decode([Row].self, from: Data(ReferenceTable.parameters.json.rendered.utf8))
    #expect(rows.map(\.name) == ParameterName.allCases.map(\.rawValue))
    #expect(table.json.flat.contains("[1, 2.5]") && table.json.flat.contains(#""default": 0.5"#))
  }

  @Test func `every instrument is listed with its cost and its levers`() {
    let rows = ReferenceTable.instruments.rows
    #expect(rows.map { $0[1].text } == ["call", "voucher", "hubs", "workforce", "awareness", "regulation"])
    #expect(rows.allSatisfy { row in row.allSatisfy { !$0.text.isEmpty } && row[4].text.hasPrefix("share") })
    #expect(rows[0][4].text.contains("grantRate"))
  }

  @Test func `one group of a table stands without the column that names it`() {
    #expect(table.groups == ["firms"])
    let group = table.only("firms")
    #expect(group.columns.map(\.key) == ["name", "default", "meaning"] && group.rows.count == 2)
    #expect(table.only("hubs").rows.isEmpty)
  }

  @Test func `keys of a file are listed with what they accept`() {
    let rows = ReferenceTable.keys.rows
    #expect(rows.contains { $0[0] == .text("study") && $0[1] == .text("baseline") && $0[2] == .text("yes") })
    #expect(rows.allSatisfy { !$0[3].text.isEmpty && !$0[4].text.isEmpty })
  }

  @Test func `a figure without stated provenance stays empty`() {
    let figure = WorldFigure(
      table: "regions", row: "NL22", column: "population", value: "1", provenance: nil, source: "")
    #expect(ReferenceTable.world([figure]).rows[0][4] == .missing)
    #expect(ReferenceTable.world([figure]).json.flat.contains("\"provenance\": null"))
  }

  @Test func `the summary of a world counts its figures by table, column and provenance`() {
    func figure(_ table: String, _ column: String, _ provenance: ScenarioModel.Provenance?) -> WorldFigure {
      WorldFigure(table: table, row: "X", column: column, value: "1", provenance: provenance, source: "")
    }
    let table = ReferenceTable.worldSummary([
      figure("regions", "name", nil), figure("regions", "population", .observed), figure("regions", "area_km2", nil),
      figure("regions", "population", .estimated), figure("hubs", "population", .assumed),
    ])
    #expect(
      table.rows.map { $0.map(\.text) } == [
        ["regions", "population", "2", "1", "0", "1", "0", "0"], ["regions", "area_km2", "1", "0", "0", "0", "0", "1"],
        ["hubs", "population", "1", "0", "0", "0", "1", "0"], ["world", "all figures", "4", "1", "0", "1", "1", "1"],
      ])
    #expect(
      table.columns.map(\.key).suffix(5) == ["observed", "derived", "estimated", "assumed", "unstated"])
    #expect(ReferenceTable.worldSummary([]).rows.isEmpty)
  }
}
