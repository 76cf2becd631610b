/// The kinds of figures. The set is closed: each has a design of its own.
public enum FigureKind: String, CaseIterable, Sendable {
  case difference
  case ranked
  case costEffectiveness = "cost-effectiveness"
  case waterfall
  case absorption
  case stability
  case fan
  case multiples
  case gap
  case ladder
  case integration
  case hubs
  case map
  case differenceMap = "difference-map"
  case network
  case tornado, morris, sobol, box, predictive

  var design: any FigureDesign.Type {
    switch self {
    case .difference: DifferenceFigure.self
    case .ranked: RankedFigure.self
    case .costEffectiveness: CostEffectivenessFigure.self
    case .waterfall: WaterfallFigure.self
    case .absorption: AbsorptionFigure.self
    case .stability: StabilityFigure.self
    case .fan: FanFigure.self
    case .multiples: MultiplesFigure.self
    case .gap: GapFigure.self
    case .ladder: LadderFigure.self
    case .integration: IntegrationFigure.self
    case .hubs: HubsFigure.self
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
    case .ranked: "policies in order at the first and the last horizon, with intervals"
    case .costEffectiveness: "effect against public cost, with lines of equal cost per use"
    case .waterfall: "what becomes of supported uses: failed, anyway, additional, and the net effect"
    case .absorption: "money committed and paid over time, as share of the envelope"
    case .stability: "how often each policy takes each rank over the replicates"
    case .fan: "the course of an indicator with bands, and what policies change"
    case .multiples: "differences by technology, country, region, sector, size class or segment"
    case .gap: "the gap between leaders and peloton over time"
    case .ladder: "how many firms are unaware, aware, and use a technology isolated or integrated"
    case .integration: "what policies change in isolated and integrated use, by technology"
    case .hubs: "how much of their capacity hubs use, and how many requests they lose"
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
  public var table: String { tables[0] }

  /// Tables of a results folder that it cannot do without, the main one first.
  var tables: [String] {
    switch self {
    case .difference, .ranked, .costEffectiveness, .waterfall, .multiples, .integration, .map, .differenceMap:
      ["effects"]
    case .absorption: ["money"]
    case .stability: ["ranking"]
    case .fan, .gap, .ladder: ["trajectories", "effects"]
    case .hubs: ["hubs"]
    case .network: ["links"]
    case .tornado: ["alternatives"]
    case .morris, .sobol: ["sensitivity"]
    case .box: ["discovery"]
    case .predictive: ["predictive"]
    }
  }

  /// Whether a folder has the tables that the kind needs, with at least one row each.
  ///
  /// Whether they hold what a particular request asks for shows when the figure is drawn.
  public func isPossible(in results: ResultsReader) -> Bool { missingTable(in: results) == nil }

  /// The first table that the kind needs and the folder lacks, or has without rows; nil if it has all.
  public func missingTable(in results: ResultsReader) -> String? { tables.first { !results.hasRows($0) } }
}
