import AdoptionKernel
import Experiments
import Findings
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// Finance: release, award, co-financing, payment in arrears, vouchers, attention, leverage (specification, section 5.5).
@Suite("Field: finance")
struct FinanceTests {
  /// Nobody gives up waiting, so that no grant is cancelled.
  private func patient(_ programmes: [Programme]) -> Scenario {
    FieldWorld.scenario(programmes) {
      $0.put(.maxWait, 100)
      // Specialists enough for every project to end within the run.
      $0.put(.poolShare, 1)
    }
  }

  @Test func `money is released in equal parts of the window, and nothing is awarded outside it`() throws {
    let scenario = patient([FieldWorld.programme([FieldWorld.call(0.7), FieldWorld.voucher(0.3)])])
    FieldWorld.follow(scenario) { quarter, world in
      for agency in world.agencies {
        // A fifth of the call is for studies, which must be awarded three quarters before the end.
        let elapsed = Double(FieldWorld.elapsed(quarter))
        let study = 0.2 * agency.callBudget * min(elapsed, 7) / 7
        let rest = (0.8 * agency.callBudget + agency.voucherBudget) * elapsed / 10
        #expect(abs(agency.released - study - rest) < 0.01)
      }
      let open = (FieldWorld.opens...FieldWorld.closes).contains(quarter)
      let awarded = world.committed(.study) + world.committed(.innovation) + world.committed(.voucher)
      #expect(open ? awarded >= 0 : awarded == 0)
    }
  }

  @Test func `a supported firm pays what the grant leaves, and a grant never more than rate and cap`() {
    let scenario = patient([FieldWorld.programme([FieldWorld.call()], envelope: 20_000_000)])
    var busy: Set<Int> = []
    var projects = 0
    FieldWorld.follow(scenario) { _, world in
      var own = 0.0
      for firm in 0..<world.firmCount
      where world.projects.kind[firm] == ProjectKind.innovation && world.projects.activity[firm] >= Activity.waiting {
        let (cost, grant) = (Double(world.projects.cost[firm]), Double(world.projects.grant[firm]))
        #expect(abs(grant - min(50_000, 0.5 * cost)) < 0.01)
        if busy.insert(firm).inserted { own += cost - grant }
      }
      busy = busy.filter {
        world.projects.activity[$0] >= Activity.waiting && world.projects.kind[$0] == ProjectKind.innovation
      }
      let booked = world.agencies.indices.reduce(0.0) {
        $0 + world.ledger.money[$1 * Spending.allCases.count + Spending.innovation.rawValue].ownContribution
      }
      projects += world.agencies.indices.reduce(0) {
        $0 + world.ledger.money[$1 * Spending.allCases.count + Spending.innovation.rawValue].projects
      }
      #expect(abs(own - booked) < 1)
    }
    #expect(projects > 50)
  }

  @Test func `three tenths of a grant are paid at award, the rest when the project has ended, and then all of it`() {
    let scenario = patient([FieldWorld.programme([FieldWorld.call()])])
    var (committed, paid) = (0.0, 0.0)
    var quartersBehind = 0
    FieldWorld.follow(scenario, quarters: 40) { quarter, world in
      committed += world.committed(.innovation)
      paid += world.paid(.innovation)
      #expect(paid <= committed + 0.01 && paid >= 0.3 * committed - 0.01)
      if paid < 0.99 * committed { quartersBehind += 1 }
    }
    #expect(committed > 1e6 && abs(paid - committed) < 0.01 && quartersBehind > 5)
  }

  @Test func `a voucher costs its value, the firm the rest of the study, and an unused one nobody anything`() {
    let scenario = patient([FieldWorld.programme([FieldWorld.voucher()])])
    var vouchers = 0
    FieldWorld.follow(scenario) { _, world in
      for position in world.agencies.indices {
        let flow = world.ledger.money[position * Spending.allCases.count + Spending.voucher.rawValue]
        #expect(flow.committed == 7_500 * Double(flow.projects) && flow.paid == flow.committed)
        #expect(flow.ownContribution == 2_500 * Double(flow.projects))
        vouchers += flow.projects
      }
    }
    #expect(vouchers > 100)
    var unused = scenario
    unused.world.parameters.put(.voucherUse, 0)
    var differing = 0
    SideBySide.advance((unused, 0), (unused, 1), quarters: 24) { _, one, other in
      // Who asked in vain remembers nothing but the agency; intents owed to attention end in a cool-down of none.
      differing += WorldComparison.firmsThatDiffer(one, other).count
      #expect(other.committed(.voucher) == 0)
    }
    #expect(differing == 0)
  }

  @Test func `at attention 0 nobody looks for the programme's sake, and money is all that draws`() {
    let programme = FieldWorld.programme([FieldWorld.call()])
    let still = FieldWorld.scenario([programme]) { $0.put(.programmeAttention, 0) }
    FieldWorld.follow(still, quarters: 16) { _, world in #expect(world.ledger.owedIntents == 0) }
    var owed = 0
    FieldWorld.follow(FieldWorld.scenario([programme])) { quarter, world in
      owed += world.ledger.owedIntents
      let open = (FieldWorld.opens...FieldWorld.closes).contains(quarter)
      if !open { #expect(world.ledger.owedIntents == 0) }
    }
    #expect(owed > 0)
  }

  @Test func `incremental leverage is private outlay gained per euro of public cost`() throws {
    let scenario = FieldWorld.scenario([FieldWorld.programme([FieldWorld.call()], envelope: 20_000_000)])
    let study = VerificationStudy.run(scenario)
    func mean(_ indicator: Indicator, _ policy: Int) throws -> Double {
      try study.values(SeriesKey(indicator), policy: policy, quarter: 10).mean
    }
    let gained = try mean(.privateOutlay, 1) - mean(.privateOutlay, 0)
    let cost = try mean(.publicCost, 1)
    let key = EffectKey(.incrementalLeverage, horizon: 11)
    let findings = try StudyFindings(study)
    let leverage = try #require(findings.effect(of: "p1", key)?.mean)
    #expect(cost > 1e6 && gained > 0 && abs(leverage - gained / cost) < 1e-9)
    #expect(try mean(.publicCost, 0) == 0)
  }
}
