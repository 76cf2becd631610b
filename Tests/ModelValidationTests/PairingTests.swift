import AdoptionKernel
import Experiments
import Foundation
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// Two arms differ only where a policy reaches (specification, section 11). The real Dutch-German world, full population.
@Suite("Pairing")
struct PairingTests {
  @Test func `two runs with the same seeds leave the same records`() throws {
    var scenario = try VerificationStudy.scenario("industr-i40")
    scenario.study.replicates = .fixed(2)
    let one = VerificationStudy.run(scenario)
    let other = VerificationStudy.run(scenario)
    #expect(one.arms.count == 2)
    for (left, right) in zip(one.arms.joined(), other.arms.joined()) {
      #expect(left.values.map(\.bitPattern) == right.values.map(\.bitPattern))
      #expect(left.accounts == right.accounts && left.money == right.money && left.links == right.links)
    }
    // Other seeds are other worlds.
    #expect(one.arms[0][0].values.map(\.bitPattern) != one.arms[1][0].values.map(\.bitPattern))
  }

  @Test func `a programme without money is no programme, bit for bit`() throws {
    var scenario = try VerificationStudy.scenario("industr-i40")
    let mix = try VerificationStudy.scenario("Verification/every-instrument").policies[1]
    scenario.policies = [scenario.policies[0], scenario.policies[try scenario.policy("industr-i40")], mix]
    for policy in [1, 2] {
      scenario.policies[policy].programme?.envelopeEuro = 0
      var differing = 0
      SideBySide.advance((scenario, 0), (scenario, policy), quarters: 44) { _, one, other in
        differing += WorldComparison.firmsThatDiffer(one, other).count
        if !WorldComparison.placesAgree(one, other) { differing += 1 }
      }
      #expect(differing == 0, "policy \(policy)")
    }
  }

  @Test func `a policy without programme has no effect in any cell`() throws {
    var scenario = try VerificationStudy.scenario("industr-i40")
    scenario.policies = [scenario.policies[0], Policy(name: "nothing", title: "Nothing again", programme: nil)]
    scenario.study.replicates = .fixed(2)
    let study = VerificationStudy.run(scenario)
    for arm in study.arms {
      #expect(arm[1].values.map(\.bitPattern) == arm[0].values.map(\.bitPattern))
      #expect(arm[1].money.isEmpty && !arm[1].accounts.isEmpty)
      for row in arm[1].accounts {
        let empty = AccountRow(
          horizon: row.horizon, groupKind: row.groupKind, group: row.group, technology: row.technology)
        #expect(row == empty)
      }
    }
  }

  @Test func `every series is the same until the first date of a policy`() throws {
    let study = try FundStudy.shared.get()
    let width = study.layout.keys.count
    for arms in study.arms {
      let baseline = arms[study.scenario.baselineIndex]
      for arm in arms where arm.policy != study.scenario.baselineIndex {
        let programme = try #require(study.scenario.policies[arm.policy].programme)
        let before = (programme.opens.index - study.layout.firstQuarter) * width
        #expect(arm.values[..<before].map(\.bitPattern) == baseline.values[..<before].map(\.bitPattern))
        let after = before..<before + width
        #expect(arm.values[after].map(\.bitPattern) != baseline.values[after].map(\.bitPattern))
      }
    }
  }

  /// Within the first quarter the labour market passes effects on: who is not waiting leaves specialists to others in
  /// reach. Everything else that differs must have been treated: supported, or at the cost of an application.
  @Test(arguments: ["industr-i40", "same-country", "national-schemes", "vouchers"])
  func `the first firms that differ were treated`(policy: String) throws {
    let scenario = try VerificationStudy.scenario("industr-i40")
    var firstQuarter: Int?
    var treated = 0
    SideBySide.advance((scenario, 0), (scenario, try scenario.policy(policy)), quarters: 8) {
      quarter, baseline, world in
      guard firstQuarter == nil else { return }
      let differing = WorldComparison.firmsThatDiffer(baseline, world)
      guard !differing.isEmpty else { return }
      firstQuarter = quarter
      for firm in differing {
        if world.support(of: firm) != 0 || world.cashNow(of: firm) < baseline.cashNow(of: firm) {
          treated += 1
          continue
        }
        let hired = WorldComparison.differsInHiringOnly(firm, baseline, world)
        #expect(hired, "firm \(firm) differs without having been treated")
      }
    }
    #expect(firstQuarter == 1 && treated > 0)
  }

  @Test func `the first firms that differ under hub money live where it works`() throws {
    var scenario = try VerificationStudy.scenario("industr-i40")
    var programme = try #require(scenario.policies[try scenario.policy("national-schemes")].programme)
    programme.instruments = [.hubs(HubFunding(share: 1))]
    scenario.policies.append(Policy(name: "hubs", title: "Hubs", programme: programme))
    var seen = false
    SideBySide.advance((scenario, 0), (scenario, scenario.policies.count - 1), quarters: 8) {
      quarter, baseline, world in
      let differing = WorldComparison.firmsThatDiffer(baseline, world)
      guard !seen, !differing.isEmpty else { return }
      seen = true
      #expect(quarter == 1)
      for firm in differing {
        let region = Int(world.traits.region[firm])
        let reachChanged = world.places.regions[region].hubReach != baseline.places.regions[region].hubReach
        // By the policy's slots, or by older hubs, whose queues change as new hubs take requests from them.
        let served =
          world.support(of: firm) & Support.hubService != 0
          || world.history.served[firm] != baseline.history.served[firm]
        let tied = world.exposure.degree[firm] != baseline.exposure.degree[firm]
        // Who was served needs fewer specialists, which leaves more to others.
        let hired = WorldComparison.differsInHiringOnly(firm, baseline, world)
        #expect(reachChanged || served || tied || hired, "firm \(firm) in region \(region)")
      }
    }
    #expect(seen)
  }

  @Test func `pairing makes the effect at the programme's end at least ten times less uncertain`() throws {
    let study = try FundStudy.shared.get()
    let key = SeriesKey(.usedPairs)
    let fund = try study.values(key, policy: study.scenario.policy("industr-i40"), quarter: 15)
    let baseline = try study.values(key, policy: study.scenario.baselineIndex, quarter: 15)
    #expect(fund.count >= 20)
    let paired = zip(fund, baseline).map { $0 - $1 }.variance
    #expect(fund.variance + baseline.variance >= 10 * paired)
  }
}
