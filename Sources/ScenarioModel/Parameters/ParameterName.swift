/// The code name of every parameter, grouped as in the specification. Values, ranges, units and sources are in
/// ``ParameterCatalogue``; nothing else in the project states a default.
public enum ParameterName: String, CaseIterable, Sendable {
  // population
  case firmCount, employeesMedian, employeesLogSd, abilityMean, abilitySlope, productivityAbilityLoading,
    productivityLogSd, baselineAdoption, baselineAbilityLoading, baselineShift, integratedAtStart,
    awareAtStart, hurdleMedian, hurdleLogSd, cashShare, externalFinance
  // network
  case meanDegree, degreeLogSd, distanceExponent, distanceOffset, borderPenalty, sameSectorShare,
    triangleShare
  // awareness
  case awarenessRate, wordOfMouthRate, campaignRate, hubOutreachRate, demonstrationRate, demonstrationReach
  // learning
  case sharingProbability, competitorSharing, fitSd, fitSectorShare, priorBias, priorSd, uncertaintyAversion,
    peerNoise, serviceSignalUnits
  // decision
  case evaluationRate, evaluationScale, legitimacyThreshold, subThreshold, benefit, isolatedShare,
    complementarity, cost, costScale, costSizeExponent, costDecline, aiSurgeCost, aiSurgeQuarters,
    rejectCooldown, failCooldown, maxWait, abandonRate, abandonFit
  // regulation
  case regulatoryCost, dataIntensity, crossBorderCost, standardsUncertainty, harmonisationStart,
    regulationLag, enablementUnitCost, harmonisationUnitCost, regulationCeiling
  // workforce
  case specialistNeed, poolShare, employmentRate, inflowRate, hireProbability, retention, mobilityNational,
    mobilityAbroad, jointMobilityFactor, tightnessCost, trainingCost, trainingLag
  // hubs
  case hubCapacity, hubRequestProbability, hubReachNear, hubReachDistance, hubLearning, hubNeedCut,
    hubTieProbability, hubFinanceKnowledge, hubServiceCost, hubSetupCost, hubRampQuarters, hubLinkCost,
    hubLinkBudgetShare, hubLinksPerHub
  // pilot
  case pilotQuarters, successBase, successAbility, successConsortium, successService, integrationRate
  // market
  case sharesSensitivity
  // finance
  case grantRate, capPerFirm, capBasis, feasibilityCost, feasibilityCapPerFirm, feasibilityBudgetShare,
    feasibilityTolerance, feasibilityQuarters, upfrontShare, applicationCost, programmeKnowledge,
    programmeAttention, deMinimis, partnerBase, partnerHubLink, partnerTie, partnerSearchBreadth,
    tiePersistence, scoreWeights, voucherValue, voucherStudyCost, voucherTolerance, voucherUse
  // awarenessPolicy
  case campaignCost
  // governance
  case overhead, coordinationOverhead, pooledShare, fieldShares, envelope, programmeQuarters,
    agencyRateSpread, copyProbability, exploreProbability
}
