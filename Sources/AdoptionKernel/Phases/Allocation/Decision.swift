import ParallelColumns

extension World {
  /// Cost of a technology to a firm now, EUR: `costTable[r, τ]·sizeCost_i`.
  @inline(__always)
  borrowing func cost(_ firm: Int, _ technology: Int) -> Double {
    tables.cost[Int(traits.region[firm]) * technologyCount + technology] * Double(traits.sizeCost[firm])
  }

  /// Yearly benefit that a firm expects of isolated use, EUR.
  ///
  /// ```
  /// exp(μ − risk·λ·v)·β_τ·κ_iso·(1 + γ·min(n, 3))·VA·(0.6 + 0.8·a)
  /// ```
  func expectedBenefit(_ firm: Int, _ technology: Int, discounted: Bool) -> Double {
    let pair = pairIndex(firm, technology)
    let promise = promise(
      country: country(of: firm), count: Int(progress.signalCount[pair]), sum: Double(progress.signalSum[pair]),
      discounted: discounted)
    return promise * parameters.benefit[technology] * benefitScale(firm)
  }

  /// What the benefits of all technologies of a firm have in common, EUR per year: `κ_iso·(1 + γ·min(n, 3))·VA·(0.6 + 0.8·a)`.
  @inline(__always)
  borrowing func benefitScale(_ firm: Int) -> Double {
    parameters.isolatedShare * company(exposure.adoptedMask[firm]) * Double(traits.valueAdded[firm])
      * (0.6 + 0.8 * Double(progress.ability[firm]))
  }

  /// What uses add to the benefit of another one: `1 + γ·min(n, 3)`.
  @inline(__always)
  borrowing func company(_ used: UInt8) -> Double {
    1 + parameters.complementarity * Double(min(used.nonzeroBitCount, 3))
  }

  /// Payback time in years of a cost after a grant, `(C − G)/benefit`.
  func payback(_ firm: Int, _ technology: Int, cost: Double, grant: Double, discounted: Bool) -> Double {
    (cost - grant) / expectedBenefit(firm, technology, discounted: discounted)
  }

  /// Cash of a firm now, EUR: `min(cap, L + (q − cashQuarter)·cap/4)`, cap = θ·VA.
  @inline(__always)
  func cash(_ firm: Int, _ now: Moment) -> Double {
    let cap = parameters.cashShare * Double(traits.valueAdded[firm])
    let quarters = Double(now.run - Int(projects.cashQuarter[firm]))
    return min(cap, Double(projects.cash[firm]) + quarters * cap / 4)
  }

  /// Takes an amount from a firm's cash (a negative one adds), EUR: `L ← min(cap, cash − x)`.
  mutating func pay(_ firm: Int, _ euro: Double, _ now: Moment) {
    let cap = parameters.cashShare * Double(traits.valueAdded[firm])
    projects.cash[firm] = Float(min(cap, cash(firm, now) - euro))
    projects.cashQuarter[firm] = UInt8(now.run)
  }

  /// Whether a firm can finance a project: `(1 − f_k)·C − u_0·G ≤ cash`.
  func affordable(_ firm: Int, cost: Double, grant: Double, upfrontShare: Double, _ now: Moment) -> Bool {
    (1 - parameters.externalFinance[Int(traits.sizeClass[firm])]) * cost - upfrontShare * grant <= cash(firm, now)
  }

  /// Whether a firm invests without help, and does: payback within its hurdle and affordable. Immediate worlds ask for
  /// no cash. Like all that a firm does by itself, it is written through the block that the firm belongs to.
  borrowing func decideAlone(
    _ firm: Int, _ technology: Int, _ now: Moment, in block: borrowing Block
  ) -> Bool {
    let cost = cost(firm, technology)
    let years = payback(firm, technology, cost: cost, grant: 0, discounted: true)
    guard years <= Double(traits.hurdleYears[firm]),
      parameters.immediate || affordable(firm, cost: cost, grant: 0, upfrontShare: 0, now)
    else { return false }
    commit(firm, technology, cost: cost, grant: 0, now, in: block)
    return true
  }

