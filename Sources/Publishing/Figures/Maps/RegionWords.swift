/// What maps say in words.
struct RegionWords {
  private let figure: FigureTable
  private let words: Wording
  private let numbers: RegionNumbers
  private var measure: Measure { numbers.measure }
  private let ordered: [TidyTable.Record]
  private let more: [TidyTable.Record]
  private let less: [TidyTable.Record]
  private let known: Int

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let own = RegionWords(figure, page.words)
    return FigureTexts(
      title: own.title, subtitle: own.subtitle, notes: own.notes(page), description: own.description)
  }

  private init(_ figure: FigureTable, _ words: Wording) {
    self.figure = figure
    self.words = words
    numbers = RegionNumbers(figure, words)
    ordered = RegionRows.ordered(figure)
    let claims = ordered.map(PolicyEffects.claim)
    more = zip(ordered, claims).filter { $0.1 == .more }.map(\.0)
    less = zip(ordered, claims).filter { $0.1 == .less }.map(\.0)
    known = claims.count { $0 != nil && $0 != .unbounded }
  }

  /// How many intervals leave zero out by chance, where nothing differs.
  private func byChance(_ level: Double) -> Double { Double(known) * (1 - level) }

  /// Counts up to here would be no wonder if nothing differed: two standard deviations above what chance gives.
  private func isChance(_ count: Int) -> Bool {
    let expected = byChance(0.95)
    return Double(count) <= expected + 2 * expected.squareRoot()
  }

  private var title: String {
    guard let first = ordered.first, let last = ordered.last else {
      return words("difference.missing", ["measure": measure.name])
    }
    if numbers.isLevel {
      return first.number("mean") == last.number("mean")
        ? words("map.levelSame", ["measure": measure.name, "value": value(first)])
        : words(
          "map.level",
          [
            "measure": measure.name, "region": first.text("name"), "value": value(first), "other": last.text("name"),
            "least": value(last),
          ])
    }
    let kind = figure.fact("comparison") == "policies" ? "differenceMap" : "map"
    let largest = less.count > more.count ? (less.last ?? last) : (more.first ?? less.last ?? first)
    func say(_ key: String) -> String {
      words(
        "\(kind).\(key)",
        [
          "policy": words.quoted(figure.fact("policy_title")), "against": words.quoted(figure.fact("against")),
          "measure": measure.name, "more": words.number(Double(more.count)), "less": words.number(Double(less.count)),
          "count": words.number(Double(more.count + less.count)), "all": words.number(Double(ordered.count)),
          "region": largest.text("name"), "value": value(largest),
        ])
    }
    // Without intervals a title may point at the largest number, and says nothing of a cause.
    guard known > 0 else { return say("unknown") }
    if more.isEmpty, less.isEmpty { return say("none") }
    if ordered.count > 1, isChance(more.count + less.count) { return say("chance") }
    if less.isEmpty { return say(more.count == ordered.count ? "allMore" : "someMore") }
    if more.isEmpty { return say(less.count == ordered.count ? "allLess" : "someLess") }
    return say("both")
  }

  /// A number with its unit where the unit is short.
  private func value(_ region: TidyTable.Record) -> String {
    let text = numbers.text(region.number("mean"), words)
    return measure.factor == 100 && !numbers.isLevel ? text + "\u{00A0}" + measure.unit : text
  }

  private var subtitle: String {
    let technology = words.name("technology.\(figure.fact("technology"))", or: figure.fact("technology"))
    let isPer = !figure.fact("per").isEmpty
    let unit = isPer ? words("map.perThousand") : measure.unit
    let policy = words.quoted(figure.fact("policy_title"))
    let subject = unit.isEmpty ? measure.name : isPer ? "\(measure.name) \(unit)" : "\(measure.name), \(unit)"
    let kind =
      switch figure.fact("comparison") {
      case "level": "map.subtitleLevel"
      case "policies": "differenceMap.subtitle"
      default: "map.subtitle"
      }
    return words(
      kind,
      [
        "subject": words.capitalised(subject), "technology": technology,
        "quarter": words.quarter(figure.fact("quarter")),
        "policy": policy, "against": words.quoted(figure.fact("against")),
      ])
  }

  private func notes(_ page: FigurePage) -> [String] {
    var notes: [String] = []
    let isLevel = numbers.isLevel
    if isLevel {
      notes.append(words("map.noteLevel", ["replicates": words.number(Double(page.source.replicates))]))
    } else if known == 0 {
      notes.append(page.source.replicates == 1 ? page.source.intervalNote(words) : words("map.noteNoInterval"))
    } else {
      notes.append(
        words(
          "map.noteInterval",
          [
            "level": words.percent(page.source.confidenceLevel),
            "replicates": words.number(Double(page.source.replicates)),
          ]))
      let chance = byChance(page.source.confidenceLevel)
      if chance >= 0.95 {
        notes.append(
          words("map.noteChance", ["count": words.number(chance.rounded()), "all": words.number(Double(known))]))
      }
    }
    let hasBoundaries = RegionRows.regions(figure).contains { !$0.text("boundary").isEmpty }
    if !hasBoundaries {
      notes.append(words("map.noteTiles"))
    } else {
      let attribution = figure.fact("attribution")
      notes.append(
        words("map.noteProjection")
          + (attribution.isEmpty ? "" : " " + words("map.attribution", ["attribution": attribution])))
    }
    return notes
  }

  private var description: String {
    let shown = ordered.count <= 12 ? ordered : Array(ordered.prefix(6)) + Array(ordered.suffix(4))
    let told = shown.map { "\($0.text("name")): \(value($0))" }.joined(separator: "; ")
    let missing = RegionRows.regions(figure).count - ordered.count
    var text = "\(subtitle). "
    if !numbers.isLevel, known > 0 {
      text +=
        words(
          "map.describeCounts",
          [
            "more": words.number(Double(more.count)), "less": words.number(Double(less.count)),
            "rest": words.number(Double(known - more.count - less.count)),
          ]) + " "
    }
    text += words(ordered.count <= 12 ? "map.describeAll" : "map.describeEnds", ["numbers": told])
    if missing > 0 { text += " " + words("map.describeMissing", ["count": words.number(Double(missing))]) }
    return text
  }
}
