import Glibc
import ParallelColumns

extension World {
  /// Cost of a technology to a firm now, EUR: `costTable[r, τ]·sizeCost_i`.
  func cost(_ firm: Int, _ technology: Int) -> Double {
    tables.cost[Int(traits.region[firm]) * technologyCount + technology] * Double(traits.sizeCost[firm])
  }

  /// Yearly benefit that a firm expects of isolated use, EUR.
  ///
  /// ```
  /// exp(μ − risk·λ·v)·β_τ·κ_iso·(1 + γ·min(n, 3))·VA·(0.6 + 0.8·a)
  /// ```
  func expectedBenefit(_ firm: Int, _ technology: Int, discounted: Bool) -> Double {
    let pair = firm * technologyCount + technology
    let promise = promise(
      country: country(of: firm), count: Int(progress.signalCount[pair]), sum: Double(progress.signalSum[pair]),
      discounted: discounted)
    return promise * parameters.benefit[technology] * benefitScale(firm)
  }

  /// What the benefits of all technologies of a firm have in common, EUR per year: `κ_iso·(1 + γ·min(n, 3))·VA·(0.6 + 0.8·a)`.
  func benefitScale(_ firm: Int) -> Double {
    let company = 1 + parameters.complementarity * Double(min(exposure.adoptedMask[firm].nonzeroBitCount, 3))
    return parameters.isolatedShare * company * Double(traits.valueAdded[firm])
      * (0.6 + 0.8 * Double(progress.ability[firm]))
  }

  /// Payback time in years of a cost after a grant, `(C − G)/benefit`.
  func payback(_ firm: Int, _ technology: Int, cost: Double, grant: Double, discounted: Bool) -> Double {
    (cost - grant) / expectedBenefit(firm, technology, discounted: discounted)
  }

  /// Cash of a firm now, EUR: `min(cap, L + (q − cashQuarter)·cap/4)`, cap = θ·VA.
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
  /// no cash.
  mutating func decideAlone(_ firm: Int, _ technology: Int, _ now: Moment) -> Bool {
    let cost = cost(firm, technology)
    let years = payback(firm, technology, cost: cost, grant: 0, discounted: true)
    guard years <= Double(traits.hurdleYears[firm]),
      parameters.immediate || affordable(firm, cost: cost, grant: 0, upfrontShare: 0, now)
    else { return false }
    commit(firm, technology, cost: cost, grant: 0, now)
    return true
  }

  /// Starts the way to a pilot: the firm waits for specialists. In an immediate world the pilot ends this quarter.
  mutating func commit(_ firm: Int, _ technology: Int, cost: Double, grant: Double, _ now: Moment) {
    progress.stage[firm * technologyCount + technology] = Stage.inProject
    projects.activity[firm] = parameters.immediate ? Activity.pilot : Activity.waiting
    projects.endQuarter[firm] = UInt8(now.run)
    projects.technology[firm] = UInt8(technology)
    projects.cost[firm] = Float(cost)
    projects.grant[firm] = Float(grant)
    projects.waitingSince[firm] = UInt8(now.run)
    projects.kind[firm] = ProjectKind.privately
    projects.partner[firm] = -1
    projects.isLead[firm] = false
    projects.hiredSpecialists[firm] = 0
  }

  /// Decides without help; if not, cools down and perhaps asks a hub. An intent owed to attention does nothing here.
  mutating func settle(_ firm: Int, _ technology: Int, owed: Bool, _ now: Moment) {
    guard !owed, !decideAlone(firm, technology, now) else { return }
    coolDown(firm, technology, parameters.rejectCooldown, now)
    guard history.testedMask[firm] & (1 << technology) == 0 else { return }
    let reach = places.regions[Int(traits.region[firm])].hubReach
    guard reach > 0 else { return }
    let draw = eventDraws.uniform(.hubRequest, quarter: now.run, entity: firm, sub: technology)
    if draw < parameters.hubRequestProbability * reach {
      lists.requests.append(
        HubRequest(firm: Int32(firm), technology: UInt8(technology), hub: -1, isReferral: false))
    }
  }

  /// After a refusal a firm decides without help or cools down; one that looked only because of the programme cools down.
  mutating func reject(_ firm: Int, _ technology: Int, owed: Bool, _ now: Moment) {
    if !owed, decideAlone(firm, technology, now) { return }
    coolDown(firm, technology, parameters.rejectCooldown, now)
  }

  /// No new look at a technology for some quarters.
  mutating func coolDown(_ firm: Int, _ technology: Int, _ quarters: Int, _ now: Moment) {
    progress.coolUntil[firm * technologyCount + technology] = UInt8(min(255, now.run + quarters))
  }
}
