import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Phase 3d: who looks at what.
@Suite("Evaluation")
struct EvaluationTests {
  private func intents(_ world: borrowing World) -> [UInt8] { (0..<world.firmCount).map { world.progress.intent[$0] } }

  private func look(_ world: inout World, quarter: Int = 0) {
    world.applyExogenousChange(at(quarter))
    world.letAgenciesLearn(at(quarter))
    world.runFirmPass(at(quarter), workers: 1)
  }

  @Test func `an idle firm that looks picks the technology that pays back soonest, the lower one among equals`() {
    var world = HandMade.world { $0.cost = [30_000, 20_000, 10_000, 50_000, 10_000, 60_000] }
    for technology in [0, 1, 3] { world.tell(0, technology) }
    for technology in [0, 2, 4] { world.tell(1, technology) }
    world.tell(2, 5)
    world.projects.activity[2] = Activity.pilot
    look(&world)
    #expect(intents(world) == [2, 3, 0, 0])
  }

  @Test func `good news about a technology makes it the choice`() {
    var world = HandMade.world()
    for technology in [0, 3] { world.tell(0, technology) }
    world.progress.signalCount[3] = 10
    world.progress.signalSum[3] = 5
    look(&world)
    #expect(world.progress.intent[0] == 4)
  }

  @Test func `a firm looks with the probability of its size class`() {
    var world = HandMade.world(firms: [300, 300]) { $0.evaluation = [0.2, 0.5, 0.9] }
    for firm in 0..<600 {
      world.tell(firm, 0)
      world.traits.sizeClass[firm] = UInt8(firm % 3)
    }
    look(&world)
    for firm in 0..<600 {
      let draw = world.eventDraws.uniform(.firmQuarter, quarter: 0, entity: firm, sub: 6)
      #expect((world.progress.intent[firm] == 1) == (draw < [0.2, 0.5, 0.9][firm % 3]))
    }
  }

  @Test func `nothing is looked at before its cool-down is over`() {
    var world = HandMade.world()
    for firm in 0..<4 { world.tell(firm, 2) }
    for (firm, until) in [4, 5, 6, 255].enumerated() {
      world.progress.coolUntil[firm * technologyCount + 2] = UInt8(until)
    }
    look(&world, quarter: 5)
    #expect(intents(world) == [3, 3, 0, 0])
  }

  /// φ·degree is often a whole number that binary fractions miss by a hair: 0.1·30 is 3.0000000000000004.
  @Test(arguments: [(0.1, 10), (0.1, 30), (0.1, 70), (0.18, 50), (0.3, 10), (0.7, 10), (0.35, 20), (0.1, 23)])
  func `a technology is legitimate from a share of neighbours on, whole numbers included`(share: Double, degree: Int) {
    var world = HandMade.world { $0.subThreshold = 0 }
    // The smallest whole number that is at least a hundredth part of 100·φ·degree.
    let needed = (Int((share * 100).rounded()) * degree + 99) / 100
    for (firm, neighbours) in [needed - 1, needed, needed + 1, degree].enumerated() {
      world.tell(firm, 1)
      world.traits.threshold[firm] = share
      world.exposure.degree[firm] = UInt16(degree)
      world.exposure.adoptedNeighbours[firm * technologyCount + 1] = UInt16(neighbours)
    }
    look(&world)
    #expect(intents(world) == [0, 2, 2, 2])
  }

  @Test func `without neighbours nothing is legitimate unless the threshold is zero`() {
    var world = HandMade.world()
    for firm in 0..<4 { world.tell(firm, 1) }
    world.traits.threshold[0] = 0.1
    world.traits.threshold[1] = 1
    look(&world)
    #expect(intents(world) == [0, 0, 2, 2])
  }

  @Test func `thresholds may count neighbours instead of their share`() {
    var world = HandMade.world { $0.thresholdIsCount = true }
    for (firm, neighbours) in [1, 2, 3, 0].enumerated() {
      world.tell(firm, 1)
      world.traits.threshold[firm] = 2
      world.exposure.degree[firm] = 10
      world.exposure.adoptedNeighbours[firm * technologyCount + 1] = UInt16(neighbours)
    }
    look(&world)
    #expect(intents(world) == [0, 2, 2, 0])
  }

  @Test func `below the threshold a technology is considered with probability ε`() {
    var world = HandMade.world(firms: [200, 200]) { $0.subThreshold = 0.4 }
    for firm in 0..<400 {
      world.traits.threshold[firm] = 0.5
      for technology in 0..<technologyCount { world.tell(firm, technology) }
    }
    look(&world)
    for firm in 0..<400 {
      let considered = (0..<technologyCount).first {
        world.eventDraws.uniform(.firmQuarter, quarter: 0, entity: firm, sub: 10 + $0) < 0.4
      }
      #expect(Int(world.progress.intent[firm]) == (considered.map { $0 + 1 } ?? 0))
    }
  }

  @Test func `attention makes firms that know the programme and may apply look more often, and marks what they want`() {
    var world = HandMade.world(firms: [300, 300]) { parameters in
      parameters.evaluation = PerSize(repeating: 0.3)
      parameters.programmeAttention = 1
      parameters.programmeKnowledge = 0.5
      parameters.hubFinanceKnowledge = 0.9
    }
    for firm in 0..<600 {
      world.tell(firm, 0)
      world.history.served[firm] = firm % 2 == 0
      if firm % 7 == 0 { world.traits.sizeClass[firm] = 2 }
      if firm % 11 == 0 {
        world.use(firm, 3)
        world.use(firm, 4)
      }
    }
    var agency = Agency.joint()
    agency.isJoint = false
    agency.index = 0
    world.open([agency], call: .plain)
    look(&world)
    var owed = 0
    for firm in 0..<600 {
      let draw = world.eventDraws.uniform(.firmQuarter, quarter: 0, entity: firm, sub: 6)
      let knows = world.populationDraws.uniform(.knowProgramme, entity: firm) < (firm % 2 == 0 ? 0.9 : 0.5)
      let mayApply = firm < 300 && knows && firm % 7 != 0 && firm % 11 != 0
      let expected: UInt8 = draw < 0.3 ? 1 : draw < 0.6 && mayApply ? 1 | Intent.owedToAttention : 0
      #expect(world.progress.intent[firm] == expected)
      owed += expected & Intent.owedToAttention != 0 ? 1 : 0
    }
    #expect(owed > 20)
  }
}
