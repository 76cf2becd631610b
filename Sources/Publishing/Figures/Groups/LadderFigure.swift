/// The ladder of adoption by technology: how many firms are unaware, know it, use it alone, use it integrated.
enum LadderFigure: FigureDesign {
  private static let columns: [TableDescription.Column] = [
    .init("state", .string, "What is shown: start, or the key of a policy at the quarter of the figure."),
    .init("state_title", .string, "Words for it; empty for the start."), .quarter, .technology,
    .init("unaware", .number, unit: "1", "Share of firms that have not heard of the technology."),
    .init("aware", .number, unit: "1", "Share of firms that know it, but do not use it."),
    .init("isolated", .number, unit: "1", "Share of firms that use it in an isolated way."),
    .init("integrated", .number, unit: "1", "Share of firms that use it in an integrated way."),
    .init("difference_mean", .number, unit: "1", "Share of users minus that under the baseline, paired."),
    .init("difference_lower", .number, unit: "1", "Lower end of its interval; may be empty."),
    .init("difference_upper", .number, unit: "1", "Upper end of its interval; may be empty."),
  ]
  static let stages = ["unaware", "aware", "isolated", "integrated"]
  private static let rates = ["awareRate", "adoptionRate", "integratedRate"]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    guard let context = results.context else {
      throw FigureError("\(results.folder): the dictionary names no baseline. Run the scenario again.")
    }
    let horizon = try PolicyEffects.chosenHorizon(results, request)
    let net = try results.rows(
      of: "effects",
      where: [
        "indicator": ["net"], "group_kind": ["all"], "technology": ["all"], "horizon": ["\(horizon.quarters)"],
      ]
    ).records
    try PolicyEffects.checkPolicies(request, among: net.map { $0.text("policy") }, results)
    // Without a wish: the policy that changes most, since differences are small against levels.
    let strongest = net.max { abs($0.number("mean") ?? 0) < abs($1.number("mean") ?? 0) }?.text("policy")
    let policies = request.policies.isEmpty ? [strongest].compactMap { $0 } : request.policies
    let start = "2023Q4"
    let levels = try results.rows(
      of: "trajectories",
      where: [
        "policy": [context.baseline] + policies, "indicator": rates, "group_kind": ["all"],
        "quarter": [start, horizon.lastQuarter],
      ],
      columns: ["policy", "indicator", "technology", "quarter", "mean"])
    let effects = try results.rows(
      of: "effects",
      where: [
        "policy": policies, "indicator": ["adoptionRate"], "group_kind": ["all"], "horizon": ["\(horizon.quarters)"],
      ]
    ).records
    var values: [String: Double] = [:]
    for record in levels.records {
      values[["policy", "indicator", "technology", "quarter"].map { record.text($0) }.joined(separator: "\u{0}")] =
        record.number("mean")
    }
    var figure = FigureTable(
      columns: columns,
      facts: [
        "quarter": horizon.lastQuarter, "baseline": context.title(of: context.baseline), "start": start,
        "is_chosen": request.policies.isEmpty ? "true" : "false",
      ])
    let states =
      [("start", context.baseline, start), (context.baseline, context.baseline, horizon.lastQuarter)]
      + policies.map { ($0, $0, horizon.lastQuarter) }
    for technology in levels.distinct("technology")
    where request.technology.map({ $0 == technology || $0 == "all" }) ?? true {
      for (state, policy, quarter) in states {
        let known = rates.map { values[[policy, $0, technology, quarter].joined(separator: "\u{0}")] }
        let effect = effects.first { $0.text("policy") == state && $0.text("technology") == technology }
        let shares: [Double?] =
          if let aware = known[0], let used = known[1], let integrated = known[2] {
            [1 - aware, aware - used, used - integrated, integrated]
          } else { [nil, nil, nil, nil] }
        figure.table.append(
          [
            .text(state), state == "start" ? .missing : .text(context.title(of: policy)), .text(quarter),
            .text(technology),
          ] + shares.map { .init($0) } + ["mean", "lower", "upper"].map { effect?[$0] ?? .missing })
      }
    }
    return figure
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let quarter = words.quarter(figure.fact("quarter"))
    let subtitle = words("ladder.subtitle")
    let records = figure.records
    let usual = records.filter {
      $0.text("state_title") == figure.fact("baseline") && $0.text("quarter") == figure.fact("quarter")
    }
    func used(_ record: TidyTable.Record) -> Double? {
      record.number("isolated").flatMap { isolated in record.number("integrated").map { isolated + $0 } }
    }
    let order = usual.filter { used($0) != nil }.sorted { (used($0) ?? 0) > (used($1) ?? 0) }
    var title = words("ladder.missing")
    if let most = order.first, let least = order.last {
      title = words(
        order.count == 1 ? "ladder.one" : "ladder.title",
        [
          "most": technology(most, words), "least": technology(least, words), "quarter": quarter,
          "high": words.percent(used(most), decimals: 0), "low": words.percent(used(least), decimals: 0),
        ])
    }
    return FigureTexts(
      title: words.capitalised(title), subtitle: subtitle,
      notes: [words("ladder.note")] + (figure.fact("is_chosen") == "true" ? [words("ladder.chosen")] : [])
        + [
          words(
            "ladder.interval",
            [
              "level": words.percent(page.source.confidenceLevel),
              "replicates": words.number(Double(page.source.replicates)),
            ])
        ],
      description: subtitle + ". "
        + records.map { record in
          "\(technology(record, words)), \(heading(record, words)): "
            + stages.map { "\(words("ladder.\($0)")) \(words.percent(record.number($0)))" }.joined(separator: ", ")
        }.joined(separator: "; ") + ".")
  }

  private static func technology(_ record: TidyTable.Record, _ words: Wording) -> String {
    words.name("technology.\(record.text("technology"))", or: record.text("technology"))
  }

  private static func heading(_ record: TidyTable.Record, _ words: Wording) -> String {
    let quarter = words.quarter(record.text("quarter"))
    return record.text("state") == "start"
      ? words("ladder.start", ["quarter": quarter]) : "\(record.text("state_title")), \(quarter)"
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let words = page.words
    var cells: [String: TidyTable.Record] = [:]
    for record in figure.records { cells[record.text("state") + "\u{0}" + record.text("technology")] = record }
    let states = figure.table.distinct("state")
    let technologies = figure.table.distinct("technology")
    let headings = states.map { state in
      figure.records.first { $0.text("state") == state }.map { heading($0, words) } ?? state
    }
    ShadeKey(items: stages.map { (fill($0), words("ladder.\($0)")) }).draw(on: &page)
    var matrix = PanelMatrix(
      rows: technologies.map { words.capitalised(words.name("technology.\($0)", or: $0)) }, columns: headings)
    matrix.leastWidth = page.isNarrow ? 180 : 150
    matrix.rowLines = 2.5
    matrix.hasAxis = false
    matrix.nameRise = 0.45
    matrix.gap = 16
    matrix.nameShare = 0.2
    return matrix.draw(on: &page) { row, column, box, page in
      guard let record = cells[states[column] + "\u{0}" + technologies[row]], record.number("unaware") != nil else {
        page.missing(box)
        return
      }
      bar(record, box, &page)
    }
  }

  private static func fill(_ stage: String) -> Fill {
    switch stage {
    case "unaware": Fill(.paper)
    case "aware": Fill(Colour.sequential(0.12))
    case "isolated": Fill(Colour.sequential(0.5))
    default: Fill(Colour.sequential(1))
    }
  }

  private static func bar(_ record: TidyTable.Record, _ box: Box, _ page: inout FigurePage) {
    let words = page.words
    let height = 1.15 * page.lineHeight
    let top = box.middle.y - 0.45 * page.lineHeight - height / 2
    var x = box.left
    for stage in stages {
      let share = max(0, record.number(stage) ?? 0)
      let width = box.width * share
      let part = Box(left: x, top: top, right: x + width, bottom: top + height)
      let fill = fill(stage)
      let text = words.number(share * 100)
      page.scene.rectangle(
        part, fill: fill, stroke: Stroke(.rule, width: 0.6),
        tip: "\(technology(record, words)), \(words("ladder.\(stage)")): \(words.percent(share))")
      if page.noteWidth(of: text) + 4 < width {
        page.note(text, x: part.middle.x, middle: part.middle.y, anchor: .middle, colour: fill.colour.inkOnTop)
      }
      x += width
    }
    guard let mean = record.number("difference_mean") else { return }
    func points(_ value: Double?) -> String { words.signed(value.map { $0 * 100 }, decimals: 2) }
    var text = points(mean)
    if let lower = record.number("difference_lower"), let upper = record.number("difference_upper") {
      text += " [\(points(lower)), \(points(upper))]"
    }
    let full = words("ladder.change", ["value": text])
    page.note(
      page.noteWidth(of: full) <= box.width ? full : text, x: box.right, middle: top + height + page.noteSize * 0.75,
      anchor: .end)
  }
}
