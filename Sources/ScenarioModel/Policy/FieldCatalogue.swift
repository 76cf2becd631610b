/// What `peloton describe fields` and the documents say of the fields of policy, mechanism by mechanism: state, lever,
/// cost, delay, what switches it off, where its equation is.
///
/// The four fields are those of the Baltic Sea seminars (regulation, awareness, finance, workforce; DIGINNO 2019, 2021),
/// hubs are the fifth. The rules are those of the specification, sections 5.4 to 5.7 and 5.10.
public enum FieldCatalogue {
  /// Every mechanism, field by field.
  public static let entries = regulation + awareness + finance + workforce + hubs

  private static let regulation: [MechanismEntry] = [
    MechanismEntry(
      field: "regulation", name: "cost of rules", state: "enablement R of every country, 0…1",
      instruments: ["regulation"], governance: [],
      cost: "enablementUnitCost per 0.10 in one country; the money used", delay: "regulationLag quarters",
      off: [OffValue(.regulatoryCost, .number(0))], offOtherwise: "",
      equation: "cost × [1 + ρ_R(1 − R_c)χ_τ]; ΔR_c = 0.1·money_c/k_R (5.0, 5.10)",
      file: "AdoptionKernel/Phases/Exogenous/QuarterTables.swift"),
    MechanismEntry(
      field: "regulation", name: "uncertainty about standards",
      state: "harmonisation H of every pair of countries, 0…1; its mean over the others for each country",
      instruments: ["regulation"], governance: ["harmonise", "pooledShare"],
      cost: "harmonisationUnitCost per 0.10 in one pair; the money used", delay: "regulationLag quarters",
      off: [OffValue(.standardsUncertainty, .number(0))], offOtherwise: "",
      equation: "v0_c = v_0·(1 + ν(1 − H̄_c)); ΔH = 0.1·money/(k_H·pairs) (5.0, 5.10)",
      file: "AdoptionKernel/Phases/Exogenous/QuarterTables.swift"),
    MechanismEntry(
      field: "regulation", name: "friction across borders", state: "harmonisation H of the partners' countries",
      instruments: ["regulation"], governance: ["harmonise", "pooledShare"],
      cost: "as above: one purchase serves both", delay: "regulationLag quarters",
      off: [OffValue(.crossBorderCost, .number(0))], offOtherwise: "no consortium of two countries",
      equation: "cost of a joint project × [1 + ρ_x(1 − H_cc')] (5.5)",
      file: "AdoptionKernel/Phases/Allocation/Wish.swift"),
  ]

  private static let awareness: [MechanismEntry] = [
    MechanismEntry(
      field: "awareness", name: "campaign", state: "coverage of every country in the quarter, 0…1",
      instruments: ["awareness"], governance: [],
      cost: "campaignCost per firm covered and year; coverage above 1 is not bought",
      delay: "none; ends with the money",
      off: [OffValue(.campaignRate, .number(0))], offOtherwise: "",
      equation: "y = ¼[… + p_camp·campaign_c + …]; campaign_c = min(1, (b/nq)/(k_c/4·firms)) (5.4, 5.10)",
      file: "AdoptionKernel/Phases/Exogenous/AreaInstruments.swift"),
    MechanismEntry(
      field: "awareness", name: "outreach of hubs", state: "reach of hubs into every region: 1, hubReachNear or 0",
      instruments: ["hubs"], governance: [], cost: "that of a new hub", delay: "none; from the quarter a hub opens",
      off: [OffValue(.hubOutreachRate, .number(0))], offOtherwise: "",
      equation: "y = ¼[… + p_hub·reach_r + …] (5.4, 5.6)",
      file: "AdoptionKernel/Phases/Exogenous/QuarterTables.swift"),
    MechanismEntry(
      field: "awareness", name: "demonstrations",
      state: "successful subsidised projects per region, sector and technology",
      instruments: ["call"], governance: [], cost: "none of its own", delay: "until the pilot succeeds",
      off: [OffValue(.demonstrationRate, .number(0))], offOtherwise: "",
      equation: "y = ¼[… + p_demo·min(3, r_demo·demonstrations/firms)] (5.4, 5.8)",
      file: "AdoptionKernel/Phases/Exogenous/QuarterTables.swift"),
  ]

