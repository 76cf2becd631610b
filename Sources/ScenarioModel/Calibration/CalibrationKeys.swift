/// The keys of a calibration file.
enum CalibrationKeys {
  /// The version of the format that `calibration:` must name.
  static let version = 1

  static let root = KeyShape.section([
    ScenarioKey("calibration", .number(.whole(version...version)), required: true, "Version of the format, 1."),
    ScenarioKey("id", .name, "Folder name of the results; the name of the file by default."),
    ScenarioKey("title", .text, required: true, "One line for people."),
    ScenarioKey(
      "scenarios", .open(keys: .names, .path), required: true,
      "The worlds that are run at every point: a name for each, and its scenario file."),
    ScenarioKey("targets", .path, required: true, "CSV file of the figures that the worlds are compared with."),
    ScenarioKey(
      "parameters", .open(keys: .paths, prior), required: true,
      "What is fitted: paths of values, each with what is believed about it before."),
    ScenarioKey("method", method, required: true, "How it is fitted."),
    ScenarioKey(
      "replicates", .number(.whole(1...1000)), "Runs of every world at every point, averaged; 1 by default."),
    ScenarioKey("seed", .number(.whole(0...9_007_199_254_740_991)), "Key of the draws of the fit; 1 by default."),
  ])

  /// A factor of a design without what only designs need, and with the worlds in which it counts.
  private static let prior: KeyShape = {
    guard case .section(let keys, let rules) = ScenarioKeys.factor else { return ScenarioKeys.factor }
    let leftOut = ["choice", "tied", "times", "group"]
    let worlds = ScenarioKey(
      "scenarios", .list(.name, count: 1...100),
      "Names of the worlds in which the value is set; all by default. The others keep what their file says.")
    return .section(keys.filter { !leftOut.contains($0.name) } + [worlds], rules)
  }()

  private static let method = KeyShape.section(
    [
      ScenarioKey("kind", .word(["abc-smc", "nelder-mead"]), required: true, "The method."),
      ScenarioKey("points", .number(.whole(10...100_000)), "abc-smc: points of one generation; 1000 by default."),
      ScenarioKey("generations", .number(.whole(1...100)), "abc-smc: most generations; 12 by default."),
      ScenarioKey("members", .number(.whole(1...100_000)), "abc-smc: rows of the posterior ensemble; 240 by default."),
      ScenarioKey(
        "effectiveShare", .number(NumberRule(lower: 0.01, upper: 0.95, isShare: true)),
        "abc-smc: part of the effective sample size that a smaller tolerance must leave; 0.4 by default."),
      ScenarioKey("evaluations", .number(.whole(10...100_000)), "nelder-mead: most points; 400 by default."),
      ScenarioKey(
        "size", .number(.positive),
        "nelder-mead: end when the simplex is smaller, in standard deviations of the prior; 0.01 by default."),
    ],
    kinds: [
      SectionKind(name: "abc-smc", keys: ["points", "generations", "members", "effectiveShare"]),
      SectionKind(name: "nelder-mead", keys: ["evaluations", "size"]),
    ])
}
