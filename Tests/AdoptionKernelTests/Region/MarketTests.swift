import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Phase 8: output only.
@Suite("Market")
struct MarketTests {
  private func world(_ sensitivity: Double = 0.12) -> World {
    var world = HandMade.world(firms: [6, 6]) { $0.sharesSensitivity = sensitivity }
    for firm in 0..<12 { world.traits.sector[firm] = UInt8(firm % 3) }
    world.progress.productivityGain[0] = 0.5
    world.progress.productivityGain[4] = -0.2
    return world
  }

  private func shares(_ world: borrowing World, sector: Int) -> Double {
    (0..<12).filter { world.traits.sector[$0] == sector }.reduce(0) { $0 + Double(world.history.outputShare[$1]) }
  }

  @Test func `the more productive grow, the others shrink, and sectors keep their share`() {
    var world = world()
    let before = (0..<3).map { shares(world, sector: $0) }
    world.settleMarket(at(3))
    for sector in 0..<3 { #expect(isClose(shares(world, sector: sector), before[sector])) }
    // Sector 0: firm 0 is exp(0.5) = 1.6487 times as productive as three others; the mean is 1.1622.
    let factor = [1 + 0.12 * (1.6487213 / 1.1621803 - 1), 1 + 0.12 * (1 / 1.1621803 - 1)]
    let total = factor[0] + 3 * factor[1]
    #expect(isClose(Double(world.history.outputShare[0]), factor[0] / total / 3))
    #expect(isClose(Double(world.history.outputShare[3]), factor[1] / total / 3))
    // Nothing to gain where all are alike.
    #expect(isClose(Double(world.history.outputShare[2]), 1.0 / 12))
    // Jobs are output over productivity: share · 24 million / (80,000 · exp(0.5)).
    let jobs = factor[0] / total / 3 * 24_000_000 / (80_000 * 1.6487213)
    #expect(isClose(Double(world.history.jobs[0]), jobs))
    var loss = 0.0
    for firm in 0..<12 { loss += max(0, 25 - Double(world.history.jobs[firm])) }
    #expect(isClose(world.ledger.grossJobLoss, loss) && loss > 0)
  }

  @Test func `no firm loses more than half its share in a year`() {
    let factors = replicatorFactors(SIMD8(1.5, 0.5, 1, 1, 1, 1, 1, 1), sensitivity: 0.2)
    #expect(factors[0] == 1.1)
    #expect(factors[1] == 0.9)
    #expect(factors[2] == 1)
    #expect(replicatorFactors(SIMD8(repeating: 0), sensitivity: 0.9)[0] == 0.5)
  }

  @Test func `the market meets once a year, in the warm-up too, and can be switched off`() {
    for (quarter, meets) in [(-5, true), (-1, true), (0, false), (1, false), (2, false), (3, true), (7, true)] {
      var world = world()
      world.settleMarket(Moment(run: quarter + 8, calendar: quarter))
      #expect((world.history.outputShare[0] > 1 / Float(12)) == meets)
      // Jobs are counted as lost from the start on.
      #expect((world.ledger.grossJobLoss > 0) == (meets && quarter >= 0))
    }
    var off = world(0)
    off.settleMarket(at(3))
    #expect(off.history.outputShare[0] == 1 / Float(12) && off.history.jobs[0] == 25)
    var switched = world()
    switched.parameters.market = false
    switched.settleMarket(at(3))
    #expect(switched.history.jobs[0] == 25)
  }
}
