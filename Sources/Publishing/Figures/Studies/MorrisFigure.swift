/// Elementary effects after Morris: how much a factor moves the answer, against how much that depends on everything else.
enum MorrisFigure: FigureDesign {
  private static let columns: [TableDescription.Column] = [
    .init("factor", .string, "Path of the factor, or name of a group of factors."),
    .init("name", .string, "Words for the factor instead of those of the language; may be empty."),
    .init("mu_star", .number, "Mean size of the change over the range of the factor."),
    .init("lower", .number, "Lower end of its bootstrap interval."),
    .init("upper", .number, "Upper end of its bootstrap interval."),
    .init("mu", .number, "Mean change with its sign."), .init("sigma", .number, "Standard deviation of the change."),
  ]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let (rows, facts) = try AnalysisRows.choose(results, request, table: "sensitivity", madeBy: "sensitivity")
    var figure = FigureTable(columns: columns)
    figure.facts = facts
    let records = rows.records
    guard records.contains(where: { $0.text("index") == "mu_star" }) else {
      throw FigureError(
        "\(results.folder)/sensitivity.csv holds \(records.first?.text("method") ?? "other") indices. This figure needs a "
          + "study with design method morris.")
    }
    func value(_ index: String, _ factor: String) -> TidyTable.Record? {
      records.first { $0.text("index") == index && $0.text("factor") == factor }
    }
    figure.facts.append(
      .init(name: "noise_share", value: value("noise_share", "")?.number("value").map { "\($0)" } ?? ""))
    figure.facts.append(
      .init(
        name: "trajectories",
        value: records.first { $0.text("index") == "mu_star" }?.number("rows").map { "\(Int($0))" } ?? ""))
    for record in records where record.text("index") == "mu_star" {
      let factor = record.text("factor")
      figure.table.append([
        .text(factor), .missing, record["value"], record["lower"], record["upper"],
        value("mu", factor)?["value"] ?? .missing, value("sigma", factor)?["value"] ?? .missing,
      ])
    }
    return figure
  }

  private static func sorted(_ figure: FigureTable) -> [TidyTable.Record] {
    figure.records.filter { ($0.number("mu_star") ?? .nan).isFinite && ($0.number("sigma") ?? .nan).isFinite }.sorted {
      let (first, second) = ($0.number("mu_star") ?? 0, $1.number("mu_star") ?? 0)
      return first == second ? $0.index < $1.index : first > second
    }
  }

  static func name(_ record: TidyTable.Record, _ words: Wording) -> String {
    let name = record.text("name")
    return name.isEmpty ? FactorLabel.text(record.text("factor"), words) : name
  }

  private static func measure(_ figure: FigureTable, _ words: Wording) -> Measure {
    AnalysisRows.measure(figure, largest: sorted(figure).first?.number("mu_star") ?? 0, words)
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let records = sorted(figure)
    let measure = measure(figure, words)
    func number(_ value: Double?) -> String {
      measure.text(value, decimals: measure.decimals(upTo: value ?? 0), words)
    }
    let title: String
    if let first = records.first, (first.number("mu_star") ?? 0) > 0 {
      let level = first.number("lower") ?? first.number("mu_star") ?? 0
      // Factors that could as well be the strongest.
      let rivals = records.dropFirst().filter { ($0.number("upper") ?? 0) >= level && ($0.number("mu_star") ?? 0) > 0 }
      let noise = Double(figure.fact("noise_share")) ?? 0
      let gaps: KeyValuePairs<String, String> = [
        "factor": name(first, words), "value": number(first.number("mu_star")), "measure": measure.name,
        "factors": words.list(([first] + rivals.prefix(2)).map { name($0, words) }),
        "count": words.number(Double(rivals.count + 1)), "all": words.number(Double(records.count)),
      ]
      title = words(
        noise > 0.5
          ? "morris.noise" : rivals.isEmpty ? "morris.first" : rivals.count <= 2 ? "morris.group" : "morris.many", gaps)
    } else {
      title = words("morris.none", ["measure": measure.name])
    }
    let subtitle = AnalysisRows.subtitle("morris.subtitle", figure, measure, words)
    var notes = [
      words("morris.note", ["count": figure.fact("trajectories"), "level": words.percent(page.source.confidenceLevel)])
    ]
    if let noise = Double(figure.fact("noise_share")) {
      notes.append(words("study.noise", ["share": words.percent(noise)]))
    }
    return FigureTexts(
      title: words.capitalised(title), subtitle: subtitle, notes: notes,
      description: subtitle + ". "
        + records.prefix(10).map {
          "\(name($0, words)): μ* \(number($0.number("mu_star"))), σ \(number($0.number("sigma")))"
        }.joined(separator: "; ") + ".")
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let words = page.words
    let records = sorted(figure)
    let measure = measure(figure, words)
    func readers(_ record: TidyTable.Record, _ column: String) -> Double {
      (record.number(column) ?? 0) * measure.factor
    }
    let across = Ticks(
      covering: 0, records.map { max(readers($0, "mu_star"), readers($0, "upper")) }.max() ?? 1,
      about: page.isNarrow ? 4 : 7)
    let up = Ticks(covering: 0, records.map { readers($0, "sigma") }.max() ?? 1, about: 5)
    let text: (Double, Int) -> String = { words.number($0, decimals: $1) }
    let left = page.left + page.uprightAxisWidth(up, text: { text($0, up.decimals) })
    let top = page.top + page.noteSize * 1.8
    let axisHeight = page.noteSize * 3.4
    let bottom = page.top + (page.availableHeight ?? (page.isNarrow ? 290 : 400)) - axisHeight
    let x = AxisScale(across, start: left, end: page.right - 8 * page.scale)
    let y = AxisScale(up, start: bottom, end: top)
    page.levelAxis(across, x, top: top, bottom: bottom, text: { text($0, across.decimals) })
    page.uprightAxis(up, y, left: left, right: x.end, text: { text($0, up.decimals) })
    page.scene.text(
      TextLabel(
        words("morris.up"), at: Point(page.left, page.top + page.noteSize), size: page.noteSize, colour: .quietInk))
    page.scene.text(
      TextLabel(
        words("morris.across"), at: Point(x.end, bottom + page.noteSize * 2.7), size: page.noteSize, anchor: .end,
        colour: .quietInk))
    var taken = wedges(x, y, on: &page)
    for record in records {
      let centre = Point(x(readers(record, "mu_star")), y(readers(record, "sigma")))
      if let lower = record.number("lower"), let upper = record.number("upper") {
        let (from, to) = (x(lower * measure.factor), x(upper * measure.factor))
        page.scene.line(Point(from, centre.y), Point(to, centre.y), Stroke(.sky, width: 1.4 * page.scale))
        taken.append(Box(left: from, top: centre.y - 1, right: to, bottom: centre.y + 1))
      }
    }
    let points = records.map { (name($0, words), Point(x(readers($0, "mu_star")), y(readers($0, "sigma")))) }
    guard !page.isNarrow else { return numbered(points, from: bottom + axisHeight, on: &page) }
    for (name, centre) in points {
      page.scene.point(SeriesLook(colour: .blue, form: .disc), at: centre, radius: 4 * page.scale, tip: name)
    }
    label(
      points, within: Box(left: left, top: top - page.noteSize, right: page.right, bottom: bottom), avoiding: taken,
      on: &page)
    return bottom + axisHeight
  }

  /// Points with numbers, and a list of their names below, where names beside the points have no room.
  private static func numbered(
    _ points: [(String, Point)], from top: Double, on page: inout FigurePage
  ) -> Double {
    // The strongest is painted last, over the others.
    for (index, point) in points.enumerated().reversed() {
      page.scene.disc(
        point.1, radius: 6.5 * page.scale, fill: Fill(.blue), stroke: Stroke(.paper, width: 0.8 * page.scale),
        tip: point.0)
      let isFree = points[..<index].allSatisfy { abs($0.1.x - point.1.x) > 10 || abs($0.1.y - point.1.y) > 8 }
      guard isFree else { continue }
      page.scene.text(
        TextLabel(
          "\(index + 1)", at: Point(point.1.x, point.1.y + page.noteSize * 0.3), size: page.noteSize * 0.85,
          isBold: true,
          anchor: .middle, colour: .paper))
    }
    var edge = top + 4 * page.scale
    let indent = TextMetrics.width("00 ", size: page.labelSize)
    for (index, point) in points.enumerated() {
      page.label("\(index + 1)", x: page.left, middle: edge + page.lineHeight / 2, isBold: true)
      for line in TextMetrics.lines(point.0, width: page.width - indent, size: page.labelSize, limit: 2) {
        page.label(line, x: page.left + indent, middle: edge + page.lineHeight / 2)
        edge += page.lineHeight
      }
    }
    return edge
  }

  /// Lines of equal spread over size: near the lowest the factor acts alone and evenly, above the steepest its effect
  /// hangs on the others or turns its sign.
  private static func wedges(_ x: AxisScale, _ y: AxisScale, on page: inout FigurePage) -> [Box] {
    var boxes: [Box] = []
    for (ratio, text) in [(1.0, "σ = μ*"), (0.5, "σ = μ*/2"), (0.1, "σ = μ*/10")] {
      let end = min(x.upper, y.upper / ratio)
      let to = Point(x(end), y(end * ratio))
      page.scene.line(
        Point(x(0), y(0)), to, Stroke(.rule, width: 0.9 * page.scale, dashes: [4 * page.scale, 3 * page.scale]))
      let isAtTop = end < x.upper
      let label = TextLabel(
        text, at: Point(min(to.x, x.end) - 3, isAtTop ? to.y + page.noteSize * 1.1 : to.y - 4), size: page.noteSize,
        anchor: .end, colour: .quietInk, hasHalo: true)
      if !boxes.contains(where: label.box.overlaps) {
        page.scene.text(label)
        boxes.append(label.box)
      }
    }
    return boxes
  }

  /// Names of factors, the strongest first, in two lines where they are long; those without room are told by pointers
  /// and the table.
  private static func label(
    _ points: [(String, Point)], within frame: Box, avoiding taken: [Box], on page: inout FigurePage
  ) {
    let size = page.labelSize
    let line = size * 1.12
    // Points without a name must stay free of other names too.
    let dots = points.map { Box(left: $0.1.x, top: $0.1.y, right: $0.1.x, bottom: $0.1.y).inset(by: -5 * page.scale) }
    let named = points.prefix(16)
    let names = named.map { TextMetrics.lines($0.0, width: frame.width * 0.3, size: size, limit: 2) }
    let wishes = zip(named, names).map { point, lines in
      PointLabels.Wish(
        centre: point.1, radius: 5 * page.scale, width: lines.map { TextMetrics.width($0, size: size) }.max() ?? 0,
        height: size * (TextMetrics.ascent + TextMetrics.descent) + line * Double(max(0, lines.count - 1)))
    }
    var labels = PointLabels(within: frame, avoiding: taken + dots)
    var places = labels.place(wishes)
    // A name on the line of an interval is better than none.
    let open = places.indices.filter { places[$0] == nil }
    var rest = PointLabels(within: frame, avoiding: dots + places.compactMap { $0?.box })
    for (index, place) in zip(open, rest.place(open.map { wishes[$0] })) { places[index] = place }
    for ((point, lines), place) in zip(zip(named, names), places) {
      guard let place else { continue }
      let box = place.box
      if place.needsLine {
        let end = Point(max(box.left, min(box.right, point.1.x)), point.1.y < box.top ? box.top : box.bottom)
        page.scene.line(point.1, end, Stroke(.rule, width: 0.6 * page.scale))
      }
      let isLeft = box.right < point.1.x
      for (number, text) in lines.enumerated() {
        page.scene.text(
          TextLabel(
            text,
            at: Point(isLeft ? box.right : box.left, box.top + size * TextMetrics.ascent + Double(number) * line),
            size: size, anchor: isLeft ? .end : .start, hasHalo: true))
      }
    }
  }
}
