public import ScenarioModel

/// All that the runs of a scenario left: what findings start from.
public struct StudyRecord: Sendable {
  /// The question, and the order of all series.
  public var scenario: Scenario
  public var layout: SeriesLayout
  /// Real firms per simulated firm.
  public var weight: Double
  /// Simulated firms.
  public var firmCount: Int
  /// `arms[r][p]`: the arm of policy p in the r-th replicate, replicates ascending.
  public var arms: [[ArmRecord]]
  /// Budget of each policy, in the order of the scenario's policies; nil for a policy without programme.
  public var budgets: [BudgetRecord?]
  /// `hubs[p]`: the hubs that exist under policy p, in the order of ``HubRow/hub``.
  public var hubs: [[HubRecord]]
  /// Whether the stopping rule was met; true for a fixed number of replicates.
  public var stoppingRuleMet: Bool
  /// Replicates asked for but not finished because the run was interrupted.
  public var interrupted: Bool
  /// `explanations[r][e]`: the e-th explained policy in the r-th replicate; empty when nothing was to be explained.
  public var explanations: [[ExplanationRecord]]

  public init(
    scenario: Scenario, layout: SeriesLayout, weight: Double, firmCount: Int, arms: [[ArmRecord]],
    budgets: [BudgetRecord?], hubs: [[HubRecord]] = [], stoppingRuleMet: Bool, interrupted: Bool,
    explanations: [[ExplanationRecord]] = []
  ) {
    self.scenario = scenario
    self.layout = layout
    self.weight = weight
    self.firmCount = firmCount
    self.arms = arms
    self.budgets = budgets
    self.hubs = hubs
    self.stoppingRuleMet = stoppingRuleMet
    self.interrupted = interrupted
    self.explanations = explanations
  }
}

/// What a programme may spend: envelope = Σ net budgets + Σ administration, to the cent.
public struct BudgetRecord: Sendable, Equatable {
  /// Total public cost, EUR (real money).
  public var envelopeEuro: Double
  /// One entry per agency that has money, ascending by agency.
  public var agencies: [AgencyBudget]

  public init(envelopeEuro: Double, agencies: [AgencyBudget]) {
    self.envelopeEuro = envelopeEuro
    self.agencies = agencies
  }
}

/// Budget of one agency, EUR (real money).
public struct AgencyBudget: Sendable, Equatable {
  /// Country index, or number of countries for the joint agency.
  public var agency: Int
  public var administrationEuro: Double
  /// Net budget by instrument, in the order call, voucher, hubs, workforce, awareness, regulation.
  public var netEuro: [Double]

  public init(agency: Int, administrationEuro: Double, netEuro: [Double]) {
    self.agency = agency
    self.administrationEuro = administrationEuro
    self.netEuro = netEuro
  }
}
