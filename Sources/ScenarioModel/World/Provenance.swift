/// How a figure about the world came about, as its table says.
public enum Provenance: String, CaseIterable, Sendable {
  /// Published as it stands.
  case observed
  /// Arithmetic on published figures.
  case derived
  /// Approximated from related published figures.
  case estimated
  /// A choice.
  case assumed
}

/// One figure of a table about the world, with where it comes from.
public struct WorldFigure: Sendable, Equatable {
  /// `regions`, `hubs` or `countries`.
  public var table: String
  /// Code of the region or country, or name of the hub.
  public var row: String
  /// Column of the table, `population`.
  public var column: String
  /// The figure as the file spells it.
  public var value: String
  /// Nil: the table does not say.
  public var provenance: Provenance?
  /// Publication or rule; empty when the table does not say.
  public var source: String

  public init(table: String, row: String, column: String, value: String, provenance: Provenance?, source: String) {
    self.table = table
    self.row = row
    self.column = column
    self.value = value
    self.provenance = provenance
    self.source = source
  }
}
