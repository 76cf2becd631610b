import ParallelColumns

extension World {
  /// C. Studies, agency by agency in order of filing: awarded if the money suffices and the paced limit is not reached.
  ///
  /// Grant per member `min(g_f, rate·C_f)`. Each member pays C_f now and gets the grant when the study ends.
  mutating func awardStudies(_ now: Moment) {
    guard let programme, let call = programme.call else { return }
    let limit = pacedLimit(
      call.maxFeasibility, elapsed: now.calendar - programme.opens + 1, total: studyReleaseQuarters(programme))
    for position in agencies.indices {
      for index in 0..<lists.applications.count
      where !lists.applications[index].isInnovation && Int(lists.applications[index].agency) == position {
        let application = lists.applications[index]
        let members = application.partner < 0 ? 1 : 2
        let grant = min(call.feasibilityCapPerFirm, agencies[position].grantRate * call.feasibilityCost)
        let total = grant * Double(members)
        guard total <= agencies[position].studyMoney, Double(agencies[position].studies) < limit else {
          refuse(application, now)
          continue
        }
        agencies[position].studyMoney -= total
        agencies[position].awarded += total
        agencies[position].studies += 1
        ledger.book(
          .study, agency: position, committed: total, paid: 0,
          ownContribution: (call.feasibilityCost - grant) * Double(members), projects: 1, participations: members)
        recordConsortium(application)
        startStudy(application, application.lead, partner: application.partner, call, grant: grant, now)
        if application.partner >= 0 {
          startStudy(application, application.partner, partner: application.lead, call, grant: grant, now)
        }
      }
    }
  }

  private mutating func startStudy(
    _ application: Application, _ member: Int32, partner: Int32, _ call: CallTerms, grant: Double, _ now: Moment
  ) {
    let firm = Int(member)
    pay(firm, call.feasibilityCost, now)
    recordSupport(firm, Int(application.technology), Support.study)
    bookAid(firm, grant, now)
    enterStudy(
      firm, Int(application.technology), kind: ProjectKind.callStudy, until: now.run + parameters.feasibilityQuarters)
    projects.setPartner(partner, of: firm)
    projects.isLead[firm] = member == application.lead
    projects.agency[firm] = application.agency
    projects.cost[firm] = Float(call.feasibilityCost)
    projects.grant[firm] = Float(grant)
  }

  private mutating func enterStudy(_ firm: Int, _ technology: Int, kind: UInt8, until end: Int) {
    projects.activity[firm] = Activity.study
    projects.technology[firm] = UInt8(technology)
    projects.endQuarter[firm] = UInt8(end)
    projects.kind[firm] = kind
    projects.setPartner(-1, of: firm)
    projects.isLead[firm] = true
  }

  /// D. Innovation projects, agency by agency in descending score (ties: lower lead id): awarded if the members' grants
  /// fit the money and the paced limit is not reached; a smaller, lower-ranked one may still fit.
  ///
  /// ```
  /// score = 1[pair's study was funded] + w₁·u(SCORE) + w₂·mean a + w₃·mean maturity
  /// ```
  mutating func awardInnovations(_ now: Moment) {
    guard let programme, let call = programme.call else { return }
    for index in 0..<lists.applications.count {
      lists.applications[index].score = score(lists.applications[index], place: index, call.selection, now)
    }
    sortApplications()
    let limit = pacedLimit(
      call.maxInnovation, elapsed: now.calendar - programme.opens + 1, total: programme.quarterCount)
    for position in agencies.indices {
      for index in 0..<lists.applications.count
      where lists.applications[index].isInnovation && Int(lists.applications[index].agency) == position {
        let application = lists.applications[index]
        if !awardInnovation(application, position, call, limit: limit, now) { refuse(application, now) }
      }
    }
  }

  private mutating func awardInnovation(
    _ application: Application, _ position: Int, _ call: CallTerms, limit: Double, _ now: Moment
  ) -> Bool {
    let technology = Int(application.technology)
    let rate = agencies[position].grantRate
    let lead = Int(application.lead)
    let partner = Int(application.partner)
    let leadCost = cost(lead, technology) * application.borderFactor
    let leadGrant = call.grant(cost: leadCost, rate: rate)
    let partnerCost = partner < 0 ? 0 : cost(partner, technology) * application.borderFactor
    let partnerGrant = partner < 0 ? 0 : call.grant(cost: partnerCost, rate: rate)
    let total = leadGrant + partnerGrant
    guard total <= agencies[position].innovationMoney, Double(agencies[position].innovations) < limit else {
      return false
    }
    agencies[position].innovationMoney -= total
    agencies[position].awarded += total
    agencies[position].innovations += 1
    ledger.book(
      .innovation, agency: position, committed: total, paid: call.upfrontShare * total,
      ownContribution: leadCost + partnerCost - total, projects: 1, participations: partner < 0 ? 1 : 2)
    recordConsortium(application)
    startInnovation(application, lead, partner: partner, cost: leadCost, grant: leadGrant, call, now)
    if partner >= 0 {
      startInnovation(application, partner, partner: lead, cost: partnerCost, grant: partnerGrant, call, now)
    }
    return true
  }

  private mutating func startInnovation(
    _ application: Application, _ firm: Int, partner: Int, cost: Double, grant: Double, _ call: CallTerms,
    _ now: Moment
  ) {
    let technology = Int(application.technology)
    commit(firm, technology, cost: cost, grant: grant, now)
    projects.kind[firm] = ProjectKind.innovation
    projects.setPartner(Int32(partner), of: firm)
    projects.isLead[firm] = firm == Int(application.lead)
    projects.agency[firm] = application.agency
    pay(firm, -call.upfrontShare * grant, now)
    recordSupport(firm, technology, Support.innovationGrant)
    bookAid(firm, grant, now)
  }

  /// E. Vouchers in the order of the lottery: used if the money suffices and the firm takes it to a provider.
  mutating func awardVouchers(_ now: Moment) {
    guard let voucher = programme?.voucher else { return }
    sortList(&lists.voucherKeys)
    for index in 0..<lists.voucherKeys.count {
      let firm = Int(lists.voucherKeys[index] & 0xFFFF_FFFF)
      let technology = Int(lists.askedTechnology[firm])
      let position = Int(projects.agency[firm])
      let draw = eventDraws.uniform(.voucherUse, quarter: now.run, entity: firm)
      guard agencies[position].voucherMoney >= voucher.value, draw < parameters.voucherUse else {
        settle(firm, technology, owed: progress.intent[firm] & Intent.owedToAttention != 0, now)
        continue
      }
      agencies[position].voucherMoney -= voucher.value
      agencies[position].awarded += voucher.value
      ledger.book(
        .voucher, agency: position, committed: voucher.value, paid: voucher.value,
        ownContribution: voucher.studyCost - voucher.value, projects: 1, participations: 1)
      pay(firm, voucher.studyCost - voucher.value, now)
      enterStudy(firm, technology, kind: ProjectKind.voucherStudy, until: now.run + 1)
      projects.agency[firm] = UInt8(position)
      projects.grant[firm] = 0
      recordSupport(firm, technology, Support.voucher)
    }
  }

  private mutating func refuse(_ application: Application, _ now: Moment) {
    reject(Int(application.lead), Int(application.technology), owed: application.owedToAttention, now)
    guard application.partner >= 0 else { return }
    // Like an intent owed to attention, a partner that may not decide alone only cools down.
    let mayDecide = parameters.refusedPartnersDecide
    reject(Int(application.partner), Int(application.technology), owed: !mayDecide, now)
  }
}
