import ScenarioModel

extension ReferenceTable {
  /// Every parameter: symbol, name, unit, default, evidence range, provenance, meaning.
  public static var parameters: ReferenceTable {
    ReferenceTable(
      columns: [
        Column("group", .group), Column("symbol", .name), Column("name", .name), Column("unit"), Column("default"),
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

  /// Every instrument: field, rule in a quarter, cost, keys that a policy can set, parameters that it depends on.
  public static var instruments: ReferenceTable {
    ReferenceTable(
      columns: [
        Column("field", .group), Column("instrument", .name), Column("rule", .prose), Column("cost", .prose),
        Column("levers", .prose), Column("parameters", .prose),
      ],
      rows: InstrumentCatalogue.entries.map { entry in
        let path = "NAME.instruments.\(entry.key)."
        let levers = KeyReference.rows.map(\.path).filter { $0.hasPrefix(path) }.map { $0.dropFirst(path.count) }
        return [
          .text(entry.field), .text(entry.key), .text(entry.rule), .text(entry.cost),
          .text(levers.joined(separator: ", ")),
          .text(entry.parameters.map(\.rawValue).joined(separator: ", ")),
        ]
      })
  }

  /// Every mechanism of the four fields of policy and of hubs: state, lever, cost, delay, off values, equation, file.
  public static var fields: ReferenceTable {
    ReferenceTable(
      columns: [
        Column("field", .group), Column("mechanism", .name), Column("state", .prose), Column("lever", .prose),
        Column("cost", .prose), Column("delay", .prose), Column("off", .prose), Column("equation", .prose),
        Column("file", .prose),
      ],
      rows: FieldCatalogue.entries.map { entry in
        let switches = entry.governance.map { "governance.\($0)" }
        let levers = entry.instruments + switches
        let off = entry.off.map(\.text) + [entry.offOtherwise].filter { !$0.isEmpty }
        return [
          .text(entry.field), .text(entry.name), .text(entry.state),
          .text(levers.isEmpty ? "none" : levers.joined(separator: ", ")), .text(entry.cost), .text(entry.delay),
          .text(off.joined(separator: "; ")), .text(entry.equation), .text("Sources/\(entry.file)"),
        ]
      })
  }

  /// Every key of a scenario file: where it stands, what it accepts, what it means.
  public static var keys: ReferenceTable {
    ReferenceTable(
      columns: [
        Column("section", .group), Column("key", .name), Column("required"), Column("accepts"),
        Column("meaning", .prose),
      ],
      rows: KeyReference.rows.map { row in
        [
          .text(row.section.isEmpty ? "top" : row.section), .text(row.path), .text(row.isRequired ? "yes" : ""),
          .text(row.accepts), .text(row.meaning),
        ]
      })
  }
}
