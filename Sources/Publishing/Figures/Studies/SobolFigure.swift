/// Shares of the variance of an answer: what each factor explains alone, and together with others.
enum SobolFigure: FigureDesign {
  private static let columns: [TableDescription.Column] = [
    .init("factor", .string, "Path of the factor; empty for what no factor explains alone."),
    .init("name", .string, "Words for the factor instead of those of the language; may be empty."),
    .init("s1", .number, unit: "1", "First-order share: of the factor alone."),
    .init("s1_lower", .number, unit: "1", "Lower end of its bootstrap interval."),
    .init("s1_upper", .number, unit: "1", "Upper end of its bootstrap interval."),
    .init("st", .number, unit: "1", "Total share: of the factor with all its interactions."),
    .init("st_lower", .number, unit: "1", "Lower end of its bootstrap interval."),
    .init("st_upper", .number, unit: "1", "Upper end of its bootstrap interval."),
  ]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let (rows, facts) = try AnalysisRows.choose(results, request, table: "sensitivity", madeBy: "sensitivity")
    // Shares from a part of the rows stand there too, to see whether they have settled.
    let most = rows.records.filter { $0.text("index") == "ST" }.compactMap { $0.number("rows") }.max()
    guard let most else {
      throw FigureError(
        "\(results.folder)/sensitivity.csv holds \(rows.records.first?.text("method") ?? "other") indices. This figure "
          + "needs a study with design method saltelli.")
    }
    var figure = FigureTable(columns: columns)
    figure.facts = facts
    func find(_ index: String, _ factor: String) -> TidyTable.Record? {
      rows.records.first { $0.text("index") == index && $0.text("factor") == factor && $0.number("rows") == most }
    }
    let noise = rows.records.first { $0.text("index") == "noise_share" }?.number("value")
    figure.facts.append(.init(name: "noise_share", value: noise.map { "\($0)" } ?? ""))
    figure.facts.append(.init(name: "rows", value: "\(Int(most))"))
    for record in rows.records where record.text("index") == "ST" && record.number("rows") == most {
      let factor = record.text("factor")
      let alone = find("S1", factor)
      figure.table.append([
        .text(factor), .missing, alone?["value"] ?? .missing, alone?["lower"] ?? .missing,
        alone?["upper"] ?? .missing, record["value"], record["lower"], record["upper"],
      ])
    }
    return figure
  }

  private static func sorted(_ figure: FigureTable) -> [TidyTable.Record] {
    figure.records.sorted {
      let (first, second) = ($0.number("st") ?? -1, $1.number("st") ?? -1)
      return first == second ? $0.index < $1.index : first > second
    }
  }

  /// Share of the variance that no factor explains alone; nil where that is not known.
  private static func rest(_ figure: FigureTable) -> Double? {
    let shares = figure.records.map { $0.number("s1") }
    guard !shares.isEmpty, shares.allSatisfy({ $0 != nil }) else { return nil }
    let rest = 1 - shares.reduce(0) { $0 + ($1 ?? 0) }
    // From few rows shares may add up to anything: then nothing is known of the rest.
    return (0...1).contains(rest) ? rest : nil
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let records = sorted(figure)
    let measure = AnalysisRows.measure(figure, largest: 0, words)
    let title: String
    if let first = records.first, let share = first.number("st"), share > 0 {
      let level = first.number("st_lower") ?? share
      let rivals = records.dropFirst().filter { ($0.number("st_upper") ?? 0) >= level }
      let isNothingSure = records.allSatisfy { ($0.number("st_lower") ?? 0) <= 0 }
      let gaps: KeyValuePairs<String, String> = [
        "factor": MorrisFigure.name(first, words), "total": words.percent(share),
        "alone": words.percent(first.number("s1")), "measure": measure.name,
        "factors": words.list(([first] + rivals.prefix(2)).map { MorrisFigure.name($0, words) }),
        "count": words.number(Double(rivals.count + 1)), "all": words.number(Double(records.count)),
      ]
      title = words(
        isNothingSure
          ? "sobol.unsure" : rivals.isEmpty ? "sobol.first" : rivals.count <= 2 ? "sobol.group" : "sobol.many", gaps)
    } else {
      title = words("morris.none", ["measure": measure.name])
    }
    var notes = [
      words("sobol.note", ["level": words.percent(page.source.confidenceLevel), "rows": figure.fact("rows")])
    ]
    if let noise = Double(figure.fact("noise_share")) {
      notes.append(words("study.noise", ["share": words.percent(noise)]))
    }
    let subtitle = AnalysisRows.subtitle("sobol.subtitle", figure, measure, words)
    return FigureTexts(
      title: words.capitalised(title), subtitle: subtitle, notes: notes,
      description: subtitle + ". "
        + records.prefix(10).map {
          "\(MorrisFigure.name($0, words)): \(words.percent($0.number("s1"))), \(words.percent($0.number("st")))"
        }.joined(separator: "; ") + ".")
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let words = page.words
    let records = sorted(figure)
    let rest = rest(figure)
    let names = FactorNames(
      records.map { MorrisFigure.name($0, words) } + (rest == nil ? [] : [words("sobol.rest")]), page)
    let numbers = records.map { record in
      record.number("st") == nil
        ? words("frame.missing")
        : "\(words.percent(record.number("s1"), decimals: 0)) / \(words.percent(record.number("st"), decimals: 0))"
    }
    let heading = words("sobol.numbers")
    let numberWidth = max(
      numbers.map { page.width(of: $0) }.max() ?? 0, TextMetrics.width(heading, size: page.noteSize))
    let ends = records.flatMap { ["s1_lower", "s1_upper", "st_lower", "st_upper", "s1", "st"].map($0.number) }
      .compactMap { $0 }.filter(\.isFinite)
    let ticks = Ticks(
      covering: max(-0.5, min(0, ends.min() ?? 0)) * 100, min(1.5, max(0.2, ends.max() ?? 1, rest ?? 0)) * 100,
      about: page.isNarrow ? 4 : 6)
    let scale = AxisScale(ticks, start: names.plotLeft, end: page.right - numberWidth - 12 * page.scale)
    let count = Double(max(1, names.names.count))
    let keyHeight = key(left: names.plotLeft, on: &page)
    page.scene.text(
      TextLabel(
        heading, at: Point(page.right, page.top + page.noteSize), size: page.noteSize, anchor: .end, colour: .quietInk))
    let top = page.top + keyHeight
    let axis = page.noteSize * 2
    let plot = min(
      20 * page.scale, page.availableHeight.map { ($0 - keyHeight - axis) / count * 0.6 } ?? 15 * page.scale)
    let height = page.availableHeight.map { ($0 - keyHeight - axis) / count } ?? names.rowHeight(page, plot: plot)
    let bottom = top + height * count
    page.levelAxis(
      ticks, scale, top: top, bottom: bottom,
      text: { words("number.percent", ["value": words.number($0, decimals: ticks.decimals)]) })
    for (index, name) in names.names.enumerated() {
      let middle = names.draw(index, top: top + Double(index) * height, height: height, plot: plot, on: &page)
      guard index < records.count else {
        let share = rest ?? 0
        page.scene.rectangle(
          bar(scale, 0, share, middle, plot), fill: Fill(.sky, isHatched: true), stroke: Stroke(.sky), tip: name)
        page.label(words.percent(share, decimals: 0), x: page.right, middle: middle, anchor: .end)
        continue
      }
      bars(records[index], scale, middle, plot, tip: "\(name): \(numbers[index])", on: &page)
      page.label(numbers[index], x: page.right, middle: middle, anchor: .end)
    }
    return bottom + axis
  }

  private static func bar(_ scale: AxisScale, _ from: Double, _ to: Double, _ middle: Double, _ height: Double) -> Box {
    let (start, end) = (scale(from * 100), scale(to * 100))
    return Box(left: min(start, end), top: middle - height / 2, right: max(start, end), bottom: middle + height / 2)
  }

  private static func bars(
    _ record: TidyTable.Record, _ scale: AxisScale, _ middle: Double, _ height: Double, tip: String,
    on page: inout FigurePage
  ) {
    let total = max(0, record.number("st") ?? 0)
    let alone = max(0, record.number("s1") ?? 0)
    page.scene.rectangle(bar(scale, 0, total, middle, height), fill: Fill(Colour(0xA9CDE8)), tip: tip)
    page.scene.rectangle(bar(scale, 0, alone, middle, height * 0.52), fill: Fill(.blue), tip: tip)
    for (name, offset, colour) in [("s1", 0.0, Colour.ink), ("st", 0.38, .quietInk)] {
      guard let lower = record.number(name + "_lower"), let upper = record.number(name + "_upper") else { continue }
      let y = middle + offset * height
      let stroke = Stroke(colour, width: 1.1 * page.scale)
      page.scene.line(Point(scale(lower * 100), y), Point(scale(upper * 100), y), stroke)
      for end in [lower, upper] {
        page.scene.line(
          Point(scale(end * 100), y - 2.2 * page.scale), Point(scale(end * 100), y + 2.2 * page.scale), stroke)
      }
    }
  }

  /// What the two bars are; returns its height.
  private static func key(left: Double, on page: inout FigurePage) -> Double {
    var x = left
    let side = 9 * page.scale
    for (key, colour) in [("sobol.alone", Colour.blue), ("sobol.together", Colour(0xA9CDE8))] {
      let text = page.words(key)
      page.scene.rectangle(
        Box(left: x, top: page.top + 1, right: x + side, bottom: page.top + 1 + side), fill: Fill(colour))
      page.scene.text(
        TextLabel(
          text, at: Point(x + side + 4 * page.scale, page.top + page.noteSize), size: page.noteSize, colour: .quietInk))
      x += side + 16 * page.scale + TextMetrics.width(text, size: page.noteSize)
    }
    return page.noteSize * 2
  }
}
