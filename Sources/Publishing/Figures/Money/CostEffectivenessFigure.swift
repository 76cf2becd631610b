/// Effect against public cost, policy by policy, with intervals both ways; lines from the origin join equal costs per
/// use.
enum CostEffectivenessFigure: FigureDesign {
  private static let columns: [TableDescription.Column] =
    PolicyEffects.columns + [
      .init("cost_mean", .number, unit: "EUR", "Public cost, mean over replicates."),
      .init("cost_lower", .number, unit: "EUR", "Lower end of its interval; may be empty."),
      .init("cost_upper", .number, unit: "EUR", "Upper end of its interval; may be empty."),
      .init("ratio_mean", .number, unit: "EUR", "Public cost per use; empty where the effect is not positive."),
      .init("ratio_lower", .number, unit: "EUR", "Lower end of its interval; may be empty."),
      .init("ratio_upper", .number, unit: "EUR", "Upper end of its interval; may be empty."),
      .init("behind_mean", .number, "Uses per EUR million of the cheapest policy minus those of this one, paired."),
      .init("behind_lower", .number, "Lower end of the interval of that difference; may be empty."),
    ]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let indicator = request.indicator ?? "net"
    guard indicator == "net" || indicator == "additional" else {
      throw FigureError(
        "--indicator \(indicator): public cost is set against net or additional uses, for these have a cost "
          + "per use.")
    }
    let effects = try PolicyEffects.gather(results, request, indicator: indicator)
    let horizon = effects.fact("horizon")
    let ratio = indicator == "net" ? "costPerNet" : "costPerAdditional"
    let money = try results.rows(
      of: "effects",
      where: [
        "indicator": ["publicCost", ratio], "group_kind": ["all"], "technology": ["all"], "horizon": [horizon],
      ]
    ).records
    let contrasts = try results.rows(
      ofOptional: "contrasts",
      [
        "question": ["ranking"], "indicator": [indicator == "net" ? "netPerMillion" : "additionalPerMillion"],
        "horizon": [horizon],
      ])
    func row(_ policy: String, _ indicator: String) -> TidyTable.Record? {
      money.first { $0.text("policy") == policy && $0.text("indicator") == indicator }
    }
    func price(_ record: TidyTable.Record) -> Double {
      row(record.text("policy"), ratio)?.number("mean") ?? .infinity
    }
    let sorted = effects.records.sorted { price($0) < price($1) }
    var figure = FigureTable(
      columns: columns,
      facts: [
        "indicator": indicator, "unit": effects.fact("unit"), "quarter": effects.fact("quarter"),
        "baseline": effects.fact("baseline"),
      ])
    for record in sorted {
      let policy = record.text("policy")
      let (cost, perUse) = (row(policy, "publicCost"), row(policy, ratio))
      let behind = contrasts.first {
        $0.text("policy") == sorted[0].text("policy") && $0.text("reference") == policy
      }
      figure.table.append(
        PolicyEffects.columns.map { record[$0.name] } + [
          cost?["mean"] ?? .missing, cost?["lower"] ?? .missing, cost?["upper"] ?? .missing,
          perUse?["mean"] ?? .missing, perUse?["lower"] ?? .missing, perUse?["upper"] ?? .missing,
          behind?["mean"] ?? .missing, behind?["lower"] ?? .missing,
        ])
    }
    return figure
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let measure = PolicyEffects.measure(figure, words)
    let subtitle = words.capitalised(
      words(
        "costEffectiveness.subtitle",
        [
          "measure": measure.heading(words),
          "until": words("frame.byEndOf", ["quarter": words.quarter(figure.fact("quarter"))]),
          "against": words("frame.against", ["baseline": words.quoted(figure.fact("baseline"))]),
        ]))
    return FigureTexts(
      title: title(figure.records, measure, words), subtitle: subtitle,
      notes: [words("costEffectiveness.note"), page.source.intervalNote(words)],
      description: subtitle + ". "
        + figure.records.map { record in
          "\(record.text("policy_title")): \(measure.interval(record, decimals: 0, words)), "
            + millions(record, words) + ", "
            + perUse(record, words)
        }.joined(separator: "; ") + ".")
  }

  /// Who pays least per use, as far as the paired difference tells it from the others.
  private static func title(_ records: [TidyTable.Record], _ measure: Measure, _ words: Wording) -> String {
    let claims = records.map { PolicyEffects.claim($0) }
    guard claims.contains(.more), let cheapest = records.first, cheapest.number("ratio_mean") != nil else {
      return EffectSentence(records: records, measure: measure, words: words).text
    }
    let gaps: KeyValuePairs = [
      "policy": words.quoted(cheapest.text("policy_title")), "measure": measure.name,
      "value": words("number.euro", ["value": words.rounded(cheapest.number("ratio_mean"))]),
    ]
    if records.count == 1 { return words("costEffectiveness.one", gaps) }
    let told = records.dropFirst().allSatisfy { record in
      guard record.number("ratio_mean") != nil else { return true }
      if record.number("behind_mean") != nil { return record.number("behind_lower").map { $0 > 0 } ?? false }
      guard let lower = record.number("ratio_lower"), let upper = cheapest.number("ratio_upper") else { return false }
      return lower > upper
    }
    return words(told && claims[0] == .more ? "costEffectiveness.cheapest" : "costEffectiveness.untold", gaps)
  }

  private static func millions(_ record: TidyTable.Record, _ words: Wording) -> String {
    let value = words.number(record.number("cost_mean").map { $0 / 1e6 }, decimals: 1)
    return words("number.euroMillion", ["value": value])
  }

  /// Whether the effect is above zero, so that a cost per use means something.
  static func hasPrice(_ record: TidyTable.Record) -> Bool {
    record.number("ratio_mean") != nil && record.number("lower").map { $0 > 0 } ?? true
  }

  /// `EUR 135,000 per use`, or why there is no such number.
  static func perUse(_ record: TidyTable.Record, _ words: Wording) -> String {
    guard hasPrice(record) else { return words("costEffectiveness.unbounded") }
    return words(
      "costEffectiveness.perUse",
      ["value": words("number.euro", ["value": words.rounded(record.number("ratio_mean"))])])
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    CostPlane(figure: figure, measure: PolicyEffects.measure(figure, page.words)).draw(on: &page)
  }
}
