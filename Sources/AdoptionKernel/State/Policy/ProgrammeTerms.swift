/// A programme, lowered to flat terms before the first quarter. All amounts that belong to the programme are divided by
/// the world's weight; amounts per firm are not.
public struct ProgrammeTerms: Sendable {
  /// First and last quarter q in which money is committed.
  public var opens: Int
  public var closes: Int
  public var pelotonOnly: Bool
  /// Levers of the call; `nil` without call.
  public var call: CallTerms?
  /// Levers of the voucher; `nil` without voucher.
  public var voucher: VoucherTerms?
  /// Money that must be left for a programme to draw attention: the value of a voucher, EUR.
  public var smallestAward: Double
  public var harmonise: Bool
  public var jointTraining: Bool
  public var club: Bool
  /// Agencies learn from true results instead of gross ones.
  public var learnsFromAdditional: Bool
  /// Successful pilots with a grant are demonstrations to their region and sector. False only in runs that ask what
  /// demonstrations contribute.
  public var leavesDemonstrations: Bool

  public init(opens: Int, closes: Int, pelotonOnly: Bool, smallestAward: Double) {
    self.opens = opens
    self.closes = closes
    self.pelotonOnly = pelotonOnly
    self.smallestAward = smallestAward
    harmonise = false
    jointTraining = false
    club = false
    learnsFromAdditional = false
    leavesDemonstrations = true
  }

  /// Number of quarters in the window, nq.
  public var quarterCount: Int { closes - opens + 1 }

  /// Whether money may be committed in quarter q.
  public func isOpen(_ quarter: Int) -> Bool { opens <= quarter && quarter <= closes }
}

/// Levers of a call (specification, section 5.5).
public struct CallTerms: Sendable {
  /// The place of feasibility studies in the call.
  public enum Studies: Sendable { case off, optional, required, only }
  /// How applications for innovation projects are ranked.
  public enum Selection: Sendable { case score, lottery, firstCome }

  /// EUR per firm.
  public var capPerFirm: Double
  /// The cap limits the eligible cost instead of the grant.
  public var capIsOnCost: Bool
  public var studies: Studies
  /// EUR per firm.
  public var feasibilityCost: Double
  public var feasibilityCapPerFirm: Double
  /// Part of the call kept for studies, 0…1.
  public var feasibilityBudgetShare: Double
  /// Part of an innovation grant paid at award, 0…1.
  public var upfrontShare: Double
  /// Limits per agency over the whole window, divided by weight; infinity when there is none.
  public var maxFeasibility: Double
  public var maxInnovation: Double
  public var selection: Selection

  public init(
    capPerFirm: Double, capIsOnCost: Bool, studies: Studies, feasibilityCost: Double, feasibilityCapPerFirm: Double,
    feasibilityBudgetShare: Double, upfrontShare: Double, maxFeasibility: Double, maxInnovation: Double,
    selection: Selection
  ) {
    self.capPerFirm = capPerFirm
    self.capIsOnCost = capIsOnCost
    self.studies = studies
    self.feasibilityCost = feasibilityCost
    self.feasibilityCapPerFirm = feasibilityCapPerFirm
    self.feasibilityBudgetShare = feasibilityBudgetShare
    self.upfrontShare = upfrontShare
    self.maxFeasibility = maxFeasibility
    self.maxInnovation = maxInnovation
    self.selection = selection
  }

  /// Grant for a cost C at a rate s: `min(cap, s·C)`, or `s·min(C, cap)` when the cap is on the cost; 0 if s = 0.
  public func grant(cost: Double, rate: Double) -> Double {
    guard rate > 0 else { return 0 }
    return capIsOnCost ? rate * min(cost, capPerFirm) : min(capPerFirm, rate * cost)
  }
}

/// Levers of a voucher, EUR.
public struct VoucherTerms: Sendable {
  /// What the voucher pays, EUR.
  public var value: Double
  /// What the study costs, EUR.
  public var studyCost: Double

  public init(value: Double, studyCost: Double) {
    self.value = value
    self.studyCost = studyCost
  }
}

/// Who must take part in a project.
public enum PartnerRule: Sendable {
  case single, foreign, domestic
}
