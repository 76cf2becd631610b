import ScenarioModel

/// Assumptions that matter, with their provenance: what the scenario sets itself, what turned the answer round, what
/// drives it, what the model names as decisive, and which values lie outside their evidence.
struct AssumptionSection {
  let source: BriefSource

  private var words: Wording { source.words }

  /// Assumptions whose effect on the ranking is large or open; the shipped structural study varies each of them.
  private static let decisive: [ParameterName] = [
    .subThreshold, .legitimacyThreshold, .programmeAttention, .abandonRate, .abandonFit, .borderPenalty, .degreeLogSd,
    .enablementUnitCost, .harmonisationUnitCost, .campaignCost, .campaignRate, .successConsortium,
  ]

  private static let prefix = "world.parameters."

  var blocks: [BriefBlock] {
    var blocks: [BriefBlock] = [.paragraph(words("assumptions.counts", counts))]
    if let table = table(chosen, caption: words("assumptions.caption")) { blocks.append(.table(table)) }
    if let table = settings { blocks.append(.table(table)) }
    blocks += sensitivity
    if let all = table(ParameterCatalogue.entries, caption: words("assumptions.allCaption")) {
      blocks.append(.fold(words("assumptions.all", counts), all))
    }
    return blocks
  }

  private var counts: [(String, String)] {
    func count(_ tag: EvidenceTag) -> String {
      words.number(Double(ParameterCatalogue.entries.count { $0.tag == tag }))
    }
    return [("all", words.number(Double(ParameterCatalogue.entries.count)))]
      + EvidenceTag.allCases.map { ($0.rawValue, count($0)) }
  }

  /// Parameters that the scenario sets, that flip a pair, that are varied, or that are named as decisive, in this order.
  private var chosen: [ParameterEntry] {
    let alternatives = AlternativeWords(source: source)
    let set = ParameterCatalogue.entries.filter { source.run.origins[path($0)] != nil }
    let flipping = (alternatives?.decisivePaths ?? []).compactMap(entry)
    let varied = (alternatives?.variedPaths ?? []).compactMap(entry)
    var chosen: [ParameterEntry] = []
    for entry in set + flipping + varied + AssumptionSection.decisive.map(ParameterCatalogue.entry)
    where !chosen.contains(where: { $0.name == entry.name }) {
      chosen.append(entry)
    }
    return chosen
  }

  private func path(_ entry: ParameterEntry) -> String { AssumptionSection.prefix + entry.name.rawValue }

  private func entry(_ path: String) -> ParameterEntry? {
    ParameterCatalogue.entries.first { path == self.path($0) || path.hasPrefix(self.path($0) + ".") }
  }

  private func table(_ entries: [ParameterEntry], caption: String) -> BriefTable? {
    guard !entries.isEmpty else { return nil }
    let flipping = AlternativeWords(source: source)?.decisivePaths.compactMap { entry($0)?.name } ?? []
    let remarks = entries.map { entry in
      [
        isOutside(entry) ? words("assumptions.outside") : nil,
        flipping.contains(entry.name) ? words("assumptions.flips") : nil,
        source.run.origins[path(entry)] == nil ? nil : words("assumptions.set"),
      ].compactMap(\.self).joined(separator: "; ")
    }
    let isRemarked = remarks.contains { !$0.isEmpty }
    var table = BriefTable(
      caption,
      columns: (["parameter", "value", "range", "evidence"] + (isRemarked ? ["remark"] : []))
        .map { words("assumptions.\($0)") },
      rows: zip(entries, remarks).map { entry, remark in
        let value = source.run.values[path(entry)] ?? entry.defaultValue.text
        let origin = source.run.origins[path(entry)]
        return [
          entry.meaning, value + (entry.unit == "1" ? "" : " " + entry.unit), entry.rangeText,
          "\(words.name("evidence.\(entry.tag.rawValue)", or: entry.tag.rawValue)): \(origin?.source ?? entry.source)",
        ] + (isRemarked ? [remark] : [])
      }, texts: [1, 2, 3, 4])
    for (place, entry) in entries.enumerated() { table.rows[place].key = entry.name.rawValue }
    table.rowLanguage = words.language == "en" ? nil : "en"
    return table
  }

  /// Whether the run warned of the value.
  private func isOutside(_ entry: ParameterEntry) -> Bool {
    source.run.parametersOutsideRange.contains { $0.hasPrefix(path(entry) + " ") || $0.hasPrefix(path(entry) + ".") }
  }

  /// Values of the scenario that carry a source of their own and are no parameters.
  private var settings: BriefTable? {
    let sourced = source.run.origins.filter { $0.value.source != nil && !$0.key.hasPrefix(AssumptionSection.prefix) }
      .sorted { $0.key < $1.key }
    guard !sourced.isEmpty else { return nil }
    return BriefTable(
      words("assumptions.settings"), columns: ["key", "value", "source"].map { words("assumptions.\($0)") },
      rows: sourced.map { [$0.key, source.run.values[$0.key] ?? "", $0.value.source ?? ""] }, texts: [1, 2])
  }

  /// The largest indices of an analysis that lies in the folder; nothing without one.
  private var sensitivity: [BriefBlock] {
    guard source.results.has("sensitivity"),
      let rows = try? source.results.rows(
        of: "sensitivity", where: ["index": ["ST", "mu_star", "srrc"]],
        columns: ["policy", "against", "indicator", "index", "factor", "rows", "value", "lower", "upper"])
    else { return [] }
    // Indices over parts of the rows show convergence; those over all of them are the result.
    let most = rows.records.compactMap { $0.number("rows") }.max()
    let largest = rows.records.filter { $0.number("rows") == most && $0.number("value") != nil }
      .sorted { abs($0.number("value") ?? 0) > abs($1.number("value") ?? 0) }.prefix(10)
    guard !largest.isEmpty else { return [] }
    let numbers = source.numbers
    return [
      .table(
        BriefTable(
          words("assumptions.sensitivity"),
          columns: ["factor", "answer", "index", "size"].map { words("assumptions.\($0)") },
          rows: largest.map { row in
            let against = row.text("against").isEmpty ? "" : " − " + source.context.title(of: row.text("against"))
            return [
              row.text("factor"),
              words.name("indicator.\(row.text("indicator"))", or: row.text("indicator")) + ": "
                + source.context.title(of: row.text("policy")) + against,
              row.text("index"),
              numbers.text(
                Interval(mean: row.number("value"), lower: row.number("lower"), upper: row.number("upper"))),
            ]
          }, texts: [1, 2]))
    ]
  }
}
