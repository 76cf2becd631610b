import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Cash, cost, benefit, payback: the small functions of the specification, section 5.0, at hand-computed values.
@Suite("Decisions without help")
struct DecisionTests {
  @Test func `cash fills up in four quarters to the cap and not beyond`() {
    var world = HandMade.world()
    world.projects.cash[0] = 10_000
    world.projects.cashQuarter[0] = 5
    // The cap is 0.04 of two million: 80,000, a quarter of it every quarter.
    for (quarter, expected) in [(5, 10_000), (6, 30_000), (8, 70_000), (9, 80_000), (40, 80_000)] {
      #expect(isClose(world.cash(0, at(quarter)), Double(expected)))
    }
  }

  @Test func `paying takes from what has accrued, and may leave a debt; income stops at the cap`() {
    var world = HandMade.world()
    world.projects.cash[0] = 10_000
    world.pay(0, 60_000, at(2))
    #expect(isClose(Double(world.projects.cash[0]), -10_000) && world.projects.cashQuarter[0] == 2)
    world.pay(0, -25_000, at(3))
    #expect(isClose(world.cash(0, at(3)), 35_000))
    world.pay(0, -500_000, at(3))
    #expect(isClose(world.cash(0, at(3)), 80_000))
  }

  @Test func `cost grows with size, falls with time and rises with rules and tightness`() {
    var world = HandMade.world { parameters in
      parameters.cost = [10_000, 20_000, 0, 0, 0, 40_000]
      parameters.costScale = 1.5
      parameters.costDecline = [0, 0.04, 0, 0, 0, 0]
      parameters.regulatoryCost = 0.2
      parameters.dataIntensity = [1, 0.5, 0, 0, 0, 0]
      parameters.tightnessCost = 0.4
      parameters.aiSurgeCost = 0.8
      parameters.aiSurgeQuarters = 10
    }
    world.places.countries[1].enablement = 0.5
    world.places.regions[1].tightness = 0.25
    world.traits.sizeCost[3] = 2
    world.applyExogenousChange(at(5))
    #expect(isClose(world.cost(0, 0), 15_000))
    #expect(isClose(world.cost(0, 1), 30_000 * libraryExponential(-0.05)))
    // Region 1: 1 + 0.2 · 0.5 · intensity, and 1 + 0.4 · 0.25.
    #expect(isClose(world.cost(2, 0), 15_000 * 1.1 * 1.1))
    #expect(isClose(world.cost(3, 1), 2 * 30_000 * libraryExponential(-0.05) * 1.05 * 1.1))
    // Five quarters after 2024 Q1 ten of ten quarters of the surge have passed.
    #expect(isClose(world.cost(0, 5), 60_000 * 0.8))
  }

  @Test func `AI becomes cheaper in a straight line from the end of 2022`() {
    let path = [-20, -5, -4, 0, 5, 7, 40].map { aiSurge(quarter: $0, floor: 0.4, quarters: 12) }
    let expected = [1, 1, 0.95, 0.75, 0.5, 0.4, 0.4]
    #expect(zip(path, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(aiSurge(quarter: -6, floor: 0.4, quarters: 0) == 1 && aiSurge(quarter: -5, floor: 0.4, quarters: 0) == 0.4)
  }

  @Test func `the benefit is what isolated use of a fitting technology promises this firm`() {
    var world = HandMade.world { $0.complementarity = 0.35 }
    world.applyExogenousChange(at(0))
    #expect(isClose(world.expectedBenefit(0, 1, discounted: true), 40_000))
    world.progress.ability[0] = 1
    world.traits.valueAdded[0] = 1_000_000
    for technology in [0, 2, 3, 4, 5] { world.use(0, technology) }
    // Company counts up to three technologies; 0.6 + 0.8 · 1 = 1.4.
    #expect(isClose(world.expectedBenefit(0, 1, discounted: true), 0.04 * 0.5 * 2.05 * 1_000_000 * 1.4))
    #expect(isClose(world.payback(0, 1, cost: 57_400, grant: 28_700, discounted: true), 0.5))
  }

  @Test func `a project is affordable when finance and the upfront grant leave a part that cash covers`() {
    var world = HandMade.world { $0.externalFinance = [0.4, 0.5, 0.6] }
    world.projects.cash[0] = 50_000
    #expect(world.affordable(0, cost: 83_300, grant: 0, upfrontShare: 0.3, at(0)) == true)
    #expect(world.affordable(0, cost: 83_400, grant: 0, upfrontShare: 0.3, at(0)) == false)
    #expect(world.affordable(0, cost: 100_000, grant: 40_000, upfrontShare: 0.3, at(0)) == true)
    world.traits.sizeClass[0] = 2
    #expect(world.affordable(0, cost: 124_900, grant: 0, upfrontShare: 0.3, at(0)) == true)
  }

  @Test func `a firm that invests alone waits for specialists; one that does not cools down`() {
    var world = HandMade.world { $0.cost = [39_000, 41_000, 0, 0, 0, 0] }
    for firm in 0..<4 { world.intend(firm, firm % 2) }
    world.projects.cash[2] = 19_000
    world.applyExogenousChange(at(0))
    world.allocateSupport(at(0))
    // Payback in 0.975 years, in 1.025 years, in time but not affordable, and too late again.
    #expect((0..<4).map { world.projects.activity[$0] } == [Activity.waiting, 0, 0, 0])
    #expect(world.stage(0, 0) == Stage.inProject && world.stage(1, 1) == Stage.aware)
    #expect(world.projects.kind[0] == ProjectKind.privately && world.projects.grant[0] == 0)
    #expect(isClose(Double(world.projects.cost[0]), 39_000))
    #expect(world.progress.coolUntil[1 * technologyCount + 1] == 4)
    #expect(world.progress.coolUntil[2 * technologyCount] == 4)
  }

  @Test func `in an immediate world a decision is a use at the end of the quarter, without cash or specialists`() {
    var world = HandMade.world { $0.immediate = true }
    world.projects.cash[0] = -1_000_000
    world.places.regions[0].freeSpecialists = 0
    world.intend(0, 3)
    world.applyExogenousChange(at(0))
    world.allocateSupport(at(0))
    world.matchSpecialists(at(0))
    world.dropAndComplete(at(0))
    #expect(world.stage(0, 3) == Stage.isolated && world.exposure.adoptedMask[0] == 0b1000)
  }

  @Test func `a firm that settles asks a hub with probability ω·reach unless it has tested the technology`() {
    let hub = Hubs.Hub(region: 0, technologyMask: 63, sectorMask: 63, baseCapacity: 1)
    var world = HandMade.world(firms: [100, 100, 100], countries: [0, 0, 1], hubs: [hub]) { parameters in
      parameters.cost = PerTechnology(repeating: 1e6)
      parameters.hubRequestProbability = 0.8
      parameters.hubReachNear = 0.5
      parameters.hubReachDistance = 150
    }
    for firm in 0..<300 {
      world.intend(firm, 2)
      if firm % 10 == 0 { world.history.testedMask[firm] = 0b100 }
    }
    world.applyExogenousChange(at(0))
    world.allocateSupport(at(0))
    let asked = (0..<world.lists.requests.count).map { Int(world.lists.requests[$0].firm) }
    let expected = (0..<300).filter { firm in
      let reach = firm < 100 ? 1 : firm < 200 ? 0.5 : 0
      let draw = world.eventDraws.uniform(.hubRequest, quarter: 0, entity: firm, sub: 2)
      return firm % 10 != 0 && draw < 0.8 * reach
    }
    #expect(asked == expected && !asked.isEmpty)
  }
}
