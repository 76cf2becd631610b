/// What policies change, by technology, country, region or another cut of firms: small pictures on one scale.
enum MultiplesFigure: FigureDesign {
  /// Groups that are drawn at most; the table has all.
  private static let most = 60

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    let indicator = request.indicator ?? "net"
    guard results.knows(indicator: indicator) else {
      let hint = NearestName.hint(indicator, among: results.indicatorNames)
      throw FigureError("--indicator \(indicator): the tables know no such indicator.\(hint)")
    }
    let horizon = try PolicyEffects.chosenHorizon(results, request)
    let kind = request.groupKind ?? "technology"
    let isTechnology = kind == "technology"
    let rows = try results.rows(
      of: "effects",
      where: [
        "indicator": [indicator], "group_kind": [isTechnology ? "all" : kind], "horizon": ["\(horizon.quarters)"],
      ]
    ).records.filter {
      isTechnology ? $0.text("technology") != "all" : $0.text("technology") == request.technology ?? "all"
    }
    let policies = rows.map { $0.text("policy") }
    guard !rows.isEmpty else {
      throw FigureError(
        "--group-kind \(kind): \(indicator) is not cut that way for technology '\(request.technology ?? "all")'. There "
          + "are technology, country, region, sector, size_class and segment; some indicators have fewer.")
    }
    try PolicyEffects.checkPolicies(request, among: policies, results)
    var figure = FigureTable(
      columns: PolicyEffects.columns + [
        .init("group", .string, "Key of the group."),
        .init("group_title", .string, "Words for the group; empty: those of the language for the key."),
      ],
      facts: [
        "indicator": indicator, "unit": results.unit(ofIndicator: indicator), "quarter": horizon.lastQuarter,
        "group_kind": kind, "technology": isTechnology ? "" : request.technology ?? "all",
        "baseline": results.context?.title(of: results.context?.baseline ?? "") ?? "",
      ])
    for row in rows where request.policies.isEmpty || request.policies.contains(row.text("policy")) {
      let policy = row.text("policy")
      let group = row.text(isTechnology ? "technology" : "group")
      figure.table.append([
        .text(policy), .text(results.context?.title(of: policy) ?? policy), row["mean"], row["lower"], row["upper"],
        row["replicates"], .init(results.context?.place(of: policy) ?? 0), .text(group),
        .init(kind == "region" ? results.context?.regions.first { $0.code == group }?.name ?? "" : ""),
      ])
    }
    return figure
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let measure = PolicyEffects.measure(figure, words)
    let subtitle =
      measure.subtitle(
        words, technology: figure.fact("technology"), quarter: figure.fact("quarter"),
        baseline: figure.fact("baseline"))
    let records = figure.records
    let claimed = records.compactMap { record in PolicyEffects.claim(record).map { (record, $0) } }
    let distinct = claimed.filter { $0.1 == .more || $0.1 == .less }
    let kind = words.name("groupKind.\(figure.fact("group_kind"))", or: figure.fact("group_kind"))
    var title = words(
      claimed.isEmpty ? "difference.missing" : "multiples.none", ["measure": measure.inSentence, "kind": kind])
    if let largest = distinct.map(\.0).max(by: { abs($0.number("mean") ?? 0) < abs($1.number("mean") ?? 0) }) {
      let isMore = (largest.number("mean") ?? 0) > 0
      let other = distinct.count { ($0.1 == .more) != isMore }
      title = words(
        isMore ? "multiples.more" : "multiples.less",
        [
          "measure": words.capitalised(measure.name), "group": Groups.title(largest, figure.fact("group_kind"), words),
          "value": measure.amount(largest.number("mean").map { abs($0) }, words),
        ])
      if other > 0 {
        title += words(
          isMore ? "multiples.butLess" : "multiples.butMore",
          ["count": words.number(Double(other)), "all": words.number(Double(claimed.count))])
      }
    }
    let hidden = figure.table.distinct("group").count - shownGroups(figure, page).count
    let decimals = measure.decimals(upTo: records.compactMap { $0.number("mean") }.map { abs($0) }.max() ?? 0)
    return FigureTexts(
      title: title, subtitle: subtitle,
      notes: [page.source.intervalNote(words)]
        + (hidden > 0 ? [words("multiples.hidden", ["count": words.number(Double(hidden))])] : []),
      description: subtitle + ". "
        + records.prefix(most * 2).map {
          "\(Groups.title($0, figure.fact("group_kind"), words)), \($0.text("policy_title")): "
            + measure.interval($0, decimals: decimals, words)
        }.joined(separator: "; ") + ".")
  }

  /// The groups with the largest differences, in the order of the table; as many as a page can bear.
  private static func shownGroups(_ figure: FigureTable, _ page: FigurePage) -> [String] {
    let groups = figure.table.distinct("group")
    let most = page.availableHeight == nil && page.size.fixedHeight == nil ? most : 24
    guard groups.count > most else { return groups }
    var sizes: [String: Double] = [:]
    for record in figure.records {
      sizes[record.text("group")] = max(sizes[record.text("group")] ?? 0, abs(record.number("mean") ?? 0))
    }
    let order = groups.indices.sorted {
      let (first, second) = (sizes[groups[$0]] ?? 0, sizes[groups[$1]] ?? 0)
      return first == second ? $0 < $1 : first > second
    }
    let kept = Set(order.prefix(most))
    return groups.indices.filter(kept.contains).map { groups[$0] }
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    let words = page.words
    let measure = PolicyEffects.measure(figure, words)
    let kind = figure.fact("group_kind")
    let groups = shownGroups(figure, page)
    let policies = figure.table.distinct("policy")
    var cells: [String: TidyTable.Record] = [:]
    var titles: [String: String] = [:]
    for record in figure.records {
      cells[record.text("policy") + "\u{0}" + record.text("group")] = record
      titles[record.text("policy")] = record.text("policy_title")
      titles["group\u{0}" + record.text("group")] = Groups.title(record, kind, words)
    }
    // Few groups are panels with the policies as rows; many groups are rows, and the policies panels.
    let groupNames = groups.map { words.capitalised(titles["group\u{0}" + $0] ?? $0) }
    let policyNames = policies.map { titles[$0] ?? $0 }
    func matrix(isByGroup: Bool) -> PanelMatrix {
      var matrix = PanelMatrix(
        rows: isByGroup ? policyNames : groupNames, columns: isByGroup ? groupNames : policyNames)
      matrix.leastWidth = page.isNarrow ? 80 : 104
      matrix.rowLines = isByGroup ? 1.6 : 1.35
      return matrix
    }
    // Where policies as panels are much less high, as with long names on narrow pages, they are.
    let isByGroup =
      groups.count <= 12 && policies.count > 1
      && matrix(isByGroup: true).layout(page).height < 1.35 * matrix(isByGroup: false).layout(page).height
    let matrix = matrix(isByGroup: isByGroup)
    let shown = Set(groups)
    let values = figure.records.filter { shown.contains($0.text("group")) }
      .flatMap { [$0.number("mean"), $0.number("lower"), $0.number("upper")] }.compactMap { $0 }.filter(\.isFinite)
      .map { $0 * measure.factor }
    let axis = ValueAxis(values, hasZero: true, about: 2)
    let ticks = axis.ticks
    let decimals = measure.decimals(upTo: (values.map { abs($0) }.max() ?? 0) / measure.factor)
    func numberWidth(_ page: FigurePage) -> Double {
      values.map { page.noteWidth(of: words.number($0, decimals: decimals)) }.max() ?? 0
    }
    func line(_ box: Box, _ page: FigurePage) -> AxisScale {
      axis.scale(start: box.left + 3 * page.scale, end: box.right - numberWidth(page) - 9 * page.scale)
    }
    return matrix.draw(on: &page) { _, box, page in
      page.levelAxis(
        ticks, line(box, page), top: box.top, bottom: box.bottom,
        text: { words.number($0, decimals: ticks.decimals) })
    } cell: { row, column, box, page in
      let policy = policies[isByGroup ? row : column]
      let group = groups[isByGroup ? column : row]
      guard let record = cells[policy + "\u{0}" + group], record.number("mean") != nil else {
        page.missing(box)
        return
      }
      let text = measure.interval(record, decimals: decimals, words)
      page.interval(
        record, factor: measure.factor, line(box, page), middle: box.middle.y, radius: 3.2,
        tip: "\(groupNames[isByGroup ? column : row]), \(text)")
      page.note(
        measure.text(record.number("mean"), decimals: decimals, words), x: box.right, middle: box.middle.y,
        anchor: .end,
        colour: .ink)
    }
  }
}

/// Words for cuts of firms.
enum Groups {
  /// The title that stands in the row, else the words of the language for the key, else the key.
  static func title(_ row: TidyTable.Record, _ kind: String, _ words: Wording) -> String {
    let title = row.text("group_title")
    guard title.isEmpty else { return title }
    let key = row.text("group")
    let table =
      switch kind {
      case "technology": "technology"
      case "segment": "segment"
      case "size_class": "sizeClass"
      case "country": "country"
      default: "sector"
      }
    return words.name("\(table).\(key)", or: key)
  }
}

extension FigurePage {
  /// A hatched strip with the words for a missing value, as far as there is room.
  mutating func missing(_ box: Box) {
    let text = words("frame.missing")
    let strip = Box(left: box.left, top: box.middle.y - 4 * scale, right: box.right, bottom: box.middle.y + 4 * scale)
    scene.rectangle(strip, fill: Fill(.rule, isHatched: true), tip: text)
    guard noteWidth(of: text) < box.width - 4 else { return }
    note(text, x: box.middle.x, middle: box.middle.y, anchor: .middle, hasHalo: true)
  }
}
