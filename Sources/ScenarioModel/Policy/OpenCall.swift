/// A call for proposals: feasibility studies, then innovation projects (specification, sections 5.5 and 5.10).
public struct OpenCall: Sendable, Equatable {
  /// Part of the programme's net budget, share in [0, 1].
  public var share: Double
  /// Grant share of the eligible cost, in [0, 1].
  public var grantRate: Double
  /// Cap per participating firm, EUR, ≥ 0.
  public var capPerFirmEuro: Double
  /// Whether the cap limits the grant or the eligible cost.
  public var capBasis: CapBasis
  /// Whether feasibility studies are funded, and whether a project needs one.
  public var studies: StudyRule
  /// Cost of a feasibility study, EUR per firm, ≥ 0.
  public var feasibilityCostEuro: Double
  /// Grant cap of a study, EUR per firm, ≥ 0.
  public var feasibilityCapPerFirmEuro: Double
  /// Part of the call kept for studies, share in [0, 1]; 0 when studies are off.
  public var feasibilityBudgetShare: Double
  /// Part of an innovation grant paid at award, share in [0, 1]; the rest is paid in arrears.
  public var upfrontShare: Double
  /// Largest number of studies of each agency in the whole window; nil: no limit (real projects).
  public var maxFeasibility: Double?
  /// Largest number of innovation projects of each agency in the whole window; nil: no limit (real projects).
  public var maxInnovation: Double?
  /// How applications are ranked.
  public var selection: Selection

  public init(
    share: Double, grantRate: Double, capPerFirmEuro: Double, capBasis: CapBasis, studies: StudyRule,
    feasibilityCostEuro: Double, feasibilityCapPerFirmEuro: Double, feasibilityBudgetShare: Double,
    upfrontShare: Double, maxFeasibility: Double?, maxInnovation: Double?, selection: Selection
  ) {
    self.share = share
    self.grantRate = grantRate
    self.capPerFirmEuro = capPerFirmEuro
    self.capBasis = capBasis
    self.studies = studies
    self.feasibilityCostEuro = feasibilityCostEuro
    self.feasibilityCapPerFirmEuro = feasibilityCapPerFirmEuro
    self.feasibilityBudgetShare = feasibilityBudgetShare
    self.upfrontShare = upfrontShare
    self.maxFeasibility = maxFeasibility
    self.maxInnovation = maxInnovation
    self.selection = selection
  }
}

/// What a cap per firm limits.
public enum CapBasis: String, CaseIterable, Sendable {
  /// The grant itself: `min(cap, rate · cost)`.
  case grant
  /// The eligible cost: `rate · min(cost, cap)`.
  case totalCost
}

/// The place of feasibility studies in a call.
public enum StudyRule: String, CaseIterable, Sendable {
  case off, optional, required, only
}

/// How applications for innovation projects are ranked.
public enum Selection: String, CaseIterable, Sendable {
  /// By the panel's score: study, quality draw, absorptive capacity, maturity.
  case score
  /// By a keyed draw.
  case lottery
  /// In the order of filing.
  case firstCome
}

/// Pays for advice from a knowledge provider, up to a fixed value.
public struct Voucher: Sendable, Equatable {
  /// Part of the programme's net budget, share in [0, 1].
  public var share: Double
  /// Value of one voucher, EUR, > 0.
  public var valueEuro: Double
  /// Cost of the study that the voucher buys, EUR, ≥ the value.
  public var studyCostEuro: Double

  public init(share: Double, valueEuro: Double, studyCostEuro: Double) {
    self.share = share
    self.valueEuro = valueEuro
    self.studyCostEuro = studyCostEuro
  }
}
