import Findings

/// What one policy brings more than another, by region: differences paired by replicate.
enum DifferenceMapFigure: FigureDesign {
  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let indicator = request.indicator ?? "net"
    try MapRequests.check(indicator, results)
    let horizon = try PolicyEffects.chosenHorizon(results, request)
    let (policy, against) = try pair(results, request)
    let technology = request.technology ?? MapRequests.technology(indicator)
    let numbers = try numbers(
      results, policy, against, indicator: indicator, technology: technology, horizon: horizon.quarters)
    return try RegionRows.figure(
      results, request, numbers: numbers,
      facts: MapRequests.facts(indicator, technology, horizon, results) + [
        .init(name: "comparison", value: "policies"), .init(name: "policy", value: policy),
        .init(name: "policy_title", value: results.context?.title(of: policy) ?? policy),
        .init(name: "against", value: results.context?.title(of: against) ?? against),
      ])
  }

  /// The policies that were asked for; else the first pair that isolates a cause, or the first two.
  private static func pair(_ results: ResultsReader, _ request: FigureRequest) throws -> (String, String) {
    guard let context = results.context else {
      throw FigureError("\(results.folder): the dictionary does not tell the policies. Run the scenario again.")
    }
    let known = context.policies.map(\.name)
    try PolicyEffects.checkPolicies(request, among: known, results)
    if let against = request.against, !known.contains(against) {
      throw FigureError(
        "--against \(against): \(results.folder) compares no such policy.\(NearestName.hint(against, among: known))")
    }
    let active = known.filter { $0 != context.baseline }
    var usual: (String, String)?
    if results.has("contrasts") {
      let first = try results.rows(of: "contrasts", columns: ["policy", "reference"]).records.first
      usual = first.map { ($0.text("policy"), $0.text("reference")) }
    }
    if usual == nil, active.count > 1 { usual = (active[1], active[0]) }
    let policy = request.policies.first ?? (request.against == usual?.0 ? usual?.1 : usual?.0) ?? active.first
    let others = active.filter { $0 != policy }
    guard let policy, request.policies.count <= 1,
      let against = request.against ?? (policy == usual?.0 ? usual?.1 : others.first), against != policy
    else {
      throw FigureError(
        "A map of differences compares two policies: --policy A --against B; there are \(known.joined(separator: ", "))."
      )
    }
    return (policy, against)
  }

  /// Paired differences with their Student intervals; where the run kept no values by replicate, differences of means.
  private static func numbers(
    _ results: ResultsReader, _ policy: String, _ against: String, indicator: String, technology: String, horizon: Int
  ) throws -> [String: RegionRows.Number] {
    let rows = try results.rows(
      of: "replicates",
      where: [
        "policy": [policy, against], "indicator": [indicator], "group_kind": ["region"], "technology": [technology],
        "horizon": ["\(horizon)"],
      ], columns: ["policy", "group", "replicate", "value"])
    guard !rows.isEmpty else {
      return try means(results, policy, against, indicator: indicator, technology: technology, horizon: horizon)
    }
    var values: [String: [Int: (first: Double?, second: Double?)]] = [:]
    for row in rows.records {
      let replicate = row.number("replicate").flatMap(Int.init(exactly:)) ?? 0
      var both = values[row.text("group")]?[replicate] ?? (nil, nil)
      if row.text("policy") == policy { both.first = row.number("value") } else { both.second = row.number("value") }
      values[row.text("group"), default: [:]][replicate] = both
    }
    let estimator = Estimator(level: results.context?.confidenceLevel ?? 0.95, resamples: 0, key: 0)
    var numbers: [String: RegionRows.Number] = [:]
    for (region, pairs) in values {
      let differences = pairs.sorted { $0.key < $1.key }.compactMap { pair in
        pair.value.first.flatMap { first in pair.value.second.map { first - $0 } }
      }
      let estimate = try estimator.estimate(.plain(differences))
      numbers[region] = RegionRows.Number(
        mean: estimate.mean, lower: estimate.lower, upper: estimate.upper, replicates: Double(estimate.replicates))
    }
    return numbers
  }

  private static func means(
    _ results: ResultsReader, _ policy: String, _ against: String, indicator: String, technology: String, horizon: Int
  ) throws -> [String: RegionRows.Number] {
    let rows = try results.rows(
      of: "effects",
      where: [
        "policy": [policy, against], "indicator": [indicator], "group_kind": ["region"], "technology": [technology],
        "horizon": ["\(horizon)"],
      ], columns: ["policy", "group", "mean", "replicates"])
    try MapRequests.demand(rows, indicator, technology, of: "effects", results)
    var numbers: [String: RegionRows.Number] = [:]
    // Differences to the baseline: the baseline itself has none, and its difference is zero.
    for (name, sign) in [(policy, 1.0), (against, -1)] {
      for row in rows.records where row.text("policy") == name {
        let region = row.text("group")
        let mean = row.number("mean").map { sign * $0 }
        guard let before = numbers[region] else {
          numbers[region] = RegionRows.Number(mean: mean, replicates: row.number("replicates"))
          continue
        }
        numbers[region]?.mean = before.mean.flatMap { first in mean.map { first + $0 } }
      }
    }
    return numbers
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts { RegionWords.texts(figure, page) }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    RegionMap(figure, page.words).draw(on: &page)
  }
}
