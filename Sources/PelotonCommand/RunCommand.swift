import ArgumentParser
import Experiments
import Findings
import Foundation
import ParallelColumns
import Publishing
import ScenarioModel

/// `peloton run`: every policy of a scenario, replicate after replicate; writes tables and prints the comparison.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract:
      "Run every policy of a scenario, in its alternative worlds too; write tables, figures and a brief to Results/<id>/.",
    discussion: """
      The first Ctrl-C drops the runs under way, writes what is finished and ends with exit code 75; the second ends at \
      once. Flags come before PELOTON_THREADS, PELOTON_REPLICATES and PELOTON_RESULTS, these before the scenario.
      """)

  @Argument(help: "Scenario file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(
    name: [.short, .long], help: "Folder for the results; default Results/<scenario id>.", completion: .directory)
  var output: String?

  @Option(help: "Threads; default: what the scheduler or the machine grants. Results do not depend on it.")
  var threads: Int?

  @Option(help: "Number of replicates instead of the scenario's.")
  var replicates: Int?

  @Flag(name: .customLong("no-alternatives"), help: "Leave out the alternative worlds that the scenario names.")
  var leavesOutAlternatives = false

  @Flag(help: "Say through which channels every policy acts; takes up to 14 extra runs per policy and replicate.")
  var explain = false

  @Option(help: "Explain this policy only; may be given several times.")
  var explainPolicy: [String] = []

  @Flag(name: .customLong("no-figures"), help: "Write tables only: no figures and no brief.")
  var leavesOutFigures = false

  @Flag(help: "Print the comparison as JSON.")
  var json = false

  @Flag(help: "No progress, no notes; only errors, warnings about the scenario, and the comparison.")
  var quiet = false

  @Flag(help: "Print every value that the run would use and where it comes from, and stop.")
  var printResolved = false

  func validate() throws {
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads is \(threads), but must be a whole number from 1 to 1024.")
    }
    if let replicates, !(1...100_000).contains(replicates) {
      throw ValidationError("--replicates is \(replicates), but must be a whole number from 1 to 100000.")
    }
  }

  func run() throws {
    let session = try RunSession(self)
    if printResolved {
      print(session.resolvedText, terminator: "")
      return
    }
    try session.run()
  }
}
