import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Vouchers: a lottery for studies by a knowledge provider.
@Suite("Vouchers")
struct VoucherTests {
  private func world(money: Double, _ set: (inout ModelParameters) -> Void = { _ in }) -> World {
    var world = HandMade.world(firms: [20, 20]) { parameters in
      // Pays back in 1.5 years: too late alone, within twice the hurdle.
      parameters.cost = PerTechnology(repeating: 60_000)
      set(&parameters)
    }
    let agency = Agency.joint {
      $0.callBudget = 0
      $0.voucherBudget = money
      $0.voucherShare = 1
    }
    world.open([agency], voucher: VoucherTerms(value: 7_500, studyCost: 10_000))
    return world
  }

  private func allocate(_ world: inout World) {
    world.applyExogenousChange(at(0))
    world.allocateSupport(at(0))
  }

  @Test func `a voucher pays for a study that ends in the next quarter`() {
    var world = world(money: 10_000_000)
    world.intend(0, 4)
    allocate(&world)
    #expect(world.projects.activity[0] == Activity.study && world.projects.kind[0] == ProjectKind.voucherStudy)
    #expect(world.history.supported[4] == Support.voucher && world.projects.endQuarter[0] == 1)
    // The firm pays what the voucher does not; vouchers are no aid of the window.
    #expect(isClose(world.cash(0, at(0)), 77_500) && world.history.aidSum[0] == 0)
    #expect(world.agencies[0].awarded == 7_500)
    let booked = world.ledger.money[Spending.voucher.rawValue]
    #expect(booked.committed == 7_500 && booked.paid == 7_500 && booked.ownContribution == 2_500)
    world.dropAndComplete(at(1))
    #expect(world.history.testedMask[0] == 0b1_0000 && world.progress.signalCount[4] == 6)
    // Then it decides for itself.
    world.progress.signalSum[4] = 100
    world.allocateSupport(at(2))
    #expect(world.stage(0, 4) == Stage.inProject && world.projects.kind[0] == ProjectKind.privately)
  }

  @Test func `the lottery decides when money is short`() {
    var world = world(money: 10 * 3 * 7_500)
    for firm in 0..<40 { world.intend(firm, 1) }
    allocate(&world)
    let winners = (0..<40).filter { world.history.supported[$0 * technologyCount + 1] != 0 }
    let draws = world.eventDraws
    let lots = (0..<40).sorted {
      draws.uniform(.voucherLottery, quarter: 0, entity: $0) < draws.uniform(.voucherLottery, quarter: 0, entity: $1)
    }
    #expect(winners == lots.prefix(3).sorted())
    #expect(abs(world.agencies[0].voucherMoney) < 1e-6)
    // The others settle: too expensive alone, so they cool down.
    for firm in lots.dropFirst(3) { #expect(world.progress.coolUntil[firm * technologyCount + 1] == 4) }
  }

  @Test func `some vouchers are not taken to a provider`() {
    var world = world(money: 10_000_000) { $0.voucherUse = 0.6 }
    for firm in 0..<40 { world.intend(firm, 1) }
    allocate(&world)
    for firm in 0..<40 {
      let isUsed = world.eventDraws.uniform(.voucherUse, quarter: 0, entity: firm) < 0.6
      #expect((world.projects.activity[firm] == Activity.study) == isUsed)
    }
  }

  @Test func `nobody wants a voucher for what is tested or hopeless`() {
    var world = world(money: 10_000_000)
    for firm in 0..<3 { world.intend(firm, 1) }
    world.history.testedMask[0] = 0b10
    world.traits.hurdleYears[1] = 0.74
    world.traits.hurdleYears[2] = 0.76
    allocate(&world)
    #expect((0..<3).map { world.projects.activity[$0] } == [0, 0, Activity.study])
  }
}
