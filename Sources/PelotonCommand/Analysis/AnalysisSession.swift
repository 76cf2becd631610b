import ArgumentParser
import Experiments
import Findings
import Foundation
import Publishing
import ScenarioModel

/// What all analyses of a study let the user choose.
struct AnalysisOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Indicator to analyse; may be given several times. Default: all recorded.", valueName: "name"))
  var indicator: [String] = []

  @Option(help: "Calendar quarter at whose end numbers are read, as 2027Q4. Default: all recorded.")
  var quarter: String?

  @Option(help: "The same as a horizon: quarters since the start of 2024Q1.")
  var horizon: Int?

  @Flag(help: "Take groups of firms in, where the study records them; default: all firms only.")
  var groups = false

  @Flag(help: "Go on where units are missing: points without all their replicates are left out.")
  var allowPartial = false

  @Option(
    name: [.short, .long], help: "Folder for the table; default Results/<scenario id>-study.", completion: .directory)
  var output: String?

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    if quarter != nil, horizon != nil { throw ValidationError("Give --quarter or --horizon, not both.") }
    if let horizon, !(-200...400).contains(horizon) {
      throw ValidationError("--horizon is \(horizon), but must be a number of quarters such as 16.")
    }
  }

  var columns: ColumnChoice {
    ColumnChoice(indicators: indicator, quarter: quarter, horizon: horizon, includesGroups: groups)
  }

  /// The options that decide what is found, for provenance.
  var words: [String] {
    indicator.flatMap { ["--indicator", $0] } + (quarter.map { ["--quarter", $0] } ?? [])
      + (horizon.map { ["--horizon", "\($0)"] } ?? []) + (groups ? ["--groups"] : [])
      + (allowPartial ? ["--allow-partial"] : [])
  }
}

/// From the records of a study to a printed page and a table.
struct AnalysisSession {
  let options: AnalysisOptions
  /// The command that makes the table again, but for the study's folder.
  let words: [String]

  /// Reads the chosen numbers of a study and demands that none is missing.
  func answers(_ path: String) throws -> StudyAnswers {
    let folder = StudyFolder(path)
    let reader = try StudyReader(StudyPlan(reading: folder), folder)
    let answers = try StudyAnswers(reader, columns: options.columns.columns(of: reader.plan))
    try answers.demandAll(folder: folder.path, allowsPartial: options.allowPartial)
    return answers
  }

  /// Writes the table, then prints the page.
  func finish(_ findings: AnalysisFindings, _ studies: [StudyAnswers]) throws {
    let folder = options.output ?? "Results/\(studies.first?.plan.scenario.id ?? "study")-study"
    let files = try write(findings, to: folder, studies: studies)
    AnalysisSession.show(findings, asJSON: options.json)
    for file in files { tell("\(file.path)" + (file.rows.map { "  \($0) rows" } ?? "")) }
  }

  private func write(
    _ findings: AnalysisFindings, to folder: String, studies: [StudyAnswers]
  ) throws -> [WrittenFile] {
    let provenance = Provenance(
      version: ProgramVersion.number, commit: BuildFacts.commit, toolchain: BuildFacts.toolchain,
      command: words + options.words)
    return try AnalysisResults.write(
      findings, to: folder, provenance: provenance, plans: studies.map(\.plan.hash),
      unitsMissing: studies.map(\.unitsMissing).reduce(0, +), context: studies.first.map { context($0.plan) },
      digest: { "sha256:" + (try FileDigest.sha256(ofFile: $0)) })
  }

  /// What figures must know of a study besides its tables.
  private func context(_ plan: StudyPlan) -> StudyContext {
    StudyContext(
      design: plan.scenario, replicates: plan.replicates, factors: plan.factors.map(\.description),
      points: plan.points.map(\.values))
  }

  /// Prints the page, or the same as JSON.
  static func show(_ findings: AnalysisFindings, asJSON: Bool) {
    let style = TextStyle(isTerminal: isatty(STDOUT_FILENO) == 1, environment: ProcessInfo.processInfo.environment)
    let text =
      switch findings {
      case .sensitivity(let found): asJSON ? AnalysisJSON.text(found) : SensitivityPage.render(found, style: style)
      case .discovery(let found): asJSON ? AnalysisJSON.text(found) : DiscoveryPage.render(found, style: style)
      case .comparison(let found): asJSON ? AnalysisJSON.text(found) : ComparisonPage.render(found, style: style)
      }
    print(text, terminator: "")
  }

  /// Does the work of a command; tells what went wrong and ends it with the code for that.
  static func guarding(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as AnalysisError {
      tell(error.description)
      throw ExitCode(error.exitCode)
    } catch let error as StudyError {
      tell(error.description)
      throw ExitCode(error.exitCode)
    } catch let error as OutputError {
      tell(error.description)
      throw ExitCode(error.exitCode)
    } catch let error as SensitivityError {
      tell(error.description)
      throw ExitCode(65)
    } catch let error as DesignError {
      tell("The design of the plan cannot be laid again: \(error)")
      throw ExitCode(65)
    }
  }
}
