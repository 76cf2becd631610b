public import ScenarioModel

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
          .value(entry.defaultValue), .range(of: entry), .text(entry.tag.rawValue), .text(entry.source),
          .text(entry.meaning),
        ]
      })
  }

  /// Every instrument: field, rule in a quarter, cost, parameters that it depends on.
  public static var instruments: ReferenceTable {
    ReferenceTable(
      columns: [
        Column("field"), Column("instrument", .name), Column("rule", .prose), Column("cost", .prose),
        Column("parameters", .prose),
      ],
      rows: InstrumentCatalogue.entries.map { entry in
        [
          .text(entry.field), .text(entry.key), .text(entry.rule), .text(entry.cost),
          .text(entry.parameters.map(\.rawValue).joined(separator: ", ")),
        ]
      })
  }

  /// Every key that a policy can set: its instruments, its governance, its programme.
  public static var levers: ReferenceTable {
    let rows = KeyReference.rows.filter { $0.section == "policies" && $0.path.hasPrefix("NAME.") }
    return ReferenceTable(
      columns: [Column("group"), Column("lever", .name), Column("accepts"), Column("meaning", .prose)],
      rows: rows.compactMap { row in
        let parts = row.path.split(separator: ".").dropFirst()
        guard let lever = parts.last, parts.count > 1, row.accepts != KeyReference.group else { return nil }
        return [
          .text(parts.dropLast().joined(separator: ".")), .text(String(lever)), .text(row.accepts), .text(row.meaning),
        ]
      })
  }

  /// Every key of a scenario file: where it stands, what it accepts, what it means.
  public static var keys: ReferenceTable {
    ReferenceTable(
      columns: [
        Column("section", .name), Column("key", .name), Column("required"), Column("accepts"),
        Column("meaning", .prose),
      ],
      rows: KeyReference.rows.map { row in
        [
          .text(row.section.isEmpty ? "top" : row.section), .text(row.path), .text(row.isRequired ? "yes" : ""),
          .text(row.accepts), .text(row.meaning),
        ]
      })
  }

  /// Every figure of a world, with how it came about and its source.
  public static func world(_ figures: [WorldFigure]) -> ReferenceTable {
    ReferenceTable(
      columns: [
        Column("table"), Column("row", .name), Column("figure", .name), Column("value", .name), Column("provenance"),
        Column("source", .prose),
      ],
      // Names are no figures: nobody measured them.
      rows: figures.filter { $0.column != "name" && $0.column != "country" }.map { figure in
        [
          .text(figure.table), .text(figure.row), .text(figure.column), .text(figure.value),
          figure.provenance.map { .text($0.rawValue) } ?? .missing, .text(figure.source),
        ]
      })
  }
}
