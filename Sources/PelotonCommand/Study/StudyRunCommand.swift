import ArgumentParser
import Experiments
import Foundation
import ParallelColumns
import ScenarioModel

/// `peloton study run`: runs what no verified record proves done.
struct StudyRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a study, or one shard of it; run the same command again to go on.",
    discussion: """
      Exit code 0: every unit of the shard is done. 75: some are missing or failed; run it again. The first Ctrl-C (or \
      the signal TERM) drops the units under way, the second ends at once; no finished unit is lost either way.
      """)

  @OptionGroup var place: StudyPlace

  @Option(help: ArgumentHelp("Run one part of the units, 3/8; all by default.", valueName: "i/n"))
  var shard: String?

  @Option(help: "Threads; default: what the scheduler or the machine grants. Results do not depend on it.")
  var threads: Int?

  @Option(help: ArgumentHelp("Run again what failed, and nothing else.", valueName: "failed"))
  var only: String?

  @Option(help: "End when more units than this have failed.")
  var maxFailures: Int?

  @Option(help: ArgumentHelp("Take no unit that would not end within this time: 90s, 15m, 2h.", valueName: "time"))
  var timeLimit: String?

  @Option(
    help: "Folder of another study: take over the records of units that both plans share. May be given several times.",
    completion: .directory)
  var reuse: [String] = []

  @Flag(help: "Print one JSON object per event.")
  var json = false

  @Flag(help: "No progress; only errors and what is left.")
  var quiet = false

  func validate() throws {
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads is \(threads), but must be a whole number from 1 to 1024.")
    }
    if let only, only != "failed" { throw ValidationError("--only is \(only), but must be failed.") }
    if let shard, Shard(text: shard) == nil {
      throw ValidationError("--shard is \(shard), but must be a number of a number, such as 3/8.")
    }
    if let maxFailures, maxFailures < 0 {
      throw ValidationError("--max-failures is \(maxFailures), but must be a whole number ≥ 0.")
    }
    if let timeLimit, TimeText.seconds(timeLimit) == nil {
      throw ValidationError("--time-limit is \(timeLimit), but must be a time such as 90s, 15m, 2h or 01:30:00.")
    }
  }

  func run() throws {
    let plan = try place.planOfThisVersion()
    let shard = shard.flatMap { Shard(text: $0) } ?? .whole
    let threads = ThreadCount.forThisProcess(requested: threads)
    let watch = InterruptWatch { tell("\nInterrupted: dropping the units under way. Once more ends at once.") }
    let display = UnitDisplay(json ? .events : quiet ? .quiet : .people)
    if !quiet, !json {
      tell(
        "\(plan.scenario.title): \(plan.points.count) points x \(plan.replicates.count) replicates, shard \(shard), "
          + "\(threads.count) threads (\(threads.source))")
    }
    display.event(
      "start",
      [
        .init("plan", .text(plan.hash)), .init("shard", .text(shard.description)),
        .init("threads", .whole(threads.count)), .init("units", .whole(plan.unitCount)),
      ])
    let run = ShardRun(plan, place.folder, shard: shard, reusing: reuse.map { StudyFolder($0) })
    let options = ShardRun.Options(
      workers: threads.count, isCancelled: { watch.isRequested }, timeLimit: timeLimit.flatMap(TimeText.seconds),
      maxFailures: maxFailures, onlyFailed: only != nil, progress: { display.show($0) }, note: { display.note($0) })
    let result: ShardRun.Result
    do {
      result = try run.run(options)
    } catch {
      display.finish()
      tell(error.description)
      throw ExitCode(error.exitCode)
    }
    display.finish()
    try tellResult(result, display)
  }

  private func tellResult(_ result: ShardRun.Result, _ display: UnitDisplay) throws {
    for failure in result.failures.prefix(10) {
      tell("Failed: point \(failure.unit.point), replicate \(failure.unit.replicate): \(failure.reason)")
    }
    display.event(
      "end",
      [
        .init("ending", .text(result.ending.rawValue)), .init("units", .whole(result.units)),
        .init("doneBefore", .whole(result.doneBefore)), .init("reused", .whole(result.reused)),
        .init("done", .whole(result.done)), .init("failed", .whole(result.failures.count)),
        .init("left", .whole(result.left)), .init("runSeconds", .number(result.runSeconds)),
        .init("storeSeconds", .number(result.storeSeconds)),
      ])
    if !json {
      var parts = ["\(result.done) units done"]
      if result.doneBefore > 0 { parts.append("\(result.doneBefore) were done before") }
      if result.reused > 0 { parts.append("\(result.reused) taken over") }
      if !result.failures.isEmpty { parts.append("\(result.failures.count) failed") }
      if result.left > 0 { parts.append("\(result.left) left") }
      tell(parts.joined(separator: ", ") + ".")
    }
    guard result.left > 0 else { return }
    let next =
      switch result.ending {
      case .interrupted: "Interrupted; run the same command again to go on."
      case .outOfTime: "The time limit was near; run the same command again to go on."
      case .tooManyFailures: "More units failed than --max-failures allows; find the cause with peloton study status."
      case .complete:
        "What failed runs again with --only failed; see peloton study status \(place.folder.path)."
      }
    tell(next)
    throw ExitCode(75)
  }
}
