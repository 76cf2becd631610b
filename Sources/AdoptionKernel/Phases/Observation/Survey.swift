import Glibc
import ParallelColumns

extension World {
  /// The survey view: who would invest without help, read at the end of the quarter.
  ///
  /// ```
  /// expectedUptake_τ = share of SMEs at stage 1 in τ with payback(i, τ, 0, 1, 1) ≤ P_i
  /// ```
  mutating func takeSurvey(workers: Int) {
    let tables = inBlockRanges(workers: workers) { world, range, worker in
      var table = world.sight.changes.changes.partials(of: worker, width: world.sight.changes.width)
      for block in range.lowerBound..<range.upperBound {
        world.forEachRegion(of: world.firms(ofBlock: block)) { firms, region in
          world.ask(firms, of: region, &table)
        }
      }
    }
    for index in observation.willing.indices { observation.willing[index] = 0 }
    for table in 0..<tables { sight.changes.moveSurvey(table: table, to: &observation.willing) }
    for index in observation.smeByCountry.indices { observation.smeByCountry[index] = 0 }
    for region in places.regions.indices {
      observation.smeByCountry[places.regions[region].country] += observation.sme[region]
    }
  }

  /// Asks firms of one region.
  private borrowing func ask(_ firms: Range<Int>, of region: Int, _ table: inout MutableSpan<Int32>) {
    var willing = InlineArray<6, Int>(repeating: 0)
    let pairs = firms.lowerBound * technologyCount..<firms.upperBound * technologyCount
    let sizes = traits.sizeClass.span(of: firms)
    let counts = progress.signalCount.span(of: pairs)
    let sums = progress.signalSum.span(of: pairs)
    let hurdles = traits.hurdleYears.span(of: firms)
    let sizeCosts = traits.sizeCost.span(of: firms)
    let home = places.regions[region].country
    let beliefs = CountryBeliefs(self, country: home)
    let offers = RegionalOffers(self, region: region)
    for first in stride(from: 0, to: firms.count, by: 32) {
      let end = min(firms.count, first + 32)
      guard isAnybodyAware(firms.lowerBound + first..<firms.lowerBound + end) else { continue }
      for place in first..<end where sizes[place] < 2 {
        let firm = firms.lowerBound + place
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
    }
    for technology in 0..<technologyCount {
      table[sight.changes.placeOfWilling(country: home, technology)] &+= Int32(willing[technology])
    }
  }
}

extension World {
  /// Whether any of some firms is aware of something that it does not use: where all use all that they know, as in the
  /// network Bass process, there is nobody to ask.
  @inline(__always)
  private borrowing func isAnybodyAware(_ firms: Range<Int>) -> Bool {
    let end = firms.upperBound * technologyCount
    var aware: UInt64 = 0
    for start in stride(from: firms.lowerBound * technologyCount, to: end, by: 64) {
      aware |= progress.stage.which(from: start, below: end, equal: Stage.aware)
    }
    return aware != 0
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
