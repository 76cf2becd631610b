import ParallelColumns

extension World {
  /// The survey view: who would invest without help, read at the end of the quarter.
  ///
  /// ```
  /// expectedUptake_τ = share of SMEs at stage 1 in τ with payback(i, τ, 0, 1, 1) ≤ P_i
  /// ```
  mutating func takeSurvey(workers: Int) {
    let tables = makeTables(workers: workers)
    inBlockRanges(workers: tables) { world, range, worker in
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

  /// Asks firms of one region, eight at a time as far as they do the same.
  private borrowing func ask(_ firms: Range<Int>, of region: Int, _ table: inout MutableSpan<Int32>) {
    var willing = InlineArray<6, Int>(repeating: 0)
    let pairs = firms.lowerBound * technologyCount..<firms.upperBound * technologyCount
    let counts = progress.signalCount.span(of: pairs)
    let sums = progress.signalSum.span(of: pairs)
    let home = places.regions[region].country
    let beliefs = CountryBeliefs(self, country: home)
    var prices = PerTechnology(repeating: 0)
    for technology in 0..<technologyCount {
      prices[technology] = tables.logPrice[region * technologyCount + technology]
    }
    for first in stride(from: 0, to: firms.count, by: 8) {
      let count = min(8, firms.count - first)
      let aware = whoIsAware(from: firms.lowerBound + first, count: count)
      // Where all use all that they know, as in the network Bass process, there is nobody to ask.
      guard aware != 0 else { continue }
      let limitLanes = lanes(of: logLimits(from: firms.lowerBound + first))
      let limits = limitLanes.span
      let start = pairIndex(first)
      // One loop for the pairs of all eight: how many a firm has, nobody could foresee.
      for place in PlaceSet(bits: aware) {
        let lane = place / technologyCount
        let technology = place - lane * technologyCount
        let belief = beliefs.discounted(count: Int(counts[start &+ place]), sum: Double(sums[start &+ place]))
        // Nobody can foresee who is willing either: added as a number, not by a branch.
        willing[technology] &+= prices[technology] - belief <= limits[lane] ? 1 : 0
      }
    }
    for technology in 0..<technologyCount {
      table[sight.changes.placeOfWilling(country: home, technology)] &+= Int32(willing[technology])
    }
  }

  /// Of up to eight firms, six bits each: which technologies they are aware of without using them.
  @inline(__always)
  private borrowing func whoIsAware(from first: Int, count: Int) -> UInt64 {
    let pair = first * technologyCount
    return progress.stage.which(from: pair, below: pair + count * technologyCount, equal: Stage.aware)
  }

  /// The largest `ln(cost_rτ/β_τ) − (μ − risk·λ·v)` that pays back in time, of the firms `first` … `first + 7`:
  ///
  /// ```
  /// C/(exp(μ − risk·λ·v)·β_τ·scale) ≤ P   ⟺   ln(cost_rτ/β_τ) − (μ − risk·λ·v) ≤ ln(P·scale/sizeCost)
  /// ```
  ///
  /// One logarithm a firm, eight at a time, instead of an exponential a pair. Large firms are not asked: nothing pays back
  /// in time for them.
  @inline(__always)
  private borrowing func logLimits(from first: Int) -> SIMD8<Double> {
    let limits = logarithms(
      traits.hurdleYears.octet(at: first) * benefitScales(from: first) / traits.sizeCost.octet(at: first))
    let never = SIMD8(repeating: -Double.infinity)
    return whereLess(
      wholeNumbers(traits.sizeClass.octet(at: first)), SIMD8(repeating: 2), then: limits, otherwise: never)
  }

  /// ``benefitScale(_:)`` of the firms `first` … `first + 7`; lanes after the last firm are of no meaning.
  @inline(__always)
  private borrowing func benefitScales(from first: Int) -> SIMD8<Double> {
    let masks = exposure.adoptedMask.octet(at: first)
    var company = SIMD8<Double>()
    for lane in 0..<8 { company[lane] = self.company(UInt8(truncatingIfNeeded: masks[lane])) }
    return parameters.isolatedShare * company * traits.valueAdded.octet(at: first)
      * (0.6 + 0.8 * progress.ability.octet(at: first))
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
