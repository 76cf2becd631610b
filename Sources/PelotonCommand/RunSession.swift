import ArgumentParser
import Experiments
import Findings
import Foundation
import ParallelColumns
import Publishing
import ScenarioModel

/// One `peloton run`, from the file to the printed comparison.
struct RunSession {
  private let command: RunCommand
  private let reading: ScenarioFile.Reading
  private let scenario: Scenario
  private let threads: ThreadCount.Choice
  private let folder: String
  private let overrides: [ResolvedValue]
  /// The scenario in its alternative worlds, unless they are left out.
  private let variants: [ScenarioVariant]
  /// Indices of the policies to be explained, in the order of the scenario.
  private let explained: [Int]

  /// Reads the scenario and lays flags and environment over it.
  init(_ command: RunCommand) throws {
    self.command = command
    reading = ScenarioFile.load(path: command.scenario)
    let report = ProblemReport.text(reading.problems)
    if !report.isEmpty { FileHandle.standardError.write(Data(report.utf8)) }
    guard var scenario = reading.scenario else { throw ExitCode(reading.exitCode) }
    let environment = ProcessInfo.processInfo.environment
    var overrides: [ResolvedValue] = []
    if let number = try RunSession.replicates(command, environment) {
      scenario.study.replicates = .fixed(number.count)
      overrides.append(ResolvedValue(path: "study.replicates", value: "\(number.count)", origin: number.source))
    }
    threads = ThreadCount.forThisProcess(requested: command.threads)
    let chosen = command.output ?? environment["PELOTON_RESULTS"].map { $0 + "/" + scenario.id }
    folder = chosen ?? "Results/\(scenario.id)"
    self.scenario = scenario
    self.overrides = overrides
    variants = command.leavesOutAlternatives ? [] : reading.variants
    explained = try RunSession.explainedPolicies(command, scenario)
  }

  /// Every policy with a programme but the baseline, or those that were named.
  private static func explainedPolicies(_ command: RunCommand, _ scenario: Scenario) throws -> [Int] {
    let candidates = scenario.policies.indices.filter {
      $0 != scenario.baselineIndex && scenario.policies[$0].programme != nil
    }
    let names = candidates.map { scenario.policies[$0].name }
    let unknown = command.explainPolicy.filter { !names.contains($0) }
    for name in unknown {
      let hint = NearestWord.hint(for: name, among: names, noun: "policy")
      let isThere = scenario.policies.contains { $0.name == name }
      tell(
        isThere
          ? "--explain-policy \(name): there is nothing to explain. The baseline, and a policy without programme, have "
            + "no effect of their own. \(hint)"
          : "--explain-policy \(name): there is no such policy in \(command.scenario). \(hint)")
    }
    guard unknown.isEmpty else { throw ExitCode(64) }
    guard command.explainPolicy.isEmpty else {
      return candidates.filter { command.explainPolicy.contains(scenario.policies[$0].name) }
    }
    if command.explain, candidates.isEmpty {
      tell("--explain: no policy besides the baseline has a programme, so there is nothing to explain.")
    }
    return command.explain ? candidates : []
  }

  private static func replicates(
    _ command: RunCommand, _ environment: [String: String]
  ) throws -> (count: Int, source: String)? {
    if let count = command.replicates { return (count, "--replicates") }
    guard let text = environment["PELOTON_REPLICATES"], !text.isEmpty else { return nil }
    guard let count = Int(text), (1...100_000).contains(count) else {
      tell("PELOTON_REPLICATES is '\(text)', but must be a whole number from 1 to 100000.")
      throw ExitCode(64)
    }
    return (count, "PELOTON_REPLICATES")
  }

  /// Every value and where it comes from.
  var resolvedText: String {
    var values = reading.resolved.filter { value in !overrides.contains { $0.path == value.path } } + overrides
    values.append(ResolvedValue(path: "threads", value: "\(threads.count)", origin: threads.source))
    values.append(
      ResolvedValue(path: "output", value: folder, origin: command.output == nil ? "default" : "--output"))
    if !explained.isEmpty {
      let names = explained.map { scenario.policies[$0].name }.joined(separator: ", ")
      let flag = command.explainPolicy.isEmpty ? "--explain" : "--explain-policy"
      values.append(ResolvedValue(path: "explain", value: names, origin: flag))
    }
    return values.map { "\($0.path): \($0.value)  # \($0.origin)\n" }.joined()
  }

