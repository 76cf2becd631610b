import Experiments
import ScenarioModel

/// Checks that money adds up to the cent (specification, sections 7 and 11).
struct MoneyIdentities {
  let study: StudyRecord
  let labels: Labels

  /// Every contradiction, one sentence each.
  func problems() -> [String] {
    let policies = study.scenario.policies
    return study.budgets.indices.flatMap { policy -> [String] in
      guard let budget = study.budgets[policy] else { return [] }
      let administered = budget.agencies.reduce(0.0) { $0 + $1.administrationEuro }
      let net = budget.agencies.reduce(0.0) { $0 + $1.netEuro.reduce(0, +) }
      guard isSame(administered + net, budget.envelopeEuro) else {
        return [
          "\(policies[policy].name): net budgets \(net) and administration \(administered) do not add up to the "
            + "envelope \(budget.envelopeEuro)."
        ]
      }
      return study.arms.flatMap { spending($0[policy], budget) }
    } + study.arms.flatMap { $0.flatMap(publicCost) }
  }

  /// No budget is exceeded, and administration is booked in full once the window has closed.
  private func spending(_ arm: ArmRecord, _ budget: BudgetRecord) -> [String] {
    let totals = ExpenseTotals(arm.money)
    let programme = study.scenario.policies[arm.policy].programme
    let closes = programme?.closes.index ?? 0
    // Agencies that learn move money between call and voucher: then the two have one purse.
    let sharesPurse = (programme?.governance.agencyRateSpread ?? 0) > 0
    let end = study.layout.firstQuarter + study.layout.quarterCount
    return budget.agencies.flatMap { agency -> [String] in
      var problems: [String] = []
      for (instrument, net) in purses(agency, sharesPurse: sharesPurse) {
        let spent = totals.sum(agency: agency.agency, instrument.expenses).committed
        if spent > net, !isSame(spent, net) {
          problems.append("\(place(arm, agency)): \(instrument.key) spends \(spent) of a budget of \(net).")
        }
      }
      let booked = totals.sum(agency: agency.agency, [.administration]).committed
      if end > closes, !isSame(booked, agency.administrationEuro) {
        problems.append(
          "\(place(arm, agency)): administration books \(booked), but must book \(agency.administrationEuro) in full.")
      }
      return problems
    }
  }

  /// What must not be exceeded: the budget of each instrument, or of call and voucher together and of each other one.
  private func purses(
    _ agency: AgencyBudget, sharesPurse: Bool
  ) -> [(instrument: (key: String, expenses: [Expense]), net: Double)] {
    let purses = zip(BudgetLine.instruments, agency.netEuro).map { (instrument: $0, net: $1) }
    guard sharesPurse, purses.count >= 2 else { return purses }
    let (call, voucher) = (purses[0], purses[1])
    let both = (
      key: "\(call.instrument.key) and \(voucher.instrument.key)",
      expenses: call.instrument.expenses + voucher.instrument.expenses
    )
    return [(instrument: both, net: call.net + voucher.net)] + purses.dropFirst(2)
  }

  /// Public cost at a horizon is what has been committed until then.
  private func publicCost(_ arm: ArmRecord) -> [String] {
    let layout = study.layout
    guard let key = layout.keys.firstIndex(of: SeriesKey(.publicCost)) else { return [] }
    return study.scenario.study.horizons.compactMap { horizon in
      let quarter = horizon - 1 - layout.firstQuarter
      guard (0..<layout.quarterCount).contains(quarter) else { return nil }
      let cost = arm.value(key: key, quarter: quarter, layout: layout)
      let booked = arm.money.reduce(0.0) { $1.quarter < horizon ? $0 + $1.committedEuro : $0 }
      guard !isSame(cost, booked) else { return nil }
      return "\(study.scenario.policies[arm.policy].name), replicate \(arm.replicate), horizon \(horizon): public cost "
        + "is \(cost), but \(booked) is booked by instrument and payer."
    }
  }

  private func place(_ arm: ArmRecord, _ agency: AgencyBudget) -> String {
    "\(study.scenario.policies[arm.policy].name), replicate \(arm.replicate), agency \(labels.agency(agency.agency))"
  }

  /// Equal to half a cent, or to the rounding of sums of that size.
  private func isSame(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= max(0.005, 1e-10 * max(abs(left), abs(right)))
  }
}
