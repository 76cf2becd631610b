import ArgumentParser
import Foundation
import Publishing
import ScenarioModel

/// `peloton describe`: the model's own reference tables, generated from the code.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Print the model's own reference tables.",
    discussion: "On a terminal, long cells are folded below their row; in a pipe every row is one line.",
    subcommands: [Parameters.self, Instruments.self, Fields.self, Indicators.self, Events.self, Keys.self, WorldFigures.self])

  /// Form of a table.
  struct Form: ParsableArguments {
    @Flag(help: "Print a JSON list, one object per row.")
    var json = false

    @Flag(help: "Print Markdown tables.")
    var markdown = false

    @Option(help: "Print only the rows of this group, the first column of the table.")
    var only: String?

    func validate() throws {
      if json && markdown { throw ValidationError("--json and --markdown exclude each other.") }
    }

    /// Prints a table, or a group of it.
    func print(_ table: ReferenceTable) throws {
      if let only, !table.groups.contains(only) {
        throw ValidationError("There is no group '\(only)'. The groups are: \(table.groups.joined(separator: ", ")).")
      }
      let chosen = only.map(table.only) ?? table
      if json {
        Swift.print(chosen.json.rendered)
      } else {
        Swift.print(markdown ? chosen.markdown : chosen.text(width: terminalWidth), terminator: "")
      }
    }

    /// Columns of the terminal, 100 unless `COLUMNS` says otherwise; nil when standard output is not a terminal.
    private var terminalWidth: Int? {
      guard isatty(STDOUT_FILENO) == 1 else { return nil }
      return ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? 100
    }
  }

  struct Parameters: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every parameter: symbol, name, unit, default, evidence range, provenance, meaning.")
    @OptionGroup var form: Form

    func run() throws { try form.print(.parameters) }
  }

  struct Instruments: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every policy instrument: its rule, its cost, the keys that a policy can set.")
    @OptionGroup var form: Form

    func run() throws {
      try form.print(.instruments)
    }
  }

  struct Fields: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every mechanism of the fields of policy: its state, lever, cost and delay, and what switches it off.")
    @OptionGroup var form: Form

    func run() throws { try form.print(.fields) }
  }

  struct Indicators: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Every indicator: name, unit, definition.")
    @OptionGroup var form: Form

    func run() throws {
      try form.print(.indicators)
    }
  }

  struct Events: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every random event: its seed, its frozen code, what entity, other and sub stand for, what it decides.")
    @OptionGroup var form: Form

    func run() throws {
      try form.print(.events)
    }
  }

  struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every key of a scenario file: what it accepts, what it means.")
    @OptionGroup var form: Form

    func run() throws { try form.print(.keys) }
  }

  struct WorldFigures: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "world",
      abstract: "Every figure of a scenario's world: observed, derived, estimated or assumed, and its source.")
    @OptionGroup var form: Form

    @Argument(help: "Scenario file.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    func run() throws {
      let reading = ScenarioFile.load(path: scenario)
      FileHandle.standardError.write(Data(ProblemReport.text(reading.problems).utf8))
      guard reading.isValid else { throw ExitCode(reading.exitCode) }
      let countries = Set(reading.scenario?.world.countries.map(\.code) ?? [])
      let figures = reading.figures.filter { $0.table != "countries" || countries.contains($0.row) }
      try form.print(.world(figures))
    }
  }
}
