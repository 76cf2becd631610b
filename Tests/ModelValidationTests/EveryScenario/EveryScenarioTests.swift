import AdoptionKernel
import Experiments
import Findings
import ScenarioModel
import Testing
import WorldBuilding

/// What holds in every shipped scenario, whatever it is about (specification, section 11).
@Suite("Every shipped scenario")
struct EveryScenarioTests {
  @Test func `there are shipped scenarios`() {
    #expect(Set(["industr-i40", "lithuanian-robotics", "minimal"]).isSubset(of: ShippedScenario.names))
  }

  @Test(arguments: ShippedScenario.names)
  func `a policy without its money changes nothing in any cell`(name: String) throws {
    var scenario = try ShippedScenario.load(name)
    for policy in scenario.policies.indices { scenario.policies[policy].programme?.envelopeEuro = 0 }
    let study = VerificationStudy.run(scenario)
    for arms in study.arms {
      let baseline = arms[scenario.baselineIndex]
      for arm in arms where arm.policy != scenario.baselineIndex {
        #expect(arm.values.map(\.bitPattern) == baseline.values.map(\.bitPattern))
        #expect(arm.money.isEmpty && arm.links == baseline.links && arm.hubs == baseline.hubs)
        #expect(!arm.accounts.isEmpty)
        for row in arm.accounts {
          let empty = AccountRow(
            horizon: row.horizon, groupKind: row.groupKind, group: row.group, technology: row.technology)
          #expect(row == empty)
        }
      }
    }
  }

  /// Findings refuse a study whose accounts, money or hubs contradict themselves, or whose policies act before they open.
  @Test(arguments: ShippedScenario.names)
  func `accounts close, and every envelope is net budgets and administration to the cent`(name: String) throws {
    let scenario = try ShippedScenario.load(name)
    let study = VerificationStudy.run(scenario)
    let findings = try StudyFindings(study)
    #expect(findings.replicates.count == 2)
    #expect(study.arms.joined().allSatisfy { $0.accounts.allSatisfy(\.closes) && $0.hubs.allSatisfy(\.closes) })
    for (policy, budget) in study.budgets.enumerated() {
      guard let budget else { continue }
      let total = budget.agencies.reduce(0.0) { $0 + $1.administrationEuro + $1.netEuro.reduce(0, +) }
      let envelope = try #require(scenario.policies[policy].programme).envelopeEuro
      #expect(abs(total - envelope) < 0.005 && budget.envelopeEuro == envelope, "\(scenario.policies[policy].name)")
    }
    for pair in try ShippedScenario.equalEnvelopes(name) {
      let one = try #require(scenario.policies[try scenario.policy(pair.policy)].programme).envelopeEuro
      let other = try #require(scenario.policies[try scenario.policy(pair.other)].programme).envelopeEuro
      #expect(abs(one - other) < 0.005, "\(pair.policy) and \(pair.other)")
    }
  }

  @Test(arguments: ShippedScenario.names)
  func `specialists are conserved, purses hold, and support goes to whom the rules allow`(name: String) throws {
    let scenario = try ShippedScenario.load(name)
    for (position, policy) in scenario.policies.enumerated() {
      let audit = PolicyAudit(scenario, policy: position)
      // Needs are stored in single precision.
      #expect(audit.specialists < 1e-3, "\(policy.name): \(audit.specialists)")
      #expect(audit.large == 0 && audit.wrongPartners == 0 && audit.overdrawn == 0, "\(policy.name)")
      let programme = policy.programme
      if programme?.pelotonOnly == true { #expect(audit.leaders == 0, "\(policy.name)") }
      let pays = programme?.instruments.contains {
        switch $0 {
        case .call, .voucher: $0.share > 0
        default: false
        }
      }
      #expect((audit.supported > 0) == (pays ?? false), "\(policy.name)")
    }
  }

  /// Exact, not statistical: a draw is addressed by the number of the firm, and giving the countries other numbers moves
  /// no firm. Only agencies are numbered by country; without learning they draw nothing.
  @Test(arguments: ShippedScenario.names + ["Verification/every-instrument"])
  func `relabelling the countries permutes their results and changes no firm`(name: String) throws {
    var scenario = try ShippedScenario.load(name)
    for policy in scenario.policies.indices { scenario.policies[policy].programme?.governance.agencyRateSpread = 0 }
    let last = scenario.world.countries.count - 1
    var relabelled = scenario
    relabelled.world.countries.reverse()
    for region in relabelled.world.regions.indices {
      relabelled.world.regions[region].country = last - relabelled.world.regions[region].country
    }
    for (position, policy) in scenario.policies.enumerated() where policy.programme != nil {
      var differing = 0
      var awarded = 0.0
      SideBySide.advance((scenario, position), (relabelled, position), quarters: 16) { _, one, two in
        differing += WorldComparison.firmsThatDiffer(one, two).count
        for agency in one.agencies {
          let twin = two.agencies.first { $0.index == (agency.isJoint ? last + 1 : last - agency.index) }
          #expect(twin?.awarded == agency.awarded)
          awarded += agency.awarded
        }
        for country in 0...last {
          #expect(one.places.countries[country].enablement == two.places.countries[last - country].enablement)
          #expect(one.hubLedger.countries[country] == two.hubLedger.countries[last - country])
        }
      }
      #expect(differing == 0, "\(policy.name)")
      let finances = policy.programme?.instruments.contains {
        if case .call = $0 { true } else { false }
      }
      #expect(awarded > 0 || finances != true)
    }
  }
}
