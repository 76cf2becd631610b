import AdoptionKernel
import ScenarioModel
import Testing
import WorldBuilding

/// Regulation: what money buys, when it works, and three channels that can be switched off one by one (specification,
/// sections 5.0 and 5.10).
@Suite("Field: regulation")
struct RegulationTests {
  private static let lag = 6
  private static let harmonising = Governance(pooledShare: 1, consortium: .single, harmonise: true)

  /// Orders of the window that are in effect at the end of a quarter.
  private func inEffect(_ quarter: Int) -> Double { Double(FieldWorld.elapsed(quarter - Self.lag)) }

  @Test func `enablement rises by a tenth per unit cost, a lag after the money, country by country`() throws {
    let scenario = FieldWorld.scenario([FieldWorld.programme([FieldWorld.rules()])])
    let agencies = WorldBuilder(scenario.world).fundedAgencies(of: try #require(scenario.policies[1].programme))
    let steps = agencies.map { 0.1 * $0.regulationBudget / 10 / 3_000_000 }
    #expect(agencies.count == 3 && steps.allSatisfy { $0 > 0.004 })
    var last: [Double] = []
    FieldWorld.follow(scenario) { quarter, world in
      for country in 0..<3 {
        let start = scenario.world.countries[country].enablement
        let now = world.places.countries[country]
        #expect(abs(now.enablement - start - inEffect(quarter) * steps[country]) < 1e-12)
        let ordered = start + Double(FieldWorld.elapsed(quarter)) * steps[country]
        #expect(abs(now.enablement + now.enablementOrdered - ordered) < 1e-12)
      }
      let open = (FieldWorld.opens...FieldWorld.closes).contains(quarter)
      let due = open ? agencies.reduce(0) { $0 + $1.regulationBudget } / 10 : 0
      #expect(abs(world.committed(.regulation) - due) < 1e-6)
      last = world.places.countries.map(\.enablement)
    }
    #expect(zip(last, scenario.world.countries).allSatisfy { $0 > $1.enablement + 0.04 })
  }

  @Test func `rules stop at the ceiling, and what they do not need stays unspent`() throws {
    let scenario = FieldWorld.scenario([FieldWorld.programme([FieldWorld.rules()], envelope: 90_000_000)])
    var spent = 0.0
    FieldWorld.follow(scenario) { _, world in
      spent += world.committed(.regulation)
      #expect(world.places.countries.allSatisfy { $0.enablement <= 0.95 + 1e-12 })
    }
    // 0.25, 0.30 and 0.35 to the ceiling at three million a tenth.
    #expect(abs(spent - 9 * 3_000_000) < 1)
    FieldWorld.follow(scenario) { quarter, world in
      if quarter == 19 { #expect(world.places.countries.allSatisfy { abs($0.enablement - 0.95) < 1e-12 }) }
    }
  }

  @Test func `a joint agency that harmonises gives half of the money to all pairs alike, up to the ceiling`() throws {
    let scenario = FieldWorld.scenario([FieldWorld.programme([FieldWorld.rules()], Self.harmonising)])
    let programme = try #require(scenario.policies[1].programme)
    let agency = try #require(WorldBuilder(scenario.world).fundedAgencies(of: programme).first)
    let half = agency.regulationBudget / 10 / 2
    let step = 0.1 * half / (500_000 * 3)
    let firms = [1_000.0, 800, 600]
    var spent = 0.0
    FieldWorld.follow(scenario) { quarter, world in
      // The lowest pairs, at 0.55, have room for 0.4; the pair at 0.7 stops at the ceiling.
      let bought = min(0.4, inEffect(quarter) * step)
      for first in 0..<3 {
        for second in 0..<3 where first != second {
          let start = first + second == 1 ? 0.7 : 0.55
          let now = world.places.harmonisation[first * 3 + second]
          #expect(abs(now - min(0.95, start + bought)) < 1e-12)
        }
        let gain = 0.1 * half * firms[first] / 2_400 / 3_000_000 * inEffect(quarter)
        #expect(
          abs(world.places.countries[first].enablement - scenario.world.countries[first].enablement - gain) < 1e-12)
      }
      spent += world.committed(.regulation)
    }
    #expect(step * 10 > 0.1)
    let used = 10 * half + min(10 * half, 0.4 / 0.1 * 1_500_000)
    #expect(abs(spent - used) < 1)
  }

  @Test func `a cost table knows enablement only through the exposure of the technology to data rules`() {
    let scenario = FieldWorld.scenario([FieldWorld.programme([FieldWorld.rules()])]) { $0.put(.tightnessCost, 0) }
    let exposure = ParameterSet.defaults[list: .dataIntensity]
    var falls = 0
    SideBySide.advance((scenario, 0), (scenario, 1), quarters: 20) { quarter, one, other in
      for region in 0..<6 {
        let (before, after) = (
          one.places.countries[region / 2].enablement, other.places.countries[region / 2].enablement
        )
        for technology in 0..<technologyCount {
          let ratio =
            other.tables.cost[region * technologyCount + technology]
            / one.tables.cost[region * technologyCount + technology]
          let expected =
            (1 + 0.2 * (1 - after) * exposure[technology]) / (1 + 0.2 * (1 - before) * exposure[technology])
          #expect(abs(ratio - expected) < 1e-12)
          if ratio < 1 { falls += 1 }
        }
      }
    }
    #expect(falls > 100)
  }

  /// National money buys enablement alone; joint money that harmonises reaches firms through standards as well, and
  /// through joint projects, of which there are none here.
  @Test func `without its channels regulation changes no firm, and each channel alone changes some`() {
    let programmes = [
      FieldWorld.programme([FieldWorld.rules()]), FieldWorld.programme([FieldWorld.rules()], Self.harmonising),
    ]
    func differing(_ policy: Int, _ set: (inout ParameterSet) -> Void) -> Int {
      SideBySide.differing(FieldWorld.scenario(programmes, set), 0, policy, quarters: 24)
    }
    #expect(differing(1) { $0.put(.regulatoryCost, 0) } == 0)
    #expect(differing(1) { $0.put(.standardsUncertainty, 0) } > 0)
    #expect(differing(2) { $0.put(.regulatoryCost, 0) } > 0)
    #expect(
      differing(2) {
        $0.put(.regulatoryCost, 0)
        $0.put(.standardsUncertainty, 0)
      } == 0)
  }

  @Test func `friction in joint projects falls with harmonisation, and is nothing at cross-border cost 0`() {
    let governance = Governance(pooledShare: 1, consortium: .foreign, harmonise: true)
    // The same call beside rules and beside a campaign that nobody hears.
    let programmes = [FieldWorld.rules(0.4), FieldWorld.campaign(0.4)].map {
      FieldWorld.programme([FieldWorld.call(0.6), $0], envelope: 12_000_000, governance)
    }
    func differing(crossBorderCost: Double) -> Int {
      let scenario = FieldWorld.scenario(programmes) {
        for name in [ParameterName.regulatoryCost, .standardsUncertainty, .campaignRate] { $0.put(name, 0) }
        $0.put(.crossBorderCost, crossBorderCost)
      }
      return SideBySide.differing(scenario, 1, 2, quarters: 24)
    }
    #expect(differing(crossBorderCost: 0) == 0)
    #expect(differing(crossBorderCost: 0.4) > 0)
  }
}
