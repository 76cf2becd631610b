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
    subcommands: [
      Parameters.self, Instruments.self, Fields.self, Indicators.self, Events.self, Keys.self, Words.self,
      WorldFigures.self,
    ])

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
      let table = try chosen(table)
      if json {
        Swift.print(table.json.rendered)
      } else {
        Swift.print(text(table), terminator: "")
      }
    }

    /// Prints tables that belong together one below the other; as JSON, one object with a list of rows for each.
    func print(_ tables: KeyValuePairs<String, ReferenceTable>) throws {
      let tables = try tables.map { (name: $0.key, table: try chosen($0.value)) }
      if json {
        Swift.print(JSONValue.object(tables.map { JSONValue.Member($0.name, $0.table.json) }).rendered)
      } else {
        Swift.print(tables.map { text($0.table) }.joined(separator: "\n"), terminator: "")
      }
    }

    /// The group that was asked for, or all of it.
    private func chosen(_ table: ReferenceTable) throws -> ReferenceTable {
      guard let only else { return table }
      guard table.groups.contains(only) else {
        throw ValidationError("There is no group '\(only)'. The groups are: \(table.groups.joined(separator: ", ")).")
      }
      return table.only(only)
    }

    private func text(_ table: ReferenceTable) -> String {
      markdown ? table.markdown : table.text(width: terminalWidth)
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

  struct Words: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every fixed phrase of figures and briefs, in every language.",
      discussion: """
        With --csv it is the table itself: keep the column key, add a column headed by the code of your language, and give \
        the file to `peloton figure` or `peloton report` with --words. Phrases that you leave out stay English.
        """)
    @OptionGroup var form: Form

    @Flag(help: "Print CSV, to be extended and given back with --words.")
    var csv = false

    func run() throws {
      if csv { print(PhraseTable.shippedCSV, terminator: "") } else { try form.print(.words) }
    }
  }

  struct WorldFigures: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "world",
      abstract: "Every figure of a scenario's world: observed, derived, estimated or assumed, and its source.",
      discussion: """
        A summary comes first: how many figures of each column came about how. Of a world with areas, only those that \
        take part are listed.
        """)
    @OptionGroup var form: Form

    @Flag(help: "Print only how many figures of each column are observed, derived, estimated or assumed.")
    var summary = false

    @Argument(help: "Scenario file.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    func run() throws {
      let reading = ScenarioFile.load(path: scenario)
      FileHandle.standardError.write(Data(ProblemReport.text(reading.problems).utf8))
      guard reading.isValid else { throw ExitCode(reading.exitCode) }
      if summary {
        try form.print(.worldSummary(reading.figures))
      } else {
        try form.print(["summary": .worldSummary(reading.figures), "figures": .world(reading.figures)])
      }
    }
  }
}
