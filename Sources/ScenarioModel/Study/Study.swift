/// How we look: what is compared with what, when, how often, with which seeds.
public struct Study: Sendable, Equatable {
  /// Name of the policy that all others are compared with.
  public var baseline: String
  /// Quarters simulated from q = 0 on, 1…200.
  public var horizonQuarters: Int
  /// Horizons h at which effects are reported: state at the end of quarter h − 1; ascending, unique, ≤ `horizonQuarters`.
  public var horizons: [Int]
  /// How many replicates, and when to stop.
  public var replicates: Replicates
  /// Number of the first replicate, ≥ 0; replicate r has population and event seed r unless `seeds` says otherwise.
  public var firstReplicate: Int
  /// Where the seeds come from.
  public var seeds: Seeds
  /// Confidence level of all intervals, in (0, 1); 0.95 by default.
  public var confidenceLevel: Double
  /// Resamples of the bootstrap intervals, 0 (none)…100,000; 2,000 by default.
  public var bootstrapResamples: Int
  /// Which tables have rows for single regions.
  public var regionalDetail: RegionalDetail
  /// Levels shown by country and technology on the page that a run prints; names out of ``shownIndicators``.
  public var shown: [String]
  /// What every run of a design leaves.
  public var recorded: RecordChoice

  public init(
    baseline: String, horizonQuarters: Int = 40, horizons: [Int] = [16, 24, 40],
    replicates: Replicates = .fixed(20), firstReplicate: Int = 1, seeds: Seeds = Seeds(),
    confidenceLevel: Double = 0.95, bootstrapResamples: Int = 2000, regionalDetail: RegionalDetail = .full,
    shown: [String] = [], recorded: RecordChoice = RecordChoice()
  ) {
    self.baseline = baseline
    self.horizonQuarters = horizonQuarters
    self.horizons = horizons
    self.replicates = replicates
    self.firstReplicate = firstReplicate
    self.seeds = seeds
    self.confidenceLevel = confidenceLevel
    self.bootstrapResamples = bootstrapResamples
    self.regionalDetail = regionalDetail
    self.shown = shown
    self.recorded = recorded
  }
}

extension Study {
  /// Indicators (specification, section 10) that exist for every country and technology.
  public static let shownIndicators = ["adoptionRate", "integratedRate", "awareRate", "expectedUptake"]

  /// Indicators (specification, section 10) that a study may watch to decide when to stop: sums over all firms and
  /// technologies with a mean that is not zero by construction.
  public static let stoppingIndicators = [
    "additional", "net", "supported", "deadweight", "failed", "spillOver", "crowdedOut", "adopterYears", "publicCost",
    "distinctFirms",
  ]
}

/// Which tables have rows for single regions. In a world of 250 regions these rows are most of every table.
public enum RegionalDetail: String, CaseIterable, Sendable {
  /// Effects, links, courses over time and values by replicate.
  case full
  /// Effects and links only.
  case effects
}

/// How many replicates are run.
public enum Replicates: Sendable, Equatable {
  /// Exactly this many, 1…100,000.
  case fixed(Int)
  /// At least `minimum`, then until for every policy but the baseline the half-width of the interval of `indicator`
  /// (over all firms and technologies, at the first horizon) is at most `relativeHalfWidth` of the absolute mean; at most `maximum`.
  case until(indicator: String, relativeHalfWidth: Double, minimum: Int, maximum: Int)
}

/// Seeds of the draws. Nil: the number of the replicate.
public struct Seeds: Sendable, Equatable {
  /// Seed of populations and networks (event codes 1–25).
  public var population: UInt64?
  /// Seed of everything that happens (event codes 30–62).
  public var event: UInt64?

  public init(population: UInt64? = nil, event: UInt64? = nil) {
    self.population = population
    self.event = event
  }
}
