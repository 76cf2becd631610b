import ArgumentParser
import Experiments
import Findings
import Foundation
import Publishing
import ScenarioModel

/// `peloton study merge`: writes the tables of a study that is complete.
struct StudyMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Write the tidy tables of a study in canonical order.",
    discussion: """
      Gaps, mixed plans and mixed versions are refused. The same plan gives the same bytes, however it was divided and \
      whatever happened on the way.
      """)

  @OptionGroup var place: StudyPlace

  @Option(
    name: [.short, .long], help: "Folder for the tables; default Results/<scenario id>-study.", completion: .directory)
  var output: String?

  @Flag(help: "Leave out units that are missing or failed, and say so in the metadata and in every table's dictionary.")
  var allowPartial = false

  @Flag(help: "Print what was written as JSON.")
  var json = false

  func run() throws {
    let plan = try place.plan()
    let folder = place.folder
    let reader = try orStop { () throws(StudyError) in try StudyReader(plan, folder) }
    let count = folder.ledgers().map(\.shard.count).max() ?? 1
    let status = StudyStatus(plan, folder, shards: count)
    if let error = status.unreadable.first {
      tell(error.description)
      throw ExitCode(error.exitCode)
    }
    if !status.isComplete, !allowPartial || status.done == 0 {
      tell(
        "\(folder.path): of \(status.units) units \(status.missing) are missing and \(status.failures.count) failed. "
          + "Run them first: shards \(status.arrayText) of \(count) (peloton study run \(folder.path)"
          + (count > 1 ? " --shard i/\(count)" : "") + (status.missing == 0 ? " --only failed" : "") + ")"
          + (status.done == 0 ? "." : ", or merge what is there with --allow-partial."))
      throw ExitCode(75)
    }
    let results = output ?? "Results/\(plan.scenario.id)-study"
    let provenance = Provenance(
      version: ProgramVersion.number, commit: BuildFacts.commit, toolchain: BuildFacts.toolchain,
      command: ["peloton", "study", "merge"] + (allowPartial ? ["--allow-partial"] : []))
    let files: [WrittenFile]
    do {
      files = try StudyResults.write(
        DesignFindings(reader), gaps: .init(missing: status.missing, failed: status.failures.count), to: results,
        provenance: provenance, digest: { "sha256:" + (try FileDigest.sha256(ofFile: $0)) })
    } catch let error as OutputError {
      tell(error.description)
      throw ExitCode(error.exitCode)
    } catch let error as StudyError {
      tell(error.description)
      throw ExitCode(error.exitCode)
    }
    guard json else {
      for file in files { print("\(file.path)" + (file.rows.map { "  \($0) rows" } ?? "")) }
      if !status.isComplete { tell("Partial: \(status.units - status.done) units are left out.") }
      return
    }
    print(
      JSONValue.array(
        files.map {
          .object([
            "path": .text($0.path), "bytes": .whole($0.bytes), "rows": $0.rows.map { .whole($0) } ?? .null,
            "digest": $0.digest.map { .text($0) } ?? .null,
          ])
        }
      ).rendered)
  }
}
