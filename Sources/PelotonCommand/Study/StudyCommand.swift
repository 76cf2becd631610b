import ArgumentParser
import Experiments
import Foundation

/// `peloton study`: thousands of runs that survive anything.
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Plan, run, watch and merge a study over a design, on one machine or many.",
    discussion: """
      A plan is an immutable list of units; a unit is every policy in one replicate at one point of the design. Every \
      shard keeps its own records, each on the disk before the next unit counts. The same plan gives the same tables, \
      whatever happened on the way.
      """,
    subcommands: [
      StudyPlanCommand.self, StudyRunCommand.self, StudyStatusCommand.self, StudyMergeCommand.self,
      StudySlurmCommand.self,
    ])
}

/// The folder of a study.
struct StudyPlace: ParsableArguments {
  @Argument(help: "Folder of the study, or the plan.json in it.", completion: .directory)
  var study: String

  var folder: StudyFolder { StudyFolder(study) }

  /// The plan, or the end of the command.
  func plan() throws -> StudyPlan { try orStop { () throws(StudyError) in try StudyPlan(reading: folder) } }

  /// The plan, if this very program made it; otherwise the end of the command.
  func planOfThisVersion() throws -> StudyPlan {
    let plan = try plan()
    guard plan.version == ProgramVersion.full else {
      tell(
        "\(folder.plan): the plan was made by version \(plan.version), but this is \(ProgramVersion.full), and versions "
          + "are never mixed. Use that version, or plan the study again with this one.")
      throw ExitCode(65)
    }
    return plan
  }
}

/// Tells an error of a study and ends the command with its code.
func orStop<Value>(_ body: () throws(StudyError) -> Value) throws -> Value {
  do {
    return try body()
  } catch {
    tell(error.description)
    throw ExitCode(error.exitCode)
  }
}

/// Spans of time for people and from them.
enum TimeText {
  /// `40 s`, `12 min`, `3.5 h`, `2.1 days`.
  static func text(_ seconds: Double) -> String {
    switch seconds {
    case ..<90: String(format: "%.0f s", max(seconds, 1))
    case ..<5_400: String(format: "%.0f min", seconds / 60)
    case ..<172_800: String(format: "%.1f h", seconds / 3_600)
    default: String(format: "%.1f days", seconds / 86_400)
    }
  }

  /// `90`, `90s`, `15m`, `2h` or `01:30:00`, in seconds; nil for anything else.
  static func seconds(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count > 1 {
      let numbers = parts.compactMap { Double($0) }
      guard numbers.count == parts.count, parts.count <= 3, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
      return numbers.reduce(0) { $0 * 60 + $1 }
    }
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    let factor = text.last.flatMap { units[$0] }
    guard let number = Double(factor == nil ? text : String(text.dropLast())), number.isFinite, number >= 0 else {
      return nil
    }
    return number * (factor ?? 1)
  }

  /// Bytes with a unit of thousands.
  static func bytes(_ count: Double) -> String {
    switch count {
    case ..<1e6: String(format: "%.0f kB", max(count / 1e3, 1))
    case ..<1e9: String(format: "%.0f MB", count / 1e6)
    default: String(format: "%.1f GB", count / 1e9)
    }
  }
}
