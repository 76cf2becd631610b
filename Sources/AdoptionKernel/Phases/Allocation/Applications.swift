import ParallelColumns

extension World {
  /// A. Studies that ended last quarter take their second step, in firm-id order of the lead.
  ///
  /// Study under a call with the window open: if all members now want an innovation project, they apply for one (no
  /// application cost). Otherwise, and after a voucher study, each member decides alone or cools down.
  mutating func continueFinishedStudies(_ now: Moment) {
    let isOpen = programme?.isOpen(now.calendar) ?? false
    for index in 0..<lists.finishedStudies.count {
      let study = lists.finishedStudies[index]
      let lead = Int(study.lead)
      let partner = Int(study.partner)
      let technology = Int(study.technology)
      guard isFree(lead, technology, now), partner < 0 || isFree(partner, technology, now) else { continue }
      let factor = partner < 0 ? 1 : borderFactor(lead, partner)
      let agency = Int(study.agency)
      if study.kind == ProjectKind.callStudy, isOpen,
        wish(agency, lead, technology, factor: factor, now) == .innovation,
        partner < 0 || wish(agency, partner, technology, factor: factor, now) == .innovation
      {
        file(
          lead: lead, partner: partner, technology, agency: agency, isInnovation: true, followsStudy: true,
          owed: false, factor: factor, now)
        continue
      }
      reject(lead, technology, owed: false, now)
      if partner >= 0 { reject(partner, technology, owed: false, now) }
    }
    lists.finishedStudies.removeAll()
  }

  /// B. New intents: firms that may not apply settle at once in id order; the others come in the order of ARRIVAL.
  mutating func receiveIntents(_ now: Moment, workers: Int) {
    let isOpen = programme?.isOpen(now.calendar) ?? false
    inBlocks(workers: workers) { world, block in world.receiveIntents(of: block, isOpen: isOpen, now) }
    lists.keys.removeAll()
    for block in 0..<blockPlan.blockCount { collectIntents(of: block, now) }
    sortList(&lists.keys)
    for index in 0..<lists.keys.count {
      let firm = Int(lists.keys[index] & 0xFFFF_FFFF)
      let intent = progress.intent[firm]
      let technology = Int(intent & Intent.technologyBits) - 1
      guard isFree(firm, technology, now) else { continue }
      apply(firm, technology, owed: intent & Intent.owedToAttention != 0, now)
    }
  }

  /// One firm that may apply: a call, else a voucher, else it settles.
  private mutating func apply(_ firm: Int, _ technology: Int, owed: Bool, _ now: Moment) {
    let home = country(of: firm)
    // The joint agency is last in index order and is asked first.
    for position in agencies.indices.reversed()
    where agencies[position].covers(country: home) && agencies[position].offersCall {
      if applyForCall(position, firm, technology, owed: owed, now) { return }
    }
    for position in agencies.indices
    where agencies[position].covers(country: home) && agencies[position].offersVoucher {
      if wantsVoucher(firm, technology) {
        reserve(firm, now)
        projects.agency[firm] = UInt8(position)
        lists.askedTechnology[firm] = UInt8(technology)
        let word = eventDraws.word(.voucherLottery, quarter: now.run, entity: firm)
        lists.voucherKeys.append(UInt64(word) << 32 | UInt64(firm))
        return
      }
    }
    settle(firm, technology, owed: owed, now)
  }

  /// Files an application with one agency if the firm wants something of its call and finds the partner it needs.
  private mutating func applyForCall(
    _ agency: Int, _ firm: Int, _ technology: Int, owed: Bool, _ now: Moment
  ) -> Bool {
    var wanted = wish(agency, firm, technology, factor: 1, now)
    guard wanted != .nothing else { return false }
    var partner = -1
    var factor = 1.0
    if agencies[agency].rule != .single {
      guard let found = searchPartner(agency, firm, technology, now) else { return false }
      partner = found.firm
      factor = borderFactor(firm, partner)
      let own = wish(agency, firm, technology, factor: factor, now)
      guard own != .nothing else { return false }
      wanted = own.rawValue < found.wish.rawValue ? own : found.wish
    }
    file(
      lead: firm, partner: partner, technology, agency: agency, isInnovation: wanted == .innovation,
      followsStudy: false, owed: owed, factor: factor, now)
    pay(firm, parameters.applicationCost, now)
    if partner >= 0 { pay(partner, parameters.applicationCost, now) }
    return true
  }

  private mutating func file(
    lead: Int, partner: Int, _ technology: Int, agency: Int, isInnovation: Bool, followsStudy: Bool, owed: Bool,
    factor: Double, _ now: Moment
  ) {
    lists.applications.append(
      Application(
        lead: Int32(lead), partner: Int32(partner), technology: UInt8(technology), agency: UInt8(agency),
        isInnovation: isInnovation, followsStudy: followsStudy, owedToAttention: owed, isSettled: false,
        borderFactor: factor, score: 0))
    reserve(lead, now)
    if partner >= 0 { reserve(partner, now) }
  }

  /// A voucher is wanted for an untested technology whose hopeful payback is within `voucherTolerance·P`.
  private func wantsVoucher(_ firm: Int, _ technology: Int) -> Bool {
    guard history.testedMask[firm] & (1 << technology) == 0 else { return false }
    let years = payback(firm, technology, cost: cost(firm, technology), grant: 0, discounted: false)
    return years <= parameters.voucherTolerance * Double(traits.hurdleYears[firm])
  }
}
