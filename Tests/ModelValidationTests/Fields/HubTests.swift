import AdoptionKernel
import Experiments
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// Hubs: slots, new hubs, links and referrals, and the accounts of every request (specification, sections 5.6 and 5.10).
@Suite("Field: hubs")
struct HubFieldTests {
  private static let linked = Governance(pooledShare: 1, consortium: .single, hubLinks: true)

  /// The worked case with nothing but robotics in it, so that every request is one for robotics.
  private func robotics() throws -> Scenario {
    var scenario = try VerificationStudy.scenario("lithuanian-robotics")
    scenario.world.technologies = [.robotics]
    return scenario
  }

  @Test func `without a link a Lithuanian request for robotics is unmet`() throws {
    let scenario = try robotics()
    let lithuania = try #require(scenario.world.countries.firstIndex { $0.code == "LT" })
    for policy in ["no-policy", "national-slots", "joint-slots"] {
      var requests = 0
      VerificationStudy.follow(scenario, policy: try scenario.policy(policy), seed: 1, quarters: 20) { _, world in
        let asked = world.hubLedger.countries[lithuania]
        #expect(asked.unmet == asked.requests && asked.referralsSoFar == 0)
        requests += asked.requests
        for firm in 0..<world.firmCount where world.homeCountry(of: firm) == lithuania {
          #expect(!world.history.served[firm] && world.support(of: firm) == 0)
        }
      }
      #expect(requests > 20)
    }
  }

  @Test func `with a link it is served in Denmark, counted as a referral and as support that the policy pays`() throws {
    let scenario = try robotics()
    let policy = try scenario.policy("linked-hubs")
    let programme = try #require(scenario.policies[policy].programme)
    let lithuania = try #require(scenario.world.countries.firstIndex { $0.code == "LT" })
    let denmark = try #require(scenario.world.hubs.firstIndex { $0.name == "Danish robotics hub" })
    var referred = 0
    var served = 0
    VerificationStudy.follow(scenario, policy: policy, seed: 1, quarters: 20) { run, world in
      guard run >= 0 else { return }
      let quarter = run - world.warmUpQuarters
      let asked = world.hubLedger.countries[lithuania]
      if quarter >= programme.opens.index, quarter <= programme.closes.index {
        #expect(asked.unmet == 0 && asked.referrals + asked.lost == asked.requests)
        served += world.hubLedger.hubs[denmark].servedReferrals
      } else {
        #expect(asked.unmet == asked.requests && asked.referrals == 0)
      }
      referred = asked.referralsSoFar
      for firm in 0..<world.firmCount where world.homeCountry(of: firm) == lithuania {
        let support = world.history.supported[firm * technologyCount + Technology.robotics.rawValue]
        #expect(support == (world.history.served[firm] ? Support.hubService : 0))
      }
    }
    // The hub on robotics is the only one that knows robotics.
    #expect(referred > 20 && served == referred)
    let study = VerificationStudy.run(
      {
        var short = scenario
        short.study.replicates = .fixed(1)
        return short
      }())
    let countries = scenario.world.regions.map(\.country)
    for (index, arm) in study.arms[0].enumerated() {
      let across = arm.links.filter { $0.referrals > 0 }
      #expect(across.isEmpty == (index != policy))
      #expect(across.allSatisfy { countries[$0.first] != countries[$0.second] })
    }
  }

  @Test func `every request is unmet, lost or served, by hub and by country of the firm`() {
    let scenario = FieldWorld.scenario([
      FieldWorld.programme([FieldWorld.hubMoney()], envelope: 12_000_000, Self.linked)
    ])
    var referrals = 0
    var services = 0
    FieldWorld.follow(scenario) { quarter, world in
      let ledger = world.ledger
      let (hubs, countries) = (world.hubLedger.hubs, world.hubLedger.countries)
      #expect(ledger.hubRequests == ledger.hubUnmet + ledger.hubLost + ledger.hubServed)
      #expect(hubs.allSatisfy { $0.requests == $0.served + $0.lost && $0.served <= $0.capacity })
      #expect(hubs.allSatisfy { $0.servedReferrals <= $0.referrals && $0.referrals <= $0.requests })
      #expect(hubs.reduce(0) { $0 + $1.requests } == ledger.hubRequests - ledger.hubUnmet)
      #expect(hubs.reduce(0) { $0 + $1.lost } == ledger.hubLost)
      #expect(hubs.reduce(0) { $0 + $1.capacity } == ledger.hubCapacity)
      #expect(hubs.reduce(0) { $0 + $1.servedReferrals } == ledger.hubReferrals)
      #expect(countries.reduce(0) { $0 + $1.requests } == ledger.hubRequests)
      #expect(countries.reduce(0) { $0 + $1.unmet } == ledger.hubUnmet)
      #expect(countries.reduce(0) { $0 + $1.lost } == ledger.hubLost)
      #expect(countries.reduce(0) { $0 + $1.referralsSoFar } == ledger.referrals)
      referrals += ledger.hubReferrals
      if quarter >= 0 { services += ledger.hubServed }
      #expect(ledger.referrals == referrals && ledger.hubServices == services)
      // A hub that is full loses nobody while it has a slot.
      #expect(hubs.allSatisfy { $0.lost == 0 || $0.served == $0.capacity })
    }
    #expect(referrals > 0 && services > 100)
  }

