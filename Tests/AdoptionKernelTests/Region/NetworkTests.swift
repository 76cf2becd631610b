import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Ties, and what is seen along them (phases 2 and 7).
@Suite("Network")
struct NetworkTests {
  @Test func `a firm has eight extra ties at most, none twice and none with itself`() {
    var world = HandMade.world(firms: [10, 10], ties: [(0, 1)])
    world.addTie(0, 0, at(0))
    world.addTie(0, 1, at(0))
    #expect(world.network.extraCount(of: 0) == 0 && world.exposure.degree[0] == 1)
    for other in 2..<15 { world.addTie(0, other, at(0)) }
    world.addTie(3, 0, at(0))
    #expect(world.network.extraCount(of: 0) == 8 && world.exposure.degree[0] == 9)
    #expect((0..<8).map { world.network.extraTie(of: 0, at: $0) } == Array(2..<10))
    #expect(world.network.extraCount(of: 9) == 1 && world.network.extraCount(of: 10) == 0)
    #expect(world.network.areTied(0, 9) == true && world.network.areTied(9, 0) == true)
    #expect(world.network.areTied(0, 10) == false && world.network.areTied(0, 1) == true)
    #expect(world.ledger.tiesAdded == 8 && world.ledger.crossBorderTies == 0)
  }

  @Test func `a new tie shows each side what the other uses, and is counted between regions`() {
    var world = HandMade.world()
    world.use(0, 1)
    world.use(3, 1)
    world.use(3, 4)
    world.addTie(3, 0, at(2))
    #expect(world.exposure.adoptedNeighbours[1] == 1 && world.exposure.adoptedNeighbours[4] == 1)
    #expect(world.exposure.adoptedNeighbours[3 * technologyCount + 1] == 1)
    #expect(world.ledger.crossBorderTies == 1 && world.ledger.regionTies[0 * 2 + 1] == 1)
    // During the warm-up ties are made, but not reported.
    world.addTie(0, 1, Moment(run: 0, calendar: -4))
    #expect(world.ledger.tiesAdded == 1 && world.ledger.allTiesAdded == 2)
  }

  @Test func `adoptions and drops are seen by all neighbours, extra ones included`() {
    var world = HandMade.world(firms: [3, 3], ties: [(0, 1), (0, 4)])
    world.addTie(0, 5, at(0))
    world.lists.events.append(UseEvent(firm: 0, technology: 2, sign: 1))
    world.lists.events.append(UseEvent(firm: 4, technology: 2, sign: 1))
    world.spreadAdoption(at(0))
    let seen = { (world: borrowing World) in (0..<6).map { Int(world.exposure.adoptedNeighbours[$0 * 6 + 2]) } }
    #expect(seen(world) == [1, 1, 0, 0, 1, 1])
    world.lists.events.removeAll()
    world.lists.events.append(UseEvent(firm: 0, technology: 2, sign: -1))
    world.spreadAdoption(at(1))
    #expect(seen(world) == [1, 0, 0, 0, 0, 0])
  }

  /// More events than are dealt with together, more ties than are, and firms without ties, in both kinds of network.
  @Test(arguments: [Network.Kind.mutual, .directed], [1, 2, 3])
  func `counts of many events are those of one look at all ties`(kind: Network.Kind, workers: Int) {
    var ties: [(Int, Int)] = []
    for firm in 1..<299 { ties.append((firm, (firm * 7 + 1) % 299)) }
    for other in 20..<260 { ties.append((7, other)) }
    ties = ties.filter { $0.0 != $0.1 }
    var seen = Set<Int>()
    ties = ties.filter { seen.insert(min($0.0, $0.1) * 300 + max($0.0, $0.1)).inserted }
    var world = HandMade.world(firms: [100, 200], ties: ties, kind: kind)
    if kind == .mutual { for other in [5, 130, 298] { world.addTie(7, other, at(0)) } }
    for firm in 0..<300 where firm % 3 != 0 {
      for technology in [1, 4] {
        world.lists.events.append(UseEvent(firm: Int32(firm), technology: UInt8(technology), sign: 1))
      }
    }
    var expected = [Int](repeating: 0, count: 300 * technologyCount)
    func see(_ seer: Int, _ shown: Int, _ change: Int) {
      for technology in [1, 4] where shown % 3 != 0 { expected[seer * technologyCount + technology] += change }
    }
    for (one, other) in ties {
      see(one, other, 1)
      if kind == .mutual { see(other, one, 1) }
    }
    if kind == .mutual {
      for place in 0..<world.network.extraCount(of: 7) {
        see(world.network.extraTie(of: 7, at: place), 7, 1)
        see(7, world.network.extraTie(of: 7, at: place), 1)
      }
    }
    world.showEvents(workers: workers)
    #expect((0..<expected.count).filter { Int(world.exposure.adoptedNeighbours[$0]) != expected[$0] } == [])
    for index in 0..<world.lists.events.count { world.lists.events[index].sign = -1 }
    world.showEvents(workers: workers)
    #expect((0..<expected.count).filter { world.exposure.adoptedNeighbours[$0] != 0 } == [])
  }

