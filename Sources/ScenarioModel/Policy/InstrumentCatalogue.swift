/// What `peloton describe instruments` and the documents say of every instrument.
///
/// The rules are those of the specification, section 5.10. The keys that a policy can set are in ``KeyReference``.
public enum InstrumentCatalogue {
  /// The six instruments, in the order of ``Programme/instruments``.
  public static let entries: [InstrumentEntry] = [
    InstrumentEntry(
      key: "call", field: "finance",
      rule: "firms that know the call apply for a feasibility study or an innovation project; awards by score, lottery "
        + "or arrival while money and numbers last; part of a grant is paid at award, the rest in arrears",
      cost: "grants when awarded, minus cancelled ones",
      parameters: [
        .grantRate, .capPerFirm, .capBasis, .feasibilityCost, .feasibilityCapPerFirm, .feasibilityBudgetShare,
        .feasibilityTolerance, .feasibilityQuarters, .upfrontShare, .applicationCost, .programmeKnowledge,
        .programmeAttention, .deMinimis, .partnerBase, .partnerHubLink, .partnerTie, .partnerSearchBreadth,
        .tiePersistence, .scoreWeights,
      ]),
    InstrumentEntry(
      key: "voucher", field: "finance",
      rule: "firms in doubt that know the programme enter a lottery; a voucher buys a study by a knowledge provider",
      cost: "voucher value when used",
      parameters: [.voucherValue, .voucherStudyCost, .voucherTolerance, .voucherUse]),
    InstrumentEntry(
      key: "hubs", field: "hubs",
      rule: "planned once: links between hubs of different countries (joint agency with hubLinks; at most "
        + "linkBudgetShare of the money), new hubs in regions without one (at most maxNewHubs), then additional slots "
        + "at existing hubs",
      cost: "the budget released in every quarter of the window",
      parameters: [
        .hubCapacity, .hubServiceCost, .hubSetupCost, .hubRampQuarters, .hubLinkCost, .hubLinkBudgetShare,
        .hubLinksPerHub,
      ]),
    InstrumentEntry(
      key: "workforce", field: "workforce",
      rule: "trains (b/nq)/trainingCost persons a quarter, shared by unfilled places; they join the pools after "
        + "trainingLag",
      cost: "the budget released in every quarter of the window",
      parameters: [.trainingCost, .trainingLag, .jointMobilityFactor]),
    InstrumentEntry(
      key: "awareness", field: "awareness",
      rule: "covers min(1, (b/nq)/(campaignCost/4 · firms)) of the firms of the agency's countries",
      cost: "the money actually needed; coverage above 1 is not bought",
      parameters: [.campaignCost, .campaignRate]),
    InstrumentEntry(
      key: "regulation", field: "regulation",
      rule: "buys enablement of countries and, for a joint agency that harmonises, common rules between countries with "
        + "half of the money; effect after regulationLag, never beyond regulationCeiling",
      cost: "the money used; the rest is unspent",
      parameters: [
        .regulationLag, .enablementUnitCost, .harmonisationUnitCost, .regulationCeiling, .regulatoryCost,
        .crossBorderCost, .standardsUncertainty,
      ]),
  ]
}

/// One instrument.
public struct InstrumentEntry: Sendable, Equatable {
  /// Key under `instruments:`.
  public let key: String
  /// Field of policy: finance, hubs, workforce, awareness or regulation.
  public let field: String
  /// What it does in a quarter of the window; b is its net budget, nq the number of quarters.
  public let rule: String
  /// What is booked as its public cost.
  public let cost: String
  /// Parameters that its effect or cost depends on directly.
  public let parameters: [ParameterName]
}
