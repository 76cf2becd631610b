import ArgumentParser
import Experiments
import Findings
import Publishing

/// `peloton compare`: two policies, or two studies, against each other at every point.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare policies of a study, or two studies over the same points, paired by point and replicate.",
    discussion: """
      peloton compare STUDY --policy A --against B: A minus B; without --against, minus the baseline.
      peloton compare STUDY OTHER: the same policies in both studies, the first minus the second.
      Prints mean differences over all points and in how many points and runs the first is larger; comparison.csv has \
      every point.
      """)

  @Argument(help: "Folder of the study, or the plan.json in it.", completion: .directory)
  var study: String

  @Argument(help: "Folder of a second study over the same points.", completion: .directory)
  var other: String?

  @OptionGroup var options: AnalysisOptions

  @Option(help: "Policy to compare; may be given several times. Default: all but the one compared with.")
  var policy: [String] = []

  @Option(help: "Policy to compare with. Default: the baseline.")
  var against: String?

  @Flag(help: "Besides, every pair of the policies.")
  var everyPair = false

  func validate() throws {
    if other != nil, against != nil || everyPair {
      throw ValidationError(
        "Two studies are compared policy by policy; --against and --every-pair belong to one study.")
    }
  }

  func run() throws {
    try AnalysisSession.guarding {
      let session = AnalysisSession(options: options, words: words)
      let answers = try session.answers(study)
      guard let other else {
        let pairs = try PairChoice(policies: policy, against: against, isEveryPair: everyPair).pairs(of: answers.plan)
        return try session.finish(
          .comparison(try ComparisonFindings(answers, pairs: pairs, showsAll: options.columns.isNarrow)), [answers])
      }
      let second = try session.answers(other)
      let policies =
        policy.isEmpty
        ? Array(answers.plan.policies.indices) : try policy.map { try PairChoice.policy($0, answers.plan) }
      for name in policy { _ = try PairChoice.policy(name, second.plan) }
      let findings = try ComparisonFindings(
        answers, and: second, policies: policies, showsAll: options.columns.isNarrow)
      try session.finish(.comparison(findings), [answers, second])
    }
  }

  private var words: [String] {
    var words = ["peloton", "compare"]
    for name in policy { words += ["--policy", name] }
    if let against { words += ["--against", against] }
    if everyPair { words.append("--every-pair") }
    return words
  }
}
