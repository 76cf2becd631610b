extension World {
  /// Phase 1: agencies that differ learn once a year; then every country knows whether a programme calls for attention.
  ///
  /// Learning happens first at q₀ + 4, then every fourth quarter of the window. All agencies read the same snapshot of
  /// results per euro (grants and vouchers, net of cancellations). The best does not copy; each other copies one lever
  /// of the best with `copyProbability`, and otherwise explores with `exploreProbability`.
  /// Reads: last year's results, money awarded. Writes: grant rates, voucher shares, attention.
  /// Draws: `agencyCopy` sub 0 chance, 1 lever, 2 noise; `agencyExplore` sub 0 chance, 1 rate.
  /// Source: specification 5.11 (Volden, Ting, Carpenter 2008: similar policies are no proof of learning).
  mutating func letAgenciesLearn(_ now: Moment) {
    for country in places.countries.indices { places.countries[country].attention = false }
    guard let programme, programme.isOpen(now.calendar) else { return }
    let age = now.calendar - programme.opens
    if parameters.agencyRateSpread > 0, age > 0, age % 4 == 0 { learn(now, programme) }
    for agency in agencies where drawsAttention(agency, programme) {
      for country in places.countries.indices where agency.covers(country: country) {
        places.countries[country].attention = true
      }
    }
  }

  /// An agency draws attention while it has at least a voucher's worth of call and voucher money that is not awarded, and
  /// its limit on innovation projects is not reached.
  private func drawsAttention(_ agency: Agency, _ programme: ProgrammeTerms) -> Bool {
    let finance = agency.offeredFinance
    guard finance > 0, finance - agency.awarded >= programme.smallestAward else { return false }
    guard let call = programme.call else { return true }
    return Double(agency.innovations) < call.maxInnovation
  }

  private mutating func learn(_ now: Moment, _ programme: ProgrammeTerms) {
    let snapshot = agencies
    var best = 0
    var bestYield = -1.0
    for position in snapshot.indices {
      let agency = snapshot[position]
      let results = programme.learnsFromAdditional ? agency.additionalResults : agency.grossResults
      let yield = agency.awarded > 0 ? Double(results) / agency.awarded : 0
      if yield > bestYield {
        best = position
        bestYield = yield
      }
    }
    let copyProbability = programme.club ? parameters.copyClub : parameters.copyAlone
    for position in snapshot.indices {
      let entity = snapshot[position].index
      if position != best,
        eventDraws.uniform(.agencyCopy, quarter: now.run, entity: entity, sub: 0) < copyProbability
      {
        copyLever(of: snapshot[best], to: position, now)
      } else if position != best,
        eventDraws.uniform(.agencyExplore, quarter: now.run, entity: entity, sub: 0) < parameters.exploreProbability
      {
        let rate = eventDraws.uniform(.agencyExplore, quarter: now.run, entity: entity, sub: 1)
        agencies[position].grantRate = 0.3 + 0.5 * rate
      }
    }
  }

  private mutating func copyLever(of best: Agency, to position: Int, _ now: Moment) {
    let entity = agencies[position].index
    if eventDraws.uniform(.agencyCopy, quarter: now.run, entity: entity, sub: 1) < 0.5 {
      let noise = eventDraws.uniform(.agencyCopy, quarter: now.run, entity: entity, sub: 2)
      agencies[position].grantRate = min(0.8, max(0.3, best.grantRate + 0.02 * (2 * noise - 1)))
    } else {
      agencies[position].voucherShare = best.voucherShare
    }
  }
}
