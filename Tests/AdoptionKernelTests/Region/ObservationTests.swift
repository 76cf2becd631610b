import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Phase 9, against a count on fingers, and the schedule.
@Suite("Observation")
struct ObservationTests {
  @Test func `firms are counted by region, size class and frozen segment`() {
    var world = HandMade.world(firms: [3, 2])
    world.tell(0, 0)
    world.use(1, 0)
    world.use(1, 2, Stage.integrated)
    world.use(3, 0, Stage.integrated)
    world.use(3, 2)
    world.use(3, 3)
    world.use(4, 0)
    world.traits.sizeClass[3] = 1
    world.traits.sizeClass[4] = 2
    world.traits.sector[3] = 5
    for (firm, segment) in [0, 1, 0, 2, 1].enumerated() { world.history.segment[firm] = UInt8(segment) }
    world.observe(at(0))
    let seen = world.observation
    // Cells: (region · 3 + size) · 3 + segment.
    #expect(
      seen.firms.enumerated().filter { $0.element > 0 }.map { [$0.offset, $0.element] } == [
        [0, 2], [1, 1], [14, 1], [16, 1],
      ])
    #expect(seen.aware[0] == 1 && seen.used[0] == 0 && seen.aware[1 * 6] == 1 && seen.used[1 * 6] == 1)
    #expect(seen.integrated[1 * 6] == 0 && seen.integrated[1 * 6 + 2] == 1)
    #expect(seen.used[14 * 6] == 1 && seen.integrated[14 * 6] == 1 && seen.integrated[14 * 6 + 2] == 0)
    #expect(seen.used[16 * 6] == 1 && seen.used.reduce(0, +) == 6 && seen.integrated.reduce(0, +) == 2)
    #expect(seen.sectorFirms == [4, 0, 0, 0, 0, 1])
    #expect(seen.sectorUsed[0] == 2 && seen.sectorUsed[5 * 6] == 1 && seen.sectorIntegrated[2] == 1)
    // Large firms are no SMEs; one medium firm uses two advanced technologies.
    #expect(seen.sme == [3, 1] && seen.advancedSme == [0, 1])
  }

  @Test func `more firms than a packed counter holds are counted right`() {
    var world = HandMade.world(firms: [2_600, 700])
    for firm in 0..<3_300 { world.use(firm, firm % 6) }
    world.observe(at(0))
    #expect(world.observation.firms[0] == 2_600 && world.observation.firms[9] == 700)
    #expect(world.observation.used[0..<6].reduce(0, +) == 2_600 && world.observation.used[0] == 434)
    #expect(world.observation.sectorUsed[5] == 550)
  }

  @Test func `productivity is summed over SMEs by segment, jobs over all`() {
    var world = HandMade.world()
    world.traits.sizeClass[3] = 2
    for firm in 0..<4 {
      world.history.segment[firm] = UInt8(firm % 2)
      world.history.logProductivity[firm] = 11
      world.progress.productivityGain[firm] = Float(firm) / 8
    }
    world.observe(at(0))
    #expect(world.observation.smeBySegment[0] == 2 && world.observation.smeBySegment[1] == 1)
    #expect(world.observation.logProductivity[0] == 22.25 && world.observation.logProductivity[1] == 11.125)
    #expect(world.observation.jobs == 100)
  }

  @Test func `once a year a survey asks who would invest without help`() {
    var world = HandMade.world { parameters in
      parameters.cost = [39_000, 41_000, 0, 0, 0, 0]
      parameters.uncertaintyAversion = 0.4
      parameters.priorBias = 0.2
    }
    for firm in 0..<4 {
      for technology in 0..<2 { world.tell(firm, technology) }
    }
    world.use(2, 3)
    world.traits.sizeClass[3] = 2
    // Firm 1 has heard good things of technology 1.
    world.progress.signalCount[technologyCount + 1] = 20
    world.progress.signalSum[technologyCount + 1] = 10
    for quarter in 0..<4 {
      world.applyExogenousChange(at(quarter))
      world.observe(at(quarter))
      #expect(world.observation.surveyTaken == (quarter == 3))
    }
    #expect(world.observation.smeByCountry == [2, 1])
    // Without signals bias and doubt cancel: EUR 40,000 a year. Technology 2 costs nothing, but nobody knows it.
    #expect(Array(world.observation.willing[0..<6]) == [2, 1, 0, 0, 0, 0])
    #expect(Array(world.observation.willing[6..<12]) == [1, 0, 0, 0, 0, 0])
  }

  @Test func `a quarter is its phases in their order`() {
    func start() -> World {
      var world = HandMade.world(firms: [40, 40], ties: (0..<79).map { ($0, $0 + 1) }, warmUp: 2) { parameters in
        parameters.awarenessRate = 1
        parameters.successBase = 0.6
        parameters.sharingProbability = 0.5
        parameters.abandonRate = PerTechnology(repeating: 0.5)
        parameters.fitSd = 0.3
      }
      world.open([.joint(.foreign)], call: .plain)
      return world
    }
    var whole = start()
    var parts = start()
    for _ in 0..<12 {
      whole.advance()
      for phase in Phase.allCases { parts.carryOut(phase) }
      #expect(whole.quartersDone == parts.quartersDone)
      for pair in 0..<80 * technologyCount { #expect(whole.progress.stage[pair] == parts.progress.stage[pair]) }
    }
    #expect(whole.quartersDone == 12 && whole.ledger.publicCost > 0)
  }
}
