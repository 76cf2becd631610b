/// What becomes of supported uses, policy by policy: from all that is supported to what is additional, and from there
/// to the net effect. Each bar begins where the one above ends.
enum WaterfallFigure: FigureDesign {
  /// Accounts from top to bottom: whether the bar is a sum from zero, and the sign of a flow.
  private static let steps: [(account: String, sign: Double)] = [
    ("supported", 0), ("failed", -1), ("deadweight", -1), ("additional", 0), ("harmed", -1), ("spillOver", 1),
    ("crowdedOut", -1), ("net", 0),
  ]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let horizon = try PolicyEffects.chosenHorizon(results, request)
    let technology = request.technology ?? "all"
    let rows = try results.rows(
      of: "effects",
      where: [
        "indicator": steps.map(\.account), "group_kind": ["all"], "technology": [technology],
        "horizon": ["\(horizon.quarters)"],
      ])
    try PolicyEffects.checkPolicies(request, among: rows.distinct("policy"), results)
    var figure = FigureTable(
      columns: PolicyEffects.columns + [.init("account", .string, "Account of uses: an indicator.")],
      facts: [
        "indicator": "net", "unit": "pairs", "quarter": horizon.lastQuarter, "technology": technology,
        "baseline": results.context?.title(of: results.context?.baseline ?? "") ?? "",
      ])
    let records = rows.records
    for policy in rows.distinct("policy") where request.policies.isEmpty || request.policies.contains(policy) {
      for step in steps {
        guard let row = records.first(where: { $0.text("policy") == policy && $0.text("indicator") == step.account })
        else { continue }
        figure.table.append([
          .text(policy), .text(results.context?.title(of: policy) ?? policy), row["mean"], row["lower"], row["upper"],
          row["replicates"], .init(results.context?.place(of: policy) ?? 0), .text(step.account),
        ])
      }
    }
    return figure
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let policies = accounts(figure)
    let parts = [
      words("waterfall.subtitle"),
      words("frame.byEndOf", ["quarter": words.quarter(figure.fact("quarter"))]),
      words("frame.against", ["baseline": words.quoted(figure.fact("baseline"))]),
    ]
    let isOne = figure.fact("technology") != "all"
    let subtitle = words.capitalised(
      (parts + (isOne ? [words.name("technology.\(figure.fact("technology"))", or: figure.fact("technology"))] : []))
        .joined(separator: ", "))
    return FigureTexts(
      title: title(policies, words), subtitle: subtitle,
      notes: [words("waterfall.note"), page.source.intervalNote(words, onBars: true)],
      description: subtitle + ". "
        + policies.map { policy in
          policy.title + ": "
            + steps.map { "\(words("waterfall.\($0.account)")) \(words.count(policy.mean($0.account)))" }
            .joined(separator: ", ")
        }.joined(separator: "; ") + ".")
  }

  /// Of a hundred supported uses, how many came because of the support; and whether the net effect is what it seems.
  private static func title(_ policies: [Account], _ words: Wording) -> String {
    func shares(_ account: String) -> [Double] {
      policies.compactMap { policy in
        guard let whole = policy.mean("supported"), whole > 0, let part = policy.mean(account) else { return nil }
        return part / whole * 100
      }
    }
    let (additional, anyway, failed) = (shares("additional"), shares("deadweight"), shares("failed"))
    guard !additional.isEmpty, !anyway.isEmpty, !failed.isEmpty else {
      let isKnown = policies.contains { $0.mean("supported") != nil }
      return words(isKnown ? "waterfall.noSupport" : "waterfall.missing")
    }
    func range(_ shares: [Double]) -> String {
      let (first, last) = (words.number(shares.min()), words.number(shares.max()))
      return first == last ? first : words("frame.range", ["low": first, "high": last])
    }
    let claim = words(
      "waterfall.title", ["additional": range(additional), "anyway": range(anyway), "failed": range(failed)])
    let nets = policies.compactMap { $0.record("net").flatMap(PolicyEffects.claim) }
    let harms = nets.count { $0 == .less }
    let open = nets.count { $0 == .indistinct || $0 == .same }
    let gaps: KeyValuePairs = [
      "count": words.number(Double(harms > 0 ? harms : open)), "all": words.number(Double(nets.count)),
    ]
    if harms > 0 { return claim + words(nets.count == 1 ? "waterfall.harmOne" : "waterfall.harm", gaps) }
    if open > 0 { return claim + words(nets.count == 1 ? "waterfall.openOne" : "waterfall.open", gaps) }
    return claim
  }

  /// The accounts of one policy.
  private struct Account {
    let title: String
    let records: [TidyTable.Record]
    func record(_ account: String) -> TidyTable.Record? { records.first { $0.text("account") == account } }
    func mean(_ account: String) -> Double? { record(account)?.number("mean") }

    /// Ends of the bars from top to bottom; nil where a number is missing.
    var bars: [ClosedRange<Double>?] {
      var level = 0.0
      return WaterfallFigure.steps.map { step in
        guard let mean = mean(step.account) else { return nil }
        let start = step.sign == 0 ? 0 : level
        level = step.sign == 0 ? mean : level + step.sign * mean
        return min(start, level)...max(start, level)
      }
    }

    /// Where each bar ends and the next begins.
    var levels: [Double?] {
      var level = 0.0
      return WaterfallFigure.steps.map { step in
        guard let mean = mean(step.account) else { return nil }
        level = step.sign == 0 ? mean : level + step.sign * mean
        return level
      }
    }
  }

  private static func accounts(_ figure: FigureTable) -> [Account] {
    let records = figure.records
    return figure.table.distinct("policy").map { policy in
      let own = records.filter { $0.text("policy") == policy }
      return Account(title: own.first?.text("policy_title") ?? policy, records: own)
    }
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let words = page.words
    let policies = accounts(figure)
    let bars = policies.map(\.bars)
    var matrix = PanelMatrix(rows: steps.map { words("waterfall.\($0.account)") }, columns: policies.map(\.title))
    matrix.leastWidth = 84
    matrix.mostWidth = 330
    matrix.rowLines = 1.75
    matrix.breaks = [4]
    matrix.nameShare = 0.2
    matrix.gap = 10
    let ends = bars.joined().compactMap { $0 }.flatMap { [$0.lowerBound, $0.upperBound] }
    let uppers = policies.flatMap { [$0.record("net"), $0.record("additional")] }.compactMap { $0?.number("upper") }
    let lowers = policies.compactMap { $0.record("net")?.number("lower") }
    let axis = ValueAxis(ends + lowers + uppers, hasZero: true, about: 2)
    let ticks = axis.ticks
    func texts(_ row: Int, _ policy: Account) -> String {
      let number = words.count(policy.mean(steps[row].account))
      return steps[row].sign == 0 ? number : (steps[row].sign > 0 ? "+" : "−") + number
    }
    func numberWidth(_ page: FigurePage) -> Double {
      policies.flatMap { policy in steps.indices.map { page.noteWidth(of: texts($0, policy), isBold: true) } }.max()
        ?? 0
    }
    func line(_ box: Box, _ page: FigurePage) -> AxisScale {
      axis.scale(start: box.left + 2, end: box.right - numberWidth(page) - 6 * page.scale)
    }
    return matrix.draw(on: &page) { _, box, page in
      page.levelAxis(
        ticks, line(box, page), top: box.top, bottom: box.bottom, text: { words.number($0, decimals: ticks.decimals) })
    } cell: { row, column, box, page in
      guard let bar = bars[column][row] else {
        page.missing(box)
        return
      }
      let line = line(box, page)
      let half = 0.56 * page.lineHeight
      let account = steps[row].account
      page.scene.rectangle(
        Box(
          left: line(bar.lowerBound), top: box.middle.y - half, right: line(bar.upperBound),
          bottom: box.middle.y + half), fill: fill(account),
        stroke: account == "failed" ? Stroke(.rule, width: 0.8) : nil,
        tip: "\(policies[column].title), \(words("waterfall.\(account)")): \(texts(row, policies[column]))")
      if let level = policies[column].levels[row], row < steps.count - 1, bars[column][row + 1] != nil {
        let next = box.bottom + (row == 3 ? 0.7 * page.lineHeight : 0)
        page.scene.line(
          Point(line(level), box.middle.y + half), Point(line(level), next + (box.height / 2 - half)),
          Stroke(.rule, width: 0.8 * page.scale))
      }
      var right = max(line(bar.upperBound), line(0))
      if account == "net" || account == "additional", let record = policies[column].record(account),
        let lower = record.number("lower"), let upper = record.number("upper")
      {
        page.scene.line(
          Point(line(lower), box.middle.y), Point(line(upper), box.middle.y), Stroke(.ink, width: 1 * page.scale))
        for end in [lower, upper] {
          page.scene.line(
            Point(line(end), box.middle.y - 2.5 * page.scale), Point(line(end), box.middle.y + 2.5 * page.scale),
            Stroke(.ink, width: 1 * page.scale))
        }
        right = max(right, line(upper))
      }
      page.note(
        texts(row, policies[column]), x: right + 4 * page.scale, middle: box.middle.y, isBold: steps[row].sign == 0,
        colour: .ink, hasHalo: true)
    }
  }

  /// Dark: what stays; light and hatched: what is taken off; orange: harm.
  private static func fill(_ account: String) -> Fill {
    switch account {
    case "supported": Fill(Colour.slate.mixed(with: .paper, 0.35))
    case "failed": Fill(.rule, isHatched: true)
    case "deadweight": Fill(Colour.slate.mixed(with: .paper, 0.7))
    case "spillOver": Fill(.sky)
    case "harmed", "crowdedOut": Fill(.orange)
    default: Fill(.blue)
    }
  }
}
