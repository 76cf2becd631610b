/// The keys of a scenario file.
enum ScenarioKeys {
  /// The version of the format that `schema:` must name.
  static let schemaVersion = 1

  static let root = KeyShape.section([
    ScenarioKey("schema", .number(.whole(schemaVersion...schemaVersion)), required: true, "Version of the format, 1."),
    ScenarioKey("id", .name, "Folder name of the results; the name of the file by default."),
    ScenarioKey("title", .text, required: true, "One line for people."),
    ScenarioKey("question", .text, "The question that the scenario answers, one sentence."),
    ScenarioKey("extends", .path, "A scenario file that this one is laid over; an empty value removes a key."),
    ScenarioKey("world", world, required: true, "What we believe: places, firms, network, parameters."),
    ScenarioKey(
      "policies", .open(keys: .names, policy), required: true,
      "What somebody could decide: policies by name, each an overlay on no policy at all."),
    ScenarioKey("study", study, required: true, "How we look: baseline, horizons, replicates, seeds."),
  ])

  static let study = KeyShape.section([
    ScenarioKey("baseline", .name, required: true, "Policy that all others are compared with."),
    ScenarioKey("horizonQuarters", .number(.whole(1...200)), "Quarters simulated from 2024Q1 on; 40 by default."),
    ScenarioKey(
      "horizons", .list(.number(.whole(1...200)), count: 1...50),
      "Quarters after which effects are reported, ascending; those of 16, 24, 40 within the horizon by default."),
    ScenarioKey(
      "replicates",
      .either([
        .number(.whole(1...100_000)),
        .section([
          ScenarioKey(
            "until",
            .section([
              ScenarioKey(
                "indicator", .word(Study.stoppingIndicators), required: true, "Indicator whose interval is watched."),
              ScenarioKey(
                "relativeHalfWidth", .number(NumberRule(lower: 0, isLowerExcluded: true, upper: 10)), required: true,
                "Stop when the interval's half-width is at most this part of the mean."),
            ]), required: true, "When to stop."),
          ScenarioKey("min", .number(.whole(2...100_000)), "Fewest replicates; 20 by default."),
          ScenarioKey("max", .number(.whole(2...100_000)), required: true, "Most replicates."),
        ]),
      ]), "How many replicates: a number, or { until, min, max }; 20 by default."),
    ScenarioKey("firstReplicate", .number(.whole(0...1_000_000_000)), "Number of the first replicate; 1 by default."),
    ScenarioKey(
      "seeds",
      .section([
        ScenarioKey("population", seed, "Seed of populations and networks; the number of the replicate by default."),
        ScenarioKey("event", seed, "Seed of everything that happens; the number of the replicate by default."),
      ]), "Where the seeds come from."),
    ScenarioKey(
      "confidenceLevel",
      .number(NumberRule(lower: 0.5, upper: 0.9999, isShare: true)),
      "Confidence level of all intervals; 0.95 by default."),
    ScenarioKey(
      "bootstrapResamples", .number(.whole(0...100_000)), "Resamples of the bootstrap intervals; 2000 by default."),
    ScenarioKey(
      "regionalDetail", .word(RegionalDetail.allCases.map(\.rawValue)),
      "Rows for single regions: full (default), or only in the tables of effects and links."),
    ScenarioKey(
      "show", .list(.word(Study.shownIndicators), count: 1...Study.shownIndicators.count),
      "Levels to print by country and technology: without policy, and what each policy changes; none by default."),
    ScenarioKey(
      "alternatives", .open(keys: .paths, .list(.valueAtPath, count: 1...1000)),
      "Other worlds in which the policies are compared too: one value at a time is replaced by each of a list;"
        + " { times: 2 } multiplies it. None by default."),
    ScenarioKey(
      "design", design, "Points that peloton study runs: which values vary, how, and how points are laid."),
    ScenarioKey("record", record, "What every run of a design leaves; totals at the horizons by default."),
  ])

  private static let record = KeyShape.section([
    ScenarioKey(
      "indicators", .list(.word(RecordChoice.indicatorNames), count: 1...RecordChoice.indicatorNames.count),
      "Indicators to keep; the usual ones by default, which policies are compared by."),
    ScenarioKey(
      "groups", .list(.word(RecordChoice.groupNames), count: 1...RecordChoice.groupNames.count),
      "Groups to cut them by; [all] by default."),
    ScenarioKey("technologies", .flag, "Keep them by technology too; false by default."),
    ScenarioKey(
      "quarters", .list(.quarter(fromStart: false), count: 1...300),
      "Quarters at whose end levels are read besides the horizons; none by default."),
  ])

  /// Seeds are kept below 2⁵³, so that every reader of YAML and JSON sees the same number.
  static let seed = KeyShape.number(.whole(0...9_007_199_254_740_991))
}
