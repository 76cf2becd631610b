/// One number per technology: cloud, IoT, big data, robotics, 3D printing, AI.
public typealias PerTechnology = InlineArray<6, Double>
/// One number per size class: small, medium, large.
public typealias PerSize = InlineArray<3, Double>

/// Number of technologies.
public let technologyCount = 6

/// Every number that the quarter uses, named as in the specification. Initial populations need further ones, which
/// world building reads itself. Defaults, ranges, units and sources are in the scenario model's catalogue, not here.
public struct ModelParameters: Sendable {
  // Awareness, per year; reach in firms.
  public var awarenessRate = 0.0
  public var wordOfMouthRate = 0.0
  public var campaignRate = 0.0
  public var hubOutreachRate = 0.0
  public var demonstrationRate = 0.0
  public var demonstrationReach = 0.0
  // Learning.
  public var sharingProbability = 0.0
  public var competitorSharing = 0.0
  public var fitSd = 0.0
  public var fitSectorShare = 0.0
  public var priorBias = 0.0
  public var priorSd = 0.0
  public var uncertaintyAversion = 0.0
  public var peerNoise = 0.0
  public var serviceSignalUnits = 0
  // Decision; evaluation per quarter by size class, already times `evaluationScale`.
  public var evaluation = PerSize(repeating: 0)
  public var subThreshold = 0.0
  public var isolatedShare = 0.0
  public var complementarity = 0.0
  public var costScale = 0.0
  public var aiSurgeCost = 0.0
  public var aiSurgeQuarters = 0
  public var rejectCooldown = 0
  public var failCooldown = 0
  public var maxWait = 0
  public var benefit = PerTechnology(repeating: 0)
  public var cost = PerTechnology(repeating: 0)
  public var costDecline = PerTechnology(repeating: 0)
  public var abandonRate = PerTechnology(repeating: 0)
  public var abandonFit = 0.0
  // Regulation.
  public var regulatoryCost = 0.0
  public var crossBorderCost = 0.0
  public var standardsUncertainty = 0.0
  public var dataIntensity = PerTechnology(repeating: 0)
  public var regulationLag = 0
  public var enablementUnitCost = 0.0
  public var harmonisationUnitCost = 0.0
  public var regulationCeiling = 0.0
  // Workforce.
  public var specialistNeed = PerTechnology(repeating: 0)
  public var inflowRate = 0.0
  public var hireProbability = PerSize(repeating: 0)
  public var retention = 0.0
  public var mobilityNational = 0.0
  public var mobilityAbroad = 0.0
  public var jointMobilityFactor = 0.0
  public var tightnessCost = 0.0
  public var trainingCost = 0.0
  public var trainingLag = 0
  // Hubs.
  public var hubRequestProbability = 0.0
  public var hubReachNear = 0.0
  public var hubReachDistance = 0.0
  public var hubLearning = 0.0
  public var hubNeedCut = 0.0
  public var hubTieProbability = 0.0
  public var hubFinanceKnowledge = 0.0
  public var hubRampQuarters = 0
  // Pilots.
  public var pilotQuarters = 0
  public var successBase = 0.0
  public var successAbility = 0.0
  public var successConsortium = 0.0
  public var successService = 0.0
  public var integrationRate = 0.0
  // Market, per year.
  public var sharesSensitivity = 0.0
  // Finance.
  public var cashShare = 0.0
  public var externalFinance = PerSize(repeating: 0)
  public var feasibilityTolerance = 0.0
  public var feasibilityQuarters = 0
  public var applicationCost = 0.0
  public var programmeKnowledge = 0.0
  public var programmeAttention = 0.0
  public var deMinimis = 0.0
  public var partnerBase = 0.0
  public var partnerHubLink = 0.0
  public var partnerTie = 0.0
  public var partnerSearchBreadth = 0
  public var tiePersistence = 0.0
  /// Weights of quality draw, mean absorptive capacity, mean maturity.
  public var scoreWeights = PerSize(repeating: 0)
  public var voucherTolerance = 0.0
  public var voucherUse = 0.0
  public var campaignCost = 0.0
  // Network, for partner search.
  public var distanceExponent = 0.0
  public var distanceOffset = 0.0
  // Agencies.
  public var agencyRateSpread = 0.0
  public var copyAlone = 0.0
  public var copyClub = 0.0
  public var exploreProbability = 0.0
  // Off-switches (specification, section 8).
  /// Bit τ is set when the technology exists in this world.
  public var technologies: UInt8 = 0
  /// A firm that decides to invest uses the technology at the end of the quarter.
  public var immediate = false
  public var learning = false
  public var market = false
  /// Thresholds count neighbours instead of their share.
  public var thresholdIsCount = false

  /// All zero; world building sets every one from the catalogue of parameters (a test sees to it).
  public init() {}
}
