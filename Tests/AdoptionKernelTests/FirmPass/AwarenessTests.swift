import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Phase 3b. Each expectation is the equation, computed from the same addresses.
@Suite("Awareness")
struct AwarenessTests {
  @Test func `a firm hears with probability 1 − exp(−y), y from rates, neighbours, hubs, demonstrations and campaign`()
  {
    let hub = Hubs.Hub(region: 0, technologyMask: 63, sectorMask: 63, baseCapacity: 0)
    var world = HandMade.world(firms: [300, 300], hubs: [hub]) { parameters in
      parameters.awarenessRate = 0.2
      parameters.wordOfMouthRate = 0.8
      parameters.hubOutreachRate = 0.5
      parameters.campaignRate = 1
      parameters.campaignCost = 400
      parameters.demonstrationRate = 0.3
      parameters.demonstrationReach = 50
    }
    // A national agency that pays for half of the coverage of country 0: 300 firms at EUR 100 a quarter.
    var agency = Agency(index: 0, isJoint: false, rule: .single, grantRate: 0.5, voucherShare: 0)
    agency.awarenessBudget = 10 * 15_000
    world.open([agency])
    // Twelve demonstrations of technology 2 in region 1 reach 600 of 300 firms: intensity 2.
    world.tables.demonstrations[6 * technologyCount + 2] = 12
    for firm in 0..<600 {
      world.exposure.degree[firm] = 4
      world.exposure.adoptedNeighbours[firm * technologyCount + 1] = UInt16(firm % 5)
    }
    world.applyExogenousChange(at(0))
    world.runFirmPass(at(0), workers: 1)
    #expect(world.places.countries[0].campaign == 0.5 && world.places.countries[1].campaign == 0)
    var heard = 0
    for firm in 0..<600 {
      for technology in 0..<technologyCount {
        var rate = 0.2
        if technology == 1 { rate += 0.8 * Double(firm % 5) / 4 }
        if firm < 300 { rate += 0.5 + 1 * 0.5 }
        if firm >= 300, technology == 2 { rate += 0.3 * 2 }
        let draw = world.eventDraws.uniform(.firmQuarter, quarter: 0, entity: firm, sub: technology)
        let hears = draw < 1 - libraryExponential(-rate / 4)
        #expect(world.stage(firm, technology) == (hears ? Stage.aware : Stage.unaware))
        heard += hears ? 1 : 0
      }
    }
    #expect(heard > 500 && heard < 2_500)
  }

  /// Words of mouth of 4 and more per year are certain to be heard, and sorted out as in other worlds.
  @Test(arguments: [(0.0, 0.01), (0.04, 1.2), (0.2, 3.999), (0.1, 4), (5, 0.1), (0, 30)])
  func `in a world of one technology just those hear whom the equation lets hear`(rate: Double, wordOfMouth: Double) {
    var world = HandMade.world(firms: [3_001], countries: [0]) { parameters in
      parameters.technologies = 0b00_0100
      parameters.awarenessRate = rate
      parameters.wordOfMouthRate = wordOfMouth
    }
    for firm in 0..<3_001 {
      let degree = firm % 3 == 0 ? 10 : firm % 37
      world.exposure.degree[firm] = UInt16(degree)
      world.exposure.adoptedNeighbours[firm] = UInt16(firm % 11 * degree / 10)
    }
    world.applyExogenousChange(at(0))
    world.runFirmPass(at(0), workers: 1)
    for firm in 0..<3_001 {
      let degree = Int(world.exposure.degree[firm])
      let share = degree > 0 ? Double(world.exposure.adoptedNeighbours[firm]) / Double(degree) : 0
      let draw = world.eventDraws.uniform(.firmQuarter, quarter: 0, entity: firm, sub: 2)
      let hears = draw < 1 - libraryExponential(-(rate + wordOfMouth * share) / 4)
      #expect(world.stage(firm, 2) == (hears ? Stage.aware : Stage.unaware))
    }
  }

  @Test func `whether a firm hears is decided by 1 − exp(−y) on either side of its bounds`() {
    for hazard in [1e-9, 0.001, 0.05, 0.3, 1, 3, 40] {
      let chance = 1 - libraryExponential(-hazard)
      let bounds = [0, hazard - 0.5 * hazard * hazard, chance, hazard, 1]
      for bound in bounds {
        for step in -3...3 {
          let uniform = bound + Double(step) * 0x1p-53
          #expect(happens(uniform, hazard: hazard) == (uniform < chance && uniform < hazard))
        }
      }
    }
  }

  @Test func `demonstrations count threefold at most`() {
    #expect(demonstrationIntensity(2, firms: 100, reach: 50) == 1)
    #expect(demonstrationIntensity(100, firms: 100, reach: 50) == 3)
    #expect(demonstrationIntensity(0, firms: 100, reach: 50) == 0)
  }

  @Test func `nobody hears of a technology that the world does not have`() {
    var world = HandMade.world { parameters in
      parameters.awarenessRate = 1_000
      parameters.technologies = 0b00_0010
    }
    world.applyExogenousChange(at(0))
    world.runFirmPass(at(0), workers: 1)
    for firm in 0..<4 {
      #expect((0..<6).map { world.stage(firm, $0) } == [0, 1, 0, 0, 0, 0])
    }
  }

  @Test func `a firm that hears may look in the same quarter`() {
    var world = HandMade.world { $0.awarenessRate = 1_000 }
    world.applyExogenousChange(at(0))
    world.runFirmPass(at(0), workers: 1)
    // All technologies are alike: the first one.
    for firm in 0..<4 { #expect(world.progress.intent[firm] == 1) }
  }
}
