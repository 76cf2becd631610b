extension DrawEvent {
  /// What the number decides, in a few words; `peloton describe events` and the documents print it.
  public var meaning: String {
    switch self {
    case .initSector: "sector"
    case .initSize: "size class"
    case .initEmployees: "employees within the size class"
    case .initAbility: "latent ability: absorptive capacity, part of productivity and of first uses"
    case .initProductivity: "part of productivity that ability does not explain"
    case .initBaseline: "use of a technology at the start"
    case .initIntegrated: "whether a use at the start is integrated"
    case .initAware: "whether a firm without the technology knows it at the start"
    case .initHurdle: "longest payback time that the firm accepts"
    case .initThreshold: "who is pushed and who is a seed in verification worlds"
    case .initLiquidity: "cash at the start"
    case .fitFirm: "part of hidden fit that is the firm's own"
    case .fitSector: "part of hidden fit that a sector shares"
    case .knowProgramme: "whether the firm knows the programmes: one number for the whole run"
    default: networkMeaning
    }
  }

  private var networkMeaning: String {
    switch self {
    case .networkDegree: "number of ties that the firm reaches out for"
    case .networkRegion: "region that a tie reaches"
    case .networkSector: "whether a tie stays in the own sector"
    case .networkPartner: "firm that a tie reaches"
    case .networkTriangle: "whether a tie closes a triangle"
    case .networkGeneric: "ties of the random networks of verification"
    default: quarterMeaning
    }
  }

  private var quarterMeaning: String {
    switch self {
    case .firmQuarter: "everything that one firm does by chance in the firm pass"
    case .peerNoise: "noise of what a conversation passes on"
    case .partnerSuccess: "whether a search for a partner succeeds"
    case .partnerPick: "firms looked at beyond the existing ties"
    case .arrival: "order in which firms come to the agencies"
    case .score: "quality of an application as the panel sees it"
    case .voucherLottery: "order in which vouchers are given out"
    case .voucherUse: "whether a voucher is taken to a provider"
    case .hubRequest: "whether a firm in doubt asks a hub"
    case .hubPriority: "place in a hub's queue"
    case .hubChoice: "hub among the competent ones of a tier"
    case .hubTie: "whether a service makes a tie, and with whom"
    case .serviceSignal: "noise of what a study, voucher study or hub test shows"
    case .hire: "place in the queue for specialists, and whether a candidate is met"
    case .pilot: "whether a pilot succeeds"
    case .tiePersist: "whether partners stay tied after their project"
    case .agencyStart: "levers of an agency at the start"
    case .agencyCopy: "whether, what and how exactly an agency copies"
    case .agencyExplore: "whether an agency tries a rate at random, and which"
    default: ""
    }
  }
}
