extension World {
  /// Spends the quarter's money of instruments that reach areas, not firms: administration, hubs, training, campaigns,
  /// rules. Outside the window nothing is spent. Cost booked: specification 5.10.
  mutating func spendOnAreas(_ now: Moment) {
    for country in places.countries.indices { places.countries[country].campaign = 0 }
    guard let programme, programme.isOpen(now.calendar) else { return }
    let quarters = Double(programme.quarterCount)
    for position in agencies.indices {
      let agency = agencies[position]
      bookSpent(.administration, agency: position, agency.administration / quarters)
      bookSpent(.hubs, agency: position, agency.hubSpendingPerQuarter)
      train(now, agency: position, money: agency.workforceBudget / quarters)
      campaign(agency: position, money: agency.awarenessBudget / quarters)
      improveRules(now, agency: position, money: agency.regulationBudget / quarters, programme)
    }
  }

  private mutating func bookSpent(_ spending: Spending, agency: Int, _ euro: Double) {
    guard euro > 0 else { return }
    ledger.book(spending, agency: agency, committed: euro, paid: euro)
  }

  /// Training: `persons = money / trainingCost`, shared among the regions of the jurisdiction in proportion to last
  /// quarter's `unfilled_r + 10⁻⁶·F_r⁰`; they join the pool after `trainingLag` quarters.
  private mutating func train(_ now: Moment, agency position: Int, money: Double) {
    guard money > 0, parameters.trainingCost > 0 else { return }
    let agency = agencies[position]
    var need = 0.0
    for region in places.regions where agency.covers(country: region.country) {
      need += region.unfilled + 1e-6 * region.startStock
    }
    guard need > 0 else { return }
    let persons = money / parameters.trainingCost
    let due = dueQuarter(now, lag: parameters.trainingLag) * places.regions.count
    for (index, region) in places.regions.enumerated() where agency.covers(country: region.country) {
      let share = (region.unfilled + 1e-6 * region.startStock) / need
      orders.trainees[due + index] += persons * share
    }
    bookSpent(.workforce, agency: position, money)
  }

  /// Campaign: coverage of the jurisdiction, `y = min(1, money/(k_c/4·firms))`; agencies add up, at most 1. Coverage
  /// above 1 is not bought.
  private mutating func campaign(agency position: Int, money: Double) {
    let agency = agencies[position]
    var firms = 0
    for country in places.countries.indices where agency.covers(country: country) {
      firms += places.countries[country].firmCount
    }
    guard money > 0, firms > 0 else { return }
    let fullCost = parameters.campaignCost / 4 * Double(firms)
    let coverage = fullCost > 0 ? min(1, money / fullCost) : 1
    var used = 0.0
    for index in places.countries.indices where agency.covers(country: index) {
      let bought = min(coverage, 1 - places.countries[index].campaign)
      places.countries[index].campaign += bought
      used += bought * parameters.campaignCost / 4 * Double(places.countries[index].firmCount)
    }
    bookSpent(.awareness, agency: position, used)
  }

  /// Rules: money buys enablement per country (split by firms) and, for a joint agency that harmonises, half of it
  /// buys harmonisation for every pair at once; neither beyond the ceiling, counting what is ordered.
  ///
  /// ```
  /// ΔR_c = 0.1·money_c/k_R      ΔH = 0.1·money/(k_H·pairs)
  /// ```
  private mutating func improveRules(_ now: Moment, agency position: Int, money: Double, _ programme: ProgrammeTerms) {
    guard money > 0 else { return }
    let harmonises = agencies[position].isJoint && programme.harmonise
    var used = buyEnablement(now, agency: position, money: harmonises ? money / 2 : money)
    if harmonises { used += buyHarmonisation(now, money: money / 2) }
    bookSpent(.regulation, agency: position, used)
  }

  private mutating func buyEnablement(_ now: Moment, agency position: Int, money: Double) -> Double {
    let agency = agencies[position]
    let countryCount = places.countries.count
    var firms = 0
    for country in 0..<countryCount where agency.covers(country: country) {
      firms += places.countries[country].firmCount
    }
    guard firms > 0, parameters.enablementUnitCost > 0 else { return 0 }
    var used = 0.0
    for index in 0..<countryCount where agency.covers(country: index) {
      let country = places.countries[index]
      let part = money * Double(country.firmCount) / Double(firms)
      let room = max(0, parameters.regulationCeiling - country.enablement - country.enablementOrdered)
      let bought = min(room, 0.1 * part / parameters.enablementUnitCost)
      places.countries[index].enablementOrdered += bought
      orders.enablement[dueQuarter(now, lag: parameters.regulationLag) * countryCount + index] += bought
      used += bought / 0.1 * parameters.enablementUnitCost
    }
    return used
  }

  private mutating func buyHarmonisation(_ now: Moment, money: Double) -> Double {
    let countryCount = places.countries.count
    let pairs = countryCount * (countryCount - 1) / 2
    guard pairs > 0, parameters.harmonisationUnitCost > 0 else { return 0 }
    var lowest = 1.0
    for first in 0..<countryCount {
      for second in 0..<countryCount where first != second {
        lowest = min(lowest, places.harmonisation[first * countryCount + second])
      }
    }
    let unit = parameters.harmonisationUnitCost * Double(pairs)
    let room = max(0, parameters.regulationCeiling - lowest - places.harmonisationOrdered)
    let bought = min(room, 0.1 * money / unit)
    places.harmonisationOrdered += bought
    orders.harmonisation[dueQuarter(now, lag: parameters.regulationLag)] += bought
    return bought / 0.1 * unit
  }

  /// Quarter in which an order of now takes effect; never the present one, whose orders have already been carried out.
  private func dueQuarter(_ now: Moment, lag: Int) -> Int { now.run + max(1, lag) }
}
