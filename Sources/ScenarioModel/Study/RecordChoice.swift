/// What every run of a study over a design leaves: which numbers, cut how, when.
///
/// A single `peloton run` keeps everything; a study of thousands of runs keeps what is asked for.
public struct RecordChoice: Sendable, Equatable {
  /// Names of level and account indicators out of ``indicatorNames``.
  public var indicators: [String]
  /// Kinds of groups out of ``groupNames``, over which numbers are cut; `all` firms by default.
  public var groups: [String]
  /// Numbers are kept for every technology too, where they exist; without it only what exists for technologies alone.
  public var byTechnology: Bool
  /// Quarters q (0 is 2024Q1, negative before) at whose end levels are read, besides the horizons; ascending, unique.
  public var quarters: [Int]

  public init(
    indicators: [String] = RecordChoice.usualIndicators, groups: [String] = ["all"], byTechnology: Bool = false,
    quarters: [Int] = []
  ) {
    self.indicators = indicators
    self.groups = groups
    self.byTechnology = byTechnology
    self.quarters = quarters
  }
}

extension RecordChoice {
  /// What is kept unless a scenario says otherwise: what policies are compared by.
  public static let usualIndicators = [
    "adoptionRate", "usedPairs", "adopterYears", "advancedShareSme", "isolatedShare", "maturityGap", "distinctFirms",
    "privateOutlay", "publicCost", "supported", "additional", "deadweight", "failed", "harmed", "spillOver",
    "crowdedOut", "net",
  ]

  /// Kinds of groups (specification, section 10).
  public static let groupNames = ["all", "segment", "size_class", "country", "region", "sector"]

  /// Indicators (specification, section 10) that are read from one run, or counted by comparing it with its baseline;
  /// ratios are formed from them afterwards.
  public static let indicatorNames = [
    "adoptionRate", "integratedRate", "awareRate", "usedPairs", "adopterYears", "advancedShareSme", "isolatedShare",
    "maturity", "maturityGap", "logProductivityGap", "theilRegions", "theilBetweenCountries", "theilWithinCountries",
    "expectedUptake", "abandoned", "distinctFirms", "privateOutlay", "publicCost", "grossResults",
    "crossBorderConsortia", "crossBorderTies", "crossBorderTieShare", "referrals", "specialistFlowAbroad",
    "hubRequests", "hubUnmet", "hubUnmetShare", "hubCompetentShare", "hubLost", "hubReferrals", "hubServices",
    "hubUtilisation", "hubsOpen", "policyHubsOpen", "hubLinksOpen", "specialistDemand", "specialistSupply", "tightness",
    "unfilled", "trainingStock", "grossJobLoss", "jobs", "supported", "additional", "deadweight", "accelerated",
    "failed", "harmed", "abandonedAfterAdoption", "spillOver", "retained", "crowdedOut", "net",
  ]
}
