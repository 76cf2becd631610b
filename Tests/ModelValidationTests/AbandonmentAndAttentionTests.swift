import AdoptionKernel
import Experiments
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// Two rules that can be switched off without a trace (specification, section 11). The real world, full population.
@Suite("Abandonment and attention")
struct AbandonmentAndAttentionTests {
  /// Advances two scenarios of the same population side by side and counts firms that differ at the end of any quarter.
  private func differing(
    _ first: Scenario, _ second: Scenario, policy: Int, quarters: Int
  ) -> (firms: Int, drops: Int, owed: Int) {
    let (one, other) = (WorldBuilder(first.world), WorldBuilder(second.world))
    var left = one.build(populationSeed: 1, eventSeed: 1, quarterCount: quarters)
    var right = other.build(populationSeed: 1, eventSeed: 1, quarterCount: quarters)
    one.adopt(first.policies[policy], in: &left)
    other.adopt(second.policies[policy], in: &right)
    var firms = 0
    var owed = 0
    for _ in 0..<quarters {
      left.advance()
      right.advance()
      firms += WorldComparison.firmsThatDiffer(left, right).count
      owed += left.ledger.owedIntents + right.ledger.owedIntents
    }
    return (firms, left.ledger.drops + right.ledger.drops, owed)
  }

  private func scenario(attention: Double, abandonRate: Double? = nil) throws -> Scenario {
    var scenario = try VerificationStudy.scenario("industr-i40")
    scenario.world.parameters[value: .programmeAttention] = .number(attention)
    if let abandonRate {
      scenario.world.parameters[value: .abandonRate] = .list(Array(repeating: abandonRate, count: 6))
    }
    return scenario
  }

  @Test func `with both rules off nothing is dropped and nobody looks for the programme's sake`() throws {
    let one = try scenario(attention: 0, abandonRate: 0)
    var other = one
    // The only other number of the rule of abandonment.
    other.world.parameters[value: .abandonFit] = .number(2)
    let result = differing(one, other, policy: try one.policy("industr-i40"), quarters: 44)
    #expect(result.firms == 0 && result.drops == 0 && result.owed == 0)
  }

  @Test func `with both rules on they act`() throws {
    let one = try scenario(attention: 1)
    var other = one
    other.world.parameters[value: .abandonFit] = .number(2)
    let result = differing(one, other, policy: try one.policy("industr-i40"), quarters: 20)
    #expect(result.firms > 0 && result.drops > 0 && result.owed > 0)
  }

  @Test func `attention has no effect without a policy`() throws {
    let result = try differing(scenario(attention: 0), scenario(attention: 3), policy: 0, quarters: 44)
    #expect(result.firms == 0 && result.owed == 0)
  }

  @Test func `attention has no effect with a programme that has neither call nor voucher`() throws {
    var one = try scenario(attention: 0)
    var programme = try #require(one.policies[try one.policy("national-schemes")].programme)
    programme.instruments = [
      .hubs(HubFunding(share: 0.4)), .workforce(Training(share: 0.2)), .awareness(AwarenessCampaign(share: 0.2)),
      .regulation(RuleMaking(share: 0.2)),
    ]
    one.policies[0].programme = programme
    var other = one
    other.world.parameters[value: .programmeAttention] = .number(3)
    let result = differing(one, other, policy: 0, quarters: 24)
    #expect(result.firms == 0 && result.owed == 0)
  }

  /// Money and numbers are released in equal parts, so that only a remainder too small for a voucher, or a limit of one
  /// project, is exhausted before the window closes.
  @Test(arguments: [("industr-i40", 4e6, 1.0), ("vouchers", 14_900 / 0.87, nil)])
  func `attention ends when money or number of projects is exhausted`(
    name: String, envelope: Double, limit: Double?
  ) throws {
    var scenario = try scenario(attention: 3)
    let policy = try scenario.policy(name)
    var programme = try #require(scenario.policies[policy].programme)
    programme.envelopeEuro = envelope
    programme.governance.pooledShare = 1
    if case .call(var call) = programme.instruments[0] {
      call.maxInnovation = limit
      programme.instruments[0] = .call(call)
    }
    scenario.policies[policy].programme = programme
    let (opens, closes) = (programme.opens.index + 4, programme.closes.index + 4)
    var owedBefore = 0
    var quartersAfter = 0
    var isExhausted = false
    VerificationStudy.follow(scenario, policy: policy, seed: 1, quarters: 18) { quarter, world in
      guard (opens...closes).contains(quarter) else { return }
      if isExhausted {
        quartersAfter += 1
        #expect(world.ledger.owedIntents == 0)
      } else {
        owedBefore += world.ledger.owedIntents
      }
      let agency = world.agencies[0]
      isExhausted =
        agency.callBudget + agency.voucherBudget - agency.awarded < world.programme?.smallestAward ?? 0
        || Double(agency.innovations) >= world.programme?.call?.maxInnovation ?? .infinity
    }
    #expect(owedBefore > 0 && quartersAfter > 2, "\(owedBefore) before, \(quartersAfter) quarters after")
  }

  @Test func `at first attention adds intents only of firms that know the programme and may apply`() throws {
    let one = try scenario(attention: 0)
    let other = try scenario(attention: 2)
    let policy = try one.policy("industr-i40")
    let knowledge = one.world.parameters[.programmeKnowledge]
    let served = one.world.parameters[.hubFinanceKnowledge]
    var intents: [[UInt8]] = []
    var added = 0
    for scenario in [one, other] {
      VerificationStudy.follow(scenario, policy: policy, seed: 1, quarters: 6) { quarter, world in
        // Run quarter 5 is calendar quarter 1, the first of the window.
        guard quarter == 5 else { return }
        intents.append((0..<world.firmCount).map { world.progress.intent[$0] })
        guard intents.count == 2 else { return }
        for firm in 0..<world.firmCount where intents[0][firm] != intents[1][firm] {
          added += 1
          let draw = world.populationDraws.uniform(.knowProgramme, entity: firm)
          #expect(intents[0][firm] == 0 && intents[1][firm] & Intent.owedToAttention != 0)
          #expect(draw < (world.history.served[firm] ? served : knowledge))
          #expect(world.traits.sizeClass[firm] < 2)
        }
      }
    }
    #expect(added > 0)
  }

  @Test(arguments: ["no-policy", "industr-i40"])
  func `integrated uses stay, a firm drops one technology a quarter at most, and never adopts it in the same`(
    policy: String
  ) throws {
    let scenario = try VerificationStudy.scenario("industr-i40")
    var stages: [UInt8] = []
    var drops = 0
    VerificationStudy.follow(scenario, policy: try scenario.policy(policy), seed: 1, quarters: 44) { quarter, world in
      var dropsNow = 0
      for firm in 0..<world.firmCount where quarter >= 0 {
        var lost = 0
        for pair in firm * technologyCount..<(firm + 1) * technologyCount where stages[pair] >= Stage.isolated {
          if stages[pair] == Stage.integrated { #expect(world.progress.stage[pair] == Stage.integrated) }
          guard world.progress.stage[pair] < Stage.isolated else { continue }
          lost += 1
          // Had it been adopted again at once it would be in a project or in use.
          #expect(world.progress.stage[pair] == Stage.aware)
          #expect(Int(world.progress.drop[firm]) - 1 == pair % technologyCount)
        }
        #expect(lost <= 1)
        dropsNow += lost
        if world.progress.drop[firm] != 0 { #expect(lost == 1) }
      }
      drops += dropsNow
      stages = (0..<world.progress.stage.count).map { world.progress.stage[$0] }
    }
    #expect(drops > 100)
  }
}
