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

  /// Asks firms of one region, each about all technologies at once.
  private borrowing func ask(_ firms: Range<Int>, of region: Int, _ table: inout MutableSpan<Int32>) {
    var willing = Octet()
    let home = places.regions[region].country
    let beliefs = CountryBeliefs(self, country: home)
    let offers = RegionalOffers(self, region: region)
    for first in stride(from: firms.lowerBound, to: firms.upperBound, by: 32) {
      let end = min(firms.upperBound, first + 32)
      guard isAnybodyAware(first..<end) else { continue }
      for firm in first..<end where traits.sizeClass[firm] < 2 {
        let pair = firm * technologyCount
        // Largest cost per euro of promised benefit that still pays back in time.
        let limit = Double(traits.hurdleYears[firm]) * benefitScale(firm)
        let cost = offers.cost * Double(traits.sizeCost[firm])
        let belief = beliefs.discounted(progress, from: pair)
        let isAware = whereEqual(progress.stage.octet(at: pair), Stage.aware)
        willing &+= whereBelow(cost, limit, offers.benefit, belief, asked: isAware & eachTechnology)
      }
    }
    for technology in 0..<technologyCount {
      table[sight.changes.placeOfWilling(country: home, technology)] &+= Int32(truncatingIfNeeded: willing[technology])
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

/// ``World/belief(country:count:sum:discounted:)`` of the firms of one country about all technologies at once.
struct CountryBeliefs {
  private let prior: Double
  private let noise: Double
  private let aversion: Double
  private let range: Range<Int>
  private let variance: [Double]
  private let sd: [Double]

  init(_ world: borrowing World, country: Int) {
    prior = world.tables.priorWeight[country]
    noise = max(world.parameters.peerNoise * world.parameters.peerNoise, 1e-18)
    aversion = world.parameters.uncertaintyAversion
    range = country * Tables.beliefWidth..<(country + 1) * Tables.beliefWidth
    variance = world.tables.beliefVariance
    sd = world.tables.beliefSd
  }

  /// Beliefs of the firm whose first pair it is; the last two lanes are of no meaning.
  @inline(__always)
  func discounted(_ progress: borrowing FirmProgress, from pair: Int) -> SIMD8<Double> {
    let variance = progress.signalCount.octet(at: pair, in: variance.span.extracting(range))
    let sd = progress.signalCount.octet(at: pair, in: sd.span.extracting(range))
    return (prior + progress.signalSum.octet(at: pair) / noise) * variance - aversion * sd
  }
}

/// What technologies cost at size factor 1 in one region, and what they promise; 0 in the last two lanes.
private struct RegionalOffers {
  var cost = SIMD8<Double>()
  var benefit = SIMD8<Double>()

  init(_ world: borrowing World, region: Int) {
    for technology in 0..<technologyCount {
      cost[technology] = world.tables.cost[region * technologyCount + technology]
      benefit[technology] = world.parameters.benefit[technology]
    }
  }
}

/// 1 where somebody is asked and `cost ≤ limit·exp(belief)·benefit`, else 0, as if the exponentials were always taken.
/// `asked` is 1 or 0.
///
/// 1 + x ≤ exp(x) ≤ 1/(1 − x) decides most cases, by signs instead of branches, since nobody can foresee who is
/// willing; the margin is far above what rounding can do.
@inline(__always)
func whereBelow(
  _ cost: SIMD8<Double>, _ limit: Double, _ benefit: SIMD8<Double>, _ belief: SIMD8<Double>, asked: Octet
) -> Octet {
  let atOne = limit * benefit
  let isBelow = bitPatterns(cost - atOne * (1 + belief) * (1 - 1e-9)) &>> Octet(repeating: 63)
  let isAbove = bitPatterns(atOne * (1 + 1e-9) - cost * (1 - belief)) &>> Octet(repeating: 63)
  var answers = isBelow & asked
  var open = whoHasAny(asked & ~(isBelow | isAbove))
  while open != 0 {
    let lane = open.trailingZeroBitCount & 7
    answers[lane] = cost[lane] <= limit * exp(belief[lane]) * benefit[lane] ? 1 : 0
    open &= open - 1
  }
  return answers
}

/// 1 in the lanes of the six technologies.
private var eachTechnology: Octet { Octet(1, 1, 1, 1, 1, 1, 0, 0) }

/// 1 where a byte equals another one, else 0.
@inline(__always)
private func whereEqual(_ bytes: Octet, _ byte: UInt8) -> Octet {
  ((bytes ^ Octet(repeating: UInt64(byte))) &- Octet(repeating: 1)) &>> Octet(repeating: 63)
}
