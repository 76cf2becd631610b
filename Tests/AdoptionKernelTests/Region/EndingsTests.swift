import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Phase 6 in more than one stretch of firms and with more than one thread.
@Suite("Endings")
struct EndingsTests {
  /// Three stretches of firms of two regions. Of every eleven, one gives up a use and perhaps ends a pilot as well, one
  /// ends a pilot with specialists, one a pilot with a grant, one a study; the others do nothing.
  private func world() -> World {
    var world = HandMade.world(firms: [9_001, 9_500]) { parameters in
      parameters.abandonRate[3] = 0.1
      parameters.successBase = 0.2
      parameters.successAbility = 0.5
      parameters.hubLearning = 0.1
      parameters.retention = 0.37
      parameters.fitSd = 0.35
      parameters.fitSectorShare = 0.3
    }
    world.open([.joint()], call: .plain)
    for firm in 0..<world.firmCount {
      switch firm % 11 {
      case 0:
        world.use(firm, 3)
        world.progress.drop[firm] = 4
        if firm % 2 == 0 { start(&world, firm, Activity.pilot, ProjectKind.privately, technology: firm % 3 + 2) }
      case 4: start(&world, firm, Activity.pilot, ProjectKind.privately, technology: 1)
      case 5: start(&world, firm, Activity.pilot, ProjectKind.innovation, technology: firm % 6)
      case 6: start(&world, firm, Activity.study, ProjectKind.callStudy, technology: 5)
      case 7: world.projects.activity[firm] = Activity.waiting
      default: break
      }
    }
    return world
  }

  /// A project that ends in quarter 3 or, of every fifth firm, later.
  private func start(_ world: inout World, _ firm: Int, _ activity: UInt8, _ kind: UInt8, technology: Int) {
    world.projects.activity[firm] = activity
    world.projects.technology[firm] = UInt8(technology == 3 ? 4 : technology)
    world.projects.endQuarter[firm] = firm % 5 == 4 ? 200 : 3
    world.projects.kind[firm] = kind
    if activity == Activity.pilot { world.projects.hiredSpecialists[firm] = Float(firm % 7) / 3 }
    guard kind != ProjectKind.privately else { return }
    world.projects.grant[firm] = Float(firm) / 3
    world.projects.isLead[firm] = firm % 2 == 0
    world.projects.setPartner(Int32(firm % 3 == 0 ? -1 : firm + 1), of: firm)
  }

  /// Everything that phase 6 writes.
  private func state(_ world: borrowing World) -> [UInt64] {
    var state: [UInt64] = []
    for pair in 0..<world.firmCount * technologyCount {
      state.append(
        UInt64(world.progress.stage[pair]) | UInt64(world.progress.coolUntil[pair]) << 8
          | UInt64(world.progress.signalCount[pair]) << 16 | UInt64(world.history.adoptQuarter[pair]) << 24
          | UInt64(world.history.dropQuarter[pair]) << 32)
      state.append(UInt64(world.progress.signalSum[pair].bitPattern))
    }
    for firm in 0..<world.firmCount {
      for value in [
        world.progress.ability[firm], world.progress.productivityGain[firm], world.projects.hiredSpecialists[firm],
        world.projects.cash[firm],
      ] { state.append(UInt64(value.bitPattern)) }
      state.append(
        UInt64(world.projects.activity[firm]) | UInt64(world.exposure.adoptedMask[firm]) << 8
          | UInt64(world.history.testedMask[firm]) << 16)
    }
    for index in 0..<world.lists.events.count {
      let event = world.lists.events[index]
      state.append(UInt64(event.firm) << 8 | UInt64(event.technology) << 2 | (event.sign > 0 ? 1 : 2))
    }
    for index in 0..<world.lists.ties.count { state.append(UInt64(world.lists.ties[index].lead)) }
    for index in 0..<world.lists.finishedStudies.count {
      state.append(UInt64(world.lists.finishedStudies[index].lead) << 32)
    }
    return state + world.places.regions.map(\.freeSpecialists.bitPattern)
      + world.ledger.money.map(\.paid.bitPattern)
  }

  @Test(arguments: [2, 3, 8])
  func `phase 6 leaves the same bits with any number of threads`(workers: Int) {
    var alone = world()
    alone.dropAndComplete(at(3))
    var together = world()
    together.dropAndComplete(at(3), workers: workers)
    let isSame = state(alone) == state(together)
    #expect(isSame)
    #expect(alone.ledger.drops == together.ledger.drops && alone.ledger.failures == together.ledger.failures)
    #expect(alone.ledger.successes == together.ledger.successes && alone.ledger.money == together.ledger.money)
    #expect(alone.tables.demonstrations == together.tables.demonstrations)
    #expect(alone.agencies[0].grossResults == together.agencies[0].grossResults)
  }

  @Test func `pools and purses are added to firm by firm, in the order of their ids`() {
    let before = world()
    var free = before.places.regions.map(\.freeSpecialists)
    var paid = (study: 0.0, innovation: 0.0)
    var after = world()
    after.dropAndComplete(at(3), workers: 2)
    for firm in 0..<before.firmCount where after.projects.activity[firm] != before.projects.activity[firm] {
      let technology = Int(before.projects.technology[firm])
      let succeeded = after.stage(firm, technology) == Stage.isolated
      let hired = Double(before.projects.hiredSpecialists[firm])
      free[Int(before.traits.region[firm])] += succeeded ? (1 - 0.37) * hired : hired
      let grant = Double(before.projects.grant[firm])
      if before.projects.kind[firm] == ProjectKind.callStudy { paid.study += grant }
      if before.projects.kind[firm] == ProjectKind.innovation { paid.innovation += (1 - 0.3) * grant }
    }
    #expect(free == after.places.regions.map(\.freeSpecialists))
    #expect(paid.study == after.ledger.money[Spending.study.rawValue].paid && paid.study > 1e6)
    #expect(paid.innovation == after.ledger.money[Spending.innovation.rawValue].paid && paid.innovation > 1e6)
  }

  @Test func `every use that begins or ends is an event, every lead's study and consortium is listed, in order`() {
    let before = world()
    var after = world()
    after.dropAndComplete(at(3), workers: 2)
    var events: [[Int]] = []
    var studies: [Int32] = []
    var ties: [Int32] = []
    for firm in 0..<before.firmCount {
      for technology in 0..<technologyCount {
        let (old, new) = (before.stage(firm, technology), after.stage(firm, technology))
        if (old >= Stage.isolated) != (new >= Stage.isolated) {
          events.append([firm, technology, new >= Stage.isolated ? 1 : -1])
        }
      }
      guard after.projects.activity[firm] != before.projects.activity[firm], before.projects.isLead[firm] else {
        continue
      }
      if before.projects.activity[firm] == Activity.study { studies.append(Int32(firm)) }
      if before.projects.activity[firm] == Activity.pilot, before.projects.partner(of: firm) >= 0 {
        ties.append(Int32(firm))
      }
    }
    let listed = (0..<after.lists.events.count).map { index in
      let event = after.lists.events[index]
      return [Int(event.firm), Int(event.technology), Int(event.sign)]
    }
    #expect(listed == events && events.count > 3_000)
    #expect((0..<after.lists.finishedStudies.count).map { after.lists.finishedStudies[$0].lead } == studies)
    #expect((0..<after.lists.ties.count).map { after.lists.ties[$0].lead } == ties && ties.count > 100)
    #expect(after.ledger.drops == events.count { $0[2] < 0 } && after.ledger.successes == events.count { $0[2] > 0 })
  }
}