  func run() throws {
    try checkFolder()
    let watch = InterruptWatch {
      tell("\nInterrupted: dropping the runs under way and writing what is finished. Ctrl-C again ends at once.")
    }
    let display = ProgressDisplay(isQuiet: command.quiet)
    let experiment = Experiment(scenario, explaining: explained)
    if !command.quiet {
      tell(
        "\(scenario.title): \(experiment.simulation.firmCount) firms, \(scenario.policies.count) policies, "
          + "\(scenario.study.horizonQuarters) quarters, "
          + (variants.isEmpty ? "" : "\(variants.count) alternative world\(variants.count == 1 ? "" : "s"), ")
          + "\(threads.count) threads (\(threads.source))")
    }
    // Alternative worlds run every policy once for every replicate, and explain nothing.
    let ownArms = experiment.simulation.armsPerReplicate
    let otherArms = variants.count * scenario.policies.count
    let study = experiment.run(
      .init(
        workers: threads.count, isCancelled: { watch.isRequested },
        progress: { progress in
          let planned = progress.armsPlanned / ownArms * (ownArms + otherArms)
          display.show(.init(armsDone: progress.armsDone, armsPlanned: planned))
        }))
    let alternatives = alternatives(study, after: study.arms.count * ownArms, watch, display)
    display.finish()
    guard !study.arms.isEmpty else {
      tell("No replicate was finished; nothing was written. Run it again, or with fewer policies or firms.")
      throw ExitCode(75)
    }
    let findings = try findings(study, alternatives)
    try write(findings)
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let style = TextStyle(isTerminal: isTerminal, environment: ProcessInfo.processInfo.environment)
    print(
      command.json ? ComparisonTable.json(findings) : ComparisonTable.render(findings, style: style), terminator: "")
    let brief = try publishBrief()
    if study.interrupted {
      tell(
        "Interrupted after \(study.arms.count) replicates: the results are valid but rest on fewer runs than asked "
          + "for. To finish, run the same command again.")
      throw ExitCode(75)
    }
    if let alternatives, alternatives.interrupted {
      tell(
        "Interrupted after \(alternatives.worlds.count) of \(alternatives.planned) alternative worlds: the scenario as "
          + "it stands is complete, and the worlds reported are. To finish, run the same command again.")
      throw ExitCode(75)
    }
    if !command.quiet { tell("Results: \(folder)" + (brief.map { "\nBrief: \($0)" } ?? "")) }
  }

  /// Draws the figures and writes the brief; the tables are safe by then, whatever happens.
  /// - Returns: the path of the brief; nil where none was asked for.
  private func publishBrief() throws -> String? {
    guard !command.leavesOutFigures else { return nil }
    do {
      let brief = try Brief.publish(in: folder)
      for failure in brief.figures.failures where !command.quiet { tell(failure) }
      return folder + "/" + Brief.fileName
    } catch let error as OutputError {
      tell("The tables are written, but figures and brief are not. \(error.description)")
      throw ExitCode(error.exitCode)
    } catch let error as ReadingError {
      tell("The tables are written, but figures and brief are not. \(error.description)")
      throw ExitCode(66)
    }
  }

  /// The same replicates in every alternative world, `before` arms being done already; nil without any. After an
  /// interruption none is run.
  private func alternatives(
    _ study: StudyRecord, after before: Int, _ watch: InterruptWatch, _ display: ProgressDisplay
  ) -> AlternativesRecord? {
    guard !variants.isEmpty else { return nil }
    let runs = AlternativeRuns(variants, replicates: study.arms.map { $0.first?.replicate ?? 0 })
    let all = before + runs.armCount
    return runs.run(
      .init(
        workers: threads.count, isCancelled: { watch.isRequested },
        progress: { display.show(.init(armsDone: before + $0.armsDone, armsPlanned: all)) }))
  }

  /// Learns before the runs, not after them, that results cannot be written.
  private func checkFolder() throws {
    do {
      try ResultsFolder.checkWritable(folder)
    } catch {
      tell(error.description)
      throw ExitCode(error.exitCode)
    }
  }

  private func findings(_ study: StudyRecord, _ alternatives: AlternativesRecord?) throws -> StudyFindings {
    do {
      return try StudyFindings(study, alternatives: alternatives)
    } catch let error as FindingsError {
      tell("This is a fault of the program; nothing was written. \(error)")
      throw ExitCode(70)
    }
  }

  private func write(_ findings: StudyFindings) throws {
    do {
      try ResultsFolder.write(
        findings, to: folder, provenance: try provenance(), digest: { "sha256:" + (try FileDigest.sha256(ofFile: $0)) })
    } catch let error as OutputError {
      tell(error.description)
      throw ExitCode(error.exitCode)
    }
  }

  private func provenance() throws -> Publishing.Provenance {
    var words = ["peloton", "run", command.scenario]
    if let count = command.replicates { words += ["--replicates", "\(count)"] }
    if command.explain, command.explainPolicy.isEmpty { words.append("--explain") }
    for name in command.explainPolicy { words += ["--explain-policy", name] }
    if command.leavesOutAlternatives { words.append("--no-alternatives") }
    let resolved = reading.resolved.filter { value in !overrides.contains { $0.path == value.path } } + overrides
    return Publishing.Provenance(
      version: ProgramVersion.number, commit: BuildFacts.commit, toolchain: BuildFacts.toolchain, command: words,
      inputs: try reading.files.map { .init(path: $0, sha256: try FileDigest.sha256(ofFile: $0)) },
      resolvedScenario: .object(resolved.map { JSONValue.Member($0.path, .text($0.value)) }),
      origins: resolved.filter { $0.origin != "default" },
      parametersOutsideRange: reading.problems.filter { $0.severity == .warning }.map(\.sentence))
  }
}
