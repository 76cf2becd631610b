import AdoptionKernel
import Glibc
import ScenarioModel

/// Theil T of the regional share of advanced SMEs, weighted by firms, and its part between countries.
///
/// ```
/// T = Σ_r w_r·(x_r/x̄)·ln(x_r/x̄),  w_r = firms_r/Σ firms,  x̄ = Σ w_r·x_r;   T = T_between + T_within
/// ```
///
/// The part between countries is the same formula with the mean of each country. Regions without users add 0.
/// Source: Theil 1967, *Economics and Information Theory*.
struct RegionalInequality {
  private(set) var total = Double.nan
  private(set) var betweenCountries = Double.nan
  /// What is left within countries.
  var withinCountries: Double { total - betweenCountries }

  init(_ observation: Observation, _ places: Places) {
    let regions = places.regions.indices.filter { observation.sme[$0] > 0 }
    let values = regions.map { Double(observation.advancedSme[$0]) / Double(observation.sme[$0]) }
    let weights = regions.map { Double(places.regions[$0].firms.count) }
    self.init(values: values, weights: weights, groups: regions.map { places.regions[$0].country })
  }

  /// The decomposition of any values ≥ 0 with weights > 0 into groups; not a number when all values are 0.
  init(values: [Double], weights: [Double], groups: [Int]) {
    let weightSum = weights.reduce(0, +)
    guard weightSum > 0 else { return }
    let mean = zip(values, weights).reduce(0.0) { $0 + $1.0 * $1.1 } / weightSum
    guard mean > 0 else { return }
    total = zip(values, weights).reduce(0.0) { $0 + $1.1 / weightSum * RegionalInequality.term($1.0 / mean) }
    var between = 0.0
    for group in Set(groups).sorted() {
      let members = groups.indices.filter { groups[$0] == group }
      let weight = members.reduce(0.0) { $0 + weights[$1] }
      let groupMean = members.reduce(0.0) { $0 + weights[$1] * values[$1] } / weight
      between += weight / weightSum * RegionalInequality.term(groupMean / mean)
    }
    betweenCountries = between
  }

  /// x·ln x, 0 at 0.
  private static func term(_ ratio: Double) -> Double { ratio > 0 ? ratio * log(ratio) : 0 }
}
