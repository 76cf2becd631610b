/// What alternative worlds do to the answer: how often the same policy comes first, and which pairs change places.
struct AlternativeWords {
  let source: BriefSource
  /// Worlds besides the scenario as it stands, in order, and the policy that comes first in each; nil where two share the
  /// place.
  private let worlds: [(name: String, first: String?)]
  private let own: String?
  private let flips: [TidyTable.Record]

  /// Nil where the scenario names no alternative worlds.
  init?(source: BriefSource) {
    guard source.results.has("alternatives"), source.results.has("flips"),
      let rows = try? source.results.rows(
        of: "alternatives", where: ["indicator": ["net"], "horizon": ["\(source.first.quarters)"]]),
      let flips = try? source.results.rows(
        of: "flips", where: ["indicator": ["net"], "horizon": ["\(source.first.quarters)"]])
    else { return nil }
    self.source = source
    self.flips = flips.records
    var worlds: [(name: String, firsts: [String])] = []
    for row in rows.records {
      let name = AlternativeWords.name(row)
      if worlds.last?.name != name { worlds.append((name, [])) }
      if row.number("rank") == 1 { worlds[worlds.count - 1].firsts.append(row.text("policy")) }
    }
    guard worlds.count > 1 else { return nil }
    func first(_ firsts: [String]) -> String? { firsts.count == 1 ? firsts.first : nil }
    own = first(worlds[0].firsts)
    self.worlds = worlds.dropFirst().map { ($0.name, first($0.firsts)) }
  }

  /// `subThreshold 0.1`: the last word of the path, and the value.
  private static func name(_ row: TidyTable.Record) -> String {
    let path = row.text("path").split(separator: ".").last.map(String.init) ?? ""
    return "\(path) \(value(row))"
  }

  private static func value(_ row: TidyTable.Record) -> String {
    switch row["value"] {
    case .text(let text): text
    case .number(let number): "\(number)"
    case .missing: ""
    }
  }

  /// In how many worlds the same policy comes first by its mean.
  var sentence: String? {
    guard let own else { return nil }
    let words = source.words
    let same = worlds.count { $0.first == own }
    return words(
      "verdict.worlds",
      [
        ("policy", source.name(own)), ("same", words.number(Double(same))), ("all", words.number(Double(worlds.count))),
      ])
  }

  /// Flips whose intervals leave zero out in both worlds, and how many there are besides.
  var counts: String {
    let words = source.words
    let certain = flips.count { isCertain($0) }
    return words(
      certain == 0 ? "flips.noneCertain" : "flips.count",
      [
        ("certain", words.number(Double(certain))), ("other", words.number(Double(flips.count - certain))),
        ("worlds", words.number(Double(worlds.count))),
      ])
  }

  private func isCertain(_ row: TidyTable.Record) -> Bool { row.flag("certain_scenario") && row.flag("certain_here") }

  /// Paths that turn a pair round for certain, in order.
  var decisivePaths: [String] {
    var paths: [String] = []
    for row in flips where isCertain(row) && !paths.contains(row.text("path")) { paths.append(row.text("path")) }
    return paths
  }

  /// Paths that the scenario varies.
  var variedPaths: [String] {
    guard let rows = try? source.results.rows(of: "alternatives", columns: ["path"]) else { return [] }
    return rows.distinct("path").filter { $0 != "scenario" }
  }

  /// The most rows that are printed; `flips.csv` has all.
  private static let shown = 12

  /// Certain flips first; nil where nothing flips.
  var table: BriefTable? {
    guard !flips.isEmpty else { return nil }
    let words = source.words
    let ordered = flips.filter(isCertain) + flips.filter { !isCertain($0) }
    return BriefTable(
      words("flips.caption", [("quarter", source.quarter(source.first))]),
      columns: ["flips.world", "flips.here", "flips.scenario", "flips.leadHere", "flips.certain"].map { words($0) },
      rows: ordered.prefix(AlternativeWords.shown).map { row in
        [
          AlternativeWords.name(row), source.context.title(of: row.text("ahead_here")),
          source.context.title(of: row.text("ahead_in_scenario")), lead(row),
          words(isCertain(row) ? "frame.yes" : "frame.no"),
        ]
      }, texts: [1, 2, 4],
      note: ordered.count > AlternativeWords.shown
        ? words("flips.more", [("count", words.number(Double(ordered.count - AlternativeWords.shown)))]) : nil)
  }

  private func lead(_ row: TidyTable.Record) -> String {
    source.numbers.text(
      Interval(
        mean: row.number("lead_here"), lower: row.number("lead_here_lower"), upper: row.number("lead_here_upper")))
  }
}
