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
    let closes = study.scenario.policies[arm.policy].programme?.closes.index ?? 0
    let end = study.layout.firstQuarter + study.layout.quarterCount
    return budget.agencies.flatMap { agency -> [String] in
      var problems = overspending(arm, agency, totals)
      let booked = totals.sum(agency: agency.agency, [.administration]).committed
      if end > closes, !isSame(booked, agency.administrationEuro) {
        problems.append(
          "\(place(arm, agency)): administration books \(booked), but must book \(agency.administrationEuro) in full.")
      }
      return problems
    }
  }

  /// Instruments of an agency that spend more than their budget. Agencies that learn move money between call and
  /// voucher, so that only the two together are bounded.
  private func overspending(_ arm: ArmRecord, _ agency: AgencyBudget, _ totals: ExpenseTotals) -> [String] {
    let lines = zip(BudgetLine.instruments, agency.netEuro).map { instrument, net in
      (key: instrument.key, net: net, spent: totals.sum(agency: agency.agency, instrument.expenses).committed)
    }
    var bounds = lines
    if study.scenario.policies[arm.policy].programme?.governance.agencyRateSpread ?? 0 > 0 {
      let finance = lines.prefix(2)
      let joined = (
        key: "call and voucher", net: finance.reduce(0) { $0 + $1.net }, spent: finance.reduce(0) { $0 + $1.spent }
      )
      bounds = [joined] + lines.dropFirst(2)
    }
    return bounds.filter { $0.spent > $0.net && !isSame($0.spent, $0.net) }.map {
      "\(place(arm, agency)): \($0.key) spends \($0.spent) of a budget of \($0.net)."
    }
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
