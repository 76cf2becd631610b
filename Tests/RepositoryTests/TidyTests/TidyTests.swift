import Testing

/// The house rules of CONTRIBUTING.md, each held by every Swift file.
@Suite("Tidy")
struct TidyTests {
  @Test func `there are files to look at`() {
    #expect(Repository.swiftFiles.count > 50)
    #expect(Repository.swiftFiles.contains { $0.path == "Sources/ScenarioModel/Scenario.swift" })
  }

  @Test(arguments: HouseRule.all)
  func `every file keeps the rule`(rule: HouseRule) {
    let found = Repository.swiftFiles.flatMap(rule.violations)
    let places = found.map(\.description).joined(separator: "\n")
    #expect(found.isEmpty, "\(rule.claim):\n\(places)")
  }

  @Test func `folders hold about a dozen files`() {
    let folders = Dictionary(grouping: Repository.paths(under: "Sources", ending: ".swift")) { path in
      path.split(separator: "/").dropLast().joined(separator: "/")
    }
    for (folder, files) in folders { #expect(files.count <= 14, "\(folder) holds \(files.count) files") }
  }
}
