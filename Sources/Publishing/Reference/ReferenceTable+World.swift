public import ScenarioModel

extension ReferenceTable {
  /// Every figure of a world, with how it came about and its source.
  public static func world(_ figures: [WorldFigure]) -> ReferenceTable {
    ReferenceTable(
      columns: [
        Column("table", .group), Column("row", .name), Column("figure", .name), Column("value", .name),
        Column("provenance"),
        Column("source", .prose),
      ],
      rows: measured(figures).map { figure in
        [
          .text(figure.table), .text(figure.row), .text(figure.column), .text(figure.value),
          figure.provenance.map { .text($0.rawValue) } ?? .missing, .text(figure.source),
        ]
      })
  }

  /// How the figures of a world came about: a count per table and column, and over all of them in the last row.
  public static func worldSummary(_ figures: [WorldFigure]) -> ReferenceTable {
    let figures = measured(figures)
    var columns: [(table: String, name: String)] = []
    var seen: Set<[String]> = []
    for figure in figures where seen.insert([figure.table, figure.column]).inserted {
      columns.append((figure.table, figure.column))
    }
    let byColumn = Dictionary(grouping: figures) { [$0.table, $0.column] }
    let rows = columns.map { column in
      summaryRow(column.table, column.name, of: byColumn[[column.table, column.name]] ?? [])
    }
    return ReferenceTable(
      columns: [Column("table", .group), Column("figure", .name), Column("rows")]
        + ScenarioModel.Provenance.allCases.map { Column($0.rawValue) } + [Column("unstated")],
      rows: rows + (rows.isEmpty ? [] : [summaryRow("world", "all figures", of: figures)]))
  }

  private static func summaryRow(_ table: String, _ name: String, of figures: [WorldFigure]) -> [ReferenceCell] {
    let counts = ([nil] + ScenarioModel.Provenance.allCases.map(Optional.init)).map { wanted in
      ReferenceCell.number(Double(figures.count { $0.provenance == wanted }))
    }
    return [.text(table), .text(name), .number(Double(figures.count))] + counts.dropFirst() + counts.prefix(1)
  }

  /// Names and labels are no figures: nobody measured them.
  private static func measured(_ figures: [WorldFigure]) -> [WorldFigure] {
    figures.filter { !["name", "country", "area"].contains($0.column) }
  }
}
