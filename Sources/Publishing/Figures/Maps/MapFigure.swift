/// One number by region: what a policy changes, or the level under a policy.
enum MapFigure: FigureDesign {
  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let indicator = request.indicator ?? "net"
    try MapRequests.check(indicator, results)
    let horizon = try PolicyEffects.chosenHorizon(results, request)
    let policy = try MapRequests.policy(results, request, horizon)
    let isLevel = request.isLevel || policy == results.context?.baseline
    let technology = request.technology ?? MapRequests.technology(indicator)
    let rows: TidyTable
    if isLevel {
      rows = try results.rows(
        of: "trajectories",
        where: [
          "policy": [policy], "indicator": [indicator], "group_kind": ["region"], "technology": [technology],
          "quarter": [horizon.lastQuarter],
        ], columns: ["group", "mean", "replicates"])
    } else {
      rows = try results.rows(
        of: "effects",
        where: [
          "policy": [policy], "indicator": [indicator], "group_kind": ["region"], "technology": [technology],
          "horizon": ["\(horizon.quarters)"],
        ], columns: ["group", "mean", "lower", "upper", "replicates"])
    }
    try MapRequests.demand(rows, indicator, technology, of: isLevel ? "trajectories" : "effects", results)
    var numbers: [String: RegionRows.Number] = [:]
    for row in rows.records {
      numbers[row.text("group")] = RegionRows.Number(
        mean: row.number("mean"), lower: row.number("lower"), upper: row.number("upper"),
        replicates: row.number("replicates"))
    }
    let context = results.context
    return try RegionRows.figure(
      results, request, numbers: numbers,
      facts: MapRequests.facts(indicator, technology, horizon, results) + [
        .init(name: "comparison", value: isLevel ? "level" : "baseline"), .init(name: "policy", value: policy),
        .init(name: "policy_title", value: context?.title(of: policy) ?? policy),
        .init(name: "against", value: context?.title(of: context?.baseline ?? "") ?? ""),
      ])
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts { RegionWords.texts(figure, page) }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    RegionMap(figure, page.words).draw(on: &page)
  }
}

/// What maps take from a request, and how they refuse it.
enum MapRequests {
  static func check(_ indicator: String, _ results: ResultsReader) throws {
    guard results.knows(indicator: indicator) else {
      let hint = NearestName.hint(indicator, among: results.indicatorNames)
      throw FigureError("--indicator \(indicator): the tables know no such indicator.\(hint)")
    }
  }

  /// The technology that is meant where none is named: rates are of one technology.
  static func technology(_ indicator: String) -> String {
    ["adoptionRate", "integratedRate", "awareRate", "expectedUptake"].contains(indicator) ? "cloud" : "all"
  }

  /// The policy that was asked for; else the one that is ranked first, or stands first.
  static func policy(
    _ results: ResultsReader, _ request: FigureRequest, _ horizon: StudyContext.Horizon
  ) throws -> String {
    guard let context = results.context else {
      throw FigureError("\(results.folder): the dictionary does not tell the policies. Run the scenario again.")
    }
    let known = context.policies.map(\.name)
    try PolicyEffects.checkPolicies(request, among: known, results)
    if let policy = request.policies.first {
      guard request.policies.count == 1 else {
        throw FigureError(
          "A map shows one policy; draw one map for each of \(request.policies.joined(separator: ", ")).")
      }
      return policy
    }
    if request.isLevel { return context.baseline }
    if results.has("ranking") {
      let first = try results.rows(
        of: "ranking",
        where: ["indicator": [request.indicator ?? "net"], "horizon": ["\(horizon.quarters)"], "rank": ["1"]],
        columns: ["policy"])
      if let policy = first.records.first?.text("policy") { return policy }
    }
    guard let policy = known.first(where: { $0 != context.baseline }) else {
      throw FigureError("\(results.folder): there is no policy besides the baseline. Show its levels: --level.")
    }
    return policy
  }

  static func demand(
    _ rows: TidyTable, _ indicator: String, _ technology: String, of table: String, _ results: ResultsReader
  ) throws {
    guard rows.isEmpty else { return }
    let available = try results.rows(
      of: table, where: ["group_kind": ["region"]], columns: ["indicator", "technology"])
    let names = available.distinct("indicator")
    guard !names.isEmpty else {
      throw FigureError(
        "\(results.folder)/\(table).csv holds no numbers of regions. A map needs a run that records them: study.record "
          + "with group kind region, and study.regionalDetail that keeps them.")
    }
    guard names.contains(indicator) else {
      throw FigureError(
        "--indicator \(indicator): there are no numbers of regions for it; there are \(names.joined(separator: ", ")).")
    }
    let own = available.records.filter { $0.text("indicator") == indicator }.map { $0.text("technology") }
    let technologies = own.enumerated().filter { own.firstIndex(of: $1) == $0 }.map(\.element)
    throw FigureError(
      "--technology \(technology): there are no numbers of regions for it; there are "
        + "\(technologies.joined(separator: ", ")).")
  }

  static func facts(
    _ indicator: String, _ technology: String, _ horizon: StudyContext.Horizon, _ results: ResultsReader
  ) -> [FigureTable.Fact] {
    [
      .init(name: "indicator", value: indicator), .init(name: "unit", value: results.unit(ofIndicator: indicator)),
      .init(name: "meaning", value: results.meaning(ofIndicator: indicator)),
      .init(name: "technology", value: technology), .init(name: "horizon", value: "\(horizon.quarters)"),
      .init(name: "quarter", value: horizon.lastQuarter),
    ]
  }
}
