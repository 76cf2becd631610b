public import AdoptionKernel
public import ScenarioModel

extension WorldBuilder {
  /// Gives a world the programme of a policy; a policy without programme leaves it as it is. Call before the programme
  /// opens. Amounts of the programme are divided by weight (specification 5.10).
  ///
  /// - Parameters:
  ///   - withheld: Instruments whose money is planned by every agency but not spent; shares of the other instruments,
  ///     administration and levers are those of the whole programme.
  ///   - demonstrations: Whether supported pilots are demonstrations to others.
  public func adopt(
    _ policy: Policy, in world: inout World, withholding withheld: Set<InstrumentKind> = [],
    demonstrations: Bool = true
  ) {
    guard let programme = policy.programme else { return }
    var agencies = fundedAgencies(of: programme)
    drawStartLevers(&agencies, programme, world.eventDraws)
    for position in agencies.indices { agencies[position].withhold(withheld) }
    var terms = lower(programme)
    terms.leavesDemonstrations = demonstrations
    let hubs = planHubs(programme, agencies: &agencies, base: world.hubs)
    world.parameters.agencyRateSpread = programme.governance.agencyRateSpread
    world.adopt(terms, agencies: agencies, hubs: hubs)
  }

  /// Agencies that have money, ascending by index, the joint one last, with budgets divided by weight.
  ///
  /// ```
  /// B_joint = pooledShare·B;   B_c = (1 − pooledShare)·B·firms_c/firms
  /// admin = B_g·(overhead + coordinationOverhead·1[joint]);   net = B_g − admin, split by the instruments' shares
  /// ```
  public func fundedAgencies(of programme: Programme) -> [Agency] {
    let governance = programme.governance
    let values = description.parameters
    let envelope = programme.envelopeEuro / weight
    let rate = call(of: programme)?.grantRate ?? values[.grantRate]
    var agencies: [Agency] = []
    if governance.pooledShare < 1 {
      for country in description.countries.indices {
        let firms = description.regions.reduce(0) { $0 + ($1.country == country ? $1.firms : 0) }
        let part = (1 - governance.pooledShare) * envelope * Double(firms) / Double(description.realFirmCount)
        agencies.append(
          agency(index: country, isJoint: false, governance.nationalConsortium, envelope: part, rate, programme))
      }
    }
    if governance.pooledShare > 0 {
      agencies.append(
        agency(
          index: description.countries.count, isJoint: true, governance.consortium,
          envelope: governance.pooledShare * envelope, rate, programme))
    }
    return agencies
  }

  private func agency(
    index: Int, isJoint: Bool, _ rule: ConsortiumRule, envelope: Double, _ rate: Double, _ programme: Programme
  ) -> Agency {
    let values = description.parameters
    let partnerRule: PartnerRule =
      switch rule {
      case .single: .single
      case .foreign: .foreign
      case .domestic: .domestic
      }
    var agency = Agency(index: index, isJoint: isJoint, rule: partnerRule, grantRate: rate, voucherShare: 0)
    agency.administration = envelope * (values[.overhead] + (isJoint ? values[.coordinationOverhead] : 0))
    let net = envelope - agency.administration
    for instrument in programme.instruments {
      switch instrument {
      case .call: agency.callBudget = net * instrument.share
      case .voucher: agency.voucherBudget = net * instrument.share
      case .hubs: agency.hubBudget = net * instrument.share
      case .workforce: agency.workforceBudget = net * instrument.share
      case .awareness: agency.awarenessBudget = net * instrument.share
      case .regulation: agency.regulationBudget = net * instrument.share
      }
    }
    let finance = agency.callBudget + agency.voucherBudget
    agency.voucherShare = finance > 0 ? agency.voucherBudget / finance : 0
    return agency
  }

  /// Agencies that differ at the start draw their levers (specification 5.11).
  ///
  /// ```
  /// rate = clip(grantRate + spread·(2u₀ − 1), .3, .8);   voucher share within finance = u₁
  /// ```
  private func drawStartLevers(_ agencies: inout [Agency], _ programme: Programme, _ draws: DrawKey) {
    let spread = programme.governance.agencyRateSpread
    guard spread > 0 else { return }
    let hasBoth = call(of: programme) != nil && voucher(of: programme) != nil
    for position in agencies.indices {
      let entity = agencies[position].index
      let first = draws.uniform(.agencyStart, entity: entity, sub: 0)
      agencies[position].grantRate = min(0.8, max(0.3, agencies[position].grantRate + spread * (2 * first - 1)))
      if hasBoth { agencies[position].voucherShare = draws.uniform(.agencyStart, entity: entity, sub: 1) }
    }
  }

  /// Levers as flat terms.
  private func lower(_ programme: Programme) -> ProgrammeTerms {
    var terms = ProgrammeTerms(
      opens: programme.opens.index, closes: programme.closes.index, pelotonOnly: programme.pelotonOnly,
      smallestAward: voucher(of: programme)?.valueEuro ?? description.parameters[.voucherValue])
    terms.call = call(of: programme).map(lower)
    terms.voucher = voucher(of: programme).map { VoucherTerms(value: $0.valueEuro, studyCost: $0.studyCostEuro) }
    terms.harmonise = programme.governance.harmonise
    terms.jointTraining = programme.governance.jointTraining
    terms.club = programme.governance.club
    terms.learnsFromAdditional = programme.governance.evaluation == .additional
    return terms
  }

  private func lower(_ call: OpenCall) -> CallTerms {
    let studies: CallTerms.Studies =
      switch call.studies {
      case .off: .off
      case .optional: .optional
      case .required: .required
      case .only: .only
      }
    let selection: CallTerms.Selection =
      switch call.selection {
      case .score: .score
      case .lottery: .lottery
      case .firstCome: .firstCome
      }
    return CallTerms(
      capPerFirm: call.capPerFirmEuro, capIsOnCost: call.capBasis == .totalCost, studies: studies,
      feasibilityCost: call.feasibilityCostEuro, feasibilityCapPerFirm: call.feasibilityCapPerFirmEuro,
      feasibilityBudgetShare: call.studies == .off ? 0 : call.feasibilityBudgetShare, upfrontShare: call.upfrontShare,
      maxFeasibility: call.maxFeasibility.map { $0 / weight } ?? .infinity,
      maxInnovation: call.maxInnovation.map { $0 / weight } ?? .infinity, selection: selection)
  }

  private func call(of programme: Programme) -> OpenCall? {
    for case .call(let call) in programme.instruments { return call }
    return nil
  }

  private func voucher(of programme: Programme) -> Voucher? {
    for case .voucher(let voucher) in programme.instruments { return voucher }
    return nil
  }
}

extension Agency {
  /// Keeps back the money of some instruments. Call and voucher share one budget, which levers may divide anew, so that
  /// their money is kept back when it is released; the others simply have none.
  mutating func withhold(_ withheld: Set<InstrumentKind>) {
    withholdsCall = withheld.contains(.call)
    withholdsVoucher = withheld.contains(.voucher)
    if withheld.contains(.hubs) { hubBudget = 0 }
    if withheld.contains(.workforce) { workforceBudget = 0 }
    if withheld.contains(.awareness) { awarenessBudget = 0 }
    if withheld.contains(.regulation) { regulationBudget = 0 }
  }
}
