/// The kinds of figures. The set is closed: each has a design of its own.
public enum FigureKind: String, CaseIterable, Sendable {
  case difference
  case map
  case differenceMap = "difference-map"
  case network
  case tornado, morris, sobol, box, predictive

  var design: any FigureDesign.Type {
    switch self {
    case .difference: DifferenceFigure.self
    case .map: MapFigure.self
    case .differenceMap: DifferenceMapFigure.self
    case .network: NetworkFigure.self
    case .tornado: TornadoFigure.self
    case .morris: MorrisFigure.self
    case .sobol: SobolFigure.self
    case .box: BoxFigure.self
    case .predictive: PredictiveFigure.self
    }
  }

  /// What it shows, one line for lists.
  public var summary: String {
    switch self {
    case .difference: "what each policy changes against the baseline, with its paired interval"
    case .map: "what one policy changes in each region, or the level there"
    case .differenceMap: "what one policy brings more than another in each region"
    case .network: "ties, referrals or projects across borders that a policy adds"
    case .tornado: "what each alternative world does to the difference between two policies"
    case .morris: "which factors of a study move an answer, and how evenly (elementary effects)"
    case .sobol: "which factors of a study make the variance of an answer, alone and together"
    case .box: "in which futures of a study one policy loses against another"
    case .predictive: "what a calibration gives before and after the fit, beside what was observed"
    }
  }

  /// Table of a results folder that it cannot do without.
  public var table: String {
    switch self {
    case .difference, .map: "effects"
    case .differenceMap: "replicates"
    case .network: "links"
    case .tornado: "alternatives"
    case .morris, .sobol: "sensitivity"
    case .box: "discovery"
    case .predictive: "predictive"
    }
  }
}
