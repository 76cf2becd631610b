import ArgumentParser
import Experiments
import Foundation
import ParallelColumns
import ScenarioModel

/// `peloton study plan`: checks every point and writes the plan.
struct StudyPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Write the immutable plan of a scenario's study.design, and say what it will take.",
    discussion: """
      Every point is read and checked before anything runs. Three units are run as a pilot; their records are kept. \
      A plan is never overwritten: after a change of the scenario, plan into another folder.
      """)

  @Argument(help: "Scenario file with a study.design.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(name: [.short, .long], help: "Folder for the study; default Studies/<scenario id>.", completion: .directory)
  var output: String?

  @Option(help: "Number of replicates at every point instead of the scenario's.")
  var replicates: Int?

  @Option(help: "Threads of the pilot, and of the estimate of time; default: what the machine grants.")
  var threads: Int?

  @Flag(name: .customLong("no-pilot"), help: "Run no unit; nothing can then be said about time.")
  var leavesOutPilot = false

  @Flag(help: "Print what was planned as JSON.")
  var json = false

  func validate() throws {
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads is \(threads), but must be a whole number from 1 to 1024.")
    }
    if let replicates, !(1...100_000).contains(replicates) {
      throw ValidationError("--replicates is \(replicates), but must be a whole number from 1 to 100000.")
    }
  }

  func run() throws {
    let reading = ScenarioFile.load(path: scenario)
    FileHandle.standardError.write(Data(ProblemReport.text(reading.problems).utf8))
    guard let loaded = reading.scenario else { throw ExitCode(reading.exitCode) }
    let threads = ThreadCount.forThisProcess(requested: threads).count
    let folder = StudyFolder(output ?? "Studies/\(loaded.id)")
    let planning = Planning(
      scenarioFile: scenario, version: ProgramVersion.full, replicates: replicates, workers: threads)
    let plan: StudyPlan
    let existed: Bool
    do {
      (plan, existed) = try planning.write(to: folder)
    } catch {
      switch error {
      case .problems(let problems):
        FileHandle.standardError.write(Data(ProblemReport.text(problems).utf8))
        throw ExitCode(65)
      case .study(let error):
        tell(error.description)
        throw ExitCode(error.exitCode)
      }
    }
    if existed { tell("\(folder.path) holds this very plan already.") }
    let pilot = try pilot(plan, folder, threads)
    let report = PlanReport(plan: plan, folder: folder, pilot: pilot, threads: threads)
    print(json ? report.json.rendered : report.text)
  }

  private func pilot(_ plan: StudyPlan, _ folder: StudyFolder, _ threads: Int) throws -> Pilot? {
    if leavesOutPilot { return Pilot.read(folder) }
    let watch = InterruptWatch { tell("\nInterrupted: the plan stands, its pilot is dropped.") }
    return try orStop { () throws(StudyError) in
      try Pilot.measure(plan, folder, workers: threads, isCancelled: { watch.isRequested })
    }
  }
}

/// What a plan comes to.
struct PlanReport {
  let plan: StudyPlan
  let folder: StudyFolder
  let pilot: Pilot?
  let threads: Int

  /// A row of outcomes.csv takes about this many bytes.
  private static let bytesPerRow = 72.0

  private var recordBytes: Double {
    Double(plan.unitCount) * Double(plan.columns.count * plan.policies.count * 8 + 300)
  }
  private var tableBytes: Double {
    Double(plan.unitCount) * Double(plan.columns.count * plan.policies.count) * PlanReport.bytesPerRow
      * (1 + 1.3 / Double(plan.replicates.count))
  }
  private var shards: Int? { pilot?.shards(of: plan.unitCount, threads: threads) }

  var text: String {
    let design = plan.design
    var lines = [
      "\(folder.path): plan \(plan.hash.prefix(12))",
      "\(plan.points.count) points (\(design.method.name), \(plan.factors.count) factors) x \(plan.replicates.count) "
        + "replicates = \(plan.unitCount) units of \(plan.policies.count) runs",
    ]
    if let pilot {
      lines.append(
        String(
          format: "A unit takes %.2f s on one thread (mean of %d pilot units); ", pilot.secondsPerUnit, pilot.units)
          + "all of them about \(TimeText.text(pilot.seconds(of: plan.unitCount, threads: threads))) on "
          + "\(threads) thread\(threads == 1 ? "" : "s")")
    }
    lines.append(
      "Disk: about \(TimeText.bytes(recordBytes)) of records, \(TimeText.bytes(tableBytes)) of merged tables")
    lines.append("Next: peloton study run \(folder.path)")
    if let shards, shards > 1 {
      lines.append(
        "Or in shards of about ten minutes: peloton study run \(folder.path) --shard 1/\(shards) … \(shards)/\(shards)")
    }
    return lines.joined(separator: "\n")
  }

  var json: JSONValue {
    .object([
      "folder": .text(folder.path), "hash": .text(plan.hash), "program": .text(plan.version),
      "method": .text(plan.design.method.name), "points": .whole(plan.points.count),
      "factors": .texts(plan.factors.map(\.description)), "replicates": .whole(plan.replicates.count),
      "units": .whole(plan.unitCount), "policies": .texts(plan.policies),
      "secondsPerUnit": pilot.map { .number($0.secondsPerUnit) } ?? .null, "threads": .whole(threads),
      "seconds": pilot.map { .number($0.seconds(of: plan.unitCount, threads: threads)) } ?? .null,
      "recordBytes": .number(recordBytes), "tableBytes": .number(tableBytes.rounded()),
      "suggestedShards": shards.map { .whole($0) } ?? .null,
    ])
  }
}
