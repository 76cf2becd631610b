import ArgumentParser
import Experiments
import Foundation
import Publishing
import ScenarioModel

/// `peloton describe`: the model's own reference tables, generated from the code.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Print the model's own reference tables.",
    discussion: "On a terminal, long cells are folded below their row; in a pipe every row is one line.",
    subcommands: [Parameters.self, Instruments.self, Indicators.self])

  /// Form of a table.
  struct Form: ParsableArguments {
    @Flag(help: "Print a JSON list, one object per row.")
    var json = false

    @Flag(help: "Print Markdown tables.")
    var markdown = false

    func validate() throws {
      if json && markdown { throw ValidationError("--json and --markdown exclude each other.") }
    }

    /// Prints tables one after another; in JSON only the first, whose rows hold everything.
    func print(_ tables: ReferenceTable...) throws {
      for (index, table) in tables.enumerated() {
        if json {
          Swift.print(try table.json)
          return
        }
        if index > 0 { Swift.print() }
        Swift.print(markdown ? table.markdown : table.text(width: terminalWidth), terminator: "")
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
      abstract: "Every policy instrument, what it costs, and the keys that a policy can set.")
    @OptionGroup var form: Form

    func run() throws {
      if form.json { try form.print(.levers) } else { try form.print(.instruments, .levers) }
    }
  }

  struct Indicators: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Every indicator: name, unit, definition.")
    @OptionGroup var form: Form

    func run() throws {
      let rows = Indicator.allCases.map { indicator -> [ReferenceCell] in
        [
          .text(String(describing: indicator.kind)), .text(indicator.rawValue), .text(indicator.unit),
          .text(indicator.definition),
        ]
      }
      try form.print(
        ReferenceTable(
          columns: [.init("kind"), .init("name", .name), .init("unit"), .init("definition", .prose)], rows: rows))
    }
  }
}
