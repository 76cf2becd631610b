import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Phase 5 and the pools. Regions 0 and 1 are in country 0, region 2 is abroad.
@Suite("Specialists")
struct SpecialistTests {
  private func world(_ firms: Int = 4, _ set: (inout ModelParameters) -> Void = { _ in }) -> World {
    HandMade.world(firms: [firms, firms, firms], countries: [0, 0, 1], set)
  }

  /// Lets a firm wait for specialists since a quarter.
  private func wait(_ world: inout World, _ firm: Int, since quarter: Int = 0) {
    world.commit(firm, 1, cost: 40_000, grant: 0, at(quarter))
  }

  private func free(_ world: borrowing World) -> Double {
    world.places.regions.reduce(0) { $0 + $1.freeSpecialists }
  }

  @Test func `need grows with the root of size and is less for a firm that a hub has served`() {
    var world = world { $0.hubNeedCut = 0.25 }
    for firm in 0..<2 { wait(&world, firm) }
    world.traits.employees[0] = 100
    world.history.served[1] = true
    #expect(world.specialistNeed(0) == 1)
    #expect(world.specialistNeed(1) == 0.375)
  }

  @Test func `who is hired starts a pilot, pays its own part and takes specialists from the pool`() {
    var world = world()
    wait(&world, 0)
    world.matchSpecialists(at(0))
    #expect(world.projects.activity[0] == Activity.pilot && world.projects.endQuarter[0] == 3)
    #expect(world.projects.hiredSpecialists[0] == 0.5 && world.places.regions[0].freeSpecialists == 9.5)
    #expect(isClose(world.cash(0, at(0)), 60_000) && world.ledger.privateOutlay == 40_000)
    #expect(world.places.regions[0].tightness == 0 && world.places.regions[0].unfilled == 0)
  }

  @Test func `hiring succeeds with the probability of the size class and country`() {
    var world = world(100) { $0.hireProbability = [0.3, 0.6, 0.8] }
    world.places.countries[1].hireFactor = 0.5
    for region in 0..<3 { world.places.regions[region].freeSpecialists = 1_000 }
    for firm in 0..<300 {
      world.traits.sizeClass[firm] = UInt8(firm % 3)
      wait(&world, firm)
    }
    world.matchSpecialists(at(4))
    for firm in 0..<300 {
      let chance = [0.3, 0.6, 0.8][firm % 3] * (firm < 200 ? 1 : 0.5)
      let hired = world.eventDraws.uniform(.hire, quarter: 4, entity: firm, sub: 1) < chance
      #expect(world.projects.activity[firm] == (hired ? Activity.pilot : Activity.waiting))
    }
  }

  @Test func `a short pool serves by lot, a smaller need may still fit, and tightness tells`() {
    var world = world(6)
    for region in 0..<3 { world.places.regions[region].freeSpecialists = region == 0 ? 1.25 : 0 }
    for firm in 0..<5 { wait(&world, firm) }
    world.traits.employees[2] = 6.25
    world.matchSpecialists(at(0))
    var left = 1.25
    let draws = world.eventDraws
    let lots = (0..<5).sorted {
      draws.uniform(.hire, quarter: 0, entity: $0) < draws.uniform(.hire, quarter: 0, entity: $1)
    }
    for firm in lots {
      let need = firm == 2 ? 0.25 : 0.5
      #expect((world.projects.activity[firm] == Activity.pilot) == (need <= left))
      if need <= left { left -= need }
    }
    // Demand 2.25 over supply 1.25.
    #expect(isClose(world.places.regions[0].tightness, 0.8))
    #expect(isClose(world.places.regions[0].unfilled, 2.25 - (1.25 - left)))
    #expect(isClose(free(world), left))
  }

  @Test func `tightness is within 0 and 1`() {
    #expect(labourTightness(demand: 0, supply: 0) == 0 && labourTightness(demand: 1, supply: 0) == 1)
    #expect(labourTightness(demand: 2, supply: 4) == 0 && labourTightness(demand: 9, supply: 2) == 1)
    #expect(labourTightness(demand: 3, supply: 2) == 0.5)
  }

