import ParallelColumns

/// What a firm wants of a call.
enum Wish: Int {
  case nothing, study, innovation
}

extension World {
  /// What a firm wants of an agency's call for a technology, at a cost factor x.
  ///
  /// ```
  /// C = cost·x;  G = grantFor(C, rate);  nothing if G ≤ applicationCost or aid in the window + G > deMinimis
  /// accept = payback(rate, discounted, x) ≤ P and affordable(C, G)
  /// innovation if accept and (tested, or no studies in the call,
  ///               or [studies optional and (no time for a study, or payback ≤ P/τ_f)])   (nothing if only studies)
  /// else study if the call has studies, τ is untested, there is time, and payback(rate, undiscounted, x) ≤ τ_f·P
  /// ```
  ///
  /// Firms that would invest without help may apply as well: this is where deadweight comes from.
  /// Source: specification 5.5.
  func wish(_ agency: Int, _ firm: Int, _ technology: Int, factor: Double, _ now: Moment) -> Wish {
    guard let programme, let call = programme.call else { return .nothing }
    let cost = cost(firm, technology) * factor
    let grant = call.grant(cost: cost, rate: agencies[agency].grantRate)
    guard grant > parameters.applicationCost, aidInWindow(firm, now) + grant <= parameters.deMinimis else {
      return .nothing
    }
    let hurdle = Double(traits.hurdleYears[firm])
    let years = payback(firm, technology, cost: cost, grant: grant, discounted: true)
    let accepts = years <= hurdle && affordable(firm, cost: cost, grant: grant, upfrontShare: call.upfrontShare, now)
    let tested = history.testedMask[firm] & (1 << technology) != 0
    let hasTime = now.calendar <= programme.closes - (parameters.feasibilityQuarters + 1)
    let skipsStudy =
      tested || call.studies == .off
      || (call.studies == .optional && (!hasTime || years <= hurdle / parameters.feasibilityTolerance))
    if accepts, skipsStudy { return call.studies == .only ? .nothing : .innovation }
    guard call.studies != .off, !tested, hasTime else { return .nothing }
    let hopeful = payback(firm, technology, cost: cost, grant: grant, discounted: false)
    return hopeful <= parameters.feasibilityTolerance * hurdle ? .study : .nothing
  }

  /// Aid booked in the firm's current window of twelve quarters, EUR.
  func aidInWindow(_ firm: Int, _ now: Moment) -> Double {
    now.run - Int(history.aidStart[firm]) < 12 ? Double(history.aidSum[firm]) : 0
  }

  /// Books aid. The window starts with the first aid and restarts with the first aid twelve or more quarters later.
  mutating func bookAid(_ firm: Int, _ euro: Double, _ now: Moment) {
    if history.aidSum[firm] == 0 || now.run - Int(history.aidStart[firm]) >= 12 {
      history.aidSum[firm] = 0
      history.aidStart[firm] = UInt8(now.run)
    }
    history.aidSum[firm] += Float(euro)
  }

  /// Whether a firm is already a member of an application of this quarter.
  func isReserved(_ firm: Int, _ now: Moment) -> Bool { Int(lists.reserved[firm]) == now.run + 1 }

  mutating func reserve(_ firm: Int, _ now: Moment) { lists.reserved[firm] = UInt8(now.run + 1) }

  /// Whether a firm could start something with a technology now: idle, not reserved, aware of it.
  func isFree(_ firm: Int, _ technology: Int, _ now: Moment) -> Bool {
    projects.activity[firm] == Activity.idle && !isReserved(firm, now)
      && progress.stage[pairIndex(firm, technology)] == Stage.aware
  }

  /// Cost factor of a joint project: `1 + ρ_x(1 − H_cc')` across a border, 1 within a country.
  func borderFactor(_ first: Int, _ second: Int) -> Double {
    let here = country(of: first)
    let there = country(of: second)
    guard here != there else { return 1 }
    return 1 + parameters.crossBorderCost * (1 - places.harmonisation[here * places.countries.count + there])
  }

  /// Country of a firm, index.
  func country(of firm: Int) -> Int { Int(traits.country[firm]) }
}
