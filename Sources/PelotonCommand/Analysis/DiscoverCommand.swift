import ArgumentParser
import Experiments
import Findings
import Publishing

/// `peloton discover`: in which futures a policy loses.
struct DiscoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract: "Find the box of factors in which an outcome is of interest: where one policy loses against another.",
    discussion: """
      Patient rule induction over the points of a study with method sobol, halton, latin-hypercube, list or grid (of a \
      saltelli design the rows A and B). Prints the box, what each of its limits is worth, and the trade-off between \
      covering all such points and holding no others; writes discovery.csv.
      """)

  @Argument(help: "Folder of the study, or the plan.json in it.", completion: .directory)
  var study: String

  @OptionGroup var options: AnalysisOptions

  @Option(help: "Policy whose outcome is looked at.")
  var policy: String

  @Option(help: "Policy to compare with. Default: the baseline.")
  var against: String?

  @Flag(help: "The outcome of the policy itself instead of the difference.")
  var level = false

  @Option(
    name: .customLong("where"), help: "Which points are of interest, by the mean over replicates: '< 0', '>= 250'.")
  var condition = "< 0"

  @Option(help: "Density that the box should have: share of its points that are of interest.")
  var density = 0.8

  @Option(help: "Share of the points of a box that one step takes off or adds.")
  var slice = 0.05

  @Option(help: "Share of all points that a box holds at least.")
  var leastMass = 0.05

  func validate() throws {
    if OutcomeCondition(text: condition) == nil {
      throw ValidationError(
        "--where is '\(condition)', but must be a sign and a number: '< 0', '<= 1.5', '> 0', '>= 250'.")
    }
    for (name, value, most) in [("density", density, 1), ("slice", slice, 0.5), ("least-mass", leastMass, 1)]
    where !(value > 0 && value <= most) {
      throw ValidationError("--\(name) is \(value), but must be a share above 0 and at most \(most).")
    }
    if level, against != nil {
      throw ValidationError("--level asks for the outcome itself, --against for a difference.")
    }
  }

  func run() throws {
    try AnalysisSession.guarding {
      guard let condition = OutcomeCondition(text: condition) else { return }
      let session = AnalysisSession(options: options, words: words)
      let answers = try session.answers(study)
      let pairs = try PairChoice(policies: [policy], against: against, isLevel: level).pairs(of: answers.plan)
      let column = ColumnChoice.headline(of: answers.columns, in: answers.plan)
      if options.columns.isNarrow, answers.columns.count > 1 {
        tell(
          "Looking at \(answers.cells[column].indicator) in \(answers.quarters[column]) out of \(answers.columns.count) "
            + "numbers; choose another with --indicator and --quarter.")
      }
      let settings = ScenarioDiscovery.Settings(slice: slice, leastMass: leastMass, density: density)
      for pair in pairs {
        let findings = try DiscoveryFindings(
          answers, pair: pair, column: column, condition: condition, settings: settings)
        try session.finish(.discovery(findings), [answers])
      }
    }
  }

  private var words: [String] {
    var words = ["peloton", "discover", "--policy", policy]
    if let against { words += ["--against", against] }
    if level { words.append("--level") }
    words += ["--where", condition, "--density", "\(density)", "--slice", "\(slice)"]
    return words + ["--least-mass", "\(leastMass)"]
  }
}
