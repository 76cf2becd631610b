import AdoptionKernel
import Experiments
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// Money and accounts close (specification, sections 7, 10 and 11).
@Suite("Accounting")
struct AccountingTests {
  static let funded = [
    "industr-i40", "industr-i40-total-cost", "same-country", "same-country-total-cost", "single-firms",
    "national-schemes", "vouchers",
  ]

  @Test func `both identities hold in every cell, and cells add up`() throws {
    let study = try FundStudy.shared.get()
    for arms in study.arms {
      for arm in arms {
        #expect(arm.accounts.allSatisfy { $0.closes })
        for horizon in study.scenario.study.horizons {
          let rows = arm.accounts.filter { $0.horizon == horizon }
          let all = rows.first { $0.groupKind == .all && $0.technology == nil }
          guard let all else { continue }
          #expect(rows.filter { $0.technology != nil }.reduce(0) { $0 + $1.net } == all.net)
          for kind in [GroupKind.segment, .sizeClass, .country, .region, .sector, .support] {
            let groups = rows.filter { $0.groupKind == kind }
            #expect(groups.reduce(0) { $0 + $1.supported } == all.supported)
            #expect(groups.reduce(0) { $0 + $1.additional } == all.additional)
          }
        }
      }
    }
  }

  @Test func `the net account is the difference in use`() throws {
    let study = try FundStudy.shared.get()
    for policy in study.scenario.policies.indices where policy != study.scenario.baselineIndex {
      for horizon in study.scenario.study.horizons {
        let with = try study.values(SeriesKey(.usedPairs), policy: policy, quarter: horizon - 1)
        let without = try study.values(SeriesKey(.usedPairs), quarter: horizon - 1)
        let net = study.accounts(policy: policy, horizon: horizon).map { Double($0.net) * study.weight }
        #expect(zip(with, without).map { $0 - $1 } == net)
      }
    }
  }

  @Test func `envelopes are net budgets and administration to the cent, and nobody spends more`() throws {
    let study = try FundStudy.shared.get()
    for (policy, budget) in study.budgets.enumerated() {
      guard let budget else { continue }
      let net = budget.agencies.reduce(0) { $0 + $1.netEuro.reduce(0, +) }
      let administration = budget.agencies.reduce(0) { $0 + $1.administrationEuro }
      #expect(abs(budget.envelopeEuro - net - administration) < 0.005)
      for arms in study.arms {
        for agency in budget.agencies {
          let rows = arms[policy].money.filter { $0.agency == agency.agency }
          let booked = { (expenses: [Expense]) in
            rows.filter { expenses.contains($0.expense) }.reduce(0) { $0 + $1.committedEuro }
          }
          #expect(abs(booked([.administration]) - agency.administrationEuro) < 0.005)
          #expect(booked([.study, .innovation]) < agency.netEuro[0] + 0.005)
          #expect(booked([.voucher]) < agency.netEuro[1] + 0.005)
        }
      }
    }
    // The same total public cost in every policy that says so.
    let envelopes = Set(study.budgets.compactMap { $0.map { ($0.envelopeEuro * 100).rounded() } })
    #expect(envelopes.count == 1)
  }

  @Test(arguments: funded)
  func `no purse is ever negative, and what is awarded is what is booked`(policy: String) throws {
    let scenario = try VerificationStudy.scenario("industr-i40")
    var committed: [Double] = []
    VerificationStudy.follow(scenario, policy: try scenario.policy(policy), seed: 1, quarters: 36) { _, world in
      if committed.isEmpty { committed = world.agencies.map { _ in 0 } }
      for (position, agency) in world.agencies.enumerated() {
        // Parts of a budget add up to it up to rounding; a cent is the tolerance.
        #expect(agency.studyMoney > -0.01 && agency.innovationMoney > -0.01 && agency.voucherMoney > -0.01)
        #expect(agency.released <= agency.callBudget + agency.voucherBudget + 0.01)
        for spending in [Spending.study, .innovation, .voucher] {
          committed[position] += world.ledger.money[position * Spending.allCases.count + spending.rawValue].committed
        }
        #expect(abs(agency.awarded - committed[position]) < 0.01)
      }
    }
    #expect(committed.contains { $0 > 1_000_000 })
  }

  @Test(arguments: funded)
  func `no grant exceeds its rate or its cap`(policy: String) throws {
    let scenario = try VerificationStudy.scenario("industr-i40")
    let programme = try #require(scenario.policies[try scenario.policy(policy)].programme)
    var grants = 0
    VerificationStudy.follow(scenario, policy: try scenario.policy(policy), seed: 2, quarters: 20) { _, world in
      guard case .call(let call)? = programme.instruments.first else { return }
      for firm in 0..<world.firmCount where world.projects.activity[firm] != Activity.idle {
        let cost = Double(world.projects.cost[firm])
        let grant = Double(world.projects.grant[firm])
        guard grant > 0 else { continue }
        grants += 1
        let isStudy = world.projects.kind[firm] == ProjectKind.callStudy
        let cap = isStudy ? call.feasibilityCapPerFirmEuro : call.capPerFirmEuro
        let eligible = !isStudy && call.capBasis == .totalCost ? min(cost, cap) : cost
        // Stored in single precision: a hundredth of a euro.
        #expect(grant <= min(cap, call.grantRate * eligible) + 0.01)
      }
    }
    #expect(grants > 0 || policy == "vouchers")
  }

  @Test func `pools of specialists are never negative`() throws {
    let scenario = try VerificationStudy.scenario("Verification/every-instrument")
    VerificationStudy.follow(scenario, policy: 1, seed: 1, quarters: 14) { _, world in
      for region in world.places.regions { #expect(region.freeSpecialists >= 0) }
    }
  }
}
