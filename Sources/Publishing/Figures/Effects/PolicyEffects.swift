/// Rows of `effects.csv` that compare policies: one per policy, all firms, one technology, one horizon.
enum PolicyEffects {
  /// What an interval allows to say of a difference.
  enum Claim: String {
    case more, less, indistinct, same, unbounded
  }

  static let columns: [TableDescription.Column] = [
    .policy, .init("policy_title", .string, "Words for the policy; edit them to change its label."),
    .init("mean", .number, "Mean over replicates."),
    .init("lower", .number, "Lower end of its interval; may be empty."),
    .init("upper", .number, "Upper end of its interval; may be empty."), .replicates,
    .init("place", .integer, "Place of the policy in the scenario, from 0: decides its colour and form."),
  ]

  /// Rows of one indicator for all policies that are asked for, with their titles.
  static func gather(
    _ results: ResultsReader, _ request: FigureRequest, indicator: String
  ) throws -> FigureTable {
    guard results.knows(indicator: indicator) else {
      let hint = NearestName.hint(indicator, among: results.indicatorNames)
      throw FigureError("--indicator \(indicator): the tables know no such indicator.\(hint)")
    }
    let horizon = try chosenHorizon(results, request)
    let technology = request.technology ?? "all"
    var figure = FigureTable(
      columns: columns,
      facts: [
        "indicator": indicator, "unit": results.unit(ofIndicator: indicator),
        "meaning": results.meaning(ofIndicator: indicator), "technology": technology, "horizon": "\(horizon.quarters)",
        "quarter": horizon.lastQuarter, "baseline": results.context?.title(of: results.context?.baseline ?? "") ?? "",
      ])
    let rows = try results.rows(
      of: "effects",
      where: [
        "indicator": [indicator], "group_kind": ["all"], "technology": [technology], "horizon": ["\(horizon.quarters)"],
      ])
    try checkPolicies(request, among: rows.distinct("policy"), results)
    for row in rows.records where request.policies.isEmpty || request.policies.contains(row.text("policy")) {
      let policy = row.text("policy")
      figure.table.append([
        .text(policy), .text(results.context?.title(of: policy) ?? policy), row["mean"], row["lower"], row["upper"],
        row["replicates"], .init(results.context?.place(of: policy) ?? 0),
      ])
    }
    return figure
  }

  /// The horizon that was asked for, else the first or another that the kind is made for.
  static func chosenHorizon(
    _ results: ResultsReader, _ request: FigureRequest,
    otherwise usual: ([StudyContext.Horizon]) -> StudyContext.Horizon? = { $0.first }
  ) throws -> StudyContext.Horizon {
    guard let context = results.context, let first = usual(context.horizons) else {
      throw FigureError("\(results.folder): the dictionary names no horizons. Run the scenario again.")
    }
    guard let quarters = request.horizon else { return first }
    guard let horizon = context.horizons.first(where: { $0.quarters == quarters }) else {
      let known = context.horizons.map { "\($0.quarters)" }.joined(separator: ", ")
      throw FigureError("--horizon \(quarters): the tables hold \(known), in quarters since the start of 2024Q1.")
    }
    return horizon
  }

  /// Refuses names of policies that the tables do not have.
  static func checkPolicies(_ request: FigureRequest, among known: [String], _ results: ResultsReader) throws {
    for name in request.policies where !known.contains(name) {
      throw FigureError(
        "--policy \(name): \(results.folder) compares no such policy.\(NearestName.hint(name, among: known))")
    }
  }

  static func measure(_ figure: FigureTable, _ words: Wording, isDifference: Bool = true) -> Measure {
    let sizes = figure.records.flatMap { [$0.number("mean"), $0.number("lower"), $0.number("upper")] }
      .compactMap { $0 }.filter(\.isFinite).map { abs($0) }
    return Measure(
      indicator: figure.fact("indicator"), unit: figure.fact("unit"), isDifference: isDifference,
      largest: sizes.max() ?? 0, words: words)
  }

  /// What the interval of a row allows to say.
  static func claim(_ row: TidyTable.Record) -> Claim? {
    guard let mean = row.number("mean") else { return nil }
    guard let lower = row.number("lower"), let upper = row.number("upper") else { return .unbounded }
    if max(abs(mean), abs(lower), abs(upper)) < 1e-9 { return .same }
    return lower > 0 ? .more : upper < 0 ? .less : .indistinct
  }
}

/// Hints at a name that was perhaps meant.
enum NearestName {
  static func hint(_ name: String, among known: [String]) -> String {
    guard !known.isEmpty else { return "" }
    let wanted = name.lowercased()
    if let near = known.first(where: { $0.lowercased() == wanted })
      ?? known.first(where: { $0.lowercased().contains(wanted) || wanted.contains($0.lowercased()) })
    {
      return " Did you mean '\(near)'?"
    }
    return " There are: \(known.prefix(40).joined(separator: ", "))."
  }
}
