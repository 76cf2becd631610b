import Findings

/// What policies change in integrated and in isolated use, technology by technology.
enum IntegrationFigure: FigureDesign {
  private static let uses = ["integrated", "isolated"]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let horizon = try PolicyEffects.chosenHorizon(results, request)
    let effects = try results.rows(
      of: "effects",
      where: [
        "indicator": ["adoptionRate", "integratedRate", "isolatedShare"], "group_kind": ["all"],
        "horizon": ["\(horizon.quarters)"],
      ])
    try PolicyEffects.checkPolicies(request, among: effects.distinct("policy"), results)
    let records = effects.records
    let policies = effects.distinct("policy").filter { request.policies.isEmpty || request.policies.contains($0) }
    var figure = FigureTable(
      columns: PolicyEffects.columns + [
        .technology,
        .init(
          "use", .string, "integrated, isolated, or share: the part of uses that are isolated, over all technologies."),
      ],
      facts: [
        "indicator": "isolatedShare", "unit": "1", "quarter": horizon.lastQuarter,
        "baseline": results.context?.title(of: results.context?.baseline ?? "") ?? "",
      ])
    let isolated = try isolatedUse(results, policies, horizon.quarters)
    for policy in policies {
      let own = records.filter { $0.text("policy") == policy }
      let title = results.context?.title(of: policy) ?? policy
      func append(_ numbers: [TidyTable.Field], _ technology: String, _ use: String) {
        figure.table.append(
          [.text(policy), .text(title)] + numbers + [.init(results.context?.place(of: policy) ?? 0)]
            + [.text(technology), .text(use)])
      }
      for row in own where row.text("indicator") == "isolatedShare" && row.text("technology") == "all" {
        append([row["mean"], row["lower"], row["upper"], row["replicates"]], "all", "share")
      }
      for row in own where row.text("indicator") == "integratedRate" {
        let technology = row.text("technology")
        append([row["mean"], row["lower"], row["upper"], row["replicates"]], technology, "integrated")
        let used = own.first { $0.text("indicator") == "adoptionRate" && $0.text("technology") == technology }
        let mean = used?.number("mean").flatMap { used in row.number("mean").map { used - $0 } }
        let paired = isolated[policy + "\u{0}" + technology]
        append([.init(mean), .init(paired?.lower), .init(paired?.upper), row["replicates"]], technology, "isolated")
      }
    }
    return figure
  }

  /// Intervals of the share of firms with isolated use, policy minus baseline, paired by replicate, by policy and
  /// technology; none where the replicates are not there.
  private static func isolatedUse(
    _ results: ResultsReader, _ policies: [String], _ horizon: Int
  ) throws -> [String: Estimate] {
    guard let context = results.context else { return [:] }
    let rows = try results.rows(
      ofOptional: "replicates",
      [
        "policy": [context.baseline] + policies, "indicator": ["adoptionRate", "integratedRate"], "group_kind": ["all"],
        "horizon": ["\(horizon)"],
      ])
    var values: [String: [Int: Double]] = [:]
    var technologies: [String] = []
    for row in rows {
      guard let value = row.number("value"), let replicate = row.number("replicate") else { continue }
      let technology = row.text("technology")
      if !technologies.contains(technology) { technologies.append(technology) }
      let sign = row.text("indicator") == "adoptionRate" ? 1.0 : -1
      values[row.text("policy") + "\u{0}" + technology, default: [:]][Int(replicate), default: 0] += sign * value
    }
    let estimator = Estimator(level: context.confidenceLevel, resamples: 0, key: 0)
    var estimates: [String: Estimate] = [:]
    for policy in policies {
      for technology in technologies {
        let key = policy + "\u{0}" + technology
        guard let own = values[key], let usual = values[context.baseline + "\u{0}" + technology] else { continue }
        let differences = own.keys.sorted().compactMap { replicate in
          usual[replicate].flatMap { usual in own[replicate].map { $0 - usual } }
        }
        estimates[key] = try? estimator.estimate(.plain(differences))
      }
    }
    return estimates
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let shares = figure.records.filter { $0.text("use") == "share" }
    let measure = Measure(indicator: "isolatedShare", unit: "1", isDifference: true, largest: 1, words: words)
    let subtitle = words.capitalised(
      [
        words("integration.subtitle"), words("frame.byEndOf", ["quarter": words.quarter(figure.fact("quarter"))]),
        words("frame.against", ["baseline": words.quoted(figure.fact("baseline"))]),
      ].joined(separator: ", "))
    return FigureTexts(
      title: EffectSentence(records: shares, measure: measure, words: words).text, subtitle: subtitle,
      notes: [page.source.intervalNote(words, onBars: true)],
      description: subtitle + ". "
        + figure.records.filter { $0.text("use") != "share" }.map { record in
          "\(record.text("policy_title")), "
            + words.name("technology.\(record.text("technology"))", or: record.text("technology")) + ", "
            + "\(words("integration.\(record.text("use"))")): \(points(record, words))"
        }.joined(separator: "; ") + ".")
  }

  private static func points(_ record: TidyTable.Record, _ words: Wording) -> String {
    words.signed(record.number("mean").map { $0 * 100 }, decimals: 2)
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let words = page.words
    let records = figure.records.filter { $0.text("use") != "share" }
    var cells: [String: TidyTable.Record] = [:]
    var technologies: [String] = []
    for record in records {
      cells[["policy", "technology", "use"].map { record.text($0) }.joined(separator: "\u{0}")] = record
      if !technologies.contains(record.text("technology")) { technologies.append(record.text("technology")) }
    }
    let policies = figure.table.distinct("policy")
    let titles = policies.map { policy in
      figure.records.first { $0.text("policy") == policy }?.text("policy_title") ?? policy
    }
    let values = records.flatMap { [$0.number("mean"), $0.number("lower"), $0.number("upper")] }.compactMap { $0 }
      .filter(\.isFinite).map { $0 * 100 }
    let axis = ValueAxis(values, hasZero: true, about: 2)
    let ticks = axis.ticks
    ShadeKey(items: uses.map { (fill($0), words("integration.\($0)")) }).draw(on: &page)
    var matrix = PanelMatrix(
      rows: technologies.map { words.capitalised(words.name("technology.\($0)", or: $0)) }, columns: titles)
    matrix.leastWidth = 92
    matrix.rowLines = 2.7
    matrix.nameShare = 0.2
    func line(_ box: Box, _ page: FigurePage) -> AxisScale {
      let numbers = records.map { page.noteWidth(of: points($0, words)) }.max() ?? 0
      return axis.scale(start: box.left + 3 * page.scale, end: box.right - numbers - 5 * page.scale)
    }
    return matrix.draw(on: &page) { _, box, page in
      page.levelAxis(
        ticks, line(box, page), top: box.top, bottom: box.bottom,
        text: { words.signed($0, decimals: ticks.decimals) })
    } cell: { row, column, box, page in
      for (index, use) in uses.enumerated() {
        // Both bars of a technology stand closer to each other than to the next technology.
        let half = box.height * 0.4
        let top = box.top + box.height * 0.1 + Double(index) * half
        let part = Box(left: box.left, top: top, right: box.right, bottom: top + half)
        guard let record = cells[[policies[column], technologies[row], use].joined(separator: "\u{0}")],
          let mean = record.number("mean")
        else {
          page.missing(part)
          continue
        }
        bar(record, mean, use, line(box, page), part, &page)
      }
    }
  }

  private static func bar(
    _ record: TidyTable.Record, _ mean: Double, _ use: String, _ line: AxisScale, _ box: Box, _ page: inout FigurePage
  ) {
    let words = page.words
    let middle = box.middle.y
    let half = 0.36 * page.lineHeight
    page.scene.rectangle(
      Box(
        left: min(line(0), line(mean * 100)), top: middle - half, right: max(line(0), line(mean * 100)),
        bottom: middle + half),
      fill: fill(use), stroke: Stroke(.blue, width: 0.8),
      tip: "\(record.text("policy_title")), \(words("integration.\(use)")): \(points(record, words))")
    if let lower = record.number("lower"), let upper = record.number("upper") {
      let stroke = Stroke(.ink, width: 1.1 * page.scale)
      page.scene.line(Point(line(lower * 100), middle), Point(line(upper * 100), middle), stroke)
      for end in [lower, upper] {
        page.scene.line(Point(line(end * 100), middle - 2.5), Point(line(end * 100), middle + 2.5), stroke)
      }
    }
    page.note(points(record, words), x: box.right, middle: middle, anchor: .end, colour: .ink)
  }

  private static func fill(_ use: String) -> Fill { use == "integrated" ? Fill(.blue) : Fill(.blue, isHatched: true) }
}
