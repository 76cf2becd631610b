import Experiments
import Findings
import Foundation
import Publishing
import Testing

/// Alternative worlds in tables, on the page and for programs.
@Suite("Alternative worlds in print")
struct AlternativeTableTests {
  /// The second fund leads by 1 in the study itself, the first one by 3 in one alternative world.
  private func findings(width: Int = 1) throws -> StudyFindings {
    func outcome(_ net: Int) -> [Outcome] {
      [
        Outcome(
          net: Double(net), additional: Double(net), supported: 9, deadweight: 5, adopterYears: 0,
          publicCost: net == 0 ? 0 : 2_000_000)
      ]
    }
    let outcomes = WorldOutcomes(
      replicates: [1, 2, 3], outcomes: [(4, 1), (5, 2), (6, 3)].map { [outcome(0), outcome($0.0), outcome($0.1)] })
    let world = AlternativeRecord(
      path: "world.parameters.abandonRate", value: "[0, 0.1]",
      name: Array(repeating: "wide", count: width).joined(separator: "-"), outcomes: outcomes)
    return try PrintedStudy.findings(
      additional: [5, 6, 7], funds: 2, alternatives: AlternativesRecord(worlds: [world], planned: 1))
  }

  private let provenance = Provenance(version: "0.1.0", toolchain: "swift", command: [])

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func text(_ folder: String, _ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  @Test func `the tables hold every world, the scenario as it stands first`() throws {
    try withFolder { folder in
      let files = try ResultsFolder.write(findings(), to: folder, provenance: provenance)
      #expect(files.map(\.name).suffix(4) == ["alternatives.csv", "flips.csv", "run.json", "datapackage.json"])
      let rows = try text(folder, "alternatives.csv").split(separator: "\n")
      #expect(rows[1].hasPrefix("scenario,as it stands,fund,net,pairs,2,6,3.51") && rows[1].hasSuffix(",2,3,1"))
      #expect(rows.contains { $0.hasPrefix("world.parameters.abandonRate,\"[0, 0.1]\",fund,net,pairs,2,5,2.5") })
      #expect(
        rows.contains { $0.hasPrefix("world.parameters.abandonRate,\"[0, 0.1]\",fund,netPerMillion,pairs per EUR m") })
      #expect(rows.count == 1 + 2 * 2 * 5)
    }
  }

  @Test func `a flip has its leads and whether they are certain`() throws {
    try withFolder { folder in
      try ResultsFolder.write(findings(), to: folder, provenance: provenance)
      let flips = try text(folder, "flips.csv").split(separator: "\n")
      #expect(
        flips.contains(
          "world.parameters.abandonRate,\"[0, 0.1]\",net,pairs,2,fund-number-2,fund,1,1,1,true,3,3,3,true,3"))
    }
  }

  @Test func `the data dictionary lists both tables`() throws {
    try withFolder { folder in
      try ResultsFolder.write(findings(), to: folder, provenance: provenance)
      let package = try text(folder, "datapackage.json")
      #expect(package.contains("\"path\": \"alternatives.csv\"") && package.contains("\"path\": \"flips.csv\""))
    }
  }

  @Test func `a later study without alternatives leaves no table of theirs`() throws {
    try withFolder { folder in
      try ResultsFolder.write(findings(), to: folder, provenance: provenance)
      let files = try ResultsFolder.write(PrintedStudy.findings(), to: folder, provenance: provenance)
      #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder)) == Set(files.map(\.name)))
      #expect(!files.contains { $0.name == "flips.csv" })
    }
  }

  @Test func `the page shows who leads in which world, and says where the answer flips`() throws {
    let page = try ComparisonTable.render(findings())
    #expect(page.contains("Where the answer flips: net uses by the end of 2024Q2\n"))
    #expect(page.contains("\nas it stands  fund-number-2           fund  1.0 [1.0, 1.0]       \n"))
    #expect(page.contains("\nwide                   fund  fund-number-2  3.0 [3.0, 3.0]  1 (1)\n"))
    #expect(page.components(separatedBy: "It flips for certain with").count == 3)
    #expect(try !ComparisonTable.render(PrintedStudy.findings()).contains("Where the answer flips"))
  }

  @Test(arguments: [80, 100])
  func `no line of the page is wider than the terminal`(width: Int) throws {
    let page = try ComparisonTable.render(findings(width: 12), width: width)
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= width })
  }

  @Test func `programs get worlds, orders and flips`() throws {
    let text = try ComparisonTable.json(findings())
    let page = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let alternatives = try #require(page["alternatives"] as? [String: Any])
    #expect(
      (alternatives["worlds"] as? [[String: Any]])?.map { $0["path"] as? String }
        == ["scenario", "world.parameters.abandonRate"])
    let order = try #require((alternatives["orders"] as? [[String: Any]])?.first)
    #expect(order["sameOrder"] as? Int == 0 && order["first"] as? String == "fund-number-2")
    let flip = try #require((alternatives["flips"] as? [[String: Any]])?.first)
    #expect(flip["aheadHere"] as? String == "fund" && flip["certainHere"] as? Bool == true)
    let without = try ComparisonTable.json(PrintedStudy.findings())
    #expect(without.contains("\"alternatives\": null"))
  }
}
