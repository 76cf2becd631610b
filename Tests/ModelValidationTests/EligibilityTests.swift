import AdoptionKernel
import Experiments
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// Who may take part, and with whom (specification, sections 5.5 and 11). The real world, full population.
@Suite("Eligibility")
struct EligibilityTests {
  private static let direct = Support.study | Support.innovationGrant | Support.voucher

  @Test(arguments: AccountingTests.funded)
  func `large firms and leaders receive neither grant nor voucher`(policy: String) throws {
    let scenario = try VerificationStudy.scenario("industr-i40")
    var masks: [UInt8] = []
    var supported: [UInt8] = []
    var first = 0
    VerificationStudy.follow(scenario, policy: try scenario.policy(policy), seed: 1, quarters: 24) { quarter, world in
      for firm in 0..<world.firmCount where quarter >= 0 {
        let bits = world.support(of: firm) & Self.direct
        // Use changes in phase 6 only: at the time of the award a firm used what it used at the end of last quarter.
        if bits != 0, supported[firm] == 0 {
          first += 1
          #expect(world.traits.sizeClass[firm] < 2, "firm \(firm) is large")
          #expect(segment(mask: masks[firm]) != 2, "firm \(firm) leads")
        }
        supported[firm] = bits
      }
      masks = (0..<world.firmCount).map { world.exposure.adoptedMask[$0] }
      if quarter < 0 { supported = masks.map { _ in 0 } }
    }
    #expect(first > 100)
  }

  @Test func `leaders take part where the programme is not for the peloton alone`() throws {
    var scenario = try VerificationStudy.scenario("industr-i40")
    let policy = try scenario.policy("single-firms")
    scenario.policies[policy].programme?.pelotonOnly = false
    var leaders = 0
    VerificationStudy.follow(scenario, policy: policy, seed: 1, quarters: 12) { quarter, world in
      guard quarter == 11 else { return }
      for firm in 0..<world.firmCount where world.support(of: firm) & Self.direct != 0 {
        if world.history.segment[firm] == 2 { leaders += 1 }
      }
    }
    #expect(leaders > 0)
  }

  @Test(arguments: [("industr-i40", true), ("same-country", false)])
  func `every consortium has its members on the right side of the border`(policy: String, crosses: Bool) throws {
    let scenario = try VerificationStudy.scenario("industr-i40")
    var members = 0
    VerificationStudy.follow(scenario, policy: try scenario.policy(policy), seed: 1, quarters: 24) { _, world in
      for firm in 0..<world.firmCount
      where world.projects.activity[firm] != Activity.idle && world.projects.grant[firm] > 0 {
        members += 1
        let partner = Int(world.projects.partner(of: firm))
        #expect(partner >= 0 && partner != firm)
        guard partner >= 0 else { continue }
        #expect((world.homeCountry(of: firm) != world.homeCountry(of: partner)) == crosses)
      }
    }
    #expect(members > 100)
  }

  @Test(arguments: ["single-firms", "national-schemes"])
  func `without a partner rule nobody has a partner`(policy: String) throws {
    let scenario = try VerificationStudy.scenario("industr-i40")
    var members = 0
    VerificationStudy.follow(scenario, policy: try scenario.policy(policy), seed: 1, quarters: 16) { _, world in
      for firm in 0..<world.firmCount
      where world.projects.activity[firm] != Activity.idle && world.projects.grant[firm] > 0 {
        members += 1
        #expect(world.projects.partner(of: firm) < 0)
      }
    }
    #expect(members > 100)
  }

  @Test func `every cross-border project of the fund, and none of the control, joins two countries`() throws {
    let study = try FundStudy.shared.get()
    let country = study.scenario.world.regions.map(\.country)
    for (name, crosses) in [("industr-i40", true), ("same-country", false)] {
      let policy = try study.scenario.policy(name)
      for arms in study.arms {
        let links = arms[policy].links.filter { $0.projects > 0 }
        #expect(!links.isEmpty && links.allSatisfy { (country[$0.first] != country[$0.second]) == crosses })
      }
    }
  }
}
