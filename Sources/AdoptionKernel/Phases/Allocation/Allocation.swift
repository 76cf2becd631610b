import ParallelColumns

extension World {
  /// Phase 4: finished studies, new intents and applications, awards, private decisions and hub requests, serially and in
  /// an explicit order.
  ///
  /// Order: A finished studies, B new intents, C studies, D innovation projects, E vouchers (specification 5.5).
  /// Reads: intents in firm-id order. Writes: activity, cash, budgets, requests.
  mutating func allocateSupport(_ now: Moment, workers: Int = 1) {
    lists.applications.removeAll()
    lists.voucherKeys.removeAll()
    lists.requests.removeAll()
    if let programme, programme.isOpen(now.calendar) { releaseMoney(now, programme) }
    continueFinishedStudies(now)
    receiveIntents(now, workers: workers)
    awardStudies(now)
    awardInnovations(now)
    awardVouchers(now)
  }

  /// Releases the quarter's part of call and voucher money; unspent money carries over.
  ///
  /// ```
  /// elapsed = q − q₀ + 1;   finance = call + voucher budget, in equal parts over nq quarters
  /// studies: s_f of the call over the first nq − t_s − 1 quarters; what is left then moves to innovation
  /// ```
  mutating func releaseMoney(_ now: Moment, _ programme: ProgrammeTerms) {
    let elapsed = now.calendar - programme.opens + 1
    let quarters = programme.quarterCount
    let studyQuarters = studyReleaseQuarters(programme)
    let studyShare = studyQuarters > 0 ? programme.call?.feasibilityBudgetShare ?? 0 : 0
    for position in agencies.indices {
      let finance = agencies[position].callBudget + agencies[position].voucherBudget
      let voucherPart = agencies[position].voucherShare * finance
      let callPart = finance - voucherPart
      let left = finance - agencies[position].released
      let study = elapsed <= studyQuarters ? part(of: studyShare * callPart, elapsed, studyQuarters) : 0
      let innovation = part(of: callPart - studyShare * callPart, elapsed, quarters)
      let voucher = part(of: voucherPart, elapsed, quarters)
      // Levers may change between quarters; the budget as a whole is never exceeded.
      let scale = study + innovation + voucher > left ? left / (study + innovation + voucher) : 1
      if !agencies[position].withholdsCall {
        agencies[position].studyMoney += scale * study
        agencies[position].innovationMoney += scale * innovation
      }
      if !agencies[position].withholdsVoucher { agencies[position].voucherMoney += scale * voucher }
      agencies[position].released += scale * (study + innovation + voucher)
      if elapsed > studyQuarters {
        agencies[position].innovationMoney += agencies[position].studyMoney
        agencies[position].studyMoney = 0
      }
    }
  }

  /// Quarters over which study money is released, nq − t_s − 1, at least 0.
  func studyReleaseQuarters(_ programme: ProgrammeTerms) -> Int {
    max(0, programme.quarterCount - parameters.feasibilityQuarters - 1)
  }

  /// The part that falls due in one quarter when an amount is released in equal parts, as a difference of cumulated
  /// parts, so that the parts add up to the amount.
  private func part(of amount: Double, _ elapsed: Int, _ quarters: Int) -> Double {
    amount * Double(elapsed) / Double(quarters) - amount * Double(elapsed - 1) / Double(quarters)
  }
}

/// Awards allowed so far under a limit that is paced evenly: `⌈limit·elapsed/total⌉`, elapsed at most total.
///
/// A hair is taken off before rounding up, so that a limit divided by weight does not gain an award by rounding error.
func pacedLimit(_ limit: Double, elapsed: Int, total: Int) -> Double {
  guard limit.isFinite else { return .infinity }
  guard total > 0 else { return 0 }
  return (limit * Double(min(elapsed, total)) / Double(total) - 1e-9).rounded(.up)
}
