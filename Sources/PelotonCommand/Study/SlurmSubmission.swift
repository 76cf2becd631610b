import Experiments
import Foundation

/// Hands a script to Slurm.
enum SlurmSubmission {
  /// Runs the script by hand, which submits its jobs.
  ///
  /// - Returns: What it printed: the numbers of the jobs.
  /// - Throws: ``StudyError`` when sbatch is not there, or refuses; its own words are on standard error by then.
  static func submit(_ file: String) throws(StudyError) -> String {
    let remedy = "Run this where jobs are submitted from, or print the script (without --submit) and take it there."
    guard isThere("sbatch") else {
      throw StudyError(.missing, path: "sbatch", cause: "this program of Slurm is not on the PATH", remedy: remedy)
    }
    let process = Process()
    let printed = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["bash", file]
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "SLURM_ARRAY_TASK_ID" }
    process.standardOutput = printed
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw StudyError(.missing, path: "bash", cause: "it cannot be run", remedy: remedy)
    }
    let bytes = (try? printed.fileHandleForReading.readToEnd()).flatMap { $0 } ?? Data()
    process.waitUntilExit()
    let text = String(decoding: bytes, as: UTF8.self)
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let submitted = text.split(separator: "\n").joined(separator: ", ")
      throw StudyError(
        .invalid, path: file,
        cause: submitted.isEmpty
          ? "sbatch refuses it, for the reason above, and nothing was submitted"
          : "sbatch refuses the merge, for the reason above; submitted is: \(submitted)",
        remedy: submitted.isEmpty
          ? "Change the flags, or edit the script and submit it with: bash FILE"
          : "The shards run; write the tables later with peloton study merge, or cancel them and submit again.")
    }
    return text
  }

  private static func isThere(_ program: String) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }
}
