import AdoptionKernel
import GSLNumerics
import ScenarioModel

/// What drawing firms needs of the scenario, looked up once for all replicates.
///
/// Looking parameters up by name for every firm and stub took a quarter of the time of world building.
struct PopulationPlan: Sendable {
  /// Cumulated shares by country: `[country · 6 + sector]` and `[country · 3 + size]`. The last class takes the rounding
  /// remainder: infinity.
  let sectorLimits: [Double]
  let sizeLimits: [Double]
  /// Value added per employee by country, EUR per year.
  let valueAddedPerEmployee: [Double]
  let employeesMedian: [Double]
  let employeesSpread: [Double]
  let hurdleMedian: [Double]
  let hurdleSpread: Double
  let productivityLoading: Double
  let productivitySpread: Double
  let sizeExponent: Double
  let legitimacyThreshold: Double

  let abilityMean: [Double]
  let abilitySlope: Double
  let cashShare: Double
  /// l_b, and √(1 − l_b²).
  let useLoading: Double
  let useRest: Double
  let awareShare: [Double]
  let integratedShare: Double
  /// `−(Φ⁻¹(π_kτ) + shift_cτ + b_0)`: `[(country · 3 + size) · 6 + technology]`.
  let useThresholds: [Double]
  let technologies: UInt8
  let quantiles = QuantileSteps()

  init(_ description: WorldDescription, technologies: UInt8) {
    let values = description.parameters
    sectorLimits = description.countries.flatMap { PopulationPlan.limits($0.sectorShares) }
    sizeLimits = description.countries.flatMap { PopulationPlan.limits($0.sizeShares) }
    valueAddedPerEmployee = description.countries.map(\.valueAddedPerEmployeeEuro)
    employeesMedian = values[list: .employeesMedian]
    employeesSpread = values[list: .employeesLogSd]
    hurdleMedian = values[list: .hurdleMedian]
    hurdleSpread = values[.hurdleLogSd]
    productivityLoading = values[.productivityAbilityLoading]
    productivitySpread = values[.productivityLogSd]
    sizeExponent = values[.costSizeExponent]
    legitimacyThreshold = values[.legitimacyThreshold]
    abilityMean = values[list: .abilityMean]
    abilitySlope = values[.abilitySlope]
    cashShare = values[.cashShare]
    useLoading = values[.baselineAbilityLoading]
    useRest = (1 - useLoading * useLoading).squareRoot()
    awareShare = values[list: .awareAtStart]
    integratedShare = values[.integratedAtStart]
    useThresholds = PopulationPlan.useThresholds(description)
    self.technologies = technologies
  }

  private static func limits(_ shares: [Double]) -> [Double] {
    var sum = 0.0
    var limits: [Double] = []
    for share in shares.dropLast() {
      sum += share
      limits.append(sum)
    }
    return limits + [Double.infinity]
  }

  /// Shares of 0 and 1 are legal: nobody and everybody.
  private static func useThresholds(_ description: WorldDescription) -> [Double] {
    let shares = description.parameters[table: .baselineAdoption]
    let shift = description.parameters[.baselineShift]
    var table: [Double] = []
    for country in description.countries {
      for size in 0..<3 {
        for technology in 0..<technologyCount {
          table.append(-(probit(shares[size][technology]) + country.adoptionShift[technology] + shift))
        }
      }
    }
    return table
  }

  /// Φ⁻¹ with the limits −∞ at 0 and +∞ at 1. Shares are in [0, 1] by construction of the scenario.
  private static func probit(_ share: Double) -> Double {
    if share <= 0 { return -Double.infinity }
    if share >= 1 { return Double.infinity }
    return (try? Normal.quantile(share)) ?? 0
  }

  /// Whether nobody uses anything at the start, whatever is drawn.
  var isUseless: Bool { useThresholds.allSatisfy { $0 == Double.infinity } }

  /// Whether nobody knows anything at the start, but for what is used.
  var isUnaware: Bool { awareShare.allSatisfy { $0 <= 0 } }

  /// First class whose cumulated share exceeds the draw; `width` classes a country. All limits but the last, infinity, are
  /// asked, and none decides where to go on.
  @inline(__always)
  func classOf(_ draw: Double, _ limits: [Double], country: Int, width: Int) -> Int {
    let first = country * width
    var index = 0
    for place in first..<first + width - 1 { index += draw >= limits[place] ? 1 : 0 }
    return index
  }
}

/// Quantiles of the standard normal distribution in steps, to compare most of them without computing any.
///
/// Whether `a + b·Φ⁻¹(u)` exceeds a limit follows from the ends of the step that u falls in, but for one step of 1,024.
/// The margin is far above the rounding errors of either side, so the answer is that of the exact comparison.
struct QuantileSteps: Sendable {
  private let ends: [Double]
  private static let bits: UInt32 = 10
  private static let margin = 1e-9

  init() {
    let count = 1 << QuantileSteps.bits
    ends = (0...count).map { normalQuantile(Double($0) / Double(count)) }
  }

  /// Whether `base + factor·Φ⁻¹(u) > limit`, factor ≥ 0: surely, and possibly. Where the two differ it must be computed.
  @inline(__always)
  func compare(_ word: UInt32, base: Double, factor: Double, limit: Double) -> (surely: Bool, possibly: Bool) {
    let step = Int(word >> (32 - QuantileSteps.bits))
    return (
      base + factor * ends[step] - QuantileSteps.margin > limit,
      !(base + factor * ends[step + 1] + QuantileSteps.margin <= limit)
    )
  }
}
