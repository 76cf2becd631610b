import ArgumentParser
import Experiments
import Findings
import Foundation
import Publishing
import ScenarioModel

/// `peloton sensitivity`: what drives an answer, by the method that the points are laid for.
struct SensitivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Tell which factors drive an answer: Morris, Sobol' indices or rank regression, with intervals.",
    discussion: """
      The design decides the method: morris gives elementary effects (mu*, mu, sigma), saltelli first-order, total and \
      second-order shares of the variance, every other design a standardised rank regression. Answers are differences \
      between policies unless --level asks for the numbers themselves. The page shows net uses at the first horizon \
      unless something else is chosen; sensitivity.csv has every answer.
      With --samples the points and answers come from a CSV file of any origin, one row per point in the order of the \
      method: for morris trajectory after trajectory, for saltelli A, AB1 ... ABk, BA1 ... BAk, B for each base row.
      """)

  @Argument(help: "Folder of the study, or the plan.json in it.", completion: .directory)
  var study: String?

  @OptionGroup var options: AnalysisOptions

  @Option(help: "Policy to analyse; may be given several times. Default: all but the one compared with.")
  var policy: [String] = []

  @Option(help: "Policy to compare with. Default: the baseline.")
  var against: String?

  @Flag(help: "The numbers of the policies themselves instead of differences.")
  var level = false

  @Flag(help: "Besides, every pair of the policies.")
  var everyPair = false

  @Option(help: "Bootstrap resamples of the intervals, 0 for none.")
  var resamples = 1000

  @OptionGroup(title: "Points from elsewhere") var external: ExternalSampleOptions

  func validate() throws {
    if !(0...100_000).contains(resamples) {
      throw ValidationError("--resamples is \(resamples), but must be a whole number from 0 to 100000.")
    }
    if study == nil, external.samples == nil {
      throw ValidationError("Name the folder of a study, or a table with --samples FILE.csv.")
    }
    if study != nil, external.samples != nil {
      throw ValidationError("Name the folder of a study or a table with --samples, not both.")
    }
    if level, against != nil || everyPair {
      throw ValidationError("--level asks for the numbers themselves; --against and --every-pair for differences.")
    }
  }

  func run() throws {
    try AnalysisSession.guarding {
      guard let study else { return try ExternalAnalysis(options: external, resamples: resamples).run(options) }
      let session = AnalysisSession(options: options, words: words)
      let answers = try session.answers(study)
      let pairs = try PairChoice(policies: policy, against: against, isLevel: level, isEveryPair: everyPair)
        .pairs(of: answers.plan)
      let findings = try SensitivityFindings(
        answers, pairs: pairs, resamples: resamples, showsAll: options.columns.isNarrow)
      try session.finish(.sensitivity(findings), [answers])
    }
  }

  private var words: [String] {
    var words = ["peloton", "sensitivity"]
    for name in policy { words += ["--policy", name] }
    if let against { words += ["--against", against] }
    if level { words.append("--level") }
    if everyPair { words.append("--every-pair") }
    return words + ["--resamples", "\(resamples)"]
  }
}
