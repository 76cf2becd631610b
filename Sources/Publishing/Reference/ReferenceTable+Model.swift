import ScenarioModel

extension ReferenceTable {
  /// Every parameter: symbol, name, unit, default, evidence range, provenance, meaning.
  public static var parameters: ReferenceTable {
    ReferenceTable(
      columns: [
        Column("group"), Column("symbol", .name), Column("name", .name), Column("unit"), Column("default"),
        Column("range"),
        Column("tag"), Column("source", .prose), Column("meaning", .prose),
      ],
      rows: ParameterCatalogue.entries.map { entry in
        [
          .text(entry.group), .text(entry.symbol), .text(entry.name.rawValue), .text(entry.unit),
          .value(entry.defaultValue), range(of: entry), .text(entry.tag.rawValue), .text(entry.source),
          .text(entry.meaning),
        ]
      })
  }

  /// Every instrument: field, rule in a quarter, cost, keys.
  public static var instruments: ReferenceTable {
    ReferenceTable(
      columns: [
        Column("field"), Column("instrument", .name), Column("rule", .prose), Column("cost", .prose),
        Column("levers", .prose),
      ],
      rows: InstrumentCatalogue.entries.map { entry in
        [
          .text(entry.field), .text(entry.key), .text(entry.rule), .text(entry.cost),
          .text(entry.levers.map(\.key).joined(separator: ", ")),
        ]
      })
  }

  /// Every key that a policy can set, by instrument; governance switches last.
  public static var levers: ReferenceTable {
    let groups =
      InstrumentCatalogue.entries.map { ($0.key, $0.levers) } + [("governance", InstrumentCatalogue.governance)]
    return ReferenceTable(
      columns: [
        Column("instrument", .name), Column("lever", .name), Column("unit"), Column("accepts"), Column("default"),
        Column("meaning", .prose),
      ],
      rows: groups.flatMap { key, levers in
        levers.map { lever in
          [
            .text(key), .text(lever.key), .text(lever.unit), .text(lever.accepts), .text(lever.defaultText),
            .text(lever.meaning),
          ]
        }
      })
  }

  private static func range(of entry: ParameterEntry) -> ReferenceCell {
    if case .choice(let words) = entry.domain { return .words(words) }
    guard let range = entry.range else { return .missing }
    return .range(range, isMultiplier: entry.rangeIsMultiplier)
  }
}
