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
  /// `p`: external awareness; 1/year.
  public var awarenessRate = 0.0
  /// `q`: awareness from adopting neighbours, times neighbour share; 1/year.
  public var wordOfMouthRate = 0.0
  /// `p_camp`: extra awareness at full campaign coverage; 1/year.
  public var campaignRate = 0.0
  /// `p_hub`: extra awareness at full hub reach; 1/year.
  public var hubOutreachRate = 0.0
  /// `p_demo`: extra awareness per unit of demonstration intensity (capped at 3); 1/year.
  public var demonstrationRate = 0.0
  /// `r_demo`: firms of the same region and sector that one demonstration reaches; firms.
  public var demonstrationReach = 0.0
  // Learning.
  /// `ψ`: chance that the one conversation of the quarter passes on experience; 1/quarter.
  public var sharingProbability = 0.0
  /// `ψ_c`: factor when both are in the same sector and region.
  public var competitorSharing = 0.0
  /// `σ_ε`: sd of true fit; log.
  public var fitSd = 0.0
  /// `ρ_s`: part of fit common to a sector; share of variance.
  public var fitSectorShare = 0.0
  /// `μ_0`: mean of prior belief on fit; log.
  public var priorBias = 0.0
  /// `v_0`: sd of prior belief; log.
  public var priorSd = 0.0
  /// `λ`: discount per unit of belief sd.
  public var uncertaintyAversion = 0.0
  /// `σ_p`: noise of one peer signal; log.
  public var peerNoise = 0.0
  /// `n_s`: weight of a feasibility study, voucher study or hub test; peer signals.
  public var serviceSignalUnits = 0
  // Decision; evaluation per quarter by size class, already times `evaluationScale`.
  /// Chance that an idle firm evaluates, `e_s·e_k`, 1/quarter, by size class.
  public var evaluation = PerSize(repeating: 0)
  /// `ε_0`: chance to consider a technology below the threshold; always sweep 0, .1, .4, 1; probability.
  public var subThreshold = 0.0
  /// `κ_iso`: part of the benefit reached when adopted but isolated; share.
  public var isolatedShare = 0.0
  /// `γ`: benefit factor 1+γ*min(n,3); per technology.
  public var complementarity = 0.0
  /// `c_s`: common factor on cost.
  public var costScale = 0.0
  /// `m_AI`: cost of AI relative to trend once generative AI is common; linear from 2022Q4 over aiSurgeQuarters.
  public var aiSurgeCost = 0.0
  /// `T_AI`: length of the fall; quarters.
  public var aiSurgeQuarters = 0
  /// `t_r`: no new look at a technology after a negative decision or a rejected application; quarters.
  public var rejectCooldown = 0
  /// `t_f`: same after a failed pilot; quarters.
  public var failCooldown = 0
  /// `t_w`: abandon the project when no specialist was found; quarters.
  public var maxWait = 0
  /// `β_τ`: productivity effect when integrated; log points of value added.
  public var benefit = PerTechnology(repeating: 0)
  /// `c_τ`: one-off cost; EUR at 25 employees.
  public var cost = PerTechnology(repeating: 0)
  /// `g_τ`: exponential decline of cost; 1/year.
  public var costDecline = PerTechnology(repeating: 0)
  /// `h_τ`: hazard of dropping an isolated use at neutral fit and without users among the neighbours; 0 switches
  /// abandonment off; 1/year.
  public var abandonRate = PerTechnology(repeating: 0)
  /// `b_h`: hazard factor exp(-b_h*fit), at most 4; 1/log point.
  public var abandonFit = 0.0
  // Regulation.
  /// `ρ_R`: cost mark-up at zero enablement; share of cost.
  public var regulatoryCost = 0.0
  /// `ρ_x`: mark-up of cross-border work at zero harmonisation; share of cost.
  public var crossBorderCost = 0.0
  /// `ν`: priorSd factor 1+ν(1-H̄_c).
  public var standardsUncertainty = 0.0
  /// `χ_τ`: exposure of a technology to data rules.
  public var dataIntensity = PerTechnology(repeating: 0)
  /// `t_R`: quarters from spending to effect; quarters.
  public var regulationLag = 0
  /// `k_R`: cost of raising R_c; EUR per 0.10 in one country.
  public var enablementUnitCost = 0.0
  /// `k_H`: cost of raising H_cc'; EUR per 0.10 in one country pair.
  public var harmonisationUnitCost = 0.0
  /// `R_max`: ceiling of R and H.
  public var regulationCeiling = 0.0
  // Workforce.
  /// `n_τ`: specialists a project needs, grows as sqrt(E/25); FTE at 25 employees.
  public var specialistNeed = PerTechnology(repeating: 0)
  /// `ι_F`: inflow into the free pool; the pool is capped at 1.5 F_r(0) plus trainees; 1/quarter of F_r(0).
  public var inflowRate = 0.0
  /// `f^h_k`: chance to meet a candidate, times hire_factor of the country; 1/quarter.
  public var hireProbability = PerSize(repeating: 0)
  /// `ρ_F`: specialists kept for good after success; the rest return to the pool; share.
  public var retention = 0.0
  /// `φ_n`: reach of free specialists in other regions of the country, times 100/(100+D); share.
  public var mobilityNational = 0.0
  /// `φ_x`: same for other countries; share.
  public var mobilityAbroad = 0.0
  /// `b_x`: factor on mobilityAbroad while joint recruitment runs.
  public var jointMobilityFactor = 0.0
  /// `ω`: cost mark-up at full tightness; share of cost.
  public var tightnessCost = 0.0
  /// `k_T`: cost of one extra specialist; EUR per person.
  public var trainingCost = 0.0
  /// `t_T`: quarters until trainees join the pool; quarters.
  public var trainingLag = 0
  // Hubs.
  /// `ω_h`: chance that a firm in doubt asks a hub, times reach u_r; probability.
  public var hubRequestProbability = 0.0
  /// `u_near`: reach of a region without a hub but with one of the same country within hubReachDistance.
  public var hubReachNear = 0.0
  /// `D_h`: see hubReachNear; km.
  public var hubReachDistance = 0.0
  /// `Δa`: a += hubLearning*(1-a) per service and per success.
  public var hubLearning = 0.0
  /// `Δn`: cut in specialist need for a served firm; share.
  public var hubNeedCut = 0.0
  /// `p_n`: chance that a service creates a tie to an adopter of the technology; probability.
  public var hubTieProbability = 0.0
  /// `ω_1`: chance to know a programme after a service; probability.
  public var hubFinanceKnowledge = 0.0
  /// `t_n`: a new hub grows linearly to full capacity; quarters.
  public var hubRampQuarters = 0
  // Pilots.
  /// `t_p`: length of a pilot; quarters.
  public var pilotQuarters = 0
  /// `π_0`: success = clip(π_0+π_1 a+π_c+π_h, .05, .95); probability.
  public var successBase = 0.0
  /// `π_1`: slope in absorptive capacity; probability.
  public var successAbility = 0.0
  /// `π_c`: bonus for a joint project; probability.
  public var successConsortium = 0.0
  /// `π_h`: bonus after a hub test or study of this technology; probability.
  public var successService = 0.0
  /// `ι`: isolated to integrated: ι*a*min(n-1,3) per isolated technology; 1/quarter.
  public var integrationRate = 0.0
  // Market, per year.
  /// `χ`: yearly replicator step; 0 switches business stealing off; output only; 1/year.
  public var sharesSensitivity = 0.0
  // Finance.
  /// `θ`: free cash flow; liquidity cap is one year of it; share of value added per year.
  public var cashShare = 0.0
  /// `f_k`: share of an investment that outside finance covers; share of cost.
  public var externalFinance = PerSize(repeating: 0)
  /// `τ_f`: study wanted when the payback without uncertainty discount is below τ_f*P.
  public var feasibilityTolerance = 0.0
  /// `t_s`: length of a study; quarters.
  public var feasibilityQuarters = 0
  /// `k_a`: own cost of an application; EUR per firm.
  public var applicationCost = 0.0
  /// `ω_0`: share of firms that know the programmes; probability.
  public var programmeKnowledge = 0.0
  /// `A`: a firm that knows an open programme with money left and may apply evaluates with probability min(1,
  /// e_s*e_k*(1+A)).
  public var programmeAttention = 0.0
  /// `d_max`: state-aid ceiling per firm; EUR per 12 quarters.
  public var deMinimis = 0.0
  /// `m_0`: chance to find a partner abroad; probability.
  public var partnerBase = 0.0
  /// `m_h`: added when the home hub has a foreign link; probability.
  public var partnerHubLink = 0.0
  /// `m_t`: added when the firm has a foreign tie; probability.
  public var partnerTie = 0.0
  /// `b_p`: foreign firms looked at besides existing ties; firms.
  public var partnerSearchBreadth = 0
  /// `p_p`: project partners stay tied; probability.
  public var tiePersistence = 0.0
  /// Weights of quality draw, mean absorptive capacity, mean maturity.
  public var scoreWeights = PerSize(repeating: 0)
  /// `τ_v`: voucher wanted when the payback without grant and without uncertainty discount is below τ_v*P.
  public var voucherTolerance = 0.0
  /// `p_v`: awarded voucher is taken to a provider; probability.
  public var voucherUse = 0.0
  /// `k_c`: cost of covering one firm for a year; coverage y = min(1, spend/(cost*firms)); EUR per firm and year.
  public var campaignCost = 0.0
  // Network, for partner search.
  /// `δ`: gravity decay.
  public var distanceExponent = 0.0
  /// `D_0`: offset added to distance; km.
  public var distanceOffset = 0.0
  // Agencies.
  /// Spread of grant rates and voucher shares between agencies at the start; 0: agencies do not learn.
  public var agencyRateSpread = 0.0
  /// Chance that an agency copies a lever without a learning club, 1/year.
  public var copyAlone = 0.0
  /// The same with a learning club, 1/year.
  public var copyClub = 0.0
  /// `ℓ_e`: chance of a random lever; 1/year.
  public var exploreProbability = 0.0
  // Off-switches (specification, section 8).
  /// Bit τ is set when the technology exists in this world.
  public var technologies: UInt8 = 0
  /// A firm that decides to invest uses the technology at the end of the quarter.
  public var immediate = false
  public var learning = false
  /// The partner of a refused application decides without help; false: it only cools down.
  public var refusedPartnersDecide = false
  public var market = false
  /// Thresholds count neighbours instead of their share.
  public var thresholdIsCount = false

  /// Whether any use can be given up at all.
  var usesAreGivenUp: Bool { (0..<technologyCount).contains { abandonRate[$0] > 0 } }

  /// All zero; world building sets every one from the catalogue of parameters (a test sees to it).
  public init() {}
}
