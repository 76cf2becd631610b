/// What somebody could decide: nothing, or one programme with its instruments.
public struct Policy: Sendable, Equatable {
  /// Key in the file: lower-case letters, digits and hyphens.
  public var name: String
  /// One line for people; the name when the file gives none.
  public var title: String
  /// Nil: no programme at all.
  public var programme: Programme?

  public init(name: String, title: String, programme: Programme?) {
    self.name = name
    self.title = title
    self.programme = programme
  }
}

/// Public money with a window, a governance and instruments (specification, sections 5.10 and 7).
public struct Programme: Sendable, Equatable {
  /// Total public cost, administration and coordination included, EUR, ≥ 0 (real money; the world's weight is applied later).
  public var envelopeEuro: Double
  /// First quarter in which money is committed, q₀ ≥ 0.
  public var opens: Quarter
  /// Last quarter in which money is committed, q₁ ≥ q₀.
  public var closes: Quarter
  /// Leaders are not eligible.
  public var pelotonOnly: Bool
  public var governance: Governance
  /// At most one of each kind, in the order call, voucher, hubs, workforce, awareness, regulation; shares sum to 1.
  public var instruments: [PolicyInstrument]

  public init(
    envelopeEuro: Double, opens: Quarter, closes: Quarter, pelotonOnly: Bool, governance: Governance,
    instruments: [PolicyInstrument]
  ) {
    self.envelopeEuro = envelopeEuro
    self.opens = opens
    self.closes = closes
    self.pelotonOnly = pelotonOnly
    self.governance = governance
    self.instruments = instruments
  }
}
