/// What is the same for many firms in one quarter, computed once in phase 0.
public struct Tables: Sendable {
  /// Cost at size factor 1, EUR: `[region · 6 + technology]`.
  public var cost: [Double]
  /// What a technology costs for what it promises, on the scale of beliefs, `ln(cost/β)`: −∞ without cost, ∞ without
  /// promise; `[region · 6 + technology]`.
  public var logPrice: [Double]
  /// Part of the awareness hazard that does not come from neighbours, year⁻¹:
  /// `p + p_camp·campaign + p_hub·reach + p_demo·demo`, `[(region · 6 + sector) · 6 + technology]`.
  public var outsideAwareness: [Double]
  /// Demonstrations so far: `[(region · 6 + sector) · 6 + technology]`.
  public var demonstrations: [Int]
  /// Firms per region and sector: `[region · 6 + sector]`.
  public var sectorFirms: [Int]
  /// 1/precision of a belief after a number of signals: `[country · 201 + count]`.
  public var beliefVariance: [Double]
  /// Its square root: the sd of the belief.
  public var beliefSd: [Double]
  /// 1/v₀² of a country and 1/σ_p², for which the two tables were filled.
  var priorPrecision: [Double]
  var signalPrecision: [Double]
  /// μ₀/v₀² of a country.
  public var priorWeight: [Double]
  /// `exp(μ − λ·v)` of a country without signals.
  public var firstPromise: [Double]
  /// Z of a sector and technology (fit): `[sector · 6 + technology]`.
  public var sectorFit: [Double]
  /// Adopters of each technology now (complete graph only).
  public var adopters: [Int]
  /// Specialists: `φ_or` without the joint factor, `[origin · regions + destination]`.
  public var mobility: [Double]
  /// Weight of a region in the search for partners, `n_r'·(D + D_0)^(−δ)`: `[origin · regions + region]`.
  public var partnerWeight: [Double]

  /// Value added of all firms at the start, EUR per year.
  public var totalValueAdded = 0.0

  /// Largest number of signals that a belief counts.
  public static let signalLimit = 200
  /// Entries per country in the belief tables.
  static let beliefWidth = signalLimit + 1
}

extension Tables {
  /// `ln(cost/β)`; −∞ for what costs nothing, ∞ for what promises nothing.
  static func logPrice(cost: Double, benefit: Double) -> Double {
    guard cost > 0 else { return -.infinity }
    return benefit > 0 ? logarithm(cost / benefit) : .infinity
  }

  /// Tables of the right size; phase 0 fills them every quarter.
  static func empty(places: Places) -> Tables {
    let regions = places.regions.count
    let countries = places.countries.count
    return Tables(
      cost: Array(repeating: 0, count: regions * technologyCount),
      logPrice: Array(repeating: 0, count: regions * technologyCount),
      outsideAwareness: Array(repeating: 0, count: regions * 6 * technologyCount),
      demonstrations: Array(repeating: 0, count: regions * 6 * technologyCount),
      sectorFirms: Array(repeating: 0, count: regions * 6),
      beliefVariance: Array(repeating: 0, count: countries * beliefWidth),
      beliefSd: Array(repeating: 0, count: countries * beliefWidth),
      priorPrecision: Array(repeating: 0, count: countries),
      signalPrecision: Array(repeating: 0, count: countries),
      priorWeight: Array(repeating: 0, count: countries),
      firstPromise: Array(repeating: 0, count: countries),
      sectorFit: Array(repeating: 0, count: 6 * technologyCount),
      adopters: Array(repeating: 0, count: technologyCount),
      mobility: Array(repeating: 0, count: regions * regions),
      partnerWeight: Array(repeating: 0, count: regions * regions))
  }
}