  private static let finance: [MechanismEntry] = [
    MechanismEntry(
      field: "finance", name: "call",
      state: "money of every agency that may be awarded now; studies and projects under way; aid of every firm",
      instruments: ["call"], governance: ["pooledShare", "consortium"],
      cost: "grants when awarded, minus cancelled ones",
      delay: "feasibilityQuarters for a study, then pilotQuarters and the wait for specialists; the rest of a grant is "
        + "paid at the end",
      off: [], offOtherwise: "no call among the instruments",
      equation: "grant = min(cap, s·C); wish, search, score, award (5.5)",
      file: "AdoptionKernel/Phases/Allocation/Awards.swift"),
    MechanismEntry(
      field: "finance", name: "voucher", state: "voucher money of every agency; tested technologies of every firm",
      instruments: ["voucher"], governance: [], cost: "voucher value when used", delay: "one quarter for the study",
      off: [OffValue(.voucherUse, .number(0))], offOtherwise: "",
      equation: "hopeful payback ≤ τ_v·P; lottery; use with p_v (5.5 E)",
      file: "AdoptionKernel/Phases/Allocation/Awards.swift"),
    MechanismEntry(
      field: "finance", name: "attention", state: "flag of every country: call or voucher money is left",
      instruments: ["call", "voucher"], governance: [], cost: "none of its own", delay: "none; ends with the money",
      off: [OffValue(.programmeAttention, .number(0))], offOtherwise: "",
      equation: "P(evaluate) = min(1, e_s·e_k·(1 + A)) (5.4, 3d)",
      file: "AdoptionKernel/Phases/AgencyLearning.swift"),
  ]

  private static let workforce: [MechanismEntry] = [
    MechanismEntry(
      field: "workforce", name: "scarcity",
      state: "free specialists of every region; firms that wait; places left unfilled", instruments: ["workforce"],
      governance: [], cost: "trainingCost per person", delay: "trainingLag quarters until trainees join a pool",
      off: [OffValue(.specialistNeed, .list([0, 0, 0, 0, 0, 0]))], offOtherwise: "",
      equation: "need = n_τ·√(E/25)·(1 − Δn·served); F ← min(F + ι_F·F⁰, 1.5·F⁰ + trainees) + trainees due (5.7, 5.10)",
      file: "AdoptionKernel/Phases/Specialists.swift"),
    MechanismEntry(
      field: "workforce", name: "search for a candidate", state: "quarter since which a firm waits", instruments: [],
      governance: [], cost: "none: no instrument moves it", delay: "maxWait quarters, then the project is given up",
      off: [OffValue(.hireProbability, .list([1, 1, 1]))],
      offOtherwise: "where the hire factor of the country is below 1, search remains at that factor",
      equation: "P(hire) = f^h_k·hireFactor_c if the need fits what is left (5.7)",
      file: "AdoptionKernel/Phases/Specialists.swift"),
    MechanismEntry(
      field: "workforce", name: "tightness", state: "tightness of every region in the last quarter, 0…1",
      instruments: ["workforce"], governance: [], cost: "as scarcity: training relieves it", delay: "one quarter",
      off: [OffValue(.tightnessCost, .number(0))], offOtherwise: "",
      equation: "cost × [1 + ω·clip(V/supply − 1, 0, 1)] (5.0, 5.7)",
      file: "AdoptionKernel/Phases/Exogenous/QuarterTables.swift"),
    MechanismEntry(
      field: "workforce", name: "mobility", state: "none: offers are made anew in every quarter", instruments: [],
      governance: [], cost: "none: no instrument buys it", delay: "none",
      off: [OffValue(.mobilityNational, .number(0)), OffValue(.mobilityAbroad, .number(0))], offOtherwise: "",
      equation: "offer_or ∝ φ_or·V_r; φ = 100/(100 + D)·(mobilityNational or mobilityAbroad) (5.7)",
      file: "AdoptionKernel/Phases/Specialists.swift"),
    MechanismEntry(
      field: "workforce", name: "joint recruitment", state: "none: on while the joint agency spends on workforce",
      instruments: ["workforce"], governance: ["jointTraining", "pooledShare"], cost: "none of its own", delay: "none",
      off: [OffValue(.jointMobilityFactor, .number(1))], offOtherwise: "",
      equation: "φ abroad × b_x (5.7)",
      file: "AdoptionKernel/Phases/Specialists.swift"),
  ]

  private static let hubs: [MechanismEntry] = [
    MechanismEntry(
      field: "hubs", name: "services",
      state: "capacity of every hub; requests of the last quarter; tests, ability and ties of the firms served",
      instruments: ["hubs"], governance: [],
      cost: "hubServiceCost per slot and quarter; a new hub hubSetupCost besides",
      delay: "one quarter from request to service; a new hub grows over hubRampQuarters and closes with the window",
      off: [OffValue(.hubRequestProbability, .number(0))], offOtherwise: "",
      equation: "request with ω_h·reach_r; served up to ⌊K(t + 1)⌋ − ⌊K·t⌋; signals, a += Δa(1 − a), tie (5.6)",
      file: "AdoptionKernel/Phases/HubServices.swift"),
    MechanismEntry(
      field: "hubs", name: "referral", state: "links between hubs of two countries, in the window",
      instruments: ["hubs"], governance: ["hubLinks", "pooledShare"], cost: "hubLinkCost per link and quarter",
      delay: "none: from the first quarter of the window", off: [OffValue(.hubLinkBudgetShare, .number(0))],
      offOtherwise: "",
      equation: "links = ⌊s_l·f/k_l⌋ of the nearest foreign pairs; third tier of hubs for a request (5.6, 5.10)",
      file: "WorldBuilding/HubPlan.swift"),
  ]
}
