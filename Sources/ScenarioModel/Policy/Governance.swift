/// Who runs the money, and what the joint agency may do (specification, section 7). Each switch is independent.
public struct Governance: Sendable, Equatable {
  /// Part of the envelope run by the joint agency, share in [0, 1]; the rest is divided between countries by firms.
  public var pooledShare: Double
  /// Partner rule of the joint agency.
  public var consortium: ConsortiumRule
  /// Partner rule of the national agencies.
  public var nationalConsortium: ConsortiumRule
  /// The joint agency pays for links between hubs of different countries.
  public var hubLinks: Bool
  /// Half of the joint agency's regulation money harmonises rules between countries.
  public var harmonise: Bool
  /// While the joint agency spends on workforce, recruitment across borders is easier.
  public var jointTraining: Bool
  /// Agencies copy levers from one another with the higher probability.
  public var club: Bool
  /// What agencies learn from.
  public var evaluation: EvaluationView
  /// Initial spread of grant rates and voucher shares between agencies, ≥ 0; 0: agencies do not learn.
  public var agencyRateSpread: Double

  public init(
    pooledShare: Double, consortium: ConsortiumRule = .foreign, nationalConsortium: ConsortiumRule = .single,
    hubLinks: Bool = false, harmonise: Bool = false, jointTraining: Bool = false, club: Bool = false,
    evaluation: EvaluationView = .gross, agencyRateSpread: Double = 0
  ) {
    self.pooledShare = pooledShare
    self.consortium = consortium
    self.nationalConsortium = nationalConsortium
    self.hubLinks = hubLinks
    self.harmonise = harmonise
    self.jointTraining = jointTraining
    self.club = club
    self.evaluation = evaluation
    self.agencyRateSpread = agencyRateSpread
  }
}

/// Who must take part in a project.
public enum ConsortiumRule: String, CaseIterable, Sendable {
  /// One firm alone.
  case single
  /// Two firms from different countries.
  case foreign
  /// Two firms from the same country: the control that separates having a partner from crossing a border.
  case domestic
}

/// What agencies see of their own results when they learn.
public enum EvaluationView: String, CaseIterable, Sendable {
  /// Successful funded pilots per euro.
  case gross
  /// Additional uses per euro, read from the paired baseline run.
  case additional
}
