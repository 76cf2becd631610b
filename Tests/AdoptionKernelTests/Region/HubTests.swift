import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Phase 2. Regions 0 and 1 are in country 0, 100 km apart, region 2 is abroad.
@Suite("Hubs")
struct HubTests {
  private func hub(_ region: Int, technologies: UInt8 = 63, sectors: UInt8 = 63, capacity: Double = 8) -> Hubs.Hub {
    Hubs.Hub(region: region, technologyMask: technologies, sectorMask: sectors, baseCapacity: capacity)
  }

  private func world(
    _ hubs: [Hubs.Hub], firms: Int = 4, _ set: (inout ModelParameters) -> Void = { _ in }
  ) -> World {
    HandMade.world(firms: [firms, firms, firms], countries: [0, 0, 1], hubs: hubs) { parameters in
      parameters.hubReachDistance = 150
      parameters.hubReachNear = 0.3
      set(&parameters)
    }
  }

  private func ask(_ world: inout World, _ firm: Int, _ technology: Int) {
    world.lists.requests.append(
      HubRequest(firm: Int32(firm), technology: UInt8(technology), hub: -1, isReferral: false))
  }

  private func serve(_ world: inout World, quarter: Int = 0) {
    world.applyExogenousChange(at(quarter))
    world.serveHubRequests(at(quarter))
    world.lists.requests.removeAll()
  }

  @Test(arguments: [8.0, 0.7, 2.4, 1.0 / 3, 0, 1.37])
  func `whole services of a capacity add up to it`(capacity: Double) {
    var sum = 0
    for quarter in 0..<60 {
      let now = wholeSlots(capacity, quarter: quarter)
      #expect(now >= Int(capacity) && now <= Int(capacity) + 1)
      sum += now
      #expect(sum == Int((capacity * Double(quarter + 1)).rounded(.down)))
    }
  }

  @Test func `reach is 1 with a hub, less with one near in the same country, and nothing abroad`() {
    var world = world([hub(0)])
    serve(&world)
    #expect(world.places.regions.map(\.hubReach) == [1, 0.3, 0])
    var far = self.world([hub(0)]) { $0.hubReachDistance = 99 }
    serve(&far)
    #expect(far.places.regions.map(\.hubReach) == [1, 0, 0])
  }

  @Test func `a service teaches, tests, builds ability and ends the cool-down`() {
    var world = world([hub(0)]) { parameters in
      parameters.hubLearning = 0.1
      parameters.fitSd = 0.35
      parameters.fitSectorShare = 0.3
    }
    world.progress.coolUntil[3] = 9
    ask(&world, 0, 3)
    serve(&world, quarter: 5)
    #expect(world.history.served[0] && world.history.testedMask[0] == 0b1000)
    #expect(world.progress.coolUntil[3] == 5 && world.progress.signalCount[3] == 6)
    #expect(isClose(Double(world.progress.ability[0]), 0.55))
    let noise = world.eventDraws.normal(.serviceSignal, quarter: 5, entity: 0, sub: 3)
    let signal = 6 * world.fit(firm: 0, sector: 0, technology: 3) + 6.0.squareRoot() * 0.8 * noise
    #expect(isClose(Double(world.progress.signalSum[3]), signal))
    // Base capacity is paid for outside the programme.
    #expect(world.history.supported[3] == 0 && world.ledger.hubServed == 1 && world.ledger.hubCapacity == 8)
  }

  @Test func `a request goes to a competent hub of the region, else one near, else nowhere`() {
    // Region 0 has a hub for technology 0, region 1 one for 0 and 1, abroad there is one for all.
    var world = world([hub(0, technologies: 0b1), hub(1, technologies: 0b11), hub(2)])
    for (firm, technology) in [(0, 0), (1, 1), (2, 2)] { ask(&world, firm, technology) }
    world.applyExogenousChange(at(0))
    world.serveHubRequests(at(0))
    #expect((0..<3).map { world.lists.requests[$0].hub } == [0, 1, -1])
    #expect(world.ledger.hubRequests == 3 && world.ledger.hubUnmet == 1 && world.ledger.hubServed == 2)
  }

  @Test func `a hub serves its sectors only, and equals share requests by lot`() {
    var world = world([hub(0, sectors: 0b10), hub(0), hub(0)])
    for firm in 0..<4 { ask(&world, firm, 2) }
    world.applyExogenousChange(at(0))
    world.serveHubRequests(at(0))
    for firm in 0..<4 {
      let draw = world.eventDraws.uniform(.hubChoice, quarter: 0, entity: firm, sub: 2)
      #expect(world.lists.requests[firm].hub == (draw < 0.5 ? 1 : 2))
    }
  }

