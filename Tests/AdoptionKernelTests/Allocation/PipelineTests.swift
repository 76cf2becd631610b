import ParallelColumns
import Testing

@testable import AdoptionKernel

/// The call as a pipeline: application, study, project, award, refusal, cancellation.
@Suite("Calls")
struct PipelineTests {
  private func world(
    _ rule: PartnerRule = .single, call: CallTerms = .plain, callBudget: Double = 10_000_000, cost: Double = 60_000,
    closes: Int = 9, _ set: (inout ModelParameters) -> Void = { _ in }
  ) -> World {
    var world = HandMade.world { parameters in
      parameters.cost = PerTechnology(repeating: cost)
      parameters.uncertaintyAversion = 1
      parameters.applicationCost = 4_000
      set(&parameters)
    }
    world.open([.joint(rule) { $0.callBudget = callBudget }], call: call, closes: closes)
    return world
  }

  /// One quarter of the phases that a project goes through.
  private func advance(_ world: inout World, _ quarter: Int) {
    world.applyExogenousChange(at(quarter))
    world.allocateSupport(at(quarter))
    world.matchSpecialists(at(quarter))
    world.dropAndComplete(at(quarter))
    for firm in 0..<world.firmCount { world.progress.intent[firm] = 0 }
  }

  @Test func `a study leads to an innovation project by the same pair, and that to use`() {
    // Doubtful: discounted 1.237 years with the grant, 1.4 accepted. A study signals a fit of 0 and removes doubt.
    var world = world(.foreign) { $0.tiePersistence = 1 }
    for firm in [0, 2] {
      world.traits.hurdleYears[firm] = 1.4
      world.tell(firm, 1)
    }
    world.intend(0, 1)
    advance(&world, 0)
    for (firm, partner) in [(0, 2), (2, 0)] {
      #expect(world.projects.activity[firm] == Activity.study && world.projects.kind[firm] == ProjectKind.callStudy)
      #expect(Int(world.projects.partner(of: firm)) == partner && world.projects.isLead[firm] == (firm == 0))
      #expect(world.history.supported[firm * technologyCount + 1] == Support.study)
      // 4,000 for the application and 25,000 for the study, of 80,000.
      #expect(isClose(world.cash(firm, at(0)), 51_000))
      #expect(world.aidInWindow(firm, at(0)) == 12_500 && world.stage(firm, 1) == Stage.aware)
    }
    #expect(world.agencies[0].studies == 1 && world.agencies[0].awarded == 25_000)
    #expect(world.ledger.money[0].committed == 25_000 && world.ledger.money[0].paid == 0)
    #expect(world.ledger.money[0].projects == 1 && world.ledger.money[0].participations == 2)
    #expect(world.ledger.distinctFirms == 2 && world.ledger.crossBorderProjects == 1)

    advance(&world, 1)
    #expect(world.projects.activity[0] == Activity.study)
    // Make the lesson of the study a good one, whatever the draw.
    world.progress.signalSum[1] = 100
    world.progress.signalSum[2 * technologyCount + 1] = 100
    advance(&world, 2)
    for firm in [0, 2] {
      #expect(world.projects.activity[firm] == Activity.idle && world.history.testedMask[firm] == 0b10)
      #expect(world.progress.signalCount[firm * technologyCount + 1] == 6)
    }
    #expect(world.ledger.money[0].paid == 25_000)

    advance(&world, 3)
    let innovation = Spending.innovation.rawValue
    #expect(world.agencies[0].innovations == 1 && world.ledger.money[innovation].committed == 60_000)
    #expect(world.ledger.money[innovation].paid == 18_000)
    for firm in [0, 2] {
      #expect(world.stage(firm, 1) == Stage.inProject && world.projects.activity[firm] == Activity.pilot)
      #expect(world.projects.kind[firm] == ProjectKind.innovation && world.projects.grant[firm] == 30_000)
      #expect(world.history.supported[firm * technologyCount + 1] == Support.study | Support.innovationGrant)
    }
    #expect(world.ledger.distinctFirms == 2)

    for quarter in 4...6 { advance(&world, quarter) }
    world.spreadAdoption(at(6))
    for firm in [0, 2] { #expect(world.stage(firm, 1) == Stage.isolated) }
    #expect(isClose(world.ledger.money[innovation].paid, 42_000))
    #expect(world.ledger.fundedSuccesses == 2 && world.agencies[0].grossResults == 2)
    #expect(world.network.areTied(0, 2) == true && world.ledger.crossBorderTies == 1)
    #expect(world.tables.demonstrations[1] == 1)
  }

  @Test func `a lead that no longer wants the project after the study decides alone or cools down`() {
    var world = world()
    world.traits.hurdleYears[0] = 1.4
    world.intend(0, 1)
    advance(&world, 0)
    advance(&world, 1)
    world.progress.signalSum[1] = -100
    advance(&world, 2)
    advance(&world, 3)
    #expect(world.agencies[0].innovations == 0 && world.projects.activity[0] == Activity.idle)
    #expect(world.progress.coolUntil[1] == 3 + 4)
    #expect(world.lists.finishedStudies.count == 0)
  }

  @Test func `firms that do not know the programme, or are not eligible, decide alone`() {
    // Firm 0 just knows the programme.
    let knowledge = DrawKey(seed: 7).uniform(.knowProgramme, entity: 0) + 1e-9
    var world = world(cost: 30_000) { $0.programmeKnowledge = knowledge }
    for firm in 0..<4 { world.intend(firm, 0) }
    for firm in 0..<4 { world.traits.hurdleYears[firm] = 10 }
    world.traits.sizeClass[1] = 2
    world.use(2, 3)
    world.use(2, 4)
    advance(&world, 0)
    for firm in 0..<4 {
      let knows = world.populationDraws.uniform(.knowProgramme, entity: firm) < knowledge
      let supported = world.history.supported[firm * technologyCount] != 0
      #expect(supported == (knows && firm != 1 && firm != 2))
      #expect(world.stage(firm, 0) == Stage.inProject)
    }
    #expect(world.history.supported[0] == Support.innovationGrant)
  }

  @Test func `the best scores are paid first, and a smaller one may still fit`() {
    // Score is ability here. One quarter's money is 70,000; the grants are 50,000, 50,000, 15,000 and 50,000.
    var world = world(call: CallTerms.plain.with { $0.feasibilityBudgetShare = 0 }, callBudget: 700_000) {
      $0.scoreWeights = [0, 1, 0]
      $0.uncertaintyAversion = 0
    }
    for firm in 0..<4 {
      world.traits.hurdleYears[firm] = 1_000
      world.traits.sizeCost[firm] = firm == 2 ? 0.5 : 2
      world.progress.ability[firm] = [0.5, 0.9, 0.3, 0.7][firm]
      // Nobody can pay without the grant.
      world.projects.cash[firm] = firm == 2 ? 14_000 : 50_000
      world.intend(firm, 0)
    }
    advance(&world, 0)
    #expect((0..<4).map { world.history.supported[$0 * technologyCount] } == [0, 2, 2, 0])
    // Refused and not affordable alone: a cool-down.
    #expect(world.progress.coolUntil[0] == 4 && world.progress.coolUntil[3 * technologyCount] == 4)
    #expect(isClose(world.agencies[0].innovationMoney, 5_000) && world.agencies[0].awarded == 65_000)
  }

  @Test func `a study adds one to the score; ability and maturity are means over the pair`() {
    var world = world(.foreign) { $0.scoreWeights = [0.4, 0.4, 0.2] }
    world.use(0, 2)
    world.use(2, 3, Stage.integrated)
    world.progress.ability[2] = 0.7
    let application = Application(
      lead: 0, partner: 2, technology: 1, agency: 0, isInnovation: true, followsStudy: true, owedToAttention: false,
      isSettled: false, borderFactor: 1, score: 0)
    let draw = world.eventDraws.uniform(.score, quarter: 3, entity: 0, sub: 1)
    // Maturity: 0.6/6 and 1/6.
    let expected = 1 + 0.4 * draw + 0.4 * 0.6 + 0.2 * (0.1 + 1.0 / 6) / 2
    #expect(isClose(world.score(application, place: 5, .score, at(3)), expected))
    #expect(world.score(application, place: 5, .lottery, at(3)) == draw)
    #expect(world.score(application, place: 5, .firstCome, at(3)) == -5)
  }

  @Test func `numbers are limited, and paced`() {
    // Four applicants, three projects over ten quarters: one in the first quarter.
    var world = world(call: CallTerms.plain.with { $0.maxInnovation = 3 })
    for firm in 0..<4 {
      world.traits.hurdleYears[firm] = 10
      world.intend(firm, 0)
    }
    advance(&world, 0)
    #expect(world.agencies[0].innovations == 1)
  }

  @Test func `a refused applicant invests alone if it can`() {
    var world = world(call: CallTerms.plain.with { $0.maxInnovation = 0 }, cost: 30_000)
    world.traits.hurdleYears[0] = 10
    world.intend(0, 0)
    advance(&world, 0)
    #expect(world.stage(0, 0) == Stage.inProject && world.projects.kind[0] == ProjectKind.privately)
    #expect(world.history.supported[0] == 0 && world.history.aidSum[0] == 0)
  }

  @Test(arguments: [true, false])
  func `the partner of a refused application decides alone, unless the world says that it only cools down`(
    decides: Bool
  ) {
    var world = world(.foreign, call: CallTerms.plain.with { $0.maxInnovation = 0 }, cost: 30_000) {
      $0.refusedPartnersDecide = decides
    }
    for firm in [0, 2] {
      world.traits.hurdleYears[firm] = 10
      world.tell(firm, 1)
    }
    world.intend(0, 1)
    advance(&world, 0)
    // Both paid for the application and were refused; the lead invests alone in any world.
    #expect(world.stage(0, 1) == Stage.inProject)
    #expect(world.stage(2, 1) == (decides ? Stage.inProject : Stage.aware))
    #expect(world.progress.coolUntil[2 * technologyCount + 1] == (decides ? 0 : 4))
  }

  @Test func `who looked for the programme's sake applies or turns away, and never decides alone`() {
    var world = world(call: CallTerms.plain.with { $0.maxInnovation = 0 }, cost: 30_000) {
      $0.programmeKnowledge = 1
    }
    for firm in 0..<2 { world.traits.hurdleYears[firm] = 10 }
    // Firm 0 applies and is refused; firm 1 has become ineligible since it looked.
    world.intend(0, 0, owed: true)
    world.intend(1, 0, owed: true)
    world.use(1, 3)
    world.use(1, 4)
    advance(&world, 0)
    #expect(world.stage(0, 0) == Stage.aware && world.progress.coolUntil[0] == 4)
    #expect(world.stage(1, 0) == Stage.aware && world.progress.coolUntil[technologyCount] == 0)
  }

  @Test func `a project that finds no specialist is cancelled and its money returns to the call`() {
    var world = world(cost: 30_000) { $0.maxWait = 2 }
    world.traits.hurdleYears[0] = 10
    world.places.regions[0].freeSpecialists = 0
    world.intend(0, 0)
    advance(&world, 0)
    let purse = world.agencies[0].innovationMoney
    #expect(world.projects.activity[0] == Activity.waiting && world.agencies[0].awarded == 15_000)
    let cash = world.cash(0, at(0))
    advance(&world, 1)
    let released = 0.8 * 10_000_000 / 10
    advance(&world, 2)
    #expect(world.projects.activity[0] == Activity.idle && world.stage(0, 0) == Stage.aware)
    #expect(world.progress.coolUntil[0] == 2 + 4)
    #expect(world.agencies[0].awarded == 0 && world.agencies[0].innovations == 1)
    #expect(isClose(world.agencies[0].innovationMoney, purse + 2 * released + 15_000))
    // The upfront part is paid back: 0.3 · 15,000, after two quarters of income up to the cap.
    #expect(isClose(world.cash(0, at(2)), min(80_000, cash + 40_000) - 4_500))
    let booked = world.ledger.money[Spending.innovation.rawValue]
    #expect(booked.committed == -15_000 && booked.paid == -4_500)
    // Support is a fact of the past.
    #expect(world.history.supported[0] == Support.innovationGrant && world.history.aidSum[0] == 15_000)
  }

  @Test func `after the window cancelled money does not come back`() {
    var world = world(cost: 30_000, closes: 0) { $0.maxWait = 2 }
    world.traits.hurdleYears[0] = 10
    world.places.regions[0].freeSpecialists = 0
    world.intend(0, 0)
    for quarter in 0..<2 { advance(&world, quarter) }
    let purse = world.agencies[0].innovationMoney
    advance(&world, 2)
    #expect(world.agencies[0].awarded == 0 && world.agencies[0].innovationMoney == purse)
  }
}
