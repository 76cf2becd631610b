import ArgumentParser
import Experiments
import Findings
import Foundation
import ParallelColumns
import Publishing
import ScenarioModel

/// `peloton calibrate`: fits parameters to figures and writes the posterior ensemble.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Fit parameters to figures: an ensemble of worlds that agree with what was observed.",
    discussion: """
      Every generation of points is a study for each world, kept under --studies: broken off at any moment, the same \
      command goes on and gives the same bytes. With --shard i/n several machines share the units of every generation: \
      a call that finds units of others missing ends with exit code 75, and is repeated when they are done.
      """)

  @Argument(help: "Calibration file.", completion: .file(extensions: ["yaml", "yml"]))
  var calibration: String

  @Option(name: [.short, .long], help: "Folder for the results; default Results/<id>.", completion: .directory)
  var output: String?

  @Option(help: "Folder for the studies of the generations; default Studies/<id>.", completion: .directory)
  var studies: String?

  @Option(help: ArgumentHelp("Run one part of the units, 3/8; all by default.", valueName: "i/n"))
  var shard: String?

  @Option(help: "Threads; default: what the scheduler or the machine grants. Results do not depend on it.")
  var threads: Int?

  @Flag(help: "Print what was found as JSON.")
  var json = false

  @Flag(help: "No progress; only errors and what was found.")
  var quiet = false

  func validate() throws {
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads is \(threads), but must be a whole number from 1 to 1024.")
    }
    if let shard, Shard(text: shard) == nil {
      throw ValidationError("--shard is \(shard), but must be a number of a number, such as 3/8.")
    }
  }

  func run() throws {
    let reading = CalibrationFile.load(path: calibration)
    FileHandle.standardError.write(Data(ProblemReport.text(reading.problems).utf8))
    guard let content = reading.calibration else { throw ExitCode(reading.exitCode) }
    let targets = TargetReading(content)
    guard targets.problems.isEmpty else {
      FileHandle.standardError.write(Data(ProblemReport.text(targets.problems).utf8))
      throw ExitCode(65)
    }
    let folder = output ?? "Results/\(content.id)"
    let result = try fit(content, targets)
    do {
      try CalibrationResults.write(
        result, to: folder, provenance: try provenance(reading.files),
        digest: { "sha256:" + (try FileDigest.sha256(ofFile: $0)) })
    } catch let error as OutputError {
      tell(error.description)
      throw ExitCode(error.exitCode)
    }
    print(
      json ? CalibrationResults.json(result) : FitSentences.lines(result).joined(separator: "\n") + "\n", terminator: ""
    )
    if !quiet { tell("Results: \(folder)") }
  }

  private func fit(_ content: Calibration, _ targets: TargetReading) throws -> FitResult {
    let watch = InterruptWatch { tell("\nInterrupted: dropping the units under way. Once more ends at once.") }
    let threads = ThreadCount.forThisProcess(requested: threads)
    // Every study of every generation counts from 1 again.
    let form: UnitDisplay.Form = quiet ? .quiet : .people
    let display = SharedValue(UnitDisplay(form))
    let isQuiet = quiet
    if !quiet {
      tell("\(content.title): \(content.worlds.count) worlds, \(threads.count) threads (\(threads.source))")
    }
    let runs = GenerationStudies(
      content, targets, folder: studies ?? "Studies/\(content.id)", version: ProgramVersion.full,
      shard: shard.flatMap { Shard(text: $0) } ?? .whole,
      options: ShardRun.Options(
        workers: threads.count, isCancelled: { watch.isRequested },
        progress: { progress in
          display.change { shown in
            if progress.finished == 1 { shown = UnitDisplay(form) }
            shown.show(progress)
          }
        }))
    do {
      return try CalibrationFit(content).run { name, points in
        try runs.outputs(name, points: points)
      } told: { generation in
        display.change { $0.finish() }
        if !isQuiet { tell(CalibrateCommand.text(generation)) }
      }
    } catch let refusal as GenerationStudies.Refusal {
      display.change { $0.finish() }
      throw stop(refusal)
    } catch let refusal as CalibrationFit.Refusal {
      display.change { $0.finish() }
      switch refusal {
      case .nothingToCompare(let generation):
        tell(
          "\(calibration): at no point of generation \(generation) could all fitted figures be read. Look for an "
            + "indicator that is empty there, or for units that failed: peloton study status FOLDER.")
      case .simplexFailed(let evaluations):
        tell("\(calibration): the simplex cannot go on after \(evaluations) points. Use abc-smc instead.")
      }
      throw ExitCode(65)
    }
  }

  private static func text(_ generation: ScoredGeneration) -> String {
    "Generation \(generation.number): tolerance \(String(format: "%.3g", generation.tolerance)), effective size "
      + "\(String(format: "%.0f", generation.effectiveSize)), nearest point "
      + "\(String(format: "%.2f", generation.leastDistance)) standard errors off"
  }

  private func stop(_ refusal: GenerationStudies.Refusal) -> ExitCode {
    switch refusal {
    case .problems(let problems):
      FileHandle.standardError.write(Data(ProblemReport.text(problems).utf8))
      return ExitCode(65)
    case .study(let error):
      tell(error.description)
      return ExitCode(error.exitCode)
    case .incomplete(let text):
      tell(text)
      return ExitCode(75)
    }
  }

  private func provenance(_ files: [String]) throws -> Publishing.Provenance {
    Publishing.Provenance(
      version: ProgramVersion.number, commit: BuildFacts.commit, toolchain: BuildFacts.toolchain,
      command: ["peloton", "calibrate", calibration],
      inputs: try files.map { .init(path: $0, sha256: try FileDigest.sha256(ofFile: $0)) })
  }
}
