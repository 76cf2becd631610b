import Foundation
import ScenarioModel

/// `plan.json`: the plan in words, and the hash that makes every change of it visible.
///
/// The hash is taken over the whole file with the hash itself replaced by zeros, so that an edit of any character shows.
/// Points and inputs stand in files of their own, whose hashes are part of it.
struct PlanFile: Codable {
  struct Input: Codable {
    var path: String
    var sha256: String
  }

  var format: Int
  var program: String
  var id: String
  var title: String
  var scenario: String
  var method: String
  var factors: [String]
  var points: Int
  var pointsSha256: String
  var firstReplicate: Int
  var replicates: Int
  var units: Int
  var baseline: String
  var policies: [String]
  var numbersPerUnit: Int
  /// Of what every unit leaves: another program may not take the numbers for something else.
  var columnsSha256: String
  var inputs: [Input]
  var hash: String

  static let format = 1
  static let noHash = String(repeating: "0", count: 64)

  /// The text with its hash.
  func text() -> (text: String, hash: String) {
    var file = self
    file.hash = PlanFile.noHash
    let hash = UnitIdentity.digest(of: Data(file.rendered.utf8))
    file.hash = hash
    return (file.rendered, hash)
  }

  private var rendered: String {
    JSONValue.object([
      "format": .whole(format), "program": .text(program), "id": .text(id), "title": .text(title),
      "scenario": .text(scenario), "method": .text(method), "factors": .texts(factors), "points": .whole(points),
      "pointsSha256": .text(pointsSha256), "firstReplicate": .whole(firstReplicate), "replicates": .whole(replicates),
      "units": .whole(units), "baseline": .text(baseline), "policies": .texts(policies),
      "numbersPerUnit": .whole(numbersPerUnit), "columnsSha256": .text(columnsSha256),
      "inputs": .array(inputs.map { .object(["path": .text($0.path), "sha256": .text($0.sha256)]) }),
      "hash": .text(hash),
    ]).rendered + "\n"
  }

  /// Reads a plan's file and proves that nobody has changed it.
  static func read(_ path: String) throws(StudyError) -> PlanFile {
    let remedy =
      "A plan is never edited: change the scenario and plan it again into another folder; with --reuse its "
      + "run takes over what is done."
    guard FileManager.default.fileExists(atPath: path) else {
      throw StudyError(
        .missing, path: path, cause: "there is no plan here",
        remedy: "Make one with: peloton study plan SCENARIO --output FOLDER")
    }
    guard let content = FileManager.default.contents(atPath: path) else {
      throw StudyError(.failedOnTheWay, path: path, cause: "it cannot be read", remedy: "Check its permissions.")
    }
    // Bytes are not mended on the way, as reading a file into a string would drop a mark at its beginning.
    guard let text = String(validating: content, as: UTF8.self),
      let file = try? JSONDecoder().decode(PlanFile.self, from: content), file.hash.utf8.count == 64
    else {
      throw StudyError(.invalid, path: path, cause: "this is no plan, or it was damaged", remedy: remedy)
    }
    let blank = text.replacing(file.hash, with: noHash)
    guard UnitIdentity.digest(of: Data(blank.utf8)) == file.hash else {
      throw StudyError(.invalid, path: path, cause: "it was changed after it was made", remedy: remedy)
    }
    guard file.format == format else {
      throw StudyError(
        .invalid, path: path, cause: "it has format \(file.format), but this program reads format \(format)",
        remedy: "Use the program that made it: \(file.program).")
    }
    return file
  }
}
