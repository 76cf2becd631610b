import Foundation
import ScenarioModel

@testable import Publishing

/// A results folder of a tiny study whose tables a test may change before its brief is made.
struct BriefSample {
  let folder: String

  /// - Parameters:
  ///   - funds: Policies besides the baseline.
  ///   - replicates: Additional uses by replicate.
  init(funds: Int = 1, additional: [Int] = [4, 6, 5], title: String = "A study", outside: [String] = []) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-" + UUID().uuidString).path
    try ResultsFolder.write(
      PrintedStudy.findings(additional: additional, title: title, funds: funds), to: folder,
      provenance: Publishing.Provenance(
        version: "0.1.0", commit: "abc", toolchain: "swift", command: ["peloton", "run", "Scenarios/it's.yaml"],
        inputs: [.init(path: "Scenarios/printed.yaml", sha256: "00ff")],
        resolvedScenario: .object(["world.parameters.subThreshold": .text("3")]),
        origins: [
          ResolvedValue(
            path: "world.parameters.subThreshold", value: "3", origin: "printed.yaml:9", source: "A survey of 2024")
        ],
        parametersOutsideRange: outside))
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Puts other numbers behind the beginning of rows: `mean,lower,upper`, the next three cells.
  func set(_ table: String, _ beginning: String, _ numbers: String) throws {
    let path = "\(folder)/\(table).csv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line -> String in
      guard line.hasPrefix(beginning + ",") else { return String(line) }
      let rest = line.dropFirst(beginning.count + 1).split(separator: ",", omittingEmptySubsequences: false).dropFirst(
        3)
      return "\(beginning),\(numbers)" + rest.map { "," + $0 }.joined()
    }
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Sets the net effect of the first fund on all firms.
  func setNet(_ numbers: String, of policy: String = "fund") throws {
    try set("effects", "\(policy),nothing,net,pairs,all,all,all,2", numbers)
  }

  func brief(_ language: String = "en") throws -> Brief { try Brief(folder: folder, words: Wording(language)) }

  /// The verdict in words: headline and sentences.
  func verdict(_ language: String = "en") throws -> String {
    let words = VerdictWords(source: try BriefSource(folder: folder, words: Wording(language)))
    return ([words.headline] + words.sentences).joined(separator: " ")
  }
}
