import Foundation
import Testing

@testable import ScenarioModel

@Suite("Templates")
struct TemplateTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("templates-\(UUID().uuidString)")

  private func writer() throws -> TemplateWriter {
    TemplateWriter(template: try #require(ScenarioTemplate.named("minimal")))
  }

  @Test func `a new scenario comes with every table it refers to`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let written = try writer().write(name: "first", into: folder)
    #expect(written.count == 5)
    let text = try String(contentsOf: folder.appendingPathComponent("first.yaml"), encoding: .utf8)
    for companion in try writer().template.companions {
      #expect(text.contains(companion.path))
      let path = folder.appendingPathComponent(companion.path)
      #expect(try Data(contentsOf: path) == Data(companion.content))
    }
  }

  @Test func `a second scenario in the same folder shares the tables`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try writer().write(name: "first", into: folder)
    let written = try writer().write(name: "second", into: folder)
    #expect(written.count == 1)
  }

  @Test func `an existing scenario is left as it is`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("first.yaml")
    try Data("mine".utf8).write(to: file)
    #expect(throws: TemplateWriter.Failure.exists([file.relativePath])) {
      try writer().write(name: "first", into: folder)
    }
    #expect(try Data(contentsOf: file) == Data("mine".utf8))
    #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("Data").path))
  }

  @Test func `a table that was edited stops the new scenario before anything is written`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let data = folder.appendingPathComponent("Data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: data.appendingPathComponent("countries.csv"))
    #expect(throws: TemplateWriter.Failure.self) { try writer().write(name: "first", into: folder) }
    #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("first.yaml").path))
  }

  @Test(arguments: ["", "My Fund", "../escape", "fund.yaml", "1st", "a/b"])
  func `a name that would not do as a folder is refused with a better one`(name: String) throws {
    let failure = #expect(throws: TemplateWriter.Failure.self) { try writer().write(name: name, into: folder) }
    #expect(failure == .name(name))
    #expect(failure?.description.contains("try '") == true)
  }

  @Test func `a folder that cannot be made is reported with the system's reason`() throws {
    let failure = #expect(throws: TemplateWriter.Failure.self) {
      try writer().write(name: "first", into: URL(fileURLWithPath: "/dev/null/below"))
    }
    #expect(failure?.description.contains("Not a directory") == true)
  }

  @Test(arguments: ScenarioTemplate.all.map(\.name))
  func `every template makes a scenario that loads by itself`(name: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let template = try #require(ScenarioTemplate.named(name))
    _ = try TemplateWriter(template: template).write(name: "first", into: folder)
    let reading = ScenarioFile.load(path: folder.appendingPathComponent("first.yaml").path)
    #expect(reading.isValid, "\(ProblemReport.text(reading.problems))")
  }

  @Test func `a scenario cannot take the name of the one it builds on`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let template = try #require(ScenarioTemplate.named("hub-network"))
    let failure = #expect(throws: TemplateWriter.Failure.self) {
      try TemplateWriter(template: template).write(name: "baltic-sea-region", into: folder)
    }
    #expect(failure == .foundation("baltic-sea-region"))
  }
}
