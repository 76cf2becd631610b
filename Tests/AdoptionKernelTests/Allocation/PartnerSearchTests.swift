import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Who finds whom. Firms 0–3 live in region 0 of country 0, 4–7 in region 1 of country 0, 8–11 in region 2 abroad.
@Suite("Partner search")
struct PartnerSearchTests {
  private func world(
    _ rule: PartnerRule, ties: [(Int, Int)] = [], _ set: (inout ModelParameters) -> Void = { _ in }
  ) -> World {
    var world = HandMade.world(firms: [4, 4, 4], countries: [0, 0, 1], ties: ties, set)
    for firm in 0..<12 {
      world.tell(firm, 1)
      world.traits.hurdleYears[firm] = 10
    }
    world.open([.joint(rule)], call: .plain)
    world.applyExogenousChange(at(0))
    return world
  }

  @Test func `ties on the right side of the border are asked first, ascending`() {
    let ties = [(0, 5), (0, 3), (0, 10), (0, 9)]
    #expect(world(.foreign, ties: ties).searchPartner(0, 0, 1, at(0))?.firm == 9)
    #expect(world(.domestic, ties: ties).searchPartner(0, 0, 1, at(0))?.firm == 3)
  }

  @Test func `extra ties count like network ties`() {
    var world = world(.foreign, ties: [(0, 10)])
    world.addTie(0, 11, at(0))
    world.addTie(0, 8, at(0))
    #expect(world.searchPartner(0, 0, 1, at(0))?.firm == 8)
  }

  @Test func `a partner is free, aware, eligible and willing`() {
    var world = world(.foreign, ties: [(0, 8), (0, 9), (0, 10), (0, 11)]) { $0.partnerSearchBreadth = 0 }
    world.projects.activity[8] = Activity.waiting
    #expect(world.searchPartner(0, 0, 1, at(0))?.firm == 9)
    world.progress.stage[9 * technologyCount + 1] = Stage.unaware
    #expect(world.searchPartner(0, 0, 1, at(0))?.firm == 10)
    world.traits.sizeClass[10] = 2
    #expect(world.searchPartner(0, 0, 1, at(0))?.firm == 11)
    world.use(11, 3)
    world.use(11, 4)
    #expect(world.searchPartner(0, 0, 1, at(0)) == nil)
    // A cool-down is not asked, a reservation is, and so is the wish.
    world.traits.sizeClass[10] = 0
    world.progress.coolUntil[10 * technologyCount + 1] = 200
    #expect(world.searchPartner(0, 0, 1, at(0))?.firm == 10)
    world.reserve(10, at(0))
    #expect(world.searchPartner(0, 0, 1, at(0)) == nil)
    #expect(world.searchPartner(0, 0, 1, at(1))?.firm == 10)
    world.traits.hurdleYears[10] = 0.01
    #expect(world.searchPartner(0, 0, 1, at(1)) == nil)
  }

  @Test func `beyond ties a region is drawn by its weight and a firm in it uniformly`() {
    var world = world(.domestic) { $0.partnerSearchBreadth = 6 }
    // Region 1 attracts three times as much as region 0; region 2 is abroad.
    for region in 0..<3 { world.tables.partnerWeight[region] = [1, 3, 100][region] }
    for quarter in 0..<30 {
      var expected: Int?
      for attempt in 0..<6 where expected == nil {
        let draws = world.eventDraws
        let place = draws.uniform(.partnerPick, quarter: quarter, entity: 2, sub: 2 * attempt)
        let pick = draws.uniform(.partnerPick, quarter: quarter, entity: 2, sub: 2 * attempt + 1)
        let firm = (place * 4 < 1 ? 0 : 4) + Int(pick * 4)
        if firm != 2 { expected = firm }
      }
      #expect(world.searchPartner(0, 2, 1, at(quarter))?.firm == expected)
    }
  }

  @Test func `abroad nobody of the own country is found`() {
    let world = world(.foreign)
    for quarter in 0..<30 {
      let found = world.searchPartner(0, 2, 1, at(quarter))
      #expect(found.map { $0.firm >= 8 } ?? false)
    }
  }

  @Test func `a tie or a hub with a link abroad make success more likely`() {
    let hubs = Hubs(
      hubs: [0, 2].map { Hubs.Hub(region: $0, technologyMask: 63, sectorMask: 63, baseCapacity: 1) },
      links: [Hubs.Link(first: 0, second: 1)])
    var world = world(.foreign, ties: [(0, 8), (4, 9)]) { parameters in
      parameters.partnerBase = 0.2
      parameters.partnerHubLink = 0.3
      parameters.partnerTie = 0.4
      parameters.hubReachDistance = 50
    }
    world.open([.joint(.foreign)], call: .plain, hubs: hubs)
    // Firm 0: tie and link; 1: link; 4: tie (the hub is 100 km away); 5: neither.
    for (firm, chance) in [(0, 0.9), (1, 0.5), (4, 0.6), (5, 0.2)] {
      for quarter in 0..<20 {
        let draw = world.eventDraws.uniform(.partnerSuccess, quarter: quarter, entity: firm, sub: 1)
        #expect((world.searchPartner(0, firm, 1, at(quarter)) != nil) == (draw < chance))
      }
    }
  }

  @Test func `the pair applies for the lesser of its two wishes`() {
    var world = world(.foreign, ties: [(0, 8)]) { parameters in
      parameters.cost = PerTechnology(repeating: 60_000)
      parameters.uncertaintyAversion = 1
    }
    world.traits.hurdleYears[0] = 2
    world.traits.hurdleYears[8] = 1.4
    world.intend(0, 1)
    world.applyExogenousChange(at(0))
    world.allocateSupport(at(0))
    #expect(world.agencies[0].studies == 1 && world.agencies[0].innovations == 0)
    #expect(world.projects.activity[8] == Activity.study)
  }
}