  @Test func `pools offer themselves by reach and demand, and lose in proportion to their offers`() {
    var world = world()
    // From anywhere to elsewhere in the country 0.2, abroad 0.1, doubled while joint recruitment runs.
    for origin in 0..<3 {
      for region in 0..<3 where origin != region {
        world.tables.mobility[origin * 3 + region] = (origin == 2) == (region == 2) ? 0.2 : 0.1
      }
    }
    world.parameters.jointMobilityFactor = 2
    let agency = Agency.joint { $0.workforceBudget = 100 }
    world.open([agency], call: .plain) { $0.jointTraining = true }
    for region in 0..<3 { world.places.regions[region].freeSpecialists = [4, 0, 8][region] }
    for firm in [0, 4, 5] { wait(&world, firm) }
    world.matchSpecialists(at(0))
    // Demand 0.5 in region 0 and 1 in region 1. Origin 0 weighs 0.5 and 0.2; origin 2 weighs 0.2 · (0.5 and 1).
    let offers = [(4 * 0.5 / 0.7, 4 * 0.2 / 0.7), (8 * 0.1 / 0.3, 8 * 0.2 / 0.3)]
    let supply = (offers[0].0 + offers[1].0, offers[0].1 + offers[1].1)
    #expect(isClose(world.ledger.supply, 12) && isClose(world.ledger.demand, 1.5))
    let fromAbroad = 0.5 / supply.0 * offers[1].0 + 1 / supply.1 * offers[1].1
    #expect(isClose(world.places.regions[2].freeSpecialists, 8 - fromAbroad))
    #expect(isClose(world.ledger.flowAbroad, fromAbroad) && isClose(free(world), 12 - 1.5))
  }

  @Test func `specialists are conserved: what is hired comes back, but for those kept after success`() {
    var world = world(20) { parameters in
      parameters.successBase = 0.5
      parameters.retention = 0.4
      parameters.hireProbability = PerSize(repeating: 0.8)
    }
    for firm in 0..<60 { wait(&world, firm) }
    let start = free(world)
    world.matchSpecialists(at(0))
    let hired = (0..<60).reduce(0.0) { $0 + Double(world.projects.hiredSpecialists[$1]) }
    #expect(isClose(free(world) + hired, start, within: 1e-9) && hired > 5)
    world.dropAndComplete(at(3))
    let kept = (0..<60).filter { world.stage($0, 1) == Stage.isolated }.count
    #expect(kept > 5 && isClose(free(world), start - 0.4 * 0.5 * Double(kept), within: 1e-9))
    #expect((0..<60).allSatisfy { world.projects.hiredSpecialists[$0] == 0 })
  }

  @Test func `a private project is given up after the longest wait`() {
    var world = world { $0.maxWait = 6 }
    for region in 0..<3 { world.places.regions[region].freeSpecialists = 0 }
    wait(&world, 0, since: 2)
    for quarter in 2..<8 { world.matchSpecialists(at(quarter)) }
    #expect(world.projects.activity[0] == Activity.waiting && world.places.regions[0].tightness == 1)
    world.matchSpecialists(at(8))
    #expect(world.projects.activity[0] == Activity.idle && world.stage(0, 1) == Stage.aware)
    #expect(world.progress.coolUntil[1] == 12)
  }

  @Test func `inflow fills a pool up to half more than its start and what was trained`() {
    #expect(filledPool(free: 2, start: 10, trainees: 0, inflowRate: 0.1) == 3)
    #expect(filledPool(free: 14.5, start: 10, trainees: 0, inflowRate: 0.1) == 15)
    #expect(filledPool(free: 14.5, start: 10, trainees: 3, inflowRate: 0.1) == 15.5)
    #expect(filledPool(free: 30, start: 10, trainees: 3, inflowRate: 0.1) == 18)
  }

  @Test func `training reaches the regions of the jurisdiction by unfilled places, after its lag`() {
    var world = world()
    var agency = Agency(index: 0, isJoint: false, rule: .single, grantRate: 0.5, voucherShare: 0)
    agency.workforceBudget = 10 * 48_000
    world.open([agency])
    for region in 0..<3 { world.places.regions[region].unfilled = [1, 3, 5][region] }
    world.applyExogenousChange(at(0))
    // Four persons a quarter, one and three of them: nobody abroad. Unfilled places stay as they are here.
    for quarter in 1...4 { world.applyExogenousChange(at(quarter)) }
    #expect(zip(world.places.regions, [2.0, 6, 0]).allSatisfy { abs($0.trainees - $1) < 1e-4 })
    #expect(zip(world.places.regions, [12.0, 16, 10]).allSatisfy { abs($0.freeSpecialists - $1) < 1e-4 })
    #expect(isClose(world.ledger.publicCost, 5 * 48_000))
  }
}
