import Foundation

/// What a brief takes from `run.json`: how the results were made, what was found in words, and what the run used.
struct RunRecord: Sendable, Decodable {
  var program: Program
  var command: [String]
  var inputs: [Input]
  var world: World
  var notices: [Notice]
  var parametersOutsideRange: [String]
  /// Every value by its path, as it would stand in a scenario file; empty where the caller had none.
  var values: [String: String]
  /// Where values that are no defaults come from, by path.
  var origins: [String: Origin]

  struct Program: Sendable, Decodable {
    var version: String
    var commit: String?
    var toolchain: String
  }

  struct Input: Sendable, Decodable {
    var path: String
    var sha256: String
  }

  struct World: Sendable, Decodable {
    var simulatedFirms: Int
    var weight: Double
  }

  /// A finding or a warning in words.
  struct Notice: Sendable, Decodable {
    var kind: String
    var code: String
    var policy: String?
    var text: String
  }

  /// Place of a value, and the source that stands beside it there.
  struct Origin: Sendable, Decodable {
    var place: String
    var source: String?
  }

  private enum CodingKeys: String, CodingKey {
    case program, command, inputs, world, notices, parametersOutsideRange, resolvedScenario, origins
  }

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    program = try members.decode(Program.self, forKey: .program)
    command = try members.decode([String].self, forKey: .command)
    inputs = try members.decode([Input].self, forKey: .inputs)
    world = try members.decode(World.self, forKey: .world)
    notices = try members.decode([Notice].self, forKey: .notices)
    parametersOutsideRange = try members.decode([String].self, forKey: .parametersOutsideRange)
    values = try members.decodeIfPresent([String: String].self, forKey: .resolvedScenario) ?? [:]
    origins = try members.decodeIfPresent([String: Origin].self, forKey: .origins) ?? [:]
  }

  /// Reads the file of a results folder.
  ///
  /// - Throws: ``ReadingError`` where it is missing or is something else.
  static func read(_ folder: String) throws(ReadingError) -> RunRecord {
    let path = folder + "/" + RunDocument.fileName
    guard let content = FileManager.default.contents(atPath: path) else {
      throw ReadingError(
        path,
        "This file is not there or cannot be read. A brief is made of a folder that `peloton run` wrote, as Results/<id>."
      )
    }
    do {
      return try JSONDecoder().decode(RunRecord.self, from: content)
    } catch {
      throw ReadingError(path, "This is no record of a run: \(ReadingError.words(error))")
    }
  }
}