  @Test func `a linked hub abroad takes referrals while the window is open, and the policy pays`() {
    var world = world([hub(0, technologies: 0b1), hub(2)])
    let linked = Hubs(hubs: world.hubs.hubs, links: [Hubs.Link(first: 0, second: 1)])
    world.open([.joint()], call: .plain, hubs: linked)
    ask(&world, 0, 4)
    ask(&world, 4, 4)
    serve(&world)
    #expect(world.ledger.referrals == 2 && world.ledger.hubUnmet == 0)
    #expect(world.history.supported[4] == Support.hubService)
    #expect(world.ledger.regionReferrals[0 * 3 + 2] == 1 && world.ledger.regionReferrals[1 * 3 + 2] == 1)
    ask(&world, 1, 4)
    serve(&world, quarter: 10)
    #expect(world.ledger.referrals == 2 && world.ledger.hubUnmet == 1)
  }

  @Test func `beyond capacity requests are lost: leaders come last, the others by lot`() {
    var world = world([hub(0, capacity: 2)], firms: 8)
    for firm in 0..<8 { ask(&world, firm, 0) }
    for firm in 0..<5 {
      world.use(firm, 3)
      world.use(firm, 4)
    }
    serve(&world)
    let draws = world.eventDraws
    let lots = (5..<8).sorted {
      draws.uniform(.hubPriority, quarter: 0, entity: $0) < draws.uniform(.hubPriority, quarter: 0, entity: $1)
    }
    #expect((0..<8).filter { world.history.served[$0] } == lots.prefix(2).sorted())
    #expect(world.ledger.hubLost == 6 && world.ledger.hubServed == 2)
  }

  @Test func `slots that the policy pays come after the base ones, in the window only`() {
    var world = world([hub(0, capacity: 1)], firms: 8)
    var funded = world.hubs
    funded.hubs[0].policyCapacity = 2
    world.open([.joint()], call: .plain, hubs: funded)
    for firm in 0..<8 { ask(&world, firm, 0) }
    serve(&world)
    #expect((0..<8).filter { world.history.served[$0] }.count == 3)
    #expect((0..<8).filter { world.history.supported[$0 * technologyCount] == Support.hubService }.count == 2)
    for firm in 0..<8 { ask(&world, firm, 1) }
    serve(&world, quarter: 10)
    #expect(world.ledger.hubCapacity == 1 && world.ledger.hubServed == 1)
  }

  @Test func `a hub founded by the policy grows to full capacity and closes with the window`() {
    var world = world([hub(0, capacity: 0)]) { $0.hubRampQuarters = 4 }
    var founded = world.hubs
    founded.hubs.append(
      Hubs.Hub(
        region: 2, technologyMask: 0b111, sectorMask: 63, baseCapacity: 0, policyCapacity: 8, opens: 0, closes: 9,
        isPolicyHub: true))
    world.open([.joint()], call: .plain, hubs: founded)
    var capacity: [Int] = []
    for quarter in 0..<11 {
      serve(&world, quarter: quarter)
      capacity.append(world.ledger.hubCapacity)
      #expect(world.places.regions[2].hubReach == (quarter < 10 ? 1 : 0))
    }
    #expect(capacity == [2, 4, 6, 8, 8, 8, 8, 8, 8, 8, 0])
    ask(&world, 8, 0)
    serve(&world, quarter: 9)
    #expect(world.history.supported[8 * technologyCount] == Support.hubService)
  }

  @Test func `a service may tie the firm to a user of the technology`() {
    var world = world([hub(0, capacity: 100)], firms: 20) { $0.hubTieProbability = 0.7 }
    for firm in stride(from: 1, to: 60, by: 3) { world.use(firm, 2) }
    for firm in stride(from: 0, to: 20, by: 3) { ask(&world, firm, 2) }
    serve(&world)
    for firm in stride(from: 0, to: 20, by: 3) {
      let draws = world.eventDraws
      var expected: [Int] = []
      if draws.uniform(.hubTie, quarter: 0, entity: firm) < 0.7 {
        let candidates = (0..<8).map { Int(draws.uniform(.hubTie, quarter: 0, entity: firm, sub: 4 + $0) * 60) }
        expected = Array(candidates.filter { $0 % 3 == 1 }.prefix(1))
      }
      let ties = (0..<world.network.extraCount(of: firm)).map { world.network.extraTie(of: firm, at: $0) }
      #expect(ties == expected)
      #expect(Int(world.exposure.adoptedNeighbours[firm * technologyCount + 2]) == expected.count)
      #expect(Int(world.exposure.degree[firm]) == expected.count)
    }
  }
}
