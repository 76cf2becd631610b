/// Rows of `trajectories.csv`: the course of one indicator under the baseline and under policies.
enum CourseRows {
  static let columns: [TableDescription.Column] = [
    .policy, .init("policy_title", .string, "Words for the policy; edit them to change its label."), .quarter,
    .init("mean", .number, "Mean over replicates at the end of the quarter."),
    .init("q05", .number, "Quantile 0.05 over replicates."), .init("q25", .number, "Quantile 0.25 over replicates."),
    .init("q50", .number, "Median over replicates."), .init("q75", .number, "Quantile 0.75 over replicates."),
    .init("q95", .number, "Quantile 0.95 over replicates."),
    .init("difference", .number, "Mean minus that of the baseline; empty for the baseline."),
    .init("difference_lower", .number, "Lower end of its paired interval; known at horizons only."),
    .init("difference_upper", .number, "Upper end of its paired interval; known at horizons only."),
    .init("place", .integer, "Place of the policy in the scenario, from 0; -1 is the baseline."),
  ]

  /// - Parameter isLogged: whether the difference is of levels, as for all indicators with a course.
  static func gather(_ results: ResultsReader, _ request: FigureRequest, indicator: String) throws -> FigureTable {
    guard results.knows(indicator: indicator) else {
      let hint = NearestName.hint(indicator, among: results.indicatorNames)
      throw FigureError("--indicator \(indicator): the tables know no such indicator.\(hint)")
    }
    guard let context = results.context else {
      throw FigureError("\(results.folder): the dictionary names no baseline. Run the scenario again.")
    }
    let horizon = try PolicyEffects.chosenHorizon(results, request)
    let technology = request.technology ?? "all"
    let rows = try results.rows(
      of: "trajectories",
      where: ["indicator": [indicator], "group_kind": ["all"], "technology": [technology]],
      columns: ["policy", "quarter", "mean", "q05", "q25", "q50", "q75", "q95"])
    guard !rows.isEmpty else {
      throw FigureError(
        "--indicator \(indicator): the tables hold no course of it for technology '\(technology)'. Accounts and ratios "
          + "have none; some levels are of one technology each: give --technology.")
    }
    let policies = rows.distinct("policy")
    try PolicyEffects.checkPolicies(request, among: policies.filter { $0 != context.baseline }, results)
    let effects = try results.rows(
      of: "effects",
      where: ["indicator": [indicator], "group_kind": ["all"], "technology": [technology]],
      columns: ["policy", "horizon", "lower", "upper"]
    ).records
    var figure = FigureTable(
      columns: columns,
      facts: [
        "indicator": indicator, "unit": results.unit(ofIndicator: indicator), "technology": technology,
        "quarter": horizon.lastQuarter, "baseline": context.title(of: context.baseline),
        "baseline_policy": context.baseline,
      ])
    let records = rows.records
    var usual: [String: Double] = [:]
    for record in records where record.text("policy") == context.baseline {
      usual[record.text("quarter")] = record.number("mean")
    }
    for record in records {
      let policy = record.text("policy")
      let isBaseline = policy == context.baseline
      guard isBaseline || request.policies.isEmpty || request.policies.contains(policy) else { continue }
      let quarter = record.text("quarter")
      let at = context.horizons.first { $0.lastQuarter == quarter }
      let effect = at.flatMap { at in
        isBaseline ? nil : effects.first { $0.text("policy") == policy && $0.number("horizon") == Double(at.quarters) }
      }
      let difference =
        isBaseline ? nil : record.number("mean").flatMap { mean in usual[quarter].map { mean - $0 } }
      figure.table.append([
        .text(policy), .text(context.title(of: policy)), .text(quarter), record["mean"], record["q05"], record["q25"],
        record["q50"], record["q75"], record["q95"], .init(difference), effect?["lower"] ?? .missing,
        effect?["upper"] ?? .missing, .init(isBaseline ? -1 : context.place(of: policy) ?? 0),
      ])
    }
    return figure
  }

  /// One policy's rows in the order of the quarters.
  struct Course {
    let policy: String
    let title: String
    let look: SeriesLook
    let isBaseline: Bool
    let rows: [TidyTable.Record]
  }

  static func courses(_ figure: FigureTable) -> [Course] {
    var order: [String] = []
    var rows: [String: [TidyTable.Record]] = [:]
    for record in figure.records {
      if rows[record.text("policy")] == nil { order.append(record.text("policy")) }
      rows[record.text("policy"), default: []].append(record)
    }
    return order.map { policy in
      let own = rows[policy] ?? []
      let place = Int(own.first?.number("place") ?? 0)
      return Course(
        policy: policy, title: own.first?.text("policy_title") ?? policy,
        look: place < 0 ? .baseline : SeriesLook(place: place), isBaseline: place < 0, rows: own)
    }
  }

  /// Effects of the policies at the horizon of the figure, as ``EffectSentence`` reads them.
  static func effects(_ figure: FigureTable) -> [TidyTable.Record] {
    var table = TidyTable(columns: PolicyEffects.columns)
    for course in courses(figure) where !course.isBaseline {
      guard let row = course.rows.first(where: { $0.text("quarter") == figure.fact("quarter") }) else { continue }
      table.append([
        .text(course.policy), .text(course.title), row["difference"], row["difference_lower"], row["difference_upper"],
        .missing, row["place"],
      ])
    }
    return table.records
  }

  /// How levels (or, with another factor, differences) are told.
  static func measure(_ figure: FigureTable, _ words: Wording, isDifference: Bool) -> Measure {
    let names = isDifference ? ["difference"] : ["mean", "q05", "q95"]
    let largest = figure.records.flatMap { record in names.compactMap { record.number($0) } }.map { abs($0) }.max() ?? 0
    return Measure(
      indicator: figure.fact("indicator"), unit: figure.fact("unit"), isDifference: isDifference, largest: largest,
      words: words)
  }
}
