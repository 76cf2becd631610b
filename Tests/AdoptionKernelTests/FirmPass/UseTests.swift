import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Phases 3a and 3e: what becomes of uses.
@Suite("Integration and abandonment")
struct UseTests {
  @Test func `isolated uses are integrated one at a time with hazard ι·a·min(n − 1, 3)`() {
    var world = HandMade.world(firms: [200, 200]) { $0.integrationRate = 0.3 }
    for firm in 0..<400 {
      for technology in [0, 2, 5] { world.use(firm, technology) }
      if firm % 2 == 0 { world.use(firm, 3, Stage.integrated) }
    }
    world.applyExogenousChange(at(0))
    world.runFirmPass(at(0), workers: 1)
    var integrated = 0
    for firm in 0..<400 {
      // Ability one half; three or four uses in all.
      let hazard = 0.3 * 0.5 * (firm % 2 == 0 ? 3 : 2)
      let draw = world.eventDraws.uniform(.firmQuarter, quarter: 0, entity: firm, sub: 7)
      let place = draw < 3 * hazard ? Int(draw / hazard) : nil
      for (index, technology) in [0, 2, 5].enumerated() {
        #expect(world.stage(firm, technology) == (place == index ? Stage.integrated : Stage.isolated))
      }
      // β(1 − κ) = 0.04 · 0.5 at neutral fit.
      let gain = place == nil ? 0 : 0.02
      #expect(isClose(Double(world.progress.productivityGain[firm]), gain))
      integrated += place == nil ? 0 : 1
    }
    #expect(integrated > 200 && integrated < 400)
    #expect(integrationHazard(rate: 0.02, ability: 0.5, used: 9) == 0.03)
  }

  @Test func `a single use is never integrated`() {
    var world = HandMade.world { $0.integrationRate = 100 }
    for firm in 0..<4 { world.use(firm, 1) }
    world.applyExogenousChange(at(0))
    for quarter in 0..<20 { world.runFirmPass(at(quarter), workers: 1) }
    for firm in 0..<4 { #expect(world.stage(firm, 1) == Stage.isolated) }
  }

  @Test func `isolated uses are given up by hazard, fit and company, the integrated ones never`() {
    var world = HandMade.world(firms: [300, 300]) { parameters in
      parameters.abandonRate = [1.2, 0.8, 0.6, 2, 0, 0]
      parameters.abandonFit = 1
      parameters.fitSd = 0.5
      parameters.fitSectorShare = 0.3
    }
    world.tables.sectorFit = (0..<36).map { Double($0 % 7) / 7 - 0.4 }
    for firm in 0..<600 {
      world.use(firm, 0)
      world.use(firm, 1)
      world.use(firm, 3, Stage.integrated)
      world.exposure.degree[firm] = 4
      for technology in 0..<2 {
        world.exposure.adoptedNeighbours[firm * technologyCount + technology] = UInt16((firm + technology) % 5)
      }
    }
    world.applyExogenousChange(at(0))
    world.runFirmPass(at(0), workers: 1)
    var drops = 0
    for firm in 0..<600 {
      let draw = world.eventDraws.uniform(.firmQuarter, quarter: 0, entity: firm, sub: 16)
      var sum = 0.0
      var expected: UInt8 = 0
      for (technology, rate) in [(0, 1.2), (1, 0.8)] where expected == 0 {
        let own = world.eventDraws.normal(.fitFirm, entity: firm, sub: technology)
        let fit = 0.5 * (0.3.squareRoot() * world.tables.sectorFit[technology] + 0.7.squareRoot() * own)
        let share = Double((firm + technology) % 5) / 4
        sum += rate / 4 * min(4, libraryExponential(-fit)) * (1 - share)
        if draw < sum { expected = UInt8(technology + 1) }
      }
      #expect(world.progress.drop[firm] == expected)
      drops += expected == 0 ? 0 : 1
      // Phase 3 decides; stage and mask stay until phase 6.
      #expect(world.stage(firm, 0) == Stage.isolated && world.exposure.adoptedMask[firm] == 0b1011)
    }
    #expect(drops > 50 && drops < 550)
  }

  @Test func `fit cannot raise the hazard of giving up more than fourfold, and full company prevents it`() {
    #expect(abandonHazard(rate: 0.4, slope: 1, fit: 0, neighbourShare: 0) == 0.1)
    #expect(abandonHazard(rate: 0.4, slope: 1, fit: -10, neighbourShare: 0) == 0.4)
    #expect(abandonHazard(rate: 0.4, slope: 1, fit: 0, neighbourShare: 0.75) == 0.025)
    #expect(abandonHazard(rate: 0.4, slope: 0, fit: 2, neighbourShare: 1) == 0)
  }

  @Test func `no hazard of giving up is above its bound, to the last bit, and the worst fit reaches it`() {
    // Uneven numbers, so that every step is rounded.
    for step in 0..<2_000 {
      let rate = 0.01 + Double(step % 17) * 0.0137
      let share = Double(step % 41) / 39
      let fit = -3 + Double(step % 101) * 0.0613
      let bound = largestAbandonHazard(rate: rate, neighbourShare: share)
      #expect(abandonHazard(rate: rate, slope: 1.7, fit: fit, neighbourShare: share) <= bound)
      #expect(abandonHazard(rate: rate, slope: 1.7, fit: -9, neighbourShare: share) == bound)
    }
  }
}
