import AdoptionKernel
import ScenarioModel

/// The numbers that the quarter uses, from the scenario's parameters. Unit costs of rules belong to states and are
/// divided by weight; amounts per firm, person or project are not (specification 5.10).
func lowerParameters(_ description: WorldDescription, weight: Double) -> ModelParameters {
  let values = description.parameters
  var lowered = ModelParameters()
  lowerBeliefs(&lowered, values)
  lowerDecision(&lowered, values)
  lowerPolicyEnvironment(&lowered, values, weight: weight)
  lowerFinance(&lowered, values)
  let switches = description.offSwitches
  lowered.technologies = description.technologies.reduce(0) { $0 | 1 << UInt8($1.rawValue) }
  lowered.immediate = switches.immediate
  lowered.learning = switches.learning
  lowered.refusedPartnersDecide = switches.refusedPartnersDecide
  lowered.market = switches.market
  lowered.thresholdIsCount = switches.thresholdBasis == .count
  return lowered
}

private func lowerBeliefs(_ lowered: inout ModelParameters, _ values: ParameterSet) {
  lowered.awarenessRate = values[.awarenessRate]
  lowered.wordOfMouthRate = values[.wordOfMouthRate]
  lowered.campaignRate = values[.campaignRate]
  lowered.hubOutreachRate = values[.hubOutreachRate]
  lowered.demonstrationRate = values[.demonstrationRate]
  lowered.demonstrationReach = values[.demonstrationReach]
  lowered.sharingProbability = values[.sharingProbability]
  lowered.competitorSharing = values[.competitorSharing]
  lowered.fitSd = values[.fitSd]
  lowered.fitSectorShare = values[.fitSectorShare]
  lowered.priorBias = values[.priorBias]
  lowered.priorSd = values[.priorSd]
  lowered.uncertaintyAversion = values[.uncertaintyAversion]
  lowered.peerNoise = values[.peerNoise]
  lowered.serviceSignalUnits = whole(values[.serviceSignalUnits])
}

private func lowerDecision(_ lowered: inout ModelParameters, _ values: ParameterSet) {
  let scale = values[.evaluationScale]
  lowered.evaluation = perSize(values[list: .evaluationRate].map { $0 * scale })
  lowered.subThreshold = values[.subThreshold]
  lowered.benefit = perTechnology(values[list: .benefit])
  lowered.isolatedShare = values[.isolatedShare]
  lowered.complementarity = values[.complementarity]
  lowered.cost = perTechnology(values[list: .cost])
  lowered.costScale = values[.costScale]
  lowered.costDecline = perTechnology(values[list: .costDecline])
  lowered.aiSurgeCost = values[.aiSurgeCost]
  lowered.aiSurgeQuarters = whole(values[.aiSurgeQuarters])
  lowered.rejectCooldown = whole(values[.rejectCooldown])
  lowered.failCooldown = whole(values[.failCooldown])
  lowered.maxWait = whole(values[.maxWait])
  lowered.abandonRate = perTechnology(values[list: .abandonRate])
  lowered.abandonFit = values[.abandonFit]
  lowered.pilotQuarters = whole(values[.pilotQuarters])
  lowered.successBase = values[.successBase]
  lowered.successAbility = values[.successAbility]
  lowered.successConsortium = values[.successConsortium]
  lowered.successService = values[.successService]
  lowered.integrationRate = values[.integrationRate]
  lowered.sharesSensitivity = values[.sharesSensitivity]
}

private func lowerPolicyEnvironment(_ lowered: inout ModelParameters, _ values: ParameterSet, weight: Double) {
  lowered.regulatoryCost = values[.regulatoryCost]
  lowered.dataIntensity = perTechnology(values[list: .dataIntensity])
  lowered.crossBorderCost = values[.crossBorderCost]
  lowered.standardsUncertainty = values[.standardsUncertainty]
  lowered.regulationLag = whole(values[.regulationLag])
  lowered.enablementUnitCost = values[.enablementUnitCost] / weight
  lowered.harmonisationUnitCost = values[.harmonisationUnitCost] / weight
  lowered.regulationCeiling = values[.regulationCeiling]
  lowered.specialistNeed = perTechnology(values[list: .specialistNeed])
  lowered.inflowRate = values[.inflowRate]
  lowered.hireProbability = perSize(values[list: .hireProbability])
  lowered.retention = values[.retention]
  lowered.mobilityNational = values[.mobilityNational]
  lowered.mobilityAbroad = values[.mobilityAbroad]
  lowered.jointMobilityFactor = values[.jointMobilityFactor]
  lowered.tightnessCost = values[.tightnessCost]
  lowered.trainingCost = values[.trainingCost]
  lowered.trainingLag = whole(values[.trainingLag])
  lowered.hubRequestProbability = values[.hubRequestProbability]
  lowered.hubReachNear = values[.hubReachNear]
  lowered.hubReachDistance = values[.hubReachDistance]
  lowered.hubLearning = values[.hubLearning]
  lowered.hubNeedCut = values[.hubNeedCut]
  lowered.hubTieProbability = values[.hubTieProbability]
  lowered.hubFinanceKnowledge = values[.hubFinanceKnowledge]
  lowered.hubRampQuarters = whole(values[.hubRampQuarters])
  lowered.campaignCost = values[.campaignCost]
}

private func lowerFinance(_ lowered: inout ModelParameters, _ values: ParameterSet) {
  lowered.cashShare = values[.cashShare]
  lowered.externalFinance = perSize(values[list: .externalFinance])
  lowered.feasibilityTolerance = values[.feasibilityTolerance]
  lowered.feasibilityQuarters = whole(values[.feasibilityQuarters])
  lowered.applicationCost = values[.applicationCost]
  lowered.programmeKnowledge = values[.programmeKnowledge]
  lowered.programmeAttention = values[.programmeAttention]
  lowered.deMinimis = values[.deMinimis]
  lowered.partnerBase = values[.partnerBase]
  lowered.partnerHubLink = values[.partnerHubLink]
  lowered.partnerTie = values[.partnerTie]
  lowered.partnerSearchBreadth = whole(values[.partnerSearchBreadth])
  lowered.tiePersistence = values[.tiePersistence]
  lowered.scoreWeights = perSize(values[list: .scoreWeights])
  lowered.voucherTolerance = values[.voucherTolerance]
  lowered.voucherUse = values[.voucherUse]
  lowered.distanceExponent = values[.distanceExponent]
  lowered.distanceOffset = values[.distanceOffset]
  lowered.copyAlone = values[.copyProbability, "alone"]
  lowered.copyClub = values[.copyProbability, "club"]
  lowered.exploreProbability = values[.exploreProbability]
}

/// Quarters, signals and firms are counted in whole numbers; a fraction is rounded to the nearest.
private func whole(_ number: Double) -> Int { Int(min(1_000_000, number.rounded())) }

private func perTechnology(_ list: [Double]) -> PerTechnology {
  var values = PerTechnology(repeating: 0)
  for index in 0..<6 { values[index] = list[index] }
  return values
}

private func perSize(_ list: [Double]) -> PerSize {
  var values = PerSize(repeating: 0)
  for index in 0..<3 { values[index] = list[index] }
  return values
}
