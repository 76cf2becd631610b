/// The kinds of figures. The set is closed: each has a design of its own.
public enum FigureKind: String, CaseIterable, Sendable {
  case difference

  var design: any FigureDesign.Type {
    switch self {
    case .difference: DifferenceFigure.self
    }
  }

  /// What it shows, one line for lists.
  public var summary: String {
    switch self {
    case .difference: "what each policy changes against the baseline, with its paired interval"
    }
  }

  /// Table of a results folder that it cannot do without.
  public var table: String {
    switch self {
    case .difference: "effects"
    }
  }
}
