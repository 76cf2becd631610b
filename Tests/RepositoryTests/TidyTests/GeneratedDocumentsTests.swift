import Foundation
import Publishing
import Testing

@testable import PelotonCommand

/// What the description of the model promises: tables as the program prints them, paths and anchors that lead somewhere.
@Suite("Generated documents")
struct GeneratedDocumentsTests {
  private static let catalogue = "Sources/AdoptionKernel/AdoptionKernel.docc"
  private static let articles = Repository.paths(under: catalogue, ending: ".md")

  @Test(arguments: ReferenceTable.parameters.groups)
  func `every parameter stands in the description as the program prints it`(group: String) throws {
    try expectTable(ReferenceTable.parameters.only(group), in: "Parameters.md")
  }

  @Test(arguments: ReferenceTable.fields.groups)
  func `every mechanism stands in the description as the program prints it`(field: String) throws {
    try expectTable(ReferenceTable.fields.only(field), in: "Instruments.md")
  }

  @Test(arguments: ReferenceTable.indicators.groups)
  func `every indicator stands in the description as the program prints it`(kind: String) throws {
    try expectTable(ReferenceTable.indicators.only(kind), in: "Indicators.md")
  }

  @Test(arguments: ReferenceTable.events.groups)
  func `every random event stands in the description as the program prints it`(seed: String) throws {
    try expectTable(ReferenceTable.events.only(seed), in: "RandomDraws.md")
  }

  @Test func `every indicator has a definition and every random event a meaning of its own`() {
    for table in [ReferenceTable.indicators, .events] {
      let texts = table.rows.compactMap { $0.last?.text }
      #expect(!texts.contains(""))
      #expect(Set(texts).count == table.rows.count)
    }
  }

  @Test(arguments: articles)
  func `every repository path that the description names exists`(article: String) throws {
    let folder = Repository.root.appendingPathComponent(article).deletingLastPathComponent()
    let text = try Repository.text(article)
    for match in text.matches(of: /\[`((?:Sources|Tests|Scenarios)[^`]*)`\]\(([^)]*)\)/) {
      let named = Repository.root.appendingPathComponent(String(match.1)).standardizedFileURL.path
      let linked = folder.appendingPathComponent(String(match.2)).standardizedFileURL.path
      #expect(FileManager.default.fileExists(atPath: named), "\(article): \(match.1)")
      #expect(named == linked, "\(article): \(match.1) is linked to \(match.2)")
    }
  }

  @Test func `every section that a comment cites is a heading of the description`() throws {
    let headings = try Self.articles.flatMap { article in
      try Repository.text(article).matches(of: /(?m)^#+ ([0-9]+(?:\.[0-9]+)?)[.: ]/).map { String($0.1) }
    }
    let cited = Repository.swiftFiles.flatMap { file in
      file.text.matches(of: /(?i)specification,? (?:sections? )?([0-9]+(?:\.[0-9]+)?)/).map { String($0.1) }
    }
    #expect(cited.count > 20)
    let missing = Set(cited).subtracting(headings)
    #expect(missing.isEmpty, "no heading carries \(missing.sorted())")
  }

  @Test(arguments: articles)
  func `no page of the description is longer than 400 lines`(article: String) throws {
    #expect(try Repository.text(article).split(separator: "\n", omittingEmptySubsequences: false).count <= 401)
  }

  private func expectTable(_ table: ReferenceTable, in article: String) throws {
    let text = try Repository.text("\(Self.catalogue)/\(article)")
    #expect(text.contains("-->\n" + table.markdown + "<!-- end"), "\(article) is stale; run: make tables")
  }
}
