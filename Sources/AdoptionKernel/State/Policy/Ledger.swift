import ParallelColumns

/// What an agency pays for, in the order of the money rows.
public enum Spending: Int, CaseIterable, Sendable {
  case study, innovation, voucher, hubs, workforce, awareness, regulation, administration
}

/// Money of one kind and agency in one quarter, EUR divided by weight.
public struct MoneyFlow: Sendable, Equatable {
  /// Awarded, minus cancelled.
  public var committed = 0.0
  public var paid = 0.0
  /// Own contribution of the firms, at award, minus cancelled.
  public var ownContribution = 0.0
  public var projects = 0
  public var participations = 0

  public init() {}
}

/// Counts and amounts of a run that no firm carries. Quarterly figures are reset in phase 0; the others accumulate from
/// q = 0 on. All in simulated firms and EUR divided by weight.
public struct Ledger: Sendable {
  /// `[agency position · 8 + spending]`, this quarter.
  public var money: [MoneyFlow]
  /// Public cost booked so far.
  public var publicCost = 0.0
  /// Cost minus grant of pilots started since q = 0.
  public var privateOutlay = 0.0
  /// Drops since q = 0.
  public var drops = 0
  /// Firms in at least one awarded study or innovation project.
  public var distinctFirms = 0
  /// Successful pilots of innovation projects.
  public var fundedSuccesses = 0
  /// Awarded projects and studies with members in two countries.
  public var crossBorderProjects = 0
  /// Project and hub ties added since q = 0 between countries, and all of them.
  public var crossBorderTies = 0
  public var tiesAdded = 0
  /// The same since the start of the run.
  public var allCrossBorderTies = 0
  public var allTiesAdded = 0
  /// Requests served by a linked hub abroad, and all services of hubs, since q = 0.
  public var referrals = 0
  public var hubServices = 0
  /// Hub figures of this quarter: requests handled, unmet (no competent hub), lost (beyond capacity), served, served by a
  /// linked hub abroad, capacity.
  public var hubRequests = 0
  public var hubUnmet = 0
  public var hubLost = 0
  public var hubServed = 0
  public var hubReferrals = 0
  public var hubCapacity = 0
  /// Specialists hired this quarter from pools of another country, and since q = 0, FTE.
  public var flowAbroad = 0.0
  public var cumulatedFlowAbroad = 0.0
  /// Demand, supply and unmet demand of this quarter, FTE.
  public var demand = 0.0
  public var supply = 0.0
  public var unfilled = 0.0
  /// Jobs lost in shrinking firms since q = 0.
  public var grossJobLoss = 0.0
  /// Ties added, referrals and projects since q = 0 between regions: `[first · regions + second]`, first ≤ second.
  public var regionTies: [Int]
  public var regionReferrals: [Int]
  public var regionProjects: [Int]
  /// Firm intents, those owed to attention, pilots that ended well and badly, firms hired for, this quarter.
  public var intents = 0
  public var owedIntents = 0
  public var successes = 0
  public var failures = 0
  public var hired = 0
  public var gaveUpWaiting = 0

  init(agencies: Int, regions: Int) {
    money = []
    regionTies = Array(repeating: 0, count: regions * regions)
    regionReferrals = Array(repeating: 0, count: regions * regions)
    regionProjects = Array(repeating: 0, count: regions * regions)
    makeRoom(agencies: agencies)
  }

  /// Room for the money of agencies, none of which has spent anything.
  mutating func makeRoom(agencies: Int) {
    money = Array(repeating: MoneyFlow(), count: agencies * Spending.allCases.count)
  }

  /// Forgets the figures of the last quarter.
  mutating func startQuarter() {
    for index in money.indices { money[index] = MoneyFlow() }
    hubRequests = 0
    hubUnmet = 0
    hubLost = 0
    hubServed = 0
    hubReferrals = 0
    hubCapacity = 0
    flowAbroad = 0
    demand = 0
    supply = 0
    unfilled = 0
    intents = 0
    owedIntents = 0
    successes = 0
    failures = 0
    hired = 0
    gaveUpWaiting = 0
  }

  /// Books money of an agency (by position); public cost is what is committed.
  mutating func book(
    _ spending: Spending, agency: Int, committed: Double, paid: Double, ownContribution: Double = 0,
    projects: Int = 0, participations: Int = 0
  ) {
    let index = agency * Spending.allCases.count + spending.rawValue
    money[index].committed += committed
    money[index].paid += paid
    money[index].ownContribution += ownContribution
    money[index].projects += projects
    money[index].participations += participations
    publicCost += committed
  }
}
