import AdoptionKernel
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// Workforce: pools, training, hiring across regions and borders, tightness (specification, sections 5.7 and 5.10).
@Suite("Field: workforce")
struct WorkforceTests {
  private static let lag = 3
  private static let recruiting = Governance(pooledShare: 1, consortium: .single, jointTraining: true)
  private static let training = FieldWorld.programme([FieldWorld.training()])

  @Test func `money over the cost of a person joins the pools a lag later, and stays`() throws {
    let scenario = FieldWorld.scenario([Self.training])
    let agencies = WorldBuilder(scenario.world).fundedAgencies(of: try #require(scenario.policies[1].programme))
    FieldWorld.follow(scenario) { quarter, world in
      for agency in agencies {
        let arrived = world.places.regions.filter { agency.covers(country: $0.country) }.reduce(0) { $0 + $1.trainees }
        let persons = agency.workforceBudget / 10 / 12_000 * Double(FieldWorld.elapsed(quarter - Self.lag))
        #expect(abs(arrived - persons) < 1e-9)
      }
      let open = (FieldWorld.opens...FieldWorld.closes).contains(quarter)
      let due = open ? agencies.reduce(0) { $0 + $1.workforceBudget } / 10 : 0
      #expect(abs(world.committed(.workforce) - due) < 1e-6)
    }
  }

  @Test func `trainees go where places were unfilled in the quarter before`() throws {
    let scenario = FieldWorld.scenario([
      FieldWorld.programme([FieldWorld.training()], FieldWorld.joint)
    ]) { $0.put(.poolShare, 0.0005) }
    var shares: [[Double]] = []
    var before = [Double](repeating: 0, count: 6)
    FieldWorld.follow(scenario, quarters: 16) { quarter, world in
      let unfilled = world.places.regions.map { $0.unfilled + 1e-6 * $0.startStock }
      shares.append(unfilled.map { $0 / unfilled.reduce(0, +) })
      let arrived = world.places.regions.map(\.trainees)
      let persons = zip(arrived, before).map { $0 - $1 }
      before = arrived
      guard quarter >= FieldWorld.opens + Self.lag else { return }
      // Ordered `lag` quarters ago from what the quarter before that left unfilled.
      let ordered = shares[shares.count - 1 - Self.lag - 1]
      let all = persons.reduce(0, +)
      #expect(all > 10)
      for region in 0..<6 { #expect(abs(persons[region] - all * ordered[region]) < 1e-9) }
    }
  }

  @Test(arguments: [0, 1, 2])
  func `no specialist appears or disappears but by inflow, cap, training and retention`(policy: Int) {
    let scenario = FieldWorld.scenario([
      FieldWorld.programme([FieldWorld.call(0.5), FieldWorld.training(0.5)], envelope: 12_000_000),
      FieldWorld.programme(
        [FieldWorld.call(0.5), FieldWorld.training(0.5)], envelope: 12_000_000, Self.recruiting),
    ])
    var world = SideBySide.world((scenario, policy), seed: 1, quarters: 30)
    for _ in 0..<30 { #expect(SpecialistBalance.advance(&world) < 1e-4) }
    #expect(world.ledger.cumulatedFlowAbroad > 0)
  }

  @Test func `specialists cross borders only where they may, and no region hires more than is offered to it`() {
    let none: [Programme] = []
    let closed = FieldWorld.scenario(none) { $0.put(.mobilityAbroad, 0) }
    FieldWorld.follow(closed, policy: 0) { _, world in #expect(world.ledger.flowAbroad == 0) }
    // Without any mobility a region has its own pool and no other.
    let fixed = FieldWorld.scenario(none) {
      $0.put(.mobilityAbroad, 0)
      $0.put(.mobilityNational, 0)
      $0.put(.poolShare, 0.0005)
    }
    var world = SideBySide.world((fixed, 0), seed: 1, quarters: 24)
    var hiring = 0
    for _ in 0..<24 {
      for phase in Phase.allCases {
        let free = world.places.regions.map(\.freeSpecialists)
        let waiting = (0..<world.firmCount).filter { world.projects.activity[$0] == Activity.waiting }
        world.carryOut(phase)
        guard phase == .specialists else { continue }
        for region in 0..<6 {
          let hired = waiting.filter {
            Int(world.traits.region[$0]) == region && world.projects.activity[$0] == Activity.pilot
          }.reduce(0.0) { $0 + Double(world.projects.hiredSpecialists[$1]) }
          #expect(hired <= free[region] + 1e-6)
          #expect(abs(free[region] - hired - world.places.regions[region].freeSpecialists) < 1e-5)
          if hired > 0 { hiring += 1 }
        }
      }
    }
    #expect(hiring > 50)
  }

  /// With more on offer than anybody needs the same firms hire with and without it, so that the flow is in proportion to
  /// the offers from abroad; these are so small that the offers at home hardly change.
  @Test func `joint recruitment multiplies the reach across borders while joint training spends, and only then`() {
    let plain = FieldWorld.programme([FieldWorld.training()], FieldWorld.joint)
    let joint = FieldWorld.programme([FieldWorld.training()], Self.recruiting)
    let scenario = FieldWorld.scenario([plain, joint]) {
      $0.put(.mobilityAbroad, 1e-6)
      $0.put(.poolShare, 1)
    }
    var compared = 0
    SideBySide.advance((scenario, 1), (scenario, 2), quarters: 24) { quarter, one, other in
      guard one.ledger.flowAbroad > 0 else { return }
      let open = (FieldWorld.opens...FieldWorld.closes).contains(quarter)
      #expect(abs(other.ledger.flowAbroad / one.ledger.flowAbroad - (open ? 3 : 1)) < 1e-4)
      if open { compared += 1 }
    }
    #expect(compared == 10)
    let usual = FieldWorld.scenario([plain, joint])
    #expect(SideBySide.differing(usual, 1, 2, quarters: 24) > 0)
    let off = FieldWorld.scenario([plain, joint]) { $0.put(.jointMobilityFactor, 1) }
    #expect(SideBySide.differing(off, 1, 2, quarters: 24) == 0)
  }

  @Test func `tightness of the last quarter raises the cost of every technology in the region`() {
    let scenario = FieldWorld.scenario([]) { $0.put(.poolShare, 0.0005) }
    var tightness: [Double] = []
    var tight = 0
    FieldWorld.follow(scenario, policy: 0, quarters: 16) { _, world in
      if !tightness.isEmpty {
        for region in stride(from: 0, to: 6, by: 2) {
          for technology in 0..<technologyCount {
            let ratio =
              world.tables.cost[region * technologyCount + technology]
              / world.tables.cost[(region + 1) * technologyCount + technology]
            #expect(abs(ratio - (1 + 0.2 * tightness[region]) / (1 + 0.2 * tightness[region + 1])) < 1e-12)
          }
        }
      }
      tightness = world.places.regions.map(\.tightness)
      tight += tightness.filter { $0 > 0 }.count
    }
    #expect(tight > 20)
  }

  @Test func `when projects need nobody nothing is scarce, and training changes no firm`() {
    func scenario(_ set: @escaping (inout ParameterSet) -> Void) -> Scenario {
      FieldWorld.scenario([Self.training]) {
        $0[value: .specialistNeed] = .list(Array(repeating: 0, count: 6))
        set(&$0)
      }
    }
    let free = scenario { _ in }
    #expect(SideBySide.differing(free, 0, 1, quarters: 24) == 0)
    FieldWorld.follow(free) { _, world in
      #expect(world.places.regions.allSatisfy { $0.tightness == 0 && $0.unfilled == 0 })
    }
    // Need 0 ends scarcity, chance 1 ends search: whoever commits begins in the same quarter.
    let immediate = scenario { $0[value: .hireProbability] = .list([1, 1, 1]) }
    FieldWorld.follow(immediate) { _, world in
      #expect(!(0..<world.firmCount).contains { world.projects.activity[$0] == Activity.waiting })
    }
  }

  @Test func `a cost of tightness of 0 leaves the price of technology to rules and time`() {
    let scenario = FieldWorld.scenario([]) {
      $0.put(.poolShare, 0.0005)
      $0.put(.tightnessCost, 0)
    }
    FieldWorld.follow(scenario, policy: 0, quarters: 12) { _, world in
      for region in stride(from: 0, to: 6, by: 2) {
        for technology in 0..<technologyCount {
          let here = world.tables.cost[region * technologyCount + technology]
          #expect(here == world.tables.cost[(region + 1) * technologyCount + technology])
        }
      }
    }
  }
}
