import Findings
import ScenarioModel

/// The tables of a calibration. The set is closed: each is described and written here.
enum CalibrationTable: String, CaseIterable {
  case posterior, parameters, correlations, generations, predictive

  var fileName: String { rawValue + ".csv" }

  private typealias Column = TableDescription.Column

  func description(_ result: FitResult) -> TableDescription {
    switch self {
    case .posterior:
      TableDescription(
        name: rawValue,
        meaning: "One row per member of the ensemble, all equally likely: a design that any study can use, with "
          + "study.design: { method: list, file: posterior.csv }.",
        columns: result.calibration.parameters.map {
          Column($0.path.description, .number, "Value at this path of the scenario.")
        }, key: [])
    case .parameters:
      TableDescription(
        name: rawValue, meaning: "One row per fitted value: what was believed before, and after.",
        columns: [Column("parameter", .string, "Path of the value.")]
          + Self.moments("prior", "before the fit") + Self.moments("posterior", "after the fit") + [
            Column(
              "contraction", .number, unit: "1",
              "1 minus posterior over prior variance: 0 where the figures say nothing, near 1 where they say all.")
          ], key: ["parameter"])
    case .correlations:
      TableDescription(
        name: rawValue, meaning: "One row per pair of fitted values.",
        columns: [
          Column("first", .string, "Path of the one value."), Column("second", .string, "Path of the other."),
          Column("correlation", .number, unit: "1", "Correlation in the posterior."),
        ], key: ["first", "second"])
    case .generations:
      TableDescription(
        name: rawValue, meaning: "One row per generation of points; a simplex has one.",
        columns: [
          Column("generation", .integer, "From 1."), Column("points", .integer, "Points that were run."),
          Column("missing", .integer, "Points of which a figure could not be read."),
          Column("tolerance", .number, unit: "1", "Factor on the errors of the figures; 1 takes them as they are."),
          Column("acceptance", .number, unit: "1", "Share of the proposals that would be accepted at it."),
          Column("effective_size", .number, unit: "points", "Effective size of the weighted points."),
          Column("proposal_size", .number, unit: "points", "The same before they are compared with figures."),
          Column("least_distance", .number, unit: "standard errors", "Distance of the nearest point."),
          Column("median_distance", .number, unit: "standard errors", "Median distance of the points."),
        ], key: ["generation"])
    case .predictive:
      TableDescription(
        name: rawValue,
        meaning: "One row per figure, fitted or left out: what the worlds give before and after the fit.",
        columns: Self.predictiveColumns, key: ["target"])
    }
  }

  private static func moments(_ name: String, _ when: String) -> [Column] {
    [
      Column("\(name)_mean", .number, "Mean \(when)."), Column("\(name)_sd", .number, "Standard deviation \(when)."),
    ] + ["05", "25", "50", "75", "95"].map { Column("\(name)_q\($0)", .number, "Quantile 0.\($0) \(when).") }
  }

  private static let predictiveColumns: [Column] =
    [
      Column("target", .string, "Name of the figure."), Column("scenario", .string, "World that it is read from."),
      Column("use", .string, "fit, or left-out of it."), Column("indicator", .string, "Name of the indicator."),
      .groupKind, .group, .technology, Column("over", .string, "What the value is divided by; empty: nothing."),
      Column("statistic", .string, "level, mean, change or slope (per year)."),
      Column("from", .string, "First quarter of a mean, change or slope."), .quarter,
      Column("observed", .number, "The figure."), Column("observed_sd", .number, "Its error, one standard deviation."),
      Column("replicate_sd", .number, "Standard deviation between replicates of one point."),
    ]
    + ["prior", "posterior"].flatMap { name in
      ["05", "50", "95"].map { Column("\(name)_q\($0)", .number, "Quantile 0.\($0) of the outputs, \(name).") }
    } + [
      Column("posterior_mean", .number, "Mean output of the posterior."),
      Column("lower", .number, "Nine of ten figures should lie above this and below upper, their errors included."),
      Column("upper", .number, "See lower."), Column("is_inside", .boolean, "Whether the figure does."),
      Column("error", .number, "Posterior mean minus figure."),
    ]

  func write(_ result: FitResult, _ writer: inout CSVWriter) throws {
    switch self {
    case .posterior:
      for row in result.ensemble { try writer.row(CSVLine()) { Self.fill(row, &$0) } }
    case .parameters: for row in result.parameters { try writer.row(CSVLine()) { Self.fill(row, &$0) } }
    case .correlations:
      for row in result.correlations {
        try writer.row(CSVLine()) {
          $0.append(row.first)
          $0.append(row.second)
          $0.append(row.correlation)
        }
      }
    case .generations: for row in result.generations { try writer.row(CSVLine()) { Self.fill(row, &$0) } }
    case .predictive:
      let worlds = result.calibration.worlds.map(\.name)
      for row in result.predictions { try writer.row(CSVLine()) { Self.fill(row, worlds, &$0) } }
    }
  }

  private static func fill(_ row: [Double], _ line: inout CSVLine) {
    for value in row { line.append(value) }
  }

  private static func fill(_ row: ParameterFinding, _ line: inout CSVLine) {
    line.append(row.path)
    for value in [row.priorMean, row.priorSd] + row.priorQuantiles + [row.mean, row.sd] + row.quantiles {
      line.append(value)
    }
    line.append(row.contraction)
  }

  private static func fill(_ row: ScoredGeneration, _ line: inout CSVLine) {
    line.append(row.number)
    line.append(row.positions.count)
    line.append(row.missing)
    for value in [
      row.tolerance, row.acceptance, row.effectiveSize, row.proposalSize, row.leastDistance, row.medianDistance,
    ] { line.append(value) }
  }

  private static func fill(_ row: TargetPrediction, _ worlds: [String], _ line: inout CSVLine) {
    let target = row.target
    for text in [
      target.name, worlds[target.world], target.use.rawValue, target.indicator, target.groupKind, target.group,
      target.technology, target.over ?? "", target.statistic.rawValue, target.from?.description ?? "",
      target.quarter.description,
    ] { line.append(text) }
    for value in [target.observed, target.sd, row.replicateSd] + row.prior + row.posterior { line.append(value) }
    for value in [row.mean, row.lower, row.upper] { line.append(value) }
    line.append(row.isInside)
    line.append(row.error)
  }
}
