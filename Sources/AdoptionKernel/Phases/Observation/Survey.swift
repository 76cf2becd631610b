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
    let hurdles = traits.hurdleYears.span(in: region)
    let sizeCosts = traits.sizeCost.span(in: region)
    let home = places.regions[region.index].country
    let beliefs = CountryBeliefs(self, country: home)
    let offers = RegionalOffers(self, region: region.index)
    for place in 0..<region.count where sizes[place] < 2 {
      let firm = region.lowerBound + place
      let aware = StageBytes(progress.stage, firm).aware
      guard aware != 0 else { continue }
      // Largest cost per euro of promised benefit that still pays back in time.
      let limit = Double(hurdles[place]) * benefitScale(firm)
      let sizeCost = Double(sizeCosts[place])
      for technology in TechnologySet(aware) {
        let pair = place * technologyCount + technology
        let belief = beliefs.discounted(count: Int(counts[pair]), sum: Double(sums[pair]))
        willing[technology] += countIfBelow(
          offers.cost[technology] * sizeCost, limit, offers.benefit[technology], belief)
      }
    }
    var part = sight.willing.partials(of: region, width: technologyCount)
    for technology in 0..<technologyCount { part[technology] = willing[technology] }
  }
}

/// ``World/belief(country:count:sum:discounted:)`` of the firms of one country, its numbers fetched once for all.
struct CountryBeliefs {
  private let prior: Double
  private let noise: Double
  private let aversion: Double
  private let first: Int
  private let variance: [Double]
  private let sd: [Double]

  init(_ world: borrowing World, country: Int) {
    prior = world.tables.priorWeight[country]
    noise = max(world.parameters.peerNoise * world.parameters.peerNoise, 1e-18)
    aversion = world.parameters.uncertaintyAversion
    first = country * Tables.beliefWidth
    variance = world.tables.beliefVariance
    sd = world.tables.beliefSd
  }

  @inline(__always)
  func discounted(count: Int, sum: Double) -> Double {
    (prior + sum / noise) * variance[first + count] - aversion * sd[first + count]
  }
}

/// What technologies cost at size factor 1 in one region, and what they promise.
private struct RegionalOffers {
  var cost = PerTechnology(repeating: 0)
  let benefit: PerTechnology

  init(_ world: borrowing World, region: Int) {
    benefit = world.parameters.benefit
    for technology in 0..<technologyCount {
      cost[technology] = world.tables.cost[region * technologyCount + technology]
    }
  }
}

/// 1 if `cost ≤ limit·exp(belief)·benefit`, else 0, as if the exponential were always taken.
///
/// 1 + x ≤ exp(x) ≤ 1/(1 − x) decides most cases, by signs instead of branches, since nobody can foresee who is
/// willing; the margin is far above what rounding can do. A survey took 380 instructions a firm with an exponential a
/// pair and takes 270; it mispredicted 3.2 branches a firm with the bounds as branches, and 1.1 as signs (callgrind with
/// branches, 16,000 firms).
@inline(__always)
func countIfBelow(_ cost: Double, _ limit: Double, _ benefit: Double, _ belief: Double) -> Int {
  let atOne = limit * benefit
  let isBelow = (cost - atOne * (1 + belief) * (1 - 1e-9)).bitPattern >> 63
  let isAbove = (atOne * (1 + 1e-9) - cost * (1 - belief)).bitPattern >> 63
  if isBelow | isAbove != 0 { return Int(truncatingIfNeeded: isBelow) }
  return cost <= limit * exp(belief) * benefit ? 1 : 0
}
