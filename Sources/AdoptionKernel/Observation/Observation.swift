/// What phase 9 sees at the end of a quarter: counts of simulated firms, and sums taken in blocks of 1,024 firms in index
/// order. Cells are region × size class × segment (frozen at q = 0): `(region · 3 + size) · 3 + segment`.
public struct Observation: Sendable {
  /// Segments × size classes of one region.
  public static let cellsPerRegion = 9

  /// Firms per cell; changes only at the freeze.
  public internal(set) var firms: [Int]
  /// Firms per sector.
  public internal(set) var sectorFirms: [Int]
  /// Firms that know (stage ≥ 1), use (≥ 4) and have integrated (5) a technology: `[cell · 6 + technology]`.
  public internal(set) var aware: [Int]
  public internal(set) var used: [Int]
  public internal(set) var integrated: [Int]
  /// The same by sector: `[sector · 6 + technology]`.
  public internal(set) var sectorAware: [Int]
  public internal(set) var sectorUsed: [Int]
  public internal(set) var sectorIntegrated: [Int]
  /// SMEs with two or more advanced technologies, and all SMEs, by region.
  public internal(set) var advancedSme: [Int]
  public internal(set) var sme: [Int]
  /// Σ (log VA/E + productivityGain) over SMEs, and their number, by segment.
  public internal(set) var logProductivity = InlineArray<3, Double>(repeating: 0)
  public internal(set) var smeBySegment = InlineArray<3, Int>(repeating: 0)
  /// Jobs after the last market step.
  public internal(set) var jobs = 0.0
  /// Survey view, yearly (q mod 4 = 3): SMEs at stage 1 whose payback without help is within their hurdle, and all SMEs,
  /// by country: `[country · 6 + technology]`, `[country]`.
  public internal(set) var willing: [Int]
  public internal(set) var smeByCountry: [Int]
  /// Whether the survey was taken in this quarter.
  public internal(set) var surveyTaken = false

  init(regions: Int, countries: Int) {
    let cells = regions * Observation.cellsPerRegion
    firms = Array(repeating: 0, count: cells)
    sectorFirms = Array(repeating: 0, count: 6)
    aware = Array(repeating: 0, count: cells * technologyCount)
    used = aware
    integrated = aware
    sectorAware = Array(repeating: 0, count: 6 * technologyCount)
    sectorUsed = sectorAware
    sectorIntegrated = sectorAware
    advancedSme = Array(repeating: 0, count: regions)
    sme = advancedSme
    willing = Array(repeating: 0, count: countries * technologyCount)
    smeByCountry = Array(repeating: 0, count: countries)
  }
}
