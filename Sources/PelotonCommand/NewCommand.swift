import ArgumentParser
import Foundation
import ScenarioModel

/// `peloton new`: a commented scenario to start from, with its tables.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a commented scenario to start from, with its data files.",
    discussion: "An existing file is never overwritten. Then: peloton validate NAME.yaml, peloton run NAME.yaml")

  @Argument(help: "Name of the scenario: lower-case letters, digits and hyphens.")
  var name: String?

  @Option(name: .customLong("from"), help: "Template to start from; see --list.")
  var template = "minimal"

  @Option(name: .customLong("into"), help: "Folder to write to; made when missing.", completion: .directory)
  var folder = "."

  @Flag(name: .customLong("list"), help: "List the templates and stop.")
  var listsTemplates = false

  func validate() throws {
    if name == nil && !listsTemplates {
      throw ValidationError("A name is missing. Try: peloton new my-scenario --from minimal")
    }
    if ScenarioTemplate.named(template) == nil {
      let known = ScenarioTemplate.all.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no template '\(template)'. The templates are: \(known).")
    }
  }

  func run() throws {
    guard !listsTemplates, let name, let chosen = ScenarioTemplate.named(template) else {
      let width = ScenarioTemplate.all.map(\.name.count).max() ?? 0
      for entry in ScenarioTemplate.all {
        print(entry.name + String(repeating: " ", count: width - entry.name.count) + "  " + entry.summary)
      }
      return
    }
    do {
      let written = try TemplateWriter(template: chosen).write(name: name, into: URL(fileURLWithPath: folder))
      for path in written { print(path) }
    } catch {
      FileHandle.standardError.write(Data("peloton new: \(error)\n".utf8))
      switch error {
      case .name, .foundation: throw ExitCode(64)
      case .exists, .cannotCreate: throw ExitCode(73)
      }
    }
  }
}
