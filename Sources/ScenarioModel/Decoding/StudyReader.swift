/// Builds the study of a scenario and checks it against the policies and the world.
enum StudyReader {
  static func study(
    _ node: SourceNode, policyNames: [String], warmUpQuarters: Int, problems: inout ProblemList
  ) -> Study {
    let horizon = node["horizonQuarters"]?.whole ?? 40
    let standard = [16, 24, 40].filter { $0 <= horizon }
    let horizons = node["horizons"]?.elements.compactMap(\.whole) ?? (standard.isEmpty ? [horizon] : standard)
    let study = Study(
      baseline: node["baseline"]?.text ?? "", horizonQuarters: horizon, horizons: horizons,
      replicates: replicates(node["replicates"]), firstReplicate: node["firstReplicate"]?.whole ?? 1,
      seeds: Seeds(
        population: node["seeds"]?["population"]?.whole.map(UInt64.init),
        event: node["seeds"]?["event"]?.whole.map(UInt64.init)),
      confidenceLevel: node["confidenceLevel"]?.number ?? 0.95,
      bootstrapResamples: node["bootstrapResamples"]?.whole ?? 2000,
      regionalDetail: node["regionalDetail"]?.word() ?? .full,
      shown: node["show"]?.elements.compactMap(\.text) ?? [],
      recorded: recorded(
        node["record"], quarters: -warmUpQuarters...max(horizon - 1, -warmUpQuarters), problems: &problems))
    check(study, node, policyNames, warmUpQuarters, &problems)
    return study
  }

  private static func replicates(_ node: SourceNode?) -> Replicates {
    guard let node else { return .fixed(20) }
    guard let until = node["until"] else { return .fixed(node.whole ?? 20) }
    let most = node["max"]?.whole ?? 20
    return .until(
      indicator: until["indicator"]?.text ?? "additional",
      relativeHalfWidth: until["relativeHalfWidth"]?.number ?? 0.1, minimum: node["min"]?.whole ?? min(20, most),
      maximum: most)
  }

  /// What runs of a design leave; quarters that runs do not reach are told.
  private static func recorded(
    _ node: SourceNode?, quarters reached: ClosedRange<Int>, problems: inout ProblemList
  ) -> RecordChoice {
    guard let node else { return RecordChoice() }
    var quarters: Set<Int> = []
    for (index, element) in (node["quarters"]?.elements ?? []).enumerated() {
      guard let quarter = element.quarter else { continue }
      if reached.contains(quarter.index) {
        quarters.insert(quarter.index)
      } else {
        problems.error(
          element.place, "study.record.quarters[\(index)]",
          "is \(quarter), but runs cover \(Quarter(index: reached.lowerBound)) to \(Quarter(index: reached.upperBound)). "
            + "Earlier ones need more world.warmUpQuarters.")
      }
    }
    var groups = node["groups"]?.elements.compactMap(\.text) ?? ["all"]
    groups = RecordChoice.groupNames.filter(groups.contains)
    let indicators = node["indicators"]?.elements.compactMap(\.text) ?? RecordChoice.usualIndicators
    return RecordChoice(
      indicators: RecordChoice.indicatorNames.filter(indicators.contains), groups: groups,
      byTechnology: node["technologies"]?.flag ?? false, quarters: quarters.sorted())
  }

  /// Quarters of one run, warm-up included, that the model's eight-bit quarter counters hold.
  private static let mostQuarters = 250

  private static func check(
    _ study: Study, _ node: SourceNode, _ policyNames: [String], _ warmUpQuarters: Int, _ problems: inout ProblemList
  ) {
    if let baseline = node["baseline"], !policyNames.contains(study.baseline) {
      let hint = NearestWord.hint(for: study.baseline, among: policyNames, noun: "policy")
      problems.error(baseline.place, "study.baseline", "is \(study.baseline), which is no policy here. \(hint)")
    }
    if warmUpQuarters + study.horizonQuarters > mostQuarters {
      problems.error(
        node["horizonQuarters"]?.place ?? node.place, "study.horizonQuarters",
        "is \(study.horizonQuarters), which with \(warmUpQuarters) quarters of warm-up makes more than \(mostQuarters)."
      )
    }
    for (index, element) in (node["horizons"]?.elements ?? []).enumerated() {
      guard let horizon = element.whole else { continue }
      if horizon > study.horizonQuarters {
        problems.error(
          element.place, "study.horizons[\(index)]",
          "is \(horizon), beyond the horizon of \(study.horizonQuarters) quarters.")
      } else if index > 0, let before = node["horizons"]?.elements[index - 1].whole, horizon <= before {
        problems.error(element.place, "study.horizons[\(index)]", "is \(horizon), but horizons ascend and differ.")
      }
    }
    if case .until(_, _, let minimum, let maximum) = study.replicates, let node = node["replicates"] {
      if minimum > maximum {
        problems.error(
          (node["min"] ?? node).place, "study.replicates.min", "is \(minimum), more than max, which is \(maximum).")
      }
      if policyNames.count < 2 {
        problems.error(
          node.place, "study.replicates",
          "waits for a difference from the baseline, but there is no other policy. Give a number.")
      }
    }
    if case .fixed(let count) = study.replicates, count > 1, study.seeds.population != nil, study.seeds.event != nil,
      let seeds = node["seeds"]
    {
      problems.warning(
        seeds.place, "study.seeds", "gives both seeds, so that all \(count) replicates are the same run.")
    }
  }
}
