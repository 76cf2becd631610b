/// Money committed and paid, quarter by quarter, as share of what a policy may spend.
enum AbsorptionFigure: FigureDesign {
  private static let columns: [TableDescription.Column] = [
    .policy, .init("policy_title", .string, "Words for the policy; edit them to change its label."), .quarter,
    .init("committed_share", .number, unit: "1", "Committed until the end of the quarter, over the envelope."),
    .init("paid_share", .number, unit: "1", "Paid until the end of the quarter, over the envelope."),
    .init("envelope_euro", .number, unit: "EUR", "What the policy may spend, administration included."),
  ]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let money = try results.rows(
      of: "money", columns: ["policy", "quarter", "committed_euro", "paid_euro"])
    let policies = money.distinct("policy")
    try PolicyEffects.checkPolicies(request, among: policies, results)
    let budgets = try results.rows(ofOptional: "budget", [:])
    let last = try PolicyEffects.chosenHorizon(results, request, otherwise: { $0.last }).lastQuarter
    let end = QuarterAxis.number(last) ?? .max
    var figure = FigureTable(columns: columns, facts: ["quarter": last])
    let records = money.records
    let first = records.compactMap { QuarterAxis.number($0.text("quarter")) }.min() ?? end
    for policy in policies where request.policies.isEmpty || request.policies.contains(policy) {
      let envelope =
        results.context?.policies.first { $0.name == policy }?.envelopeEuro
        ?? budgets.filter { $0.text("policy") == policy }.compactMap { $0.number("budget_euro") }.reduce(0, +)
      var sums: [Int: (committed: Double, paid: Double)] = [:]
      for record in records where record.text("policy") == policy {
        guard let quarter = QuarterAxis.number(record.text("quarter")) else { continue }
        let sum = sums[quarter] ?? (0, 0)
        sums[quarter] = (
          sum.committed + (record.number("committed_euro") ?? 0), sum.paid + (record.number("paid_euro") ?? 0)
        )
      }
      var (committed, paid) = (0.0, 0.0)
      for quarter in min(first, end)...end {
        committed += sums[quarter]?.committed ?? 0
        paid += sums[quarter]?.paid ?? 0
        figure.table.append([
          .text(policy), .text(results.context?.title(of: policy) ?? policy),
          .text("\(quarter / 4)Q\(quarter % 4 + 1)"), .init(envelope > 0 ? committed / envelope : nil),
          .init(envelope > 0 ? paid / envelope : nil), .init(envelope),
        ])
      }
    }
    return figure
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let courses = courses(figure)
    let ends = courses.compactMap { course in course.rows.last.map { (course.title, $0) } }
    let known = ends.compactMap { title, row in row.number("committed_share").map { (title, $0) } }
    let quarter = words.quarter(figure.fact("quarter"))
    var title = words("absorption.missing")
    if let least = known.min(by: { $0.1 < $1.1 }), let most = known.max(by: { $0.1 < $1.1 }) {
      let gaps: KeyValuePairs = [
        "policy": words.quoted(least.0), "low": words.percent(least.1), "high": words.percent(most.1),
        "quarter": quarter,
      ]
      let isAlike = words.percent(least.1) == words.percent(most.1)
      title = words(known.count == 1 ? "absorption.one" : isAlike ? "absorption.same" : "absorption.range", gaps)
    }
    let subtitle = words("absorption.subtitle")
    return FigureTexts(
      title: title, subtitle: subtitle,
      notes: [words("frame.means", ["replicates": words.number(Double(page.source.replicates))])],
      description: subtitle + ". "
        + ends.map { title, row in
          "\(title), \(quarter): \(words("absorption.committed")) \(words.percent(row.number("committed_share"))), "
            + "\(words("absorption.paid")) \(words.percent(row.number("paid_share")))"
        }.joined(separator: "; ") + ".")
  }

  private static func courses(_ figure: FigureTable) -> [(title: String, rows: [TidyTable.Record])] {
    var order: [String] = []
    var rows: [String: [TidyTable.Record]] = [:]
    for record in figure.records {
      if rows[record.text("policy")] == nil { order.append(record.text("policy")) }
      rows[record.text("policy"), default: []].append(record)
    }
    return order.map { (rows[$0]?.first?.text("policy_title") ?? $0, rows[$0] ?? []) }
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let words = page.words
    let courses = courses(figure)
    let shares = figure.records.flatMap { [$0.number("committed_share"), $0.number("paid_share")] }.compactMap { $0 }
    let ticks = Ticks(covering: min(0, shares.min() ?? 0) * 100, max(1, shares.max() ?? 1) * 100, about: 2)
    let quarters = figure.table.distinct("quarter")
    var matrix = PanelMatrix(rows: [""], columns: courses.map(\.title))
    matrix.leastWidth = page.isNarrow ? 140 : 170
    matrix.mostWidth = 420
    matrix.rowLines = page.isNarrow ? 7 : 8
    matrix.gap = 18
    let tickWidth = page.uprightAxisWidth(ticks) { words.percent($0 / 100) }
    func line(_ box: Box, _ page: FigurePage) -> (quarters: QuarterAxis, share: AxisScale) {
      let names =
        page.isNarrow
        ? 0 : ["absorption.committed", "absorption.paid"].map { page.noteWidth(of: words($0) + " 100 %") }.max() ?? 0
      return (
        QuarterAxis(
          quarters, left: box.left + tickWidth * page.noteSize / (page.size.scale * 9.3),
          right: max(box.left + 40, box.right - names - 6 * page.scale)),
        AxisScale(ticks, start: box.bottom, end: box.top + page.noteSize)
      )
    }
    return matrix.draw(on: &page) { _, box, page in
      let (axis, share) = line(box, page)
      page.uprightAxis(ticks, share, left: axis.left, right: axis.right) { words.percent($0 / 100) }
      axis.draw(bottom: box.bottom, on: &page)
      page.scene.line(
        Point(axis.left, share(100)), Point(axis.right, share(100)),
        Stroke(.quietInk, width: 1 * page.scale, dashes: [4, 3]))
    } cell: { _, column, box, page in
      let (axis, share) = line(box, page)
      panel(courses[column].rows, axis, share, box, &page)
    }
  }

  /// Step lines of one policy: commitments light with their area, payments dark.
  private static func panel(
    _ rows: [TidyTable.Record], _ axis: QuarterAxis, _ share: AxisScale, _ box: Box, _ page: inout FigurePage
  ) {
    let words = page.words
    func steps(_ column: String) -> [Point] {
      var points: [Point] = []
      for row in rows {
        guard let value = row.number(column) else { continue }
        let place = Point(axis(row.text("quarter")), share(value * 100))
        if let last = points.last { points.append(Point(place.x, last.y)) }
        points.append(place)
      }
      return points
    }
    let (committed, paid) = (steps("committed_share"), steps("paid_share"))
    guard let first = committed.first, let last = committed.last, let end = paid.last else {
      page.missing(box)
      return
    }
    page.scene.polygon(
      [Point(first.x, share(0))] + committed + [Point(last.x, share(0))], fill: Fill(.sky, opacity: 0.28))
    page.scene.polyline(committed, Stroke(.sky, width: 1.6 * page.scale, dashes: [5, 2]))
    page.scene.polyline(paid, Stroke(.blue, width: 2 * page.scale))
    let size = page.noteSize * 1.3
    // On narrow pages the names stand within the plot, below the lines or above them.
    let isBelow = max(last.y, end.y) + 2.6 * page.noteSize < box.bottom
    let lowest = isBelow ? max(last.y, end.y) + 1.1 * page.noteSize : min(last.y, end.y) - 2.4 * page.noteSize
    let places =
      page.isNarrow
      ? [lowest, lowest + size]
      : LabelPlacement.spread(
        // What is committed stands above what is paid, also where both are the same.
        [min(last.y, end.y - 0.001), end.y], sizes: [size, size], within: (box.top - size)...(box.bottom + size / 2))
    let texts = [("absorption.committed", "committed_share", Colour.sky), ("absorption.paid", "paid_share", .blue)]
    for (index, (key, column, colour)) in texts.enumerated() {
      page.note(
        "\(words(key)) \(words.percent(rows.last?.number(column), decimals: 0))",
        x: page.isNarrow ? axis.right - 3 : axis.right + 4 * page.scale, middle: places[index],
        anchor: page.isNarrow ? .end : .start, colour: colour.forText, hasHalo: page.isNarrow)
    }
  }
}
