import AdoptionKernel
import Experiments
import Publishing

extension ReferenceTable {
  /// Every indicator: where it comes from, name, unit, definition.
  static var indicators: ReferenceTable {
    ReferenceTable(
      columns: [Column("kind", .group), Column("name", .name), Column("unit"), Column("definition", .prose)],
      rows: Indicator.allCases.map { indicator in
        [
          .text(String(describing: indicator.kind)), .text(indicator.rawValue), .text(indicator.unit),
          .text(indicator.definition),
        ]
      })
  }

  /// Every random event: its frozen code, its seed, what entity, other and sub-id stand for, what it decides.
  static var events: ReferenceTable {
    ReferenceTable(
      columns: [
        Column("seed", .group), Column("code", .name), Column("name", .name), Column("entity"), Column("other"),
        Column("sub"), Column("meaning", .prose),
      ],
      rows: DrawEvent.allCases.map { event in
        [
          .text(event.usesPopulationSeed ? "population" : "event"), .number(Double(event.rawValue)),
          .text(String(describing: event)), .text(event.entity), .text(event.other), .text(event.sub),
          .text(event.meaning),
        ]
      })
  }
}