  /// Starts the way to a pilot: the firm waits for specialists. In an immediate world the pilot ends this quarter.
  borrowing func commit(
    _ firm: Int, _ technology: Int, cost: Double, grant: Double, _ now: Moment, in block: borrowing Block
  ) {
    progress.stage.set(Stage.inProject, at: pairIndex(firm, technology), in: block, width: technologyCount)
    projects.activity.set(parameters.immediate ? Activity.pilot : Activity.waiting, at: firm, in: block)
    projects.endQuarter.set(UInt8(now.run), at: firm, in: block)
    projects.technology.set(UInt8(technology), at: firm, in: block)
    // Nobody waits in an immediate world, and nobody asks what a pilot without specialists costs.
    if !parameters.immediate {
      projects.cost.set(Float(cost), at: firm, in: block)
      projects.waitingSince.set(UInt8(now.run), at: firm, in: block)
    }
    // Only a programme leaves anything here; and the columns are sparse, written to only where there is something to write.
    guard programme != nil else { return }
    if projects.grant[firm] != Float(grant) { projects.grant.set(Float(grant), at: firm, in: block) }
    if projects.kind[firm] != ProjectKind.privately { projects.kind.set(ProjectKind.privately, at: firm, in: block) }
    if projects.isLead[firm] { projects.isLead.set(false, at: firm, in: block) }
    if projects.partnerNumber[firm] != 0 { projects.partnerNumber.set(0, at: firm, in: block) }
  }

  /// Decides without help; if not, cools down and perhaps asks a hub. An intent owed to attention does nothing here.
  ///
  /// - Returns: Whether the firm asks a hub.
  borrowing func settle(
    _ firm: Int, _ technology: Int, owed: Bool, _ now: Moment, in block: borrowing Block
  ) -> Bool {
    guard !owed, !decideAlone(firm, technology, now, in: block) else { return false }
    coolDown(firm, technology, parameters.rejectCooldown, now, in: block)
    guard history.testedMask[firm] & (1 << technology) == 0 else { return false }
    let reach = places.regions[Int(traits.region[firm])].hubReach
    guard reach > 0 else { return false }
    let draw = eventDraws.uniform(.hubRequest, quarter: now.run, entity: firm, sub: technology)
    return draw < parameters.hubRequestProbability * reach
  }

  /// After a refusal a firm decides without help or cools down; one that looked only because of the programme cools down.
  mutating func reject(_ firm: Int, _ technology: Int, owed: Bool, _ now: Moment) {
    if !owed, decideAlone(firm, technology, now, in: everyFirm) { return }
    coolDown(firm, technology, parameters.rejectCooldown, now)
  }

  /// No new look at a technology for some quarters.
  borrowing func coolDown(
    _ firm: Int, _ technology: Int, _ quarters: Int, _ now: Moment, in block: borrowing Block
  ) {
    progress.coolUntil.set(
      UInt8(min(255, now.run + quarters)), at: pairIndex(firm, technology), in: block, width: technologyCount)
  }
}

/// The same for one firm at a time, in an order that matters.
extension World {
  mutating func commit(_ firm: Int, _ technology: Int, cost: Double, grant: Double, _ now: Moment) {
    commit(firm, technology, cost: cost, grant: grant, now, in: everyFirm)
  }

  mutating func settle(_ firm: Int, _ technology: Int, owed: Bool, _ now: Moment) {
    if settle(firm, technology, owed: owed, now, in: everyFirm) { askHub(firm, technology) }
  }

  mutating func coolDown(_ firm: Int, _ technology: Int, _ quarters: Int, _ now: Moment) {
    coolDown(firm, technology, quarters, now, in: everyFirm)
  }

  /// A request that a hub serves next quarter.
  mutating func askHub(_ firm: Int, _ technology: Int) {
    lists.requests.append(
      HubRequest(firm: Int32(firm), technology: UInt8(technology), hub: -1, isReferral: false))
  }

  /// All firms: only where one thread works.
  private var everyFirm: Block { Block(all: firmCount) }
}
