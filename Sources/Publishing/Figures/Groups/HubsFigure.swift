/// How much of their capacity hubs use, hub by hub and policy by policy.
enum HubsFigure: FigureDesign {
  private static let columns: [TableDescription.Column] = [
    .policy, .init("policy_title", .string, "Words for the policy; edit them to change its label."),
    .init("hub", .string, "Number of the hub; new: and a region for hubs founded there; all for all together."),
    .init("hub_title", .string, "Name of the hub, or of the region for new ones; empty for all together."),
    .init("utilisation", .number, unit: "1", "Services over capacity, from the start to the quarter of the figure."),
    .init("services", .number, unit: "services", "Services given."),
    .init("capacity", .number, unit: "services", "Services that there was room for."),
    .init("requests", .number, unit: "requests", "Requests received."),
    .init("lost", .number, unit: "requests", "Of these: beyond capacity."),
  ]
  /// Hubs that are drawn at most; the table has all.
  private static let most = 40

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let horizon = try PolicyEffects.chosenHorizon(results, request)
    let baseline = results.context?.baseline ?? ""
    let rows = try results.rows(
      of: "hubs",
      columns: ["policy", "hub", "name", "region", "founded", "quarter", "requests", "services", "lost", "capacity"])
    try PolicyEffects.checkPolicies(request, among: rows.distinct("policy"), results)
    let end = QuarterAxis.number(horizon.lastQuarter) ?? .max
    let start = end - horizon.quarters + 1
    var sums: [String: [Double]] = [:]
    var names: [String: String] = [:]
    var hubs: [String] = []
    for row in rows.records {
      guard let quarter = QuarterAxis.number(row.text("quarter")), start <= quarter, quarter <= end else { continue }
      let policy = row.text("policy")
      // Hubs that policies found in one region are one row, whatever their numbers.
      let isFounded = row.text("founded") == "true"
      let hub = isFounded ? "new:" + row.text("region") : row.number("hub").map { "\(Int($0))" } ?? row.text("hub")
      if names[hub] == nil { hubs.append(hub) }
      let region = results.context?.regions.first { $0.code == row.text("region") }?.name ?? row.text("region")
      names[hub] = isFounded ? region : row.text("name")
      let numbers = ["services", "capacity", "requests", "lost"].map { row.number($0) ?? 0 }
      for key in [hub, "all"] {
        let old = sums[policy + "\u{0}" + key] ?? [0, 0, 0, 0]
        sums[policy + "\u{0}" + key] = zip(old, numbers).map { $0 + $1 }
      }
    }
    var figure = FigureTable(
      columns: columns,
      facts: [
        "quarter": horizon.lastQuarter, "first_quarter": "\(start / 4)Q\(start % 4 + 1)", "baseline_policy": baseline,
        "baseline": results.context?.title(of: baseline) ?? baseline,
      ])
    for policy in rows.distinct("policy")
    where policy == baseline || request.policies.isEmpty || request.policies.contains(policy) {
      for hub in ["all"] + hubs {
        guard let sum = sums[policy + "\u{0}" + hub] else { continue }
        figure.table.append([
          .text(policy), .text(results.context?.title(of: policy) ?? policy), .text(hub), .init(names[hub] ?? ""),
          .init(sum[1] > 0 ? sum[0] / sum[1] : nil), .init(sum[0]), .init(sum[1]), .init(sum[2]), .init(sum[3]),
        ])
      }
    }
    return figure
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let totals = figure.records.filter { $0.text("hub") == "all" }
    let usual = totals.first { $0.text("policy") == figure.fact("baseline_policy") }
    let others = totals.filter { $0.text("policy") != figure.fact("baseline_policy") }
    let shares = others.compactMap { $0.number("utilisation") }
    let subtitle = words(
      "hubs.subtitle",
      ["first": words.quarter(figure.fact("first_quarter")), "last": words.quarter(figure.fact("quarter"))])
    var title = words("hubs.missing")
    if let usual, let share = usual.number("utilisation") {
      func range(_ shares: [Double]) -> String {
        let (low, high) = (words.percent(shares.min(), decimals: 0), words.percent(shares.max(), decimals: 0))
        return low == high ? low : words("frame.range", ["low": low, "high": high])
      }
      let gaps: KeyValuePairs = [
        "share": words.percent(share, decimals: 0), "lost": words.percent(lost(usual), decimals: 0),
        "baseline": words.quoted(figure.fact("baseline")), "range": range(shares),
        "lostRange": range(others.compactMap(lost)), "low": words.percent(shares.min(), decimals: 0),
        "lostLow": words.percent(others.compactMap(lost).min(), decimals: 0),
      ]
      title = words(shares.isEmpty ? "hubs.alone" : shares.count == 1 ? "hubs.one" : "hubs.title", gaps)
    }
    let hidden = figure.table.distinct("hub").count - shown(figure, page).count
    return FigureTexts(
      title: title, subtitle: subtitle,
      notes: [words("hubs.note"), words("frame.means", ["replicates": words.number(Double(page.source.replicates))])]
        + (hidden > 0 ? [words("hubs.hidden", ["count": words.number(Double(hidden))])] : []),
      description: subtitle + ". "
        + totals.map {
          "\($0.text("policy_title")): \(words.percent($0.number("utilisation"))), \(heading($0, words))"
        }.joined(separator: "; ") + ".")
  }

  /// Requests beyond capacity over requests; nil without any.
  private static func lost(_ record: TidyTable.Record) -> Double? {
    guard let requests = record.number("requests"), requests > 0 else { return nil }
    return record.number("lost").map { $0 / requests }
  }

  private static func heading(_ record: TidyTable.Record, _ words: Wording) -> String {
    words("hubs.lost", ["share": words.percent(lost(record), decimals: 0)])
  }

  /// All together, then the hubs with most requests in the order of the table.
  private static func shown(_ figure: FigureTable, _ page: FigurePage) -> [String] {
    let hubs = figure.table.distinct("hub")
    let most = page.size.fixedHeight == nil ? most : 22
    guard hubs.count > most else { return hubs }
    var sizes: [String: Double] = ["all": .infinity]
    for record in figure.records where record.text("hub") != "all" {
      sizes[record.text("hub")] = max(sizes[record.text("hub")] ?? 0, record.number("requests") ?? 0)
    }
    let order = hubs.indices.sorted {
      let (first, second) = (sizes[hubs[$0]] ?? 0, sizes[hubs[$1]] ?? 0)
      return first == second ? $0 < $1 : first > second
    }
    let kept = Set(order.prefix(most))
    return hubs.indices.filter(kept.contains).map { hubs[$0] }
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let words = page.words
    var cells: [String: TidyTable.Record] = [:]
    var names: [String: String] = ["all": words("hubs.all")]
    for record in figure.records {
      cells[record.text("policy") + "\u{0}" + record.text("hub")] = record
      guard record.text("hub") != "all" else { continue }
      let title = record.text("hub_title")
      names[record.text("hub")] = record.text("hub").hasPrefix("new:") ? words("hubs.new", ["region": title]) : title
    }
    let hubs = shown(figure, page)
    let policies = figure.table.distinct("policy")
    var matrix = PanelMatrix(
      rows: hubs.map { words.capitalised(names[$0] ?? $0) },
      columns: policies.map { policy in
        cells[policy + "\u{0}all"].map { "\($0.text("policy_title")): \(heading($0, words))" } ?? policy
      })
    matrix.leastWidth = page.isNarrow ? 80 : 76
    matrix.mostWidth = 200
    matrix.rowLines = 1.25
    matrix.breaks = [1]
    matrix.nameShare = 0.28
    let ticks = Ticks(covering: 0, 100, about: 2)
    func line(_ box: Box, _ page: FigurePage) -> AxisScale {
      AxisScale(ticks, start: box.left, end: box.right - page.noteWidth(of: words.percent(1)) - 5 * page.scale)
    }
    return matrix.draw(on: &page) { _, box, page in
      page.levelAxis(ticks, line(box, page), top: box.top, bottom: box.bottom, text: { words.number($0) })
    } cell: { row, column, box, page in
      guard let record = cells[policies[column] + "\u{0}" + hubs[row]] else { return }
      guard let share = record.number("utilisation") else {
        page.missing(box)
        return
      }
      let line = line(box, page)
      let half = 0.4 * page.lineHeight
      let text = words.percent(share, decimals: 0)
      page.scene.rectangle(
        Box(left: line(0), top: box.middle.y - half, right: line(share * 100), bottom: box.middle.y + half),
        fill: Fill(row == 0 ? .blue : share > 0.995 ? .orange : .sky),
        tip: "\(matrix.rows[row]), \(record.text("policy_title")): \(text), \(heading(record, words))")
      page.note(text, x: box.right, middle: box.middle.y, anchor: .end, isBold: row == 0, colour: .ink)
    }
  }
}
