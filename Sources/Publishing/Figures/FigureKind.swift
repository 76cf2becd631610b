/// The kinds of figures. The set is closed: each has a design of its own.
public enum FigureKind: String, CaseIterable, Sendable {
  case difference
  case map
  case differenceMap = "difference-map"
  case network

  var design: any FigureDesign.Type {
    switch self {
    case .difference: DifferenceFigure.self
    case .map: MapFigure.self
    case .differenceMap: DifferenceMapFigure.self
    case .network: NetworkFigure.self
    }
  }

  /// What it shows, one line for lists.
  public var summary: String {
    switch self {
    case .difference: "what each policy changes against the baseline, with its paired interval"
    case .map: "what one policy changes in each region, or the level there"
    case .differenceMap: "what one policy brings more than another in each region"
    case .network: "ties, referrals or projects across borders that a policy adds"
    }
  }

  /// Table of a results folder that it cannot do without.
  public var table: String {
    switch self {
    case .difference, .map: "effects"
    case .differenceMap: "replicates"
    case .network: "links"
    }
  }
}
