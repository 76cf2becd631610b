import ArgumentParser
import Foundation
import ScenarioModel

/// `peloton validate`: every problem of scenario files at once.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check scenario files and tell every problem at once, with its place.",
    discussion: """
      Exit code: 0 when no file has an error (warnings may remain), 65 when a file is invalid, 66 when the only errors \
      are files that are not there.
      """)

  @Argument(help: "Scenario files.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Flag(help: "Print a JSON list: file, id, is_valid, and the problems with their places.")
  var json = false

  @Flag(help: "Print nothing about files without problems.")
  var quiet = false

  func run() throws {
    let readings = files.map { (file: $0, reading: ScenarioFile.load(path: $0)) }
    if json {
      print(JSONValue.array(readings.map { Self.summary($0.file, $0.reading) }).rendered)
    } else {
      for (file, reading) in readings { tell(file, reading) }
    }
    let codes = readings.map(\.reading.exitCode)
    if let code = codes.contains(65) ? 65 : codes.first(where: { $0 != 0 }) { throw ExitCode(code) }
  }

  private func tell(_ file: String, _ reading: ScenarioFile.Reading) {
    let report = ProblemReport.text(reading.problems)
    if !report.isEmpty { FileHandle.standardError.write(Data(report.utf8)) }
    guard let scenario = reading.scenario, !quiet else { return }
    let world = scenario.world
    let firms = "\(world.realFirmCount) firms in \(world.regions.count) region\(world.regions.count == 1 ? "" : "s")"
    let policies = "\(scenario.policies.count) polic\(scenario.policies.count == 1 ? "y" : "ies")"
    print("\(file): valid (\(scenario.id): \(firms), \(policies), \(scenario.study.horizonQuarters) quarters)")
  }

  private static func summary(_ file: String, _ reading: ScenarioFile.Reading) -> JSONValue {
    .object([
      "file": .text(file),
      "id": reading.scenario.map { .text($0.id) } ?? .null,
      "is_valid": .bool(reading.isValid),
      "problems": ProblemReport.json(reading.problems),
    ])
  }
}
