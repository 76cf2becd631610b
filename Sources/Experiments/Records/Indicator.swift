/// What a run is read by. Names, definitions and units are those of the specification, section 10; counts are in real
/// firms or pairs (simulated × weight).
public enum Indicator: String, CaseIterable, Sendable {
  // Read from every run, every quarter.
  case adoptionRate, integratedRate, awareRate, usedPairs, adopterYears, advancedShareSme, isolatedShare, maturity
  case maturityGap, logProductivityGap, theilRegions, theilBetweenCountries, theilWithinCountries
  case expectedUptake, abandoned
  case distinctFirms, privateOutlay, publicCost, grossResults
  case crossBorderConsortia, crossBorderTies, crossBorderTieShare, referrals, specialistFlowAbroad
  case hubRequests, hubUnmet, hubUnmetShare, hubCompetentShare, hubLost, hubReferrals, hubServices, hubUtilisation
  case hubsOpen, policyHubsOpen, hubLinksOpen
  case specialistDemand, specialistSupply, tightness, unfilled, trainingStock, grossJobLoss, jobs
  // Accounts of a policy run against its baseline, at each horizon.
  case supported, additional, deadweight, accelerated, meanAcceleration, failed, harmed, abandonedAfterAdoption
  case spillOver, retained, crowdedOut, net, persistence
  // Ratios of totals of a policy run and its baseline, at each horizon.
  case costPerAdditional, costPerNet, costPerAdopterYear, additionalPerMillion, netPerMillion, deadweightShare
  case absorption, leverage, incrementalLeverage, grossPerMillion

  /// Where the numbers come from.
  public enum Kind: Sendable {
    /// A level, observed at the end of every quarter of every run.
    case level
    /// A count of pairs, from comparing a policy run with the baseline run of the same replicate.
    case account
    /// A ratio formed from the two.
    case ratio
  }

  /// Where this indicator comes from.
  public var kind: Kind {
    switch self {
    case .supported, .additional, .deadweight, .accelerated, .meanAcceleration, .failed, .harmed,
      .abandonedAfterAdoption, .spillOver, .retained, .crowdedOut, .net, .persistence:
      .account
    case .costPerAdditional, .costPerNet, .costPerAdopterYear, .additionalPerMillion, .netPerMillion,
      .deadweightShare, .absorption, .leverage, .incrementalLeverage, .grossPerMillion:
      .ratio
    default: .level
    }
  }

  /// Unit as it stands in the tables; `1` is a pure number or a share.
  public var unit: String {
    switch self {
    case .adoptionRate, .integratedRate, .awareRate, .advancedShareSme, .isolatedShare, .expectedUptake,
      .crossBorderTieShare, .hubUnmetShare, .hubCompetentShare, .hubUtilisation, .tightness, .persistence,
      .deadweightShare,
      .absorption, .incrementalLeverage, .theilRegions, .theilBetweenCountries, .theilWithinCountries, .leverage:
      "1"
    case .usedPairs, .abandoned, .supported, .additional, .deadweight, .accelerated, .failed, .harmed,
      .abandonedAfterAdoption, .spillOver, .retained, .crowdedOut, .net:
      "pairs"
    case .adopterYears: "pair-years"
    case .maturity, .maturityGap: "points (0-100)"
    case .logProductivityGap: "log points"
    case .distinctFirms: "firms"
    case .privateOutlay, .publicCost: "EUR"
    case .grossResults: "pilots"
    case .crossBorderConsortia: "projects"
    case .crossBorderTies: "ties"
    case .referrals, .hubRequests, .hubUnmet, .hubLost, .hubReferrals: "requests"
    case .hubServices: "services"
    case .hubsOpen, .policyHubsOpen: "hubs"
    case .hubLinksOpen: "links"
    case .specialistFlowAbroad, .specialistDemand, .specialistSupply, .unfilled, .trainingStock: "FTE"
    case .grossJobLoss, .jobs: "jobs"
    case .meanAcceleration: "quarters"
    case .costPerAdditional, .costPerNet: "EUR per pair"
    case .costPerAdopterYear: "EUR per pair-year"
    case .additionalPerMillion, .netPerMillion: "pairs per EUR million"
    case .grossPerMillion: "pilots per EUR million"
    }
  }
}

/// How a number is cut. Segments are frozen at q = 0.
public enum GroupKind: String, CaseIterable, Sendable {
  case all, segment
  case sizeClass = "size_class"
  case country, region, sector
  /// The exact combination of support that a pair received: `study`, `study+grant`, …
  case support
}

/// Segments of firms, frozen at the baseline (q = 0) for every indicator.
public enum Segment: Int, CaseIterable, Sendable {
  /// No technology in use.
  case laggard
  /// Neither leader nor laggard: those the fund is for.
  case peloton
  /// Two or more of IoT, big data, robotics, 3D printing, AI in use.
  case leader

  /// Spelling in tables.
  public var key: String { String(describing: self) }
}
