/// What one arm (one policy in one replicate) leaves when its world is dropped.
public struct ArmRecord: Sendable, Equatable {
  /// Index in `Scenario.policies`.
  public var policy: Int
  /// Number of the replicate.
  public var replicate: Int
  /// Series values, quarter after quarter: `values[quarter * layout.keys.count + key]`; NaN is missing.
  public var values: [Double]
  /// Accounts against the baseline arm of the same replicate, ordered by horizon, group kind, group, technology
  /// (all technologies first); empty for the baseline itself. Rows are the same for every arm and replicate.
  public var accounts: [AccountRow]
  /// Money by quarter, instrument and payer, ordered so; rows without any number are left out.
  public var money: [MoneyRow]
  /// Links between regions (first ≤ second, ordered); rows without any number are left out.
  public var links: [LinkRow]
  /// What every open hub did, ordered by quarter and hub.
  public var hubs: [HubRow]

  public init(
    policy: Int, replicate: Int, values: [Double], accounts: [AccountRow], money: [MoneyRow], links: [LinkRow],
    hubs: [HubRow] = []
  ) {
    self.policy = policy
    self.replicate = replicate
    self.values = values
    self.accounts = accounts
    self.money = money
    self.links = links
    self.hubs = hubs
  }

  /// Value of one series at the end of one quarter, counted from the start of the run.
  public func value(key: Int, quarter: Int, layout: SeriesLayout) -> Double {
    values[quarter * layout.keys.count + key]
  }
}

/// Counts of (firm, technology) pairs in one cell at one horizon, in simulated pairs (multiply by the weight).
/// Symbols: a¹ in use under the policy, a⁰ in the baseline, S the pairs that received support.
public struct AccountRow: Sendable, Equatable {
  /// Horizon h, quarters: state at the end of quarter h − 1.
  public var horizon: Int
  public var groupKind: GroupKind
  /// Group index; for `support` the bit mask 1 study, 2 innovation grant, 4 voucher, 8 policy-paid hub service.
  public var group: Int
  /// Nil: all technologies.
  public var technology: Int?
  /// |S|.
  public var supported = 0
  /// S, a¹ = 1, a⁰ = 0.
  public var additional = 0
  /// S, a¹ = a⁰ = 1.
  public var deadweight = 0
  /// Of deadweight: adopted earlier than in the baseline, both since q = 0.
  public var accelerated = 0
  /// Deadweight pairs adopted since q = 0 in both runs, and the sum of baseline quarter − policy quarter over them.
  public var comparablePairs = 0
  public var accelerationQuarters = 0
  /// S, a¹ = 0.
  public var failed = 0
  /// Of failed: a⁰ = 1.
  public var harmed = 0
  /// Of failed: adopted since q = 0 and dropped.
  public var abandonedAfterAdoption = 0
  /// Not S, a¹ = 1, a⁰ = 0.
  public var spillOver = 0
  /// In use since the start in the policy run (never dropped), dropped only in the baseline run; over all pairs.
  public var retained = 0
  /// Not S, a¹ = 0, a⁰ = 1.
  public var crowdedOut = 0
  /// Σ (a¹ − a⁰), counted on its own.
  public var net = 0
  /// S with adoption at least nine quarters before the horizon, and those of them not dropped within eight quarters.
  public var persistenceBase = 0
  public var persisted = 0

  public init(horizon: Int, groupKind: GroupKind, group: Int, technology: Int?) {
    self.horizon = horizon
    self.groupKind = groupKind
    self.group = group
    self.technology = technology
  }

  /// The two identities of section 10: supported = additional + deadweight + failed, and
  /// net = additional − harmed + spillOver − crowdedOut.
  public var closes: Bool {
    supported == additional + deadweight + failed && net == additional - harmed + spillOver - crowdedOut
  }
}

/// What an agency pays for.
public enum Expense: Int, CaseIterable, Sendable {
  case study, innovation, voucher, hubs, workforce, awareness, regulation, administration

  /// Spelling in tables.
  public var key: String { String(describing: self) }
}

/// Money of one instrument and payer in one quarter, EUR (real money: weight applied).
public struct MoneyRow: Sendable, Equatable {
  /// Quarter q.
  public var quarter: Int
  public var expense: Expense
  /// Agency: country index, or number of countries for the joint agency.
  public var agency: Int
  /// Committed: awarded, minus cancelled.
  public var committedEuro: Double
  public var paidEuro: Double
  /// Own contribution of the supported firms: cost minus grant, at award.
  public var privateEuro: Double
  /// Awards (studies, projects, vouchers), minus nothing: cancellations do not reduce them.
  public var projects: Double
  /// Participations of firms in those awards.
  public var firms: Double

  public init(
    quarter: Int, expense: Expense, agency: Int, committedEuro: Double, paidEuro: Double, privateEuro: Double,
    projects: Double, firms: Double
  ) {
    self.quarter = quarter
    self.expense = expense
    self.agency = agency
    self.committedEuro = committedEuro
    self.paidEuro = paidEuro
    self.privateEuro = privateEuro
    self.projects = projects
    self.firms = firms
  }
}

/// Links between two regions at the end of the run (real counts: weight applied).
public struct LinkRow: Sendable, Equatable {
  /// Region indices, first ≤ second; for referrals the order says nothing.
  public var first: Int
  public var second: Int
  /// Project and hub ties added since q = 0 between firms of the two regions.
  public var ties: Double
  /// Hub requests referred from one to the other.
  public var referrals: Double
  /// Awarded studies and innovation projects with members in both.
  public var projects: Double

  public init(first: Int, second: Int, ties: Double, referrals: Double, projects: Double) {
    self.first = first
    self.second = second
    self.ties = ties
    self.referrals = referrals
    self.projects = projects
  }
}

extension AccountRow {
  /// The count behind an indicator of the account; nil for ratios of counts and for everything else.
  public func count(_ indicator: Indicator) -> Int? {
    switch indicator {
    case .supported: supported
    case .additional: additional
    case .deadweight: deadweight
    case .accelerated: accelerated
    case .failed: failed
    case .harmed: harmed
    case .abandonedAfterAdoption: abandonedAfterAdoption
    case .spillOver: spillOver
    case .retained: retained
    case .crowdedOut: crowdedOut
    case .net: net
    default: nil
    }
  }
}
