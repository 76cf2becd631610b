import Foundation
import ScenarioModel
import Testing

/// A folder of files for one test; removed with the last reference to it.
final class ScratchFolder {
  let path: String

  init(_ files: KeyValuePairs<String, String> = [:]) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(Array(text.utf8), to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func load(_ name: String) -> ScenarioFile.Reading { ScenarioFile.load(path: "\(path)/\(name)") }

  /// The problems as `line:column sentence`, with the folder left out of paths.
  func sentences(_ name: String) -> [String] {
    load(name).problems.map { problem in
      let file = problem.place.file.replacingOccurrences(of: path + "/", with: "")
      let text = problem.sentence.replacingOccurrences(of: path + "/", with: "")
      let kind = problem.severity == .warning ? "warning: " : ""
      return (file == name ? "" : "\(file) ") + "\(problem.place.line):\(problem.place.column) \(kind)\(text)"
    }
  }
}

/// Scenario texts that differ from a sound one in a few lines.
enum SampleScenario {
  /// Two countries with one region each; line 4 is the world, line 5 begins the policies.
  static func text(
    world: String = "{ synthetic: { firms: 1000, regions: 2, countries: 2 } }", policies: String = "{ none: {} }",
    study: String = "{ baseline: none, horizonQuarters: 40 }", more: String = ""
  ) -> String {
    """
    schema: 1
    title: A sample
    \(more.isEmpty ? "question: Why?" : more)
    world: \(world)
    policies: \(policies)
    study: \(study)

    """
  }

  /// One policy `p` with a programme of ten million and the given instruments.
  static func policy(
    programme: String = "envelopeEuro: 10000000, opens: 2024Q2, closes: 2027Q3", governance: String = "{}",
    instruments: String
  ) -> String {
    text(
      policies:
        "{ none: {}, p: { programme: { \(programme) }, governance: \(governance), instruments: \(instruments) } }")
  }

  /// The problems of a text, as in ``ScratchFolder/sentences(_:)``.
  static func problems(_ text: String) throws -> [String] {
    try ScratchFolder(["sample.yaml": text]).sentences("sample.yaml")
  }

  /// `line:column` of the first occurrence of `word`.
  static func place(of word: String, in text: String) -> String {
    guard let range = text.firstRange(of: word) else { return "nowhere" }
    let lines = text[..<range.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
    return "\(lines.count):\((lines.last?.unicodeScalars.count ?? 0) + 1)"
  }

  static func scenario(_ text: String) throws -> Scenario {
    let reading = try ScratchFolder(["sample.yaml": text]).load("sample.yaml")
    return try #require(reading.scenario, "\(ProblemReport.text(reading.problems))")
  }
}

/// The project's own files.
enum Project {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// Every shipped scenario to start from, by its path from the root of the project. Worlds of a calibration begin with
  /// the figures of earlier years, outside the range of today's evidence; they are looked at beside its other files.
  static let scenarios: [String] = {
    let all = FileManager.default.enumerator(atPath: "\(root)/Scenarios")?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("Calibration/") }.sorted().map { "Scenarios/\($0)" }
  }()
}
