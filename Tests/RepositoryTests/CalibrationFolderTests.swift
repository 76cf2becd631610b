import Experiments
import Foundation
import ScenarioModel
import Testing

/// What the folder Scenarios/Calibration promises.
@Suite("Calibration folder")
struct CalibrationFolderTests {
  static let folder = "Scenarios/Calibration"
  static let files = Repository.paths(under: folder, ending: ".yaml").filter(Repository.isCalibration)

  @Test func `the calibrations are there`() {
    #expect(Set(Self.files) == ["\(Self.folder)/nl-de.yaml", "\(Self.folder)/nl-de-until-2020.yaml"])
  }

  @Test(arguments: files)
  func `every calibration loads, and its runs leave what its targets need`(path: String) throws {
    let reading = CalibrationFile.load(path: Repository.root.appendingPathComponent(path).path)
    #expect(reading.problems.isEmpty, "\(ProblemReport.text(reading.problems))")
    let calibration = try #require(reading.calibration)
    let problems = TargetReading(calibration).problems
    #expect(problems.isEmpty, "\(ProblemReport.text(problems))")
    #expect(calibration.targets.contains { $0.use == .leftOut })
  }

  @Test func `the shipped ensemble is a design of at least 200 members that any study can use`() throws {
    let root = Repository.root.appendingPathComponent(Self.folder)
    let calibration = try #require(
      CalibrationFile.load(path: root.appendingPathComponent("nl-de.yaml").path).calibration)
    let scenario = FileManager.default.temporaryDirectory.appendingPathComponent("posterior-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: scenario) }
    let ensemble = root.appendingPathComponent("nl-de-posterior.csv").path
    let base = Repository.root.appendingPathComponent("Scenarios/industr-i40.yaml").path
    let text = """
      schema: 1
      id: posterior
      title: The fund in every world of the ensemble
      extends: \(base)
      study:
        replicates: 1
        design: { method: list, file: \(ensemble) }

      """
    try Data(text.utf8).write(to: scenario)
    let reading = ScenarioFile.load(path: scenario.path)
    let errors = reading.problems.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(ProblemReport.text(errors))")
    let design = try #require(reading.design)
    #expect(design.pointCount >= 200)
    #expect(design.factors.map(\.path) == calibration.parameters.map(\.path))
    guard case .list(let rows) = design.method else {
      Issue.record("not a list")
      return
    }
    for (index, parameter) in calibration.parameters.enumerated() {
      let span = try #require(parameter.prior.span)
      #expect(rows.allSatisfy { span.contains($0[index]) })
    }
    #expect(Set(rows.map(\.description)).count == rows.count)
  }
}

extension Repository {
  /// A calibration file among the scenarios: it says so itself.
  static func isCalibration(_ path: String) -> Bool {
    (try? text(path))?.contains("\ncalibration: 1\n") ?? false
  }
}
