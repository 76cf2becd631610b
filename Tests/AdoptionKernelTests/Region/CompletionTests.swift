import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Phase 6: drops, then the ends of studies and pilots.
@Suite("Completion")
struct CompletionTests {
  /// A firm whose pilot ends in quarter 3.
  private func pilot(_ world: inout World, _ firm: Int, _ technology: Int) {
    world.commit(firm, technology, cost: 40_000, grant: 0, at(0))
    world.projects.activity[firm] = Activity.pilot
    world.projects.endQuarter[firm] = 3
  }

  @Test func `the chance of success is its parts within 5 and 95 per cent`() {
    var parameters = ModelParameters()
    parameters.successBase = 0.3
    parameters.successAbility = 0.5
    parameters.successConsortium = 0.1
    parameters.successService = 0.2
    let chance = { (ability: Double, consortium: Bool, tested: Bool) in
      successProbability(parameters, ability: ability, consortium: consortium, tested: tested)
    }
    #expect(isClose(chance(0.4, false, false), 0.5) && isClose(chance(0.4, true, false), 0.6))
    #expect(isClose(chance(0.4, false, true), 0.7) && isClose(chance(0.4, true, true), 0.8))
    #expect(chance(1, true, true) == 0.95)
    parameters.successBase = -1
    #expect(successProbability(parameters, ability: 0, consortium: false, tested: false) == 0.05)
  }

  @Test func `pilots end well or badly by chance, and leave use or a cool-down`() {
    var world = HandMade.world(firms: [100, 100]) { parameters in
      parameters.successBase = 0.2
      parameters.successAbility = 0.5
      parameters.successService = 0.3
      parameters.hubLearning = 0.1
      parameters.fitSd = 0.35
      parameters.fitSectorShare = 0.3
    }
    for firm in 0..<200 {
      pilot(&world, firm, 2)
      if firm % 2 == 0 { world.history.testedMask[firm] = 0b100 }
    }
    world.dropAndComplete(at(2))
    #expect(world.lists.events.count == 0)
    world.dropAndComplete(at(3))
    var successes = 0
    for firm in 0..<200 {
      let pair = firm * technologyCount + 2
      let draw = world.eventDraws.uniform(.pilot, quarter: 3, entity: firm, sub: 2)
      #expect(world.projects.activity[firm] == Activity.idle)
      guard draw < (firm % 2 == 0 ? 0.75 : 0.45) else {
        #expect(world.progress.stage[pair] == Stage.aware && world.progress.coolUntil[pair] == 11)
        #expect(world.exposure.adoptedMask[firm] == 0 && world.history.adoptQuarter[pair] == Timing.never)
        continue
      }
      successes += 1
      #expect(world.progress.stage[pair] == Stage.isolated && world.exposure.adoptedMask[firm] == 0b100)
      #expect(world.history.adoptQuarter[pair] == 3 && isClose(Double(world.progress.ability[firm]), 0.55))
      let gain = 0.04 * 0.5 * libraryExponential(world.fit(firm: firm, sector: 0, technology: 2))
      #expect(isClose(Double(world.progress.productivityGain[firm]), gain))
    }
    #expect(world.ledger.successes == successes && world.ledger.failures == 200 - successes && successes > 80)
    #expect(world.lists.events.count == successes)
  }

  @Test func `an adoption in the warm-up has no quarter, and the first one since the start keeps its own`() {
    var world = HandMade.world(warmUp: 4)
    pilot(&world, 0, 2)
    world.dropAndComplete(Moment(run: 3, calendar: -1))
    #expect(world.history.adoptQuarter[2] == Timing.never)
    pilot(&world, 1, 2)
    world.history.adoptQuarter[technologyCount + 2] = 1
    world.dropAndComplete(Moment(run: 9, calendar: 5))
    #expect(world.history.adoptQuarter[technologyCount + 2] == 1)
    pilot(&world, 2, 2)
    world.history.adoptQuarter[2 * technologyCount + 2] = Timing.baseline
    world.dropAndComplete(Moment(run: 9, calendar: 5))
    #expect(world.history.adoptQuarter[2 * technologyCount + 2] == 5)
  }

  @Test func `a drop takes back what isolated use gave and closes the technology for a while`() {
    var world = HandMade.world { parameters in
      parameters.abandonRate[3] = 0.1
      parameters.fitSd = 0.35
      parameters.fitSectorShare = 0.3
    }
    for firm in 0..<3 { world.use(firm, 3) }
    world.history.adoptQuarter[3] = 2
    world.history.adoptQuarter[technologyCount + 3] = Timing.baseline
    world.history.adoptQuarter[2 * technologyCount + 3] = 2
    world.history.dropQuarter[2 * technologyCount + 3] = 4
    for firm in 0..<3 { world.progress.drop[firm] = 4 }
    world.dropAndComplete(at(6))
    for firm in 0..<3 {
      let pair = firm * technologyCount + 3
      #expect(world.progress.stage[pair] == Stage.aware && world.exposure.adoptedMask[firm] == 0)
      #expect(world.progress.coolUntil[pair] == 14)
      let loss = 0.04 * 0.5 * libraryExponential(world.fit(firm: firm, sector: 0, technology: 3))
      #expect(isClose(Double(world.progress.productivityGain[firm]), -loss))
    }
    // Only a use adopted since the start has a quarter of dropping, and the first one counts.
    #expect((0..<3).map { world.history.dropQuarter[$0 * technologyCount + 3] } == [6, Timing.never, 4])
    #expect(world.ledger.drops == 3)
  }

  @Test func `events come in the order of firm and technology, drops and adoptions mixed`() {
    var world = HandMade.world { $0.abandonRate = PerTechnology(repeating: 0.1) }
    for (firm, technology) in [(0, 4), (2, 1), (3, 0)] {
      world.use(firm, technology)
      world.progress.drop[firm] = UInt8(technology + 1)
    }
    pilot(&world, 0, 1)
    pilot(&world, 1, 5)
    pilot(&world, 3, 2)
    world.dropAndComplete(at(3))
    let events = (0..<world.lists.events.count).map { world.lists.events[$0] }
    #expect(events.map { Int($0.firm) } == [0, 0, 1, 2, 3, 3])
    #expect(events.map { Int($0.technology) } == [1, 4, 5, 1, 0, 2])
    #expect(events.map { Int($0.sign) } == [1, -1, 1, -1, -1, 1])
  }

  @Test func `the rest of a grant is paid whatever becomes of the pilot`() {
    var world = HandMade.world { $0.successBase = -10 }
    world.open([.joint()], call: .plain)
    pilot(&world, 0, 2)
    world.projects.kind[0] = ProjectKind.innovation
    world.projects.grant[0] = 20_000
    world.projects.cash[0] = 0
    world.projects.cashQuarter[0] = 3
    world.dropAndComplete(at(3))
    // Seven tenths in arrears; whether the draw of five per cent succeeds does not matter.
    #expect(isClose(world.cash(0, at(3)), 14_000))
    #expect(isClose(world.ledger.money[Spending.innovation.rawValue].paid, 14_000))
  }
}
