/// Where the answer flips: with the measure, with the horizon, and in alternative worlds.
struct FlipSection {
  let source: BriefSource

  private var words: Wording { source.words }

  var blocks: [BriefBlock] {
    var blocks: [BriefBlock] = []
    if let table = orders { blocks += [.paragraph(words("flips.orders")), .table(table)] }
    guard let alternatives = AlternativeWords(source: source) else {
      return blocks + [.paragraph(words("flips.noWorlds"))]
    }
    blocks.append(.paragraph([alternatives.sentence, alternatives.counts].compactMap(\.self).joined(separator: " ")))
    if let table = alternatives.table { blocks.append(.table(table)) }
    let told = source.notices("finding").filter { $0.code == "alternative-worlds" }.map(\.text)
    if !told.isEmpty { blocks.append(.points(told, language: words.language == "en" ? nil : "en")) }
    return blocks
  }

  /// Who comes first by which number and when, and whether that is certain; nil where nothing was ranked.
  private var orders: BriefTable? {
    let wanted: [(String, StudyContext.Horizon)] =
      source.context.horizons.map { ("net", $0) }
      + [("netPerMillion", source.first), ("additional", source.first)]
    let rows = wanted.compactMap { indicator, horizon -> [String]? in
      guard let ranking = source.ranking(indicator, at: horizon), ranking.value.mean != nil else { return nil }
      let numbers = source.numbers
      let second = ranking.others.first
      return [
        words("flips.by.\(indicator)", [("quarter", source.quarter(horizon))]), source.context.title(of: ranking.first),
        numbers.text(ranking.value),
        second.map { "\(numbers.text($0.lead)) (\(source.context.title(of: $0.policy)))" } ?? words("frame.missing"),
        certainty(ranking),
      ]
    }
    guard !rows.isEmpty else { return nil }
    return BriefTable(
      words("flips.orderCaption"),
      columns: ["flips.by", "flips.first", "flips.value", "flips.lead", "flips.certain"].map { words($0) }, rows: rows,
      texts: [1, 3, 4])
  }

  private func certainty(_ ranking: BriefRanking) -> String {
    if ranking.value.claim == .unbounded { return words("policies.noInterval") }
    guard ranking.value.claim == .more else { return words("flips.noGain") }
    return ranking.isCertain
      ? words("frame.yes")
      : words("flips.notAhead", [("others", VerdictWords(source: source).list(ranking.notBehind, or: true))])
  }
}
