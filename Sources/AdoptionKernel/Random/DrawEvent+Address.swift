extension DrawEvent {
  /// Whether the draw uses the population seed; all others use the event seed.
  public var usesPopulationSeed: Bool {
    switch self {
    case .fitFirm, .fitSector: false
    default: rawValue < DrawEvent.firmQuarter.rawValue
    }
  }

  /// What the entity word of the address numbers.
  public var entity: String {
    switch self {
    case .fitSector: "sector"
    case .score, .tiePersist: "lead firm"
    case .agencyStart, .agencyCopy, .agencyExplore: "agency"
    default: "firm"
    }
  }

  /// What the second entity word numbers; empty when it is 0.
  public var other: String { self == .tiePersist ? "partner firm" : "" }

  /// What the sub-ids stand for; empty when only 0 is drawn. τ is the technology.
  public var sub: String {
    switch self {
    case .initBaseline, .initIntegrated, .initAware, .fitFirm, .fitSector, .peerNoise, .partnerSuccess, .score,
      .hubRequest, .hubPriority, .hubChoice, .serviceSignal, .pilot:
      "τ"
    case .initThreshold: "0 pushed, 1 seed firm (verification)"
    case .networkRegion, .networkSector, .networkTriangle: "stub"
    case .networkPartner: "4·stub + attempt"
    case .networkGeneric: "slot (verification)"
    case .firmQuarter:
      "0–5 awareness of τ, 6 evaluation, 7 integration, 8 partner, 9 sharing, 10–15 below the threshold, 16 abandonment"
    case .partnerPick: "2k region, 2k + 1 firm"
    case .hubTie: "0 chance, 4 + k candidate"
    case .hire: "0 order, 1 chance"
    case .agencyStart: "0 rate, 1 vouchers"
    case .agencyCopy: "0 chance, 1 lever, 2 noise"
    case .agencyExplore: "0 chance, 1 rate"
    default: ""
    }
  }
}
