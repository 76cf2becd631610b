import AdoptionKernel
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// Awareness: campaigns, outreach of hubs and demonstrations, each by its own state (specification, sections 5.4, 5.10).
@Suite("Field: awareness")
struct AwarenessTests {
  private static let fullCost = 300.0 / 4

  /// Campaign euro of an agency in a quarter of the window.
  private func money(_ agency: Agency) -> Double { agency.awarenessBudget / Double(FieldWorld.quarterCount) }

  @Test(arguments: [0.0, 0.5, 1.0])
  func `coverage is what the money pays for, in the window only, and agencies add up`(pooled: Double) throws {
    let governance = Governance(pooledShare: pooled, consortium: .single)
    let scenario = FieldWorld.scenario([
      FieldWorld.programme([FieldWorld.campaign()], envelope: 600_000, governance)
    ])
    let agencies = WorldBuilder(scenario.world).fundedAgencies(of: try #require(scenario.policies[1].programme))
    let firms = [1_000.0, 800, 600]
    var seen = 0
    FieldWorld.follow(scenario) { quarter, world in
      let open = (FieldWorld.opens...FieldWorld.closes).contains(quarter)
      for country in 0..<3 {
        let coverage = agencies.filter { $0.covers(country: country) }.reduce(0) {
          $0 + money($1) / (Self.fullCost * ($1.isJoint ? 2_400 : firms[country]))
        }
        #expect(coverage > 0.1 && coverage < 1)
        #expect(abs(world.places.countries[country].campaign - (open ? coverage : 0)) < 1e-12)
        if open { seen += 1 }
      }
      #expect(abs(world.committed(.awareness) - (open ? agencies.reduce(0) { $0 + money($1) } : 0)) < 1e-6)
    }
    #expect(seen == 30)
  }

  @Test func `coverage above one is not bought, neither by one agency nor by two`() {
    for pooled in [0, 0.5, 1] {
      let governance = Governance(pooledShare: pooled, consortium: .single)
      let scenario = FieldWorld.scenario([
        FieldWorld.programme([FieldWorld.campaign()], envelope: 30_000_000, governance)
      ])
      FieldWorld.follow(scenario, quarters: 8) { quarter, world in
        guard quarter >= FieldWorld.opens else { return }
        #expect(world.places.countries.allSatisfy { $0.campaign == 1 })
        #expect(abs(world.committed(.awareness) - 2_400 * Self.fullCost) < 1e-6)
      }
    }
  }

  @Test func `the chance to hear rises by rate times coverage at once and falls back with the window`() {
    let scenario = FieldWorld.scenario([FieldWorld.programme([FieldWorld.campaign()], envelope: 600_000)], hubs: [])
    FieldWorld.follow(scenario) { quarter, world in
      for cell in 0..<36 {
        let coverage = world.places.countries[cell / 12].campaign
        for technology in 0..<technologyCount {
          let hazard = world.tables.outsideAwareness[cell * technologyCount + technology]
          #expect(abs(hazard - 0.05 - 0.1 * coverage) < 1e-12)
        }
      }
      if quarter > FieldWorld.closes { #expect(world.places.countries.allSatisfy { $0.campaign == 0 }) }
    }
  }

  @Test func `a campaign that nobody hears changes no firm`() {
    let programme = FieldWorld.programme([FieldWorld.campaign()])
    let deaf = FieldWorld.scenario([programme]) { $0.put(.campaignRate, 0) }
    #expect(SideBySide.differing(deaf, 0, 1, quarters: 24) == 0)
    #expect(SideBySide.differing(FieldWorld.scenario([programme]), 0, 1, quarters: 24) > 0)
  }

  /// A new hub in the second region of a country is felt only by its outreach when nobody asks it anything.
  @Test func `outreach of hubs works where a hub opens, and alone when nobody asks hubs`() {
    let programme = FieldWorld.programme([FieldWorld.hubMoney()], envelope: 12_000_000)
    func scenario(outreach: Double) -> Scenario {
      FieldWorld.scenario([programme]) {
        $0.put(.hubRequestProbability, 0)
        $0.put(.hubOutreachRate, outreach)
      }
    }
    #expect(SideBySide.differing(scenario(outreach: 0), 0, 1, quarters: 24) == 0)
    var first: (quarter: Int, regions: Set<Int>)?
    var founded: Set<Int> = []
    let heard = scenario(outreach: 0.1)
    SideBySide.advance((heard, 0), (heard, 1), quarters: 16) { quarter, one, other in
      founded = Set(other.hubs.hubs.filter(\.isPolicyHub).map(\.region))
      let regions = (0..<one.firmCount).filter { WorldComparison.progressDiffers($0, one, other) }.map {
        Int(one.traits.region[$0])
      }
      if first == nil, !regions.isEmpty { first = (quarter, Set(regions)) }
    }
    #expect(!founded.isEmpty && first?.quarter == FieldWorld.opens)
    #expect(first?.regions.isSubset(of: founded) == true)
  }

  @Test func `demonstrations are the successes of subsidised projects and raise the chance to hear where they are`() {
    let call = FieldWorld.programme([FieldWorld.call()], envelope: 30_000_000)
    let scenario = FieldWorld.scenario([call], hubs: [])
    var shown = 0
    var tables = [Int](repeating: 0, count: 36 * technologyCount)
    FieldWorld.follow(scenario) { _, world in
      for index in tables.indices {
        // The table of the quarter was made before its successes: from those of the quarters before.
        let intensity = min(3, 50 * Double(tables[index]) / Double(world.tables.sectorFirms[index / technologyCount]))
        #expect(abs(world.tables.outsideAwareness[index] - 0.05 - 0.03 * intensity) < 1e-12)
        if tables[index] > 0 { shown += 1 }
        tables[index] = world.tables.demonstrations[index]
      }
      #expect(tables.reduce(0, +) == world.ledger.fundedSuccesses)
    }
    #expect(shown > 100)
    let hidden = FieldWorld.scenario([call], hubs: []) { $0.put(.demonstrationRate, 0) }
    FieldWorld.follow(hidden) { _, world in
      #expect(world.tables.outsideAwareness.allSatisfy { $0 == 0.05 })
    }
  }
}
