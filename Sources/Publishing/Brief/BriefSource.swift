/// All that a brief is made of: the tables of one results folder, its record, and the words.
struct BriefSource {
  let results: ResultsReader
  let context: StudyContext
  let run: RunRecord
  let words: Wording
  /// Policies besides the baseline, in the order of the scenario.
  let policies: [String]
  let first: StudyContext.Horizon
  let last: StudyContext.Horizon
  private let effects: [EffectName: Interval]
  private let rankings: [TidyTable.Record]
  private let leads: [TidyTable.Record]
  /// Groups by kind in the order of the table, `segment`, `country`, ….
  let groups: [String: [String]]

  /// What an effect is of.
  private struct EffectName: Hashable {
    var policy: String
    var indicator: String
    var kind: String
    var group: String
    var horizon: Int
  }

  private static let indicators = [
    "net", "additional", "supported", "deadweightShare", "costPerAdditional", "netPerMillion", "publicCost",
    "distinctFirms", "spillOver", "crowdedOut", "harmed",
  ]
  private static let kinds = ["all", "segment", "size_class", "country", "region"]

  /// - Throws: ``ReadingError`` where the folder is not that of a run.
  init(folder: String, words: Wording) throws(ReadingError) {
    results = try ResultsReader(folder: folder)
    run = try RunRecord.read(folder)
    guard let context = results.context, let first = context.horizons.first, let last = context.horizons.last else {
      throw ReadingError(
        folder + "/datapackage.json",
        "The dictionary does not say what was compared and when (member study). Run the scenario again with this version."
      )
    }
    self.context = context
    (self.first, self.last) = (first, last)
    self.words = words
    policies = context.policies.map(\.name).filter { $0 != context.baseline }
    var effects: [EffectName: Interval] = [:]
    var groups: [String: [String]] = [:]
    let rows = try results.rows(
      of: "effects",
      where: ["indicator": BriefSource.indicators, "group_kind": BriefSource.kinds, "technology": ["all"]],
      columns: ["policy", "indicator", "group_kind", "group", "horizon", "mean", "lower", "upper"])
    for row in rows.records {
      let name = EffectName(
        policy: row.text("policy"), indicator: row.text("indicator"), kind: row.text("group_kind"),
        group: row.text("group"), horizon: Int(row.number("horizon") ?? 0))
      effects[name] = Interval(row)
      if !groups[name.kind, default: []].contains(name.group) { groups[name.kind, default: []].append(name.group) }
    }
    self.effects = effects
    self.groups = groups
    rankings = results.has("ranking") ? try results.rows(of: "ranking").records : []
    leads =
      results.has("contrasts") ? try results.rows(of: "contrasts", where: ["question": ["ranking"]]).records : []
  }

  /// What a policy changes; nil where the tables do not have it.
  func effect(
    _ indicator: String, of policy: String, at horizon: StudyContext.Horizon? = nil, _ kind: String = "all",
    _ group: String = "all"
  ) -> Interval? {
    effects[
      EffectName(
        policy: policy, indicator: indicator, kind: kind, group: group, horizon: (horizon ?? first).quarters)]
  }

  /// The order of the policies by an indicator at a horizon; nil where fewer than two were ranked.
  func ranking(_ indicator: String, at horizon: StudyContext.Horizon) -> BriefRanking? {
    let rows = rankings.filter {
      $0.text("indicator") == indicator && Int($0.number("horizon") ?? 0) == horizon.quarters
    }
    .sorted { ($0.number("rank") ?? 0) < ($1.number("rank") ?? 0) }
    guard rows.count > 1, let top = rows.first else { return nil }
    let first = top.text("policy")
    let others = rows.dropFirst().map { row in
      BriefRanking.Other(policy: row.text("policy"), lead: lead(first, over: row.text("policy"), indicator, horizon))
    }
    return BriefRanking(
      first: first, value: Interval(top), others: others, shareFirst: top.number("share_first"),
      shareOrder: top.number("share_order"), replicates: Int(top.number("replicates") ?? 0))
  }

  private func lead(
    _ policy: String, over other: String, _ indicator: String, _ horizon: StudyContext.Horizon
  ) -> Interval? {
    leads.first {
      $0.text("policy") == policy && $0.text("reference") == other && $0.text("indicator") == indicator
        && Int($0.number("horizon") ?? 0) == horizon.quarters
    }.map { Interval($0) }
  }

  /// The title of a policy in quotation marks.
  func name(_ policy: String) -> String { words.quoted(context.title(of: policy)) }

  /// The baseline in quotation marks.
  var baseline: String { name(context.baseline) }

  /// A calendar quarter for readers.
  func quarter(_ horizon: StudyContext.Horizon) -> String { words.quarter(horizon.lastQuarter) }

  /// Spells intervals.
  var numbers: IntervalWords { IntervalWords(words: words) }

  /// Warnings or findings of the run.
  func notices(_ kind: String) -> [RunRecord.Notice] { run.notices.filter { $0.kind == kind } }
}

/// Who comes first by an indicator, and how far ahead of each of the others.
struct BriefRanking {
  let first: String
  let value: Interval
  let others: [Other]
  /// Part of the replicates in which it comes first, and in which the whole order holds.
  let shareFirst: Double?
  let shareOrder: Double?
  let replicates: Int

  struct Other {
    let policy: String
    /// By how much the first is ahead of it, paired by replicate; nil where that is not known.
    let lead: Interval?
  }

  /// Those that the first one is not distinctly ahead of.
  var notBehind: [String] { others.filter { $0.lead?.claim != .more }.map(\.policy) }
  /// Whether every interval of a lead leaves zero out.
  var isCertain: Bool { notBehind.isEmpty }
}
