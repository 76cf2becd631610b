/// A public measure. The set is closed on purpose: each case must be decoded, checked, costed, lowered and reported.
public enum PolicyInstrument: Sendable, Equatable {
  case call(OpenCall)
  case voucher(Voucher)
  case hubs(HubFunding)
  case workforce(Training)
  case awareness(AwarenessCampaign)
  case regulation(RuleMaking)

  /// Part of the programme's net budget, share in [0, 1].
  public var share: Double {
    switch self {
    case .call(let call): call.share
    case .voucher(let voucher): voucher.share
    case .hubs(let hubs): hubs.share
    case .workforce(let training): training.share
    case .awareness(let campaign): campaign.share
    case .regulation(let rules): rules.share
    }
  }
}

/// The six instruments by name, in the order of ``Programme/instruments`` and of every table.
public enum InstrumentKind: Int, CaseIterable, Sendable {
  case call, voucher, hubs, workforce, awareness, regulation

  /// Spelling in scenarios and tables.
  public var key: String { String(describing: self) }
}

extension PolicyInstrument {
  /// Which of the six it is.
  public var kind: InstrumentKind {
    switch self {
    case .call: .call
    case .voucher: .voucher
    case .hubs: .hubs
    case .workforce: .workforce
    case .awareness: .awareness
    case .regulation: .regulation
    }
  }
}

extension Programme {
  /// Instruments that have money, in the order of the tables; none without an envelope.
  public var fundedInstruments: [InstrumentKind] {
    let funded = instruments.filter { $0.share > 0 }.map(\.kind)
    return envelopeEuro > 0 ? InstrumentKind.allCases.filter(funded.contains) : []
  }
}

/// Slots at existing hubs, new hubs where there is none, links between hubs.
public struct HubFunding: Sendable, Equatable {
  /// Part of the net budget, share in [0, 1].
  public var share: Double
  /// Largest part of this money that goes to links, share in [0, 1]; nil: the parameter `hubLinkBudgetShare`.
  public var linkBudgetShare: Double?
  /// Most hubs that each agency founds, ≥ 0; nil: as many as the money allows.
  public var maxNewHubs: Int?

  public init(share: Double, linkBudgetShare: Double? = nil, maxNewHubs: Int? = nil) {
    self.share = share
    self.linkBudgetShare = linkBudgetShare
    self.maxNewHubs = maxNewHubs
  }
}

/// Training of additional specialists.
public struct Training: Sendable, Equatable {
  /// Part of the net budget, share in [0, 1].
  public var share: Double

  public init(share: Double) { self.share = share }
}

/// Information for firms that have not heard of a technology.
public struct AwarenessCampaign: Sendable, Equatable {
  /// Part of the net budget, share in [0, 1].
  public var share: Double

  public init(share: Double) { self.share = share }
}

/// Enabling rules at home and, for a joint agency that harmonises, common rules between countries.
public struct RuleMaking: Sendable, Equatable {
  /// Part of the net budget, share in [0, 1].
  public var share: Double

  public init(share: Double) { self.share = share }
}
