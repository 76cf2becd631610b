import Foundation
import Publishing
import ScenarioModel
import Testing

/// What the folder Scenarios promises.
@Suite("Scenarios folder")
struct ScenarioFolderTests {
  private static let files = Repository.paths(under: "Scenarios", ending: ".yaml").filter {
    !Repository.isCalibration($0)
  }

  @Test func `there are scenarios to look at`() {
    #expect(Self.files.contains("Scenarios/minimal.yaml"))
  }

  @Test(arguments: files)
  func `every scenario loads without problems`(path: String) {
    let reading = ScenarioFile.load(path: Repository.root.appendingPathComponent(path).path)
    #expect(reading.isValid)
    let errors = reading.problems.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(ProblemReport.text(errors))")
    // Verification leaves the range of the evidence on purpose, and so do worlds of earlier years; what people start from
    // must not.
    if !path.contains("Verification"), !path.contains("Calibration") {
      #expect(reading.problems.isEmpty, "\(ProblemReport.text(reading.problems))")
    }
  }

  @Test func `a broken scenario would be noticed`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tidy-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("broken.yaml")
    try Data("schema: 1\ntitle: Broken\nstudi: {}\n".utf8).write(to: file)
    #expect(!ScenarioFile.load(path: file.path).isValid)
  }

  @Test(arguments: ReferenceTable.keys.groups)
  func `every key of a scenario is documented as the program describes it`(section: String) throws {
    let text = try Repository.text("Scenarios/README.md")
    #expect(text.contains(">\n" + ReferenceTable.keys.only(section).markdown + "<!-- end"), "run: make tables")
  }

  @Test func `every parameter is documented as the program describes it`() throws {
    let text = try Repository.text("Scenarios/README.md")
    #expect(text.contains(">\n" + ReferenceTable.parameters.markdown + "<!-- end"), "run: make tables")
  }

  @Test func `templates carry the shipped files byte for byte`() throws {
    for template in ScenarioTemplate.all {
      let scenario = try Data(contentsOf: Repository.root.appendingPathComponent("Scenarios/\(template.name).yaml"))
      #expect(Data(template.scenario) == scenario, "\(template.name)")
      for file in template.companions {
        let shipped = try Data(contentsOf: Repository.root.appendingPathComponent("Scenarios/\(file.path)"))
        #expect(Data(file.content) == shipped, "\(file.path)")
      }
    }
  }

  @Test func `every scenario at the top of the folder is a template`() {
    let names = Self.files.filter { $0.split(separator: "/").count == 2 }.map { $0.dropFirst(10).dropLast(5) }
    #expect(Set(names.map(String.init)).isSubset(of: ScenarioTemplate.all.map(\.name)))
  }

  private static let tables = Repository.paths(under: "Scenarios/Data", ending: ".csv")

  @Test(arguments: tables.filter { $0.hasPrefix("Scenarios/Data/Figures/") })
  func `every published figure behind the tables has year, unit, status and source`(path: String) throws {
    let lines = try Repository.text(path).split(separator: "\n")
    #expect(lines.first == "area,figure,year,value,unit,status,source")
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",", maxSplits: 6, omittingEmptySubsequences: false)
      #expect(cells.count == 7 && cells.allSatisfy { !$0.isEmpty } && Double(cells[3]) != nil, "\(path): \(line)")
      #expect(["observed", "derived", "estimated"].contains(cells[5]), "\(path): \(line)")
    }
  }

  @Test(arguments: tables.filter { !$0.hasPrefix("Scenarios/Data/Figures/") })
  func `every figure of a table says how it came about and its source`(path: String) throws {
    let lines = try Repository.text(path).split(separator: "\n")
    let columns = try #require(lines.first).split(separator: ",")
    let figures = columns.filter { !$0.hasSuffix("_provenance") && !$0.hasSuffix("_source") }
    let labels: Set<Substring> = ["nuts_code", "name", "country", "area"]
    for figure in figures where !labels.contains(figure) {
      #expect(columns.contains("\(figure)_provenance") && columns.contains("\(figure)_source"), "\(path): \(figure)")
    }
  }
}
