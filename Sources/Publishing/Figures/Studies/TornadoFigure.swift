/// What each alternative world does to the difference between two policies, the largest change first.
enum TornadoFigure: FigureDesign {
  static let columns: [TableDescription.Column] = [
    .init("path", .string, "Path of the value that differs; scenario for the scenario as it stands."),
    .init("name", .string, "Words for what differs instead of those of the language; may be empty."),
    .init("value", .string, "The value."),
    .init("policy_mean", .number, "Mean of the policy."), .init("against_mean", .number, "Mean of the other policy."),
    .init("difference", .number, "The one minus the other."),
    .init("order", .string, "turned or certain, where the order of the two is not that of the scenario; else empty."),
  ]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    guard results.has("alternatives") else {
      throw FigureError(
        "\(results.folder): there is no alternatives.csv. It is written for scenarios with study.alternatives, as "
          + "baltic-structure.yaml.")
    }
    let indicator = request.indicator ?? "net"
    let horizon = try PolicyEffects.chosenHorizon(results, request)
    let conditions: KeyValuePairs<String, [String]> = [
      "indicator": [indicator], "horizon": ["\(horizon.quarters)"],
    ]
    let rows = try results.rows(of: "alternatives", where: conditions)
    guard !rows.isEmpty else {
      let known = try results.rows(of: "alternatives", columns: ["indicator"]).distinct("indicator")
      throw FigureError(
        "--indicator \(indicator): the alternative worlds have no such number.\(NearestName.hint(indicator, among: known))"
      )
    }
    try PolicyEffects.checkPolicies(request, among: rows.distinct("policy"), results)
    let (policy, against) = try pair(rows, request, results)
    let context = results.context
    var figure = FigureTable(
      columns: columns,
      facts: [
        "indicator": indicator, "unit": results.unit(ofIndicator: indicator), "technology": "all",
        "quarter": horizon.lastQuarter, "policy": policy, "policy_title": context?.title(of: policy) ?? policy,
        "against": context?.title(of: against) ?? against,
      ])
    let isBaseline = against == context?.baseline
    if !isBaseline { figure.facts += try lead(results, policy, against, conditions) }
    let flips = isBaseline || !results.has("flips") ? nil : try results.rows(of: "flips", where: conditions)
    var worlds: [(String, String)] = []
    for row in rows.records {
      let world = (row.text("path"), row.text("value"))
      if !worlds.contains(where: { $0 == world }) { worlds.append(world) }
    }
    for (path, value) in worlds {
      func row(_ name: String) -> TidyTable.Record? {
        rows.records.first { $0.text("path") == path && $0.text("value") == value && $0.text("policy") == name }
      }
      let own = row(policy)
      // The baseline differs from itself by nothing.
      let other = isBaseline ? 0 : row(against)?.number("mean")
      let difference = own?.number("mean").flatMap { first in other.map { first - $0 } }
      if path == "scenario", isBaseline, let own {
        figure.facts += [
          .init(name: "lower", value: own.number("lower").map { "\($0)" } ?? ""),
          .init(name: "upper", value: own.number("upper").map { "\($0)" } ?? ""),
        ]
      }
      let start = figure.records.first?.number("difference") ?? difference ?? 0
      let isTurned = (difference ?? 0) * start < 0
      var isCertain = false
      if isTurned, isBaseline, let own, let claim = PolicyEffects.claim(own) {
        isCertain = claim == .more || claim == .less
      } else if isTurned {
        let pair = Set([policy, against])
        isCertain =
          flips?.records.contains {
            $0.text("path") == path && $0.text("value") == value && $0.text("certain_here") == "true"
              && Set([$0.text("ahead_in_scenario"), $0.text("ahead_here")]) == pair
          } ?? false
      }
      figure.table.append([
        .text(path), .missing, .text(value), own?["mean"] ?? .missing, .init(other), .init(difference),
        .init(isTurned ? (isCertain ? "certain" : "turned") : ""),
      ])
    }
    return figure
  }

  /// The policies that were asked for; else the first pair that isolates a cause, or the two largest in the scenario.
  private static func pair(
    _ rows: TidyTable, _ request: FigureRequest, _ results: ResultsReader
  ) throws -> (String, String) {
    let known = rows.distinct("policy")
    let baseline = results.context?.baseline ?? ""
    if let against = request.against, !known.contains(against), against != baseline {
      throw FigureError(
        "--against \(against): the alternative worlds compare no such policy.\(NearestName.hint(against, among: known))"
      )
    }
    let ranked = rows.records.filter { $0.text("path") == "scenario" }.sorted {
      ($0.number("rank") ?? .infinity, $0.index) < ($1.number("rank") ?? .infinity, $1.index)
    }.map { $0.text("policy") }
    var usual = (ranked.first ?? "", ranked.dropFirst().first ?? baseline)
    if results.has("contrasts") {
      let contrasts = try results.rows(of: "contrasts", columns: ["policy", "reference"])
      if let first = contrasts.records.first(where: {
        known.contains($0.text("policy")) && known.contains($0.text("reference"))
      }) {
        usual = (first.text("policy"), first.text("reference"))
      }
    }
    let policy = request.policies.first ?? usual.0
    let against = request.against ?? (policy == usual.0 ? usual.1 : ranked.first { $0 != policy } ?? baseline)
    guard policy != against else {
      throw FigureError(
        "A tornado compares two policies: --policy A --against B; there are \(known.joined(separator: ", ")).")
    }
    return (policy, against)
  }

  /// The paired interval of the difference in the scenario as it stands.
  private static func lead(
    _ results: ResultsReader, _ policy: String, _ against: String, _ conditions: KeyValuePairs<String, [String]>
  ) throws -> [FigureTable.Fact] {
    guard results.has("contrasts") else { return [] }
    let rows = try results.rows(of: "contrasts", where: conditions)
    for row in rows.records {
      guard let lower = row.number("lower"), let upper = row.number("upper") else { continue }
      let names = (row.text("policy"), row.text("reference"))
      if names == (policy, against) {
        return [.init(name: "lower", value: "\(lower)"), .init(name: "upper", value: "\(upper)")]
      }
      if names == (against, policy) {
        return [.init(name: "lower", value: "\(-upper)"), .init(name: "upper", value: "\(-lower)")]
      }
    }
    return []
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let tornado = Tornado(figure, words)
    let others = tornado.groups.flatMap(\.worlds)
    let turned = others.filter { !$0.order.isEmpty }
    let certain = turned.filter { $0.order == "certain" }
    let start = tornado.start ?? 0
    let isSure = tornado.interval.map { $0.lowerBound > 0 || $0.upperBound < 0 }
    let key =
      tornado.start == nil || others.isEmpty
      ? "tornado.missing"
      : isSure == false
        ? "tornado.undecided"
        : turned.isEmpty
          ? (start >= 0 ? "tornado.stableAbove" : "tornado.stableBelow")
          : certain.isEmpty ? "tornado.turnsDoubt" : "tornado.turnsCertain"
    let title = words(
      key,
      [
        "policy": words.quoted(figure.fact("policy_title")), "against": words.quoted(figure.fact("against")),
        "count": words.number(Double(turned.count)), "all": words.number(Double(others.count)),
        "certain": words.number(Double(certain.count)), "measure": tornado.measure.name,
      ])
    let subtitle = AnalysisRows.subtitle("tornado.subtitle", figure, tornado.measure, words)
    var notes = [words("tornado.note")]
    if tornado.interval != nil {
      notes.append(
        words(
          "tornado.band",
          [
            "level": words.percent(page.source.confidenceLevel),
            "replicates": words.number(Double(page.source.replicates)),
          ]))
    }
    return FigureTexts(
      title: title, subtitle: subtitle, notes: notes,
      description: subtitle + ". " + words("tornado.asItStands") + ": " + tornado.text(tornado.start, words) + "; "
        + tornado.groups.prefix(8).flatMap { group in
          group.worlds.map { "\(group.name) \(tornado.value($0.value, words)): \(tornado.text($0.difference, words))" }
        }.joined(separator: "; ") + ".")
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    Tornado(figure, page.words).draw(on: &page)
  }
}
