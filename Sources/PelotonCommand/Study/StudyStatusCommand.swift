import ArgumentParser
import Experiments
import ScenarioModel

/// `peloton study status`: what verified records prove done, what failed and why, what is missing.
struct StudyStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say how far a study is: done, failed with the reason, missing, and which shards have work left.",
    discussion: "Exit code 0: every unit is done. 75: some are not.")

  @OptionGroup var place: StudyPlace

  @Option(help: "Into how many shards the study is divided; default: as its ledgers are.")
  var shards: Int?

  @Flag(help: "Print a JSON object.")
  var json = false

  func validate() throws {
    if let shards, Shard(1, of: shards) == nil {
      throw ValidationError("--shards is \(shards), but must be a whole number from 1 to 100000.")
    }
  }

  func run() throws {
    let plan = try place.plan()
    let folder = place.folder
    let count = shards ?? folder.ledgers().map(\.shard.count).max() ?? 1
    let status = StudyStatus(plan, folder, shards: count)
    if json {
      print(text(status, plan).rendered)
    } else {
      print("\(folder.path): plan \(plan.hash.prefix(12)), \(status.units) units")
      print("done     \(status.done)")
      print("failed   \(status.failures.count)")
      print("missing  \(status.missing)")
      for failure in status.failures.prefix(20) {
        print("  point \(failure.unit.point), replicate \(failure.unit.replicate): \(failure.reason)")
      }
      if status.failures.count > 20 { print("  … and \(status.failures.count - 20) more; --json lists all") }
      for error in status.unreadable { print("unreadable  \(error)") }
      if !status.openShards.isEmpty {
        print("Shards of \(count) with work left: \(status.arrayText)")
        print(
          count == 1
            ? "To go on: peloton study run \(folder.path)"
            : "To go on: peloton study run \(folder.path) --shard \(status.openShards[0])/\(count)")
      }
    }
    if !status.isComplete { throw ExitCode(75) }
  }

  private func text(_ status: StudyStatus, _ plan: StudyPlan) -> JSONValue {
    .object([
      "plan": .text(plan.hash), "units": .whole(status.units), "done": .whole(status.done),
      "failed": .whole(status.failures.count), "missing": .whole(status.missing),
      "isComplete": .bool(status.isComplete), "shards": .whole(status.shards),
      "openShards": .array(status.openShards.map { .whole($0) }), "array": .text(status.arrayText),
      "failures": .array(
        status.failures.map {
          .object([
            "point": .whole($0.unit.point), "replicate": .whole($0.unit.replicate), "reason": .text($0.reason),
          ])
        }),
      "unreadable": .texts(status.unreadable.map(\.description)),
    ])
  }
}