  @Test func `slots are added to base capacity in the window only, at their cost`() throws {
    // Too little for a new hub: everything buys slots, a third in each country by its firms.
    let scenario = FieldWorld.scenario([FieldWorld.programme([FieldWorld.hubMoney()], envelope: 1_500_000)])
    let agencies = WorldBuilder(scenario.world).fundedAgencies(of: try #require(scenario.policies[1].programme))
    let slots = agencies.map { $0.hubBudget / 10 / 18_750 }
    var bought = [Int](repeating: 0, count: 3)
    FieldWorld.follow(scenario) { quarter, world in
      let open = (FieldWorld.opens...FieldWorld.closes).contains(quarter)
      #expect(abs(world.committed(.hubs) - (open ? agencies.reduce(0) { $0 + $1.hubBudget } / 10 : 0)) < 1e-6)
      for hub in 0..<3 {
        let extra = world.hubLedger.hubs[hub].capacity - 8
        #expect(open ? extra >= Int(slots[hub]) : extra == 0)
        bought[hub] += extra
      }
    }
    for hub in 0..<3 { #expect(abs(Double(bought[hub]) - 10 * slots[hub]) < 1) }
  }

  @Test func `a new hub opens where there is none, grows over a year and closes with the window`() {
    let scenario = FieldWorld.scenario([FieldWorld.programme([FieldWorld.hubMoney()], envelope: 12_000_000)])
    FieldWorld.follow(scenario) { quarter, world in
      let founded = world.hubs.hubs.indices.filter { world.hubs.hubs[$0].isPolicyHub }
      // The three regions without a hub, one for each country.
      #expect(founded.map { world.hubs.hubs[$0].region } == [1, 3, 5])
      let age = quarter - FieldWorld.opens + 1
      let open = (1...10).contains(age)
      for hub in founded {
        #expect(world.hubs.hubs[hub].technologyMask == 0b111)
        #expect(world.hubLedger.hubs[hub].capacity == (open ? min(8, 2 * age) : 0))
        #expect(world.places.regions[world.hubs.hubs[hub].region].hubReach == (open ? 1 : 0.3))
      }
    }
  }

  @Test(arguments: [0.05, 0.3, 1.0])
  func `links join nearest foreign hubs first and cost no more than their share of the money`(share: Double) throws {
    let scenario = FieldWorld.scenario([
      FieldWorld.programme([FieldWorld.hubMoney()], envelope: 1_500_000, Self.linked)
    ]) { $0.put(.hubLinkBudgetShare, share) }
    let world = SideBySide.world((scenario, 1), seed: 1, quarters: 2)
    let quarterly = try #require(world.agencies.first).hubBudget / 10
    let hubs = world.hubs.hubs
    func distance(_ first: Int, _ second: Int) -> Double {
      world.places.distance[hubs[first].region * 6 + hubs[second].region]
    }
    let lengths = world.hubs.links.map { distance($0.first, $0.second) }
    #expect(lengths == lengths.sorted())
    #expect(Double(lengths.count) * 10_000 <= share * quarterly + 1e-6)
    // Three hubs in a row, each with its two nearest abroad: three pairs; as many as the money allows.
    #expect(lengths.count == min(3, Int(share * quarterly / 10_000)))
    for link in world.hubs.links {
      #expect(
        world.places.regions[hubs[link.first].region].country != world.places.regions[hubs[link.second].region].country)
    }
    if share == 0.05 { #expect(lengths.isEmpty) }
  }

  @Test func `hub money changes nobody when nobody asks and outreach is off, nor do links that are not bought`() {
    let programmes = [
      FieldWorld.programme([FieldWorld.hubMoney()], envelope: 1_500_000, FieldWorld.joint),
      FieldWorld.programme([FieldWorld.hubMoney()], envelope: 1_500_000, Self.linked),
    ]
    let silent = FieldWorld.scenario(programmes) {
      $0.put(.hubRequestProbability, 0)
      $0.put(.hubOutreachRate, 0)
    }
    #expect(SideBySide.differing(silent, 0, 2, quarters: 24) == 0)
    FieldWorld.follow(silent) { _, world in #expect(world.ledger.hubRequests == 0) }
    let unlinked = FieldWorld.scenario(programmes) { $0.put(.hubLinkBudgetShare, 0) }
    #expect(SideBySide.differing(unlinked, 1, 2, quarters: 24) == 0)
    #expect(SideBySide.differing(FieldWorld.scenario(programmes), 1, 2, quarters: 24) > 0)
  }
}
