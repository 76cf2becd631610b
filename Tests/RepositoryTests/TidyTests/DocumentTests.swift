import Foundation
import Testing

/// What the documents at the top of the repository promise.
@Suite("Documents")
struct DocumentTests {
  @Test func `the import table of CONTRIBUTING is the one that is enforced`() throws {
    let rows = try Repository.text("CONTRIBUTING.md").split(separator: "\n")
    for (target, modules) in ImportTable.targets where target != "PelotonCommand" {
      let row = try #require(rows.first { $0.hasPrefix("| `\(target)` |") }, "\(target) has no row")
      let cell = try #require(row.split(separator: "|").last { !$0.allSatisfy { $0 == " " } })
      let named = modules.subtracting(ImportTable.platform)
      #expect(named.allSatisfy { cell.contains("`\($0)`") }, "\(row)")
      #expect(cell.contains("C library") == !modules.isDisjoint(with: ImportTable.platform), "\(row)")
      let folders = ImportTable.folders.filter { $0.key.hasPrefix(target + "/") }.flatMap(\.value)
      let quoted = cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      let written = quoted.filter { $0.offset % 2 == 1 && !$0.element.hasSuffix("/") }.map { String($0.element) }
      #expect(Set(written) == named.union(folders), "\(row)")
    }
  }

  @Test func `every folder of Sources is in the import table`() throws {
    let root = Repository.root.appendingPathComponent("Sources")
    let folders = try FileManager.default.contentsOfDirectory(atPath: root.path).filter { !$0.hasPrefix(".") }
    #expect(Set(folders) == Set(ImportTable.targets.keys))
  }

  @Test func `all documents name the same version`() throws {
    struct CodeMeta: Decodable {
      let version: String
      let license: String
    }
    let meta = try JSONDecoder().decode(CodeMeta.self, from: Data(try Repository.text("codemeta.json").utf8))
    #expect(meta.license.hasSuffix("Apache-2.0"))
    #expect(try Repository.text("CITATION.cff").contains("\nversion: \(meta.version)\n"))
    #expect(try Repository.text("CHANGELOG.md").contains("\n## [\(meta.version)]"))
  }

  @Test(arguments: Repository.documents)
  func `links inside the documents lead somewhere`(document: String) throws {
    let folder = Repository.root.appendingPathComponent(document).deletingLastPathComponent()
    for part in try Repository.text(document).components(separatedBy: "](").dropFirst() {
      let link = part.prefix { $0 != ")" && $0 != "#" }
      guard !link.isEmpty, !link.contains(":") else { continue }
      let target = folder.appendingPathComponent(String(link)).path
      #expect(FileManager.default.fileExists(atPath: target), "\(document): \(link)")
    }
  }
}
