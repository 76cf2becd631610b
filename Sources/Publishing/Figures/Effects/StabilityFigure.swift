/// How often each policy takes each rank over the replicates: a table of shares, dark where a place is sure.
enum StabilityFigure: FigureDesign {
  private static let columns: [TableDescription.Column] = [
    .policy, .init("policy_title", .string, "Words for the policy; edit them to change its label."),
    .init("rank_of_mean", .integer, "Rank by the mean over replicates; 1 is the largest."),
    .init("rank", .integer, "A rank."),
    .init("share", .number, unit: "1", "Share of replicates in which the policy takes this rank; ties count in parts."),
    .init("mean", .number, "Mean over replicates."), .replicates,
  ]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let indicator = request.indicator ?? "net"
    let horizon = try PolicyEffects.chosenHorizon(results, request)
    let ranking = try results.rows(
      of: "ranking", where: ["indicator": [indicator], "horizon": ["\(horizon.quarters)"]]
    ).records.sorted { ($0.number("rank") ?? 0) < ($1.number("rank") ?? 0) }
    guard let first = ranking.first else {
      let known = try results.rows(of: "ranking", columns: ["indicator"]).distinct("indicator")
      throw FigureError(
        known.isEmpty
          ? "There is no ranking: it takes two policies with money."
          : "--indicator \(indicator): policies are not ranked by it.\(NearestName.hint(indicator, among: known))")
    }
    let policies = ranking.map { $0.text("policy") }
    var figure = FigureTable(
      columns: columns,
      facts: [
        "indicator": indicator, "unit": first.text("unit"), "quarter": horizon.lastQuarter,
        "order": first.number("share_order").map { "\($0)" } ?? "",
      ])
    let shares = try rankShares(results, policies, indicator, horizon.quarters)
    for (place, row) in ranking.enumerated() {
      for rank in policies.indices {
        // Without the replicates only the share of a policy's own rank, and of the first, is known.
        let known =
          rank == place ? row.number("share_at_rank") : rank == 0 ? row.number("share_first") : nil
        figure.table.append([
          .text(policies[place]), .text(results.context?.title(of: policies[place]) ?? policies[place]),
          .init(place + 1), .init(rank + 1), .init(shares?[place][rank] ?? known), row["mean"], row["replicates"],
        ])
      }
    }
    return figure
  }

  /// Shares by policy and rank from the numbers of the replicates; nil where these are not there.
  private static func rankShares(
    _ results: ResultsReader, _ policies: [String], _ indicator: String, _ horizon: Int
  ) throws -> [[Double]]? {
    let rows = try results.rows(
      ofOptional: "replicates",
      [
        "policy": policies, "indicator": [indicator], "group_kind": ["all"], "technology": ["all"],
        "horizon": ["\(horizon)"],
      ])
    var values: [Int: [Double?]] = [:]
    var order: [Int] = []
    for row in rows {
      guard let place = policies.firstIndex(of: row.text("policy")), let number = row.number("replicate") else {
        continue
      }
      let replicate = Int(number)
      if values[replicate] == nil { order.append(replicate) }
      values[replicate, default: Array(repeating: nil, count: policies.count)][place] = row.number("value")
    }
    let complete = order.compactMap { replicate -> [Double]? in
      let known = (values[replicate] ?? []).compactMap { $0 }
      return known.count == policies.count ? known : nil
    }
    guard !complete.isEmpty else { return nil }
    var sums = Array(repeating: [Double](repeating: 0, count: policies.count), count: policies.count)
    for row in complete {
      for (place, value) in row.enumerated() {
        let above = row.count { $0 > value }
        let tied = row.count { $0 == value }
        for rank in above..<(above + tied) { sums[place][rank] += 1 / Double(tied) }
      }
    }
    return sums.map { $0.map { $0 / Double(complete.count) } }
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let measure = PolicyEffects.measure(figure, words)
    let subtitle = words(
      "stability.subtitle",
      ["measure": measure.name, "quarter": words.quarter(figure.fact("quarter"))])
    let rows = figure.records
    let own = rows.filter { $0.number("rank") == $0.number("rank_of_mean") }
    let first = rows.first { $0.number("rank") == 1 && $0.number("rank_of_mean") == 1 }
    let replicates = first?.number("replicates") ?? 0
    var title = words("stability.missing", ["measure": measure.name])
    if let first, let share = first.number("share") {
      let gaps: KeyValuePairs = [
        "policy": words.quoted(first.text("policy_title")), "share": words.percent(share), "measure": measure.name,
        "order": words.percent(Double(figure.fact("order"))),
      ]
      title =
        replicates < 2
        ? words("stability.one", gaps) : share >= 0.9 ? words("stability.sure", gaps) : words("stability.unsure", gaps)
    }
    return FigureTexts(
      title: title, subtitle: subtitle,
      notes: [words("stability.note", ["replicates": words.number(replicates)])],
      description: subtitle + ". "
        + own.map {
          "\($0.text("policy_title")): "
            + words(
              "stability.cell",
              ["rank": words.number($0.number("rank")), "share": words.percent($0.number("share"))])
        }.joined(separator: "; ") + ".")
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let words = page.words
    let records = figure.records
    let policies = figure.table.distinct("policy")
    let titles = policies.map { policy in records.first { $0.text("policy") == policy }?.text("policy_title") ?? policy
    }
    let ranks = Set(records.compactMap { $0.number("rank").map { Int($0) } }).sorted()
    var matrix = PanelMatrix(rows: titles, columns: ranks.map { words("stability.rank", ["rank": "\($0)"]) })
    matrix.rowLines = 2
    matrix.leastWidth = max(24, min(56, (page.width / page.scale * 0.6) / Double(max(1, ranks.count)) - 3))
    matrix.mostWidth = 96
    matrix.gap = 3
    matrix.hasAxis = false
    matrix.hasBoldRows = true
    matrix.hasCentredHeadings = true
    matrix.nameShare = 0.36
    return matrix.draw(on: &page) { row, column, box, page in
      let record = records.first {
        $0.text("policy") == policies[row] && $0.number("rank") == Double(ranks[column])
      }
      let isOwn = record.map { $0.number("rank") == $0.number("rank_of_mean") } ?? false
      let inner = Box(left: box.left, top: box.top + 1.5, right: box.right, bottom: box.bottom - 1.5)
      let frame = isOwn ? Stroke(.ink, width: 1.4 * page.scale) : nil
      guard let record, let share = record.number("share") else {
        page.scene.rectangle(inner, fill: Fill(.rule, isHatched: true), stroke: frame, tip: words("frame.missing"))
        return
      }
      let text = words.percent(share, decimals: 0)
      let colour = share > 0 ? Colour.sequential(share) : .paper
      page.scene.rectangle(
        inner, fill: Fill(colour), stroke: frame ?? Stroke(.grid, width: 0.8),
        tip: "\(record.text("policy_title")): \(matrix.columns[column]), \(text)")
      page.label(
        share > 0 ? text : "–", x: inner.middle.x, middle: inner.middle.y, anchor: .middle,
        colour: share > 0 ? colour.inkOnTop : .quietInk)
    }
  }
}
