import ArgumentParser

/// `peloton`: which mix of digitalisation policy makes how many more firms adopt, who, where, when, at what public cost.
@main
struct PelotonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "peloton",
    abstract: "Simulate how small manufacturers adopt digital technology, and what public policy changes about it.",
    discussion: """
      Results go to standard output and to files, everything else to standard error.
      Exit codes: 0 done, 64 wrong use, 65 invalid scenario, 66 a file is missing, 73 and 74 results cannot be written, \
      75 interrupted with valid partial results, 130 interrupted at once.
      """,
    version: ProgramVersion.number,
    subcommands: [
      RunCommand.self, StudyCommand.self, SensitivityCommand.self, DiscoverCommand.self, CompareCommand.self,
      CalibrateCommand.self, FigureCommand.self, ReportCommand.self, ValidateCommand.self, NewCommand.self,
      DescribeCommand.self, SchemaCommand.self,
    ])
}
