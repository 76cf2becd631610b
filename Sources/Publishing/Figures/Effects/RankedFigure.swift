/// Policies in the order of one indicator, with their intervals at the first and the last horizon.
enum RankedFigure: FigureDesign {
  private static let columns: [TableDescription.Column] = [
    .policy, .init("policy_title", .string, "Words for the policy; edit them to change its label."),
    .init("quarter", .string, "Last quarter of the horizon, as 2027Q4."), .horizon,
    .init("mean", .number, "Mean over replicates."),
    .init("lower", .number, "Lower end of its interval; may be empty."),
    .init("upper", .number, "Upper end of its interval; may be empty."),
    .init("behind_mean", .number, "The leader of the horizon minus this policy, paired; empty for the leader itself."),
    .init("behind_lower", .number, "Lower end of the interval of that difference; may be empty."),
    .init("share_first", .number, unit: "1", "Share of replicates in which the policy comes first."),
    .init("place", .integer, "Place of the policy in the scenario, from 0: decides its colour and form."),
  ]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let indicator = request.indicator ?? "net"
    let first = try PolicyEffects.chosenHorizon(results, request)
    let horizons = ([first] + (results.context?.horizons ?? []).suffix(1).filter { $0 != first })
    var figure = FigureTable(
      columns: columns,
      facts: [
        "indicator": indicator, "unit": results.unit(ofIndicator: indicator),
        "technology": request.technology ?? "all",
        "baseline": results.context?.title(of: results.context?.baseline ?? "") ?? "",
      ])
    for horizon in horizons {
      var request = request
      request.horizon = horizon.quarters
      let effects = try PolicyEffects.gather(results, request, indicator: indicator)
      let rows = effects.records.sorted { order($0) > order($1) }
      let contrasts = try results.rows(
        ofOptional: "contrasts",
        [
          "question": ["ranking"], "indicator": [indicator], "horizon": ["\(horizon.quarters)"],
        ])
      let ranking = try results.rows(
        ofOptional: "ranking",
        [
          "indicator": [indicator], "horizon": ["\(horizon.quarters)"],
        ])
      // Contrasts and rankings are of all technologies together.
      let isWhole = figure.fact("technology") == "all"
      for row in rows {
        let policy = row.text("policy")
        let behind = contrasts.first {
          isWhole && $0.text("policy") == rows[0].text("policy") && $0.text("reference") == policy
        }
        let rank = ranking.first { isWhole && $0.text("policy") == policy }
        figure.table.append([
          .text(policy), row["policy_title"], .text(horizon.lastQuarter), .init(horizon.quarters), row["mean"],
          row["lower"], row["upper"], behind?["mean"] ?? .missing, behind?["lower"] ?? .missing,
          rank?["share_first"] ?? .missing, row["place"],
        ])
      }
    }
    return figure
  }

  private static func order(_ row: TidyTable.Record) -> Double { row.number("mean") ?? -.infinity }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let measure = PolicyEffects.measure(figure, words)
    let subtitle = measure.subtitle(words, technology: figure.fact("technology"), baseline: figure.fact("baseline"))
    let groups = horizons(figure)
    let description = groups.map { quarter, rows in
      words.quarter(quarter) + ": "
        + rows.map { "\($0.text("policy_title")) \(measure.interval($0, decimals: decimals(figure, measure), words))" }
        .joined(separator: "; ")
    }
    var notes = [page.source.intervalNote(words)]
    if let first = groups.first, let leader = first.rows.first, let share = leader.number("share_first"),
      first.rows.count > 1
    {
      notes.append(
        words(
          "ranked.shareFirst",
          [
            "policy": words.quoted(leader.text("policy_title")), "share": words.percent(share),
            "quarter": words.quarter(first.quarter),
          ]))
    }
    return FigureTexts(
      title: RankedSentence(groups: groups, measure: measure, words: words).text, subtitle: subtitle, notes: notes,
      description: subtitle + ". " + description.joined(separator: ". ") + ".")
  }

  /// Rows by horizon, in the order of the table.
  private static func horizons(_ figure: FigureTable) -> [(quarter: String, rows: [TidyTable.Record])] {
    let records = figure.records
    return figure.table.distinct("quarter").map { quarter in
      (quarter, records.filter { $0.text("quarter") == quarter })
    }
  }

  private static func decimals(_ figure: FigureTable, _ measure: Measure) -> Int {
    measure.decimals(upTo: figure.records.compactMap { $0.number("mean") }.map { abs($0) }.max() ?? 0)
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let words = page.words
    let measure = PolicyEffects.measure(figure, words)
    let groups = horizons(figure)
    let policies = figure.table.distinct("policy")
    let records = figure.records
    let titles = policies.map { policy in records.first { $0.text("policy") == policy }?.text("policy_title") ?? policy
    }
    func layout(_ page: FigurePage) -> (names: RowNames, heights: [Double]) {
      let names = RowNames(titles, on: page)
      let plot = Double(groups.count) * 1.35 * page.lineHeight + 0.5 * page.lineHeight
      return (names, names.rowHeights(plot: plot, gap: 0.8 * page.lineHeight, page))
    }
    page.shrink { layout($0).heights.reduce(0, +) + $0.noteSize * 2 }
    let (names, wanted) = layout(page)
    let total = wanted.reduce(0, +)
    let spare = (page.availableHeight ?? 0) - page.noteSize * 2 - total
    let heights = wanted.map { $0 * (spare > 0 ? min(1.6, 1 + spare / max(1, total)) : 1) }
    let values = records.flatMap { [$0.number("mean"), $0.number("lower"), $0.number("upper")] }
      .compactMap { $0 }.filter(\.isFinite).map { $0 * measure.factor }
    let ticks = Ticks(covering: min(0, values.min() ?? 0), max(0, values.max() ?? 1), about: page.isNarrow ? 2 : 5)
    let decimals = decimals(figure, measure)
    let numberWidth = records.map { page.width(of: measure.interval($0, decimals: decimals, words)) }.max() ?? 0
    let whenWidth = groups.map { page.noteWidth(of: words.quarter($0.quarter)) }.max() ?? 0
    let scale = AxisScale(
      ticks, start: page.left + names.width + whenWidth + 12 * page.scale,
      end: page.right - numberWidth - 12 * page.scale)
    let bottom = page.top + heights.reduce(0, +)
    page.levelAxis(ticks, scale, top: page.top, bottom: bottom, text: { words.number($0, decimals: ticks.decimals) })
    var top = page.top
    for (index, policy) in policies.enumerated() {
      let middle = names.draw(index, top: top, height: heights[index], on: &page)
      let rows = records.filter { $0.text("policy") == policy }
      for (place, row) in rows.enumerated() {
        let y = middle + (Double(place) - Double(rows.count - 1) / 2) * 1.35 * page.lineHeight
        let text = measure.interval(row, decimals: decimals, words)
        let when = words.quarter(row.text("quarter"))
        page.note(when, x: page.left + names.width, middle: y)
        page.interval(
          row, factor: measure.factor, scale, middle: y, radius: place == 0 ? 3.4 : 2.7, tip: "\(when), \(text)")
        page.label(text, x: page.right, middle: y, anchor: .end, colour: place == 0 ? .ink : .quietInk)
      }
      top += heights[index]
    }
    return bottom + page.noteSize * 2
  }
}