  @Test func `a world of some technologies counts the neighbours that use these, and no others`() {
    var world = HandMade.world(firms: [3, 3], ties: [(0, 1), (0, 4), (2, 3)]) { $0.technologies = 0b01_0010 }
    #expect(world.exposure.width == 2 && world.exposure.adoptedNeighbours.count == 12)
    world.use(3, 1)
    world.use(3, 4)
    world.addTie(0, 3, at(0))
    world.lists.events.append(UseEvent(firm: 1, technology: 4, sign: 1))
    world.lists.events.append(UseEvent(firm: 4, technology: 4, sign: 1))
    world.lists.events.append(UseEvent(firm: 3, technology: 1, sign: -1))
    world.spreadAdoption(at(0))
    let counts = (0..<technologyCount).map { world.exposure.neighbours(of: 0, using: $0) }
    #expect(counts == [0, 0, 0, 0, 3, 0] && world.exposure.neighbours(of: 2, using: 4) == 1)
    let seen = world.neighbourCounts(of: 0, FirmPassRules(world, at(1)))
    #expect((0..<technologyCount).map { Int(seen[$0]) } == counts)
  }

  @Test func `in a directed network a firm sees its sources, as often as it listens to them`() {
    var world = HandMade.world(ties: [(0, 3), (0, 3), (1, 3), (3, 0)], kind: .directed)
    world.lists.events.append(UseEvent(firm: 3, technology: 0, sign: 1))
    world.spreadAdoption(at(0))
    #expect((0..<4).map { Int(world.exposure.adoptedNeighbours[$0 * 6]) } == [2, 1, 0, 0])
    world.addTie(0, 1, at(0))
    #expect(world.ledger.allTiesAdded == 0)
  }

  @Test func `on the complete graph everybody sees all others`() {
    var world = HandMade.world(kind: .complete) { $0.subThreshold = 0 }
    for firm in 0..<4 { world.traits.threshold[firm] = 0.5 }
    for firm in 0..<2 { world.use(firm, 1) }
    for firm in 0..<4 { world.tell(firm, 2) }
    for firm in 2..<4 { world.tell(firm, 1) }
    world.use(2, 2)
    world.applyExogenousChange(at(0))
    world.runFirmPass(at(0), workers: 1)
    // Two of three others use technology 1; one of three uses technology 2.
    #expect((0..<4).map { world.progress.intent[$0] } == [0, 0, 2, 2])
  }

  @Test func `partners stay tied with the probability of persistence, after adoptions have been counted`() {
    var world = HandMade.world(firms: [40, 40]) { $0.tiePersistence = 0.6 }
    for lead in 0..<40 {
      world.use(lead, 1)
      world.lists.events.append(UseEvent(firm: Int32(lead), technology: 1, sign: 1))
      world.lists.ties.append(TieRequest(lead: Int32(lead), partner: Int32(lead + 40)))
    }
    world.spreadAdoption(at(6))
    for lead in 0..<40 {
      let draw = world.eventDraws.uniform(.tiePersist, quarter: 6, entity: lead, other: lead + 40)
      #expect(world.network.areTied(lead, lead + 40) == (draw < 0.6))
      #expect(world.exposure.adoptedNeighbours[(lead + 40) * technologyCount + 1] == (draw < 0.6 ? 1 : 0))
    }
  }
}
