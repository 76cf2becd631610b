/// Who runs the money of a programme: one agency per country, or the joint one. EUR amounts are divided by weight.
public struct Agency: Sendable {
  /// Country index, or number of countries for the joint agency: the entity of its draws.
  public var index: Int
  public var isJoint: Bool
  public var rule: PartnerRule
  /// Net budgets over the whole window, EUR.
  public var callBudget = 0.0
  public var voucherBudget = 0.0
  public var hubBudget = 0.0
  /// Hub money used per quarter of the window: less than its part of the budget where there is no hub to pay for.
  public var hubSpendingPerQuarter = 0.0
  public var workforceBudget = 0.0
  public var awarenessBudget = 0.0
  public var regulationBudget = 0.0
  /// Call or voucher money is planned, released and counted as ever, but handed to nobody: for runs that ask what an
  /// instrument contributes. Levers keep dividing the finance budget as if it were spent.
  public var withholdsCall = false
  public var withholdsVoucher = false
  /// Administration over the whole window, coordination included, EUR.
  public var administration = 0.0
  /// Grant rate of innovation projects and studies, 0…1.
  public var grantRate: Double
  /// Voucher share within finance (call and voucher), 0…1.
  public var voucherShare: Double

  // Money that may be awarded now, EUR.
  /// For feasibility studies.
  public var studyMoney = 0.0
  /// For innovation projects.
  public var innovationMoney = 0.0
  /// For vouchers.
  public var voucherMoney = 0.0
  /// Finance released so far, EUR.
  public var released = 0.0
  /// Grants and vouchers awarded so far, net of cancellations, EUR.
  public var awarded = 0.0
  /// Awards so far; cancellations do not reduce them.
  public var studies = 0
  public var innovations = 0
  /// Successful pilots of innovation projects that it funded: what it sees.
  public var grossResults = 0
  /// Pairs supported by this agency that are in use only because of the policy: what a shadow run shows.
  public var additionalResults = 0

  public init(index: Int, isJoint: Bool, rule: PartnerRule, grantRate: Double, voucherShare: Double) {
    self.index = index
    self.isJoint = isJoint
    self.rule = rule
    self.grantRate = grantRate
    self.voucherShare = voucherShare
  }

  /// Whether firms may apply to a call, or for a voucher.
  var offersCall: Bool { callBudget > 0 && !withholdsCall }
  var offersVoucher: Bool { voucherBudget > 0 && !withholdsVoucher }

  /// Call and voucher money that may reach firms over the whole window, EUR.
  var offeredFinance: Double {
    let finance = callBudget + voucherBudget
    switch (withholdsCall, withholdsVoucher) {
    case (false, false): return finance
    case (false, true): return (1 - voucherShare) * finance
    case (true, false): return voucherShare * finance
    case (true, true): return 0
    }
  }

  /// Whether the agency's money is for firms of a country.
  public func covers(country: Int) -> Bool { isJoint || country == index }
}
