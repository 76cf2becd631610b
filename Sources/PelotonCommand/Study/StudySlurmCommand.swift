import ArgumentParser
import Experiments
import Foundation
import Publishing
import ScenarioModel

/// `peloton study slurm`: a script for a cluster, printed or submitted.
struct StudySlurmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slurm",
    abstract: "Print an editable script that runs what is left of a study under Slurm, or submit it.",
    discussion: """
      The script holds a job array of the shards with work left and a merge that waits for it. Run by hand (bash FILE) \
      it submits both. Shards are sized to about ten minutes by the pilot of the plan. The program, its libraries and \
      the folder of the study must be on a file system that all nodes see.
      Exit code 0: printed or submitted, or nothing is left. 65: sbatch refuses. 66: there is no plan, no pilot, or no \
      sbatch. 73: the script cannot be written. 75: units failed and nothing else is left.
      """)

  @OptionGroup var place: StudyPlace

  @Option(help: "Into how many shards; default: as the study's records are divided, else by the pilot.")
  var shards: Int?

  @Option(help: "Processors of a shard.")
  var cpus = 4

  @Option(help: "Time of a shard: 20m, 2h, 01:30:00 or 1-12:00:00; default: thrice what the pilot says.")
  var time: String?

  @Option(help: "Partition of the cluster; default: Slurm's own.")
  var partition: String?

  @Option(
    name: .customLong("sbatch"),
    help: ArgumentHelp(
      "Further option of sbatch for both jobs, without its dashes: account=name. May be given several times.",
      valueName: "option"))
  var options: [String] = []

  @Option(help: "Folder for the merged tables; default Results/<scenario id>-study.", completion: .directory)
  var results: String?

  @Option(help: ArgumentHelp("Run again what failed, and nothing else.", valueName: "failed"))
  var only: String?

  @Flag(help: "Submit the array and the merge, and print the numbers of both jobs.")
  var submit = false

  @Option(
    name: [.short, .long],
    help: "File for the script; default: standard output, or slurm.sh in the folder of the study with --submit.",
    completion: .file())
  var output: String?

  func validate() throws {
    if let shards, Shard(1, of: shards) == nil {
      throw ValidationError("--shards is \(shards), but must be a whole number from 1 to 100000.")
    }
    if !(1...1_024).contains(cpus) {
      throw ValidationError("--cpus is \(cpus), but must be a whole number from 1 to 1024.")
    }
    if let time, JobTime(text: time) == nil {
      throw ValidationError(
        "--time is \(time), but must be a time of at least five minutes such as 20m, 2h, 01:30:00 or 1-12:00:00.")
    }
    if let only, only != "failed" { throw ValidationError("--only is \(only), but must be failed.") }
    if let partition, !StudySlurmCommand.isOption("partition=" + partition) {
      throw ValidationError("--partition is '\(partition)', but must be one word.")
    }
    if let wrong = options.first(where: { !StudySlurmCommand.isOption($0) }) {
      throw ValidationError(
        "--sbatch is '\(wrong)', but must be an option of sbatch without its dashes and without blanks: account=name.")
    }
  }

  /// Whether `#SBATCH --` may stand before it: a long option, with a value of one plain word if it has one.
  private static func isOption(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z][a-z0-9-]+(=[A-Za-z0-9_.,:;@%+*\/=|&()\[\]-]+)?/) != nil
  }

  func run() throws {
    let plan = try place.planOfThisVersion()
    let folder = place.folder
    let pilot = Pilot.read(folder)
    let count = try shardCount(plan, pilot)
    let status = StudyStatus(plan, folder, shards: count)
    for error in status.unreadable { tell("Left out: \(error)") }
    guard !status.isComplete else {
      tell("\(folder.path): all \(status.units) units are done. Next: peloton study merge \(folder.path)")
      return
    }
    if only == nil, status.missing == 0 {
      tell(
        "\(folder.path): \(status.failures.count) units failed, and none is missing. See peloton study status for the "
          + "reasons; --only failed runs them again.")
      throw ExitCode(75)
    }
    if only != nil, status.failures.isEmpty {
      tell("\(folder.path): no unit has failed. Without --only failed, the \(status.missing) that are missing run.")
      return
    }
    let script = try script(plan, status, pilot)
    try orStop { () throws(StudyError) in try makeLogFolder(script) }
    guard let file = output ?? (submit ? folder.path + "/slurm.sh" : nil) else {
      print(script.text, terminator: "")
      return
    }
    try orStop { () throws(StudyError) in try write(script, to: file) }
    tell("\(file): shards \(script.array) of \(count)" + (submit ? "" : ". To submit: bash \(ShellText.word(file))"))
    if submit {
      let printed = try orStop { () throws(StudyError) in try SlurmSubmission.submit(file) }
      print(printed, terminator: "")
    }
  }

  /// As asked for, else as the records are divided already, else by the pilot.
  private func shardCount(_ plan: StudyPlan, _ pilot: Pilot?) throws -> Int {
    if let shards { return shards }
    if let divided = place.folder.ledgers().map(\.shard.count).max(), divided > 1 { return divided }
    if let pilot { return pilot.shards(of: plan.unitCount, threads: cpus) }
    tell(
      "\(place.folder.path): there is no pilot, so that shards cannot be sized. Give their number with --shards, or run "
        + "peloton study plan again with the same scenario and folder and without --no-pilot.")
    throw ExitCode(66)
  }

  private func script(_ plan: StudyPlan, _ status: StudyStatus, _ pilot: Pilot?) throws -> SlurmScript {
    let paths = SlurmScript.Paths(
      program: Bundle.main.executablePath ?? CommandLine.arguments[0],
      study: StudySlurmCommand.absolute(place.folder.path),
      results: StudySlurmCommand.absolute(results ?? "Results/\(plan.scenario.id)-study"))
    for path in [paths.program, paths.study, paths.results] where !ShellText.canHold(path: path) {
      tell("\(path): no script can hold this path, because it has control characters or backslashes. Use another one.")
      throw ExitCode(65)
    }
    let expected = pilot.map {
      let units = (plan.unitCount + status.shards - 1) / status.shards
      return max($0.secondsPerUnit, $0.seconds(of: units, threads: cpus))
    }
    let asked = time.flatMap { JobTime(text: $0) } ?? expected.map { JobTime.asked(expected: $0) } ?? .hour
    return SlurmScript(
      study: .init(
        id: plan.scenario.id, title: plan.scenario.title, plan: plan.hash, unitsLeft: status.units - status.done,
        units: status.units),
      paths: paths, grant: .init(processors: cpus, time: asked, partition: partition, options: options),
      shards: status.shards, array: status.arrayText, onlyFailed: only != nil,
      expectation: expected.map { "about \(TimeText.text($0)) on \(cpus) processor\(cpus == 1 ? "" : "s")" })
  }

  private func makeLogFolder(_ script: SlurmScript) throws(StudyError) {
    let path = place.folder.path + "/logs"
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw StudyError(
        .cannotCreate, path: path, cause: "this folder for logs cannot be made",
        remedy: "Check the permissions of the folder of the study.")
    }
  }

  private func write(_ script: SlurmScript, to file: String) throws(StudyError) {
    do {
      try Data(script.text.utf8).write(to: URL(fileURLWithPath: file))
    } catch {
      throw StudyError(
        .cannotCreate, path: file, cause: "the script cannot be written",
        remedy: "Check that its folder exists and may be written to, or choose another file with --output.")
    }
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
