import Glibc
import ParallelColumns

extension World {
  /// The survey view: who would invest without help, read at the end of the quarter, region by region.
  ///
  /// ```
  /// expectedUptake_τ = share of SMEs at stage 1 in τ with payback(i, τ, 0, 1, 1) ≤ P_i
  /// ```
  mutating func takeSurvey(workers: Int) {
    inRegions(workers: workers) { world, region in world.askRegion(region) }
    for index in observation.willing.indices { observation.willing[index] = 0 }
    for index in observation.smeByCountry.indices { observation.smeByCountry[index] = 0 }
    for region in places.regions.indices {
      let home = places.regions[region].country
      observation.smeByCountry[home] += observation.sme[region]
      for technology in 0..<technologyCount {
        observation.willing[home * technologyCount + technology] +=
          sight.willing[region * technologyCount + technology]
      }
    }
  }

  private borrowing func askRegion(_ region: borrowing Block) {
    var willing = InlineArray<6, Int>(repeating: 0)
    let sizes = traits.sizeClass.span(in: region)
    let counts = progress.signalCount.span(in: region, width: technologyCount)
    let sums = progress.signalSum.span(in: region, width: technologyCount)
    let home = places.regions[region.index].country
    let benefit = parameters.benefit
    for place in 0..<region.count where sizes[place] < 2 {
      let firm = region.lowerBound + place
      let aware = StageBytes(progress.stage, firm).aware
      guard aware != 0 else { continue }
      // Largest cost per euro of promised benefit that still pays back in time.
      let limit = Double(traits.hurdleYears[firm]) * benefitScale(firm)
      for technology in TechnologySet(aware) {
        let pair = place * technologyCount + technology
        let count = Int(counts[pair])
        let sum = Double(sums[pair])
        let cost = cost(firm, technology)
        let isWilling =
          count == 0
          ? cost <= limit * tables.firstPromise[home] * benefit[technology]
          : isBelow(cost, limit, benefit[technology], belief(country: home, count: count, sum: sum, discounted: true))
        if isWilling { willing[technology] += 1 }
      }
    }
    var part = sight.willing.partials(of: region, width: technologyCount)
    for technology in 0..<technologyCount { part[technology] = willing[technology] }
  }
}

/// Whether `cost ≤ limit·exp(belief)·benefit`, as if the exponential were always taken.
///
/// 1 + x ≤ exp(x) ≤ 1/(1 − x) decides nine cases in ten; the margin is far above what rounding can do. The survey took
/// 330 instructions a firm with an exponential a pair, 190 so (callgrind, 16,000 firms).
@inline(__always)
func isBelow(_ cost: Double, _ limit: Double, _ benefit: Double, _ belief: Double) -> Bool {
  let atOne = limit * benefit
  if belief > -1, cost < atOne * (1 + belief) * (1 - 1e-9) { return true }
  if belief < 1, cost * (1 - belief) > atOne * (1 + 1e-9) { return false }
  return cost <= limit * exp(belief) * benefit
}
