/// What a random number is for: the event word of its address. Codes are frozen; new ones go at the end.
///
/// Codes 1–11, 14 and 20–25 use the population seed; 12, 13 and everything from 30 on use the event seed.
public enum DrawEvent: UInt32, CaseIterable, Sendable {
  case initSector = 1
  case initSize = 2
  case initEmployees = 3
  case initAbility = 4
  case initProductivity = 5
  /// sub τ.
  case initBaseline = 6
  /// sub τ.
  case initIntegrated = 7
  /// sub τ.
  case initAware = 8
  case initHurdle = 9
  /// Verification only: sub 0 who is pushed, sub 1 who is a seed.
  case initThreshold = 10
  case initLiquidity = 11
  /// sub τ; event seed.
  case fitFirm = 12
  /// Entity is the sector, sub τ; event seed.
  case fitSector = 13
  case knowProgramme = 14
  case networkDegree = 20
  /// sub stub.
  case networkRegion = 21
  /// sub stub.
  case networkSector = 22
  /// sub 4·stub + attempt.
  case networkPartner = 23
  /// sub stub.
  case networkTriangle = 24
  /// Generators for verification; sub slot.
  case networkGeneric = 25
  /// The firm pass: sub 0–5 awareness, 6 evaluation, 7 integration, 8 partner, 9 sharing, 10–15 sub-threshold,
  /// 16 abandonment.
  case firmQuarter = 30
  /// sub τ.
  case peerNoise = 31
  /// sub τ.
  case partnerSuccess = 36
  /// sub 2k region, 2k + 1 firm.
  case partnerPick = 37
  case arrival = 38
  /// Entity is the lead; sub τ.
  case score = 39
  case voucherLottery = 40
  case voucherUse = 41
  /// sub τ.
  case hubRequest = 42
  /// sub τ.
  case hubPriority = 43
  /// sub τ.
  case hubChoice = 44
  /// sub 0 chance, 4 + k candidate.
  case hubTie = 45
  /// sub τ.
  case serviceSignal = 46
  /// sub 0 order, 1 chance.
  case hire = 50
  /// sub τ.
  case pilot = 51
  /// Entity is the lead, other the partner.
  case tiePersist = 52
  /// Entity is the agency; sub 0 rate, 1 vouchers.
  case agencyStart = 60
  /// Entity is the agency; sub 0 chance, 1 lever, 2 noise.
  case agencyCopy = 61
  /// Entity is the agency; sub 0 chance, 1 rate.
  case agencyExplore = 62
}
