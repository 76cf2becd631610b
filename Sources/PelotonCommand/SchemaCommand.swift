import ArgumentParser
import ScenarioModel

/// `peloton schema`: the JSON Schema of scenario files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema (draft-07) of scenario files, for editors.")

  func run() { print(ScenarioSchema.text, terminator: "") }
}
