/// Who gains: net uses by segment, size, country and region, in words and tables.
struct GainSection {
  let source: BriefSource

  private var words: Wording { source.words }
  private var numbers: IntervalWords { source.numbers }

  /// Policies that have a column of their own: as many as fit a page, those with the largest net effect.
  private static let columns = 5
  /// Regions that a sentence names.
  private static let named = 3

  private var top: String? { source.ranking("net", at: source.first)?.first ?? source.policies.first }

  /// Policies in the order of their net effect, the largest first.
  private var shown: [String] {
    func mean(_ policy: String) -> Double { source.effect("net", of: policy)?.mean ?? -.infinity }
    let ordered = source.policies.enumerated().sorted {
      mean($0.element) == mean($1.element) ? $0.offset < $1.offset : mean($0.element) > mean($1.element)
    }
    return ordered.prefix(GainSection.columns).map(\.element)
  }

  var blocks: [BriefBlock] {
    var blocks: [BriefBlock] = []
    if let top {
      let texts = [groups(of: top, "segment"), groups(of: top, "size_class"), countries(of: top), regions(of: top)]
      if texts.contains(where: { $0 != nil }) {
        blocks.append(
          .paragraph(
            words("gains.intro", [("policy", source.name(top)), ("quarter", source.quarter(source.first))])))
        blocks.append(.points(texts.compactMap(\.self)))
      }
    }
    for (kind, caption) in [("segment", "gains.firms"), ("country", "gains.countries")] {
      let kinds = kind == "segment" ? ["segment", "size_class"] : [kind]
      if let table = table(kinds, caption: words(caption, [("quarter", source.quarter(source.first))])) {
        blocks.append(.table(table))
      }
    }
    return blocks
  }

  /// `Under “…”, by segment: leaders 20 [10, 30], …`.
  private func groups(of policy: String, _ kind: String) -> String? {
    let told = (source.groups[kind] ?? []).compactMap { group -> String? in
      source.effect("net", of: policy, kind, group).map { "\(label(kind, group)) \(phrase($0))" }
    }
    guard !told.isEmpty else { return nil }
    return words("gains.\(kind)", [("list", told.joined(separator: "; "))])
  }

  /// The interval, and whether it says anything.
  private func phrase(_ interval: Interval) -> String {
    let text = numbers.text(interval)
    return interval.claim == .indistinct ? words("gains.vague", [("value", text)]) : text
  }

  private func countries(of policy: String) -> String? {
    spread(of: policy, "country", source.groups["country"] ?? [], "gains.country")
  }

  private func regions(of policy: String) -> String? {
    spread(of: policy, "region", source.groups["region"] ?? [], "gains.region")
  }

  /// In how many places the gain, or the loss, is distinct from zero, and where it is largest.
  private func spread(of policy: String, _ kind: String, _ groups: [String], _ key: String) -> String? {
    let all = groups.compactMap { group in source.effect("net", of: policy, kind, group).map { (group, $0) } }
    guard all.count > 1, all.contains(where: { $0.1.claim != .unbounded }) else { return nil }
    let gains = all.filter { $0.1.claim == .more }.sorted { ($0.1.mean ?? 0) > ($1.1.mean ?? 0) }
    let losses = all.filter { $0.1.claim == .less }.sorted { ($0.1.mean ?? 0) < ($1.1.mean ?? 0) }
    func named(_ places: [(String, Interval)]) -> String {
      words.list(places.prefix(GainSection.named).map { "\(label(kind, $0.0)) \(numbers.text($0.1))" })
    }
    func count(_ number: Int) -> String { words.number(Double(number)) }
    let rest = all.count - gains.count - losses.count
    let parts =
      [words(key, [("gains", count(gains.count)), ("all", count(all.count))])]
      + (losses.isEmpty ? [] : [words("gains.losses", [("losses", count(losses.count))])])
      + (rest == 0 ? [] : [words("gains.rest", [("rest", count(rest))])])
    var sentences = [parts.joined(separator: "; ") + "."]
    if !gains.isEmpty { sentences.append(words("gains.most", [("list", named(gains))])) }
    if !losses.isEmpty { sentences.append(words("gains.loss", [("list", named(losses))])) }
    // Many intervals: some leave zero out although nothing is there.
    let chance = Double(all.count) * (1 - source.context.confidenceLevel)
    if chance >= 1 {
      sentences.append(
        words("gains.chance", [("count", words.number(Double(all.count))), ("chance", words.count(chance.rounded()))]))
    }
    return sentences.joined(separator: " ")
  }

  private func table(_ kinds: [String], caption: String) -> BriefTable? {
    let policies = shown
    let rows = kinds.flatMap { kind in
      (source.groups[kind] ?? []).map { group in
        [label(kind, group)] + policies.map { numbers.text(source.effect("net", of: $0, kind, group)) }
      }
    }
    guard rows.count > 1 else { return nil }
    let rest = source.policies.count - policies.count
    return BriefTable(
      caption, columns: [words("gains.group")] + policies.map { source.context.title(of: $0) }, rows: rows,
      note: rest > 0 ? words("gains.others", [("count", words.number(Double(rest)))]) : nil)
  }

  private func label(_ kind: String, _ group: String) -> String {
    switch kind {
    case "segment": words.name("segment.\(group)", or: group)
    case "size_class": words.name("sizeClass.\(group)", or: group)
    case "country": words.name("country.\(group)", or: group)
    default: source.context.regions.first { $0.code == group }.map { "\($0.name) (\(group))" } ?? group
    }
  }
}
