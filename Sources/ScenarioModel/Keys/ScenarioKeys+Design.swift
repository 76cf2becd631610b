extension ScenarioKeys {
  static let design = KeyShape.section(
    [
      ScenarioKey(
        "method", .word(designMethods.map(\.name)), required: true,
        "How points are laid: every combination, a given list, a random or quasi-random sample, or a sample for"
          + " sensitivity indices."),
      ScenarioKey(
        "points",
        .either([
          .number(.whole(1...1_000_000)), .list(.open(keys: .paths, .valueAtPath), count: 1...100_000),
        ]),
        "How many points, of saltelli how many base rows; of list the points themselves, each with the same paths."),
      ScenarioKey(
        "file", .path,
        "list: CSV file of the points, a column for each path; a first column named point is left unread."),
      ScenarioKey("trajectories", .number(.whole(1...100_000)), "morris: number of trajectories."),
      ScenarioKey("levels", .number(.whole(2...100)), "morris: levels of each factor, an even number; 4 by default."),
      ScenarioKey("secondOrder", .flag, "saltelli: rows for second-order indices too; true by default."),
      ScenarioKey("seed", seed, "Key of the design's random numbers, not of the runs'; 1 by default."),
      ScenarioKey("factors", .open(keys: .paths, factor), "Values that vary, by path, each with its distribution."),
    ], exclusive: [["points", "file"]], kindKey: "method", kinds: designMethods)

  static let designMethods = [
    SectionKind(name: "grid", keys: ["factors"], needs: ["factors"]),
    SectionKind(name: "list", keys: ["points", "file"]),
    SectionKind(name: "latin-hypercube", keys: ["points", "factors"], needs: ["points", "factors"]),
    SectionKind(name: "sobol", keys: ["points", "factors"], needs: ["points", "factors"]),
    SectionKind(name: "halton", keys: ["points", "factors"], needs: ["points", "factors"]),
    SectionKind(name: "morris", keys: ["trajectories", "levels", "factors"], needs: ["trajectories", "factors"]),
    SectionKind(name: "saltelli", keys: ["points", "secondOrder", "factors"], needs: ["points", "factors"]),
  ]

  /// The keys that name a distribution; a factor has one of them.
  static let distributionKeys = ["uniform", "logUniform", "normal", "triangular", "choice", "tied"]

  static let factor = KeyShape.section(
    [
      ScenarioKey("uniform", .list(.number(.finite), count: 2...2), "Equally likely between two ends, [lower, upper]."),
      ScenarioKey(
        "logUniform", .list(.number(.positive), count: 2...2),
        "Its logarithm is equally likely between those of two ends, [lower, upper]."),
      ScenarioKey(
        "normal",
        .section([
          ScenarioKey("mean", .number(.finite), required: true, "Mean before anything is cut off."),
          ScenarioKey("sd", .number(.positive), required: true, "Standard deviation before anything is cut off."),
          ScenarioKey("lower", .number(.finite), "Smaller values are cut off; none by default."),
          ScenarioKey("upper", .number(.finite), "Larger values are cut off; none by default."),
        ]), "Normal, cut off where lower or upper say so; what is left has probability 1."),
      ScenarioKey(
        "triangular", .list(.number(.finite), count: 3...3), "Triangular between two ends, [lower, mode, upper]."),
      ScenarioKey(
        "choice", .list(.number(.finite), count: 2...1000),
        "One of these numbers, equally likely; all of them in a grid."),
      ScenarioKey("tied", .text, "The path of another factor, whose value this one takes, times a number."),
      ScenarioKey("times", .number(.finite), "tied: that number; 1 by default."),
      ScenarioKey("group", .name, "morris: factors of the same group move together; each by itself by default."),
      ScenarioKey("source", .text, "Where the distribution comes from."),
    ], exclusive: [distributionKeys])
}
