import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Release of money and paced limits (specification, section 5.5).
@Suite("Release of money")
struct MoneyTests {
  @Test func `money is released in parts that add up to the budget, study money first`() {
    var world = HandMade.world()
    let agency = Agency.joint {
      $0.callBudget = 7_000
      $0.voucherBudget = 3_000
      $0.voucherShare = 0.3
    }
    world.open([agency], call: .plain, voucher: VoucherTerms(value: 7_500, studyCost: 10_000), closes: 6)
    // Seven quarters; studies take two and one for the decision: study money comes in the first four.
    var study: [Double] = []
    var innovation: [Double] = []
    for quarter in 0..<7 {
      world.releaseMoney(at(quarter), world.programme!)
      study.append(world.agencies[0].studyMoney)
      innovation.append(world.agencies[0].innovationMoney)
      #expect(isClose(world.agencies[0].voucherMoney, 3_000 / 7 * Double(quarter + 1)))
    }
    for quarter in 0..<4 {
      #expect(isClose(study[quarter], 1_400 / 4 * Double(quarter + 1)))
      #expect(isClose(innovation[quarter], 5_600 / 7 * Double(quarter + 1)))
    }
    // What was not used for studies is for projects then.
    #expect(study[4] == 0 && isClose(innovation[4], 5_600 / 7 * 5 + 1_400))
    let purse = world.agencies[0]
    #expect(abs(purse.studyMoney + purse.innovationMoney + purse.voucherMoney - 10_000) < 1e-9)
    #expect(abs(purse.released - 10_000) < 1e-9)
  }

  @Test func `a lever that changes on the way never releases more than the budget`() {
    var world = HandMade.world()
    let agency = Agency.joint {
      $0.callBudget = 5_000
      $0.voucherBudget = 5_000
      $0.voucherShare = 1
    }
    world.open([agency], call: .plain, voucher: VoucherTerms(value: 7_500, studyCost: 10_000), closes: 6)
    for quarter in 0..<7 {
      world.agencies[0].voucherShare = quarter < 3 ? 1 : 0
      world.releaseMoney(at(quarter), world.programme!)
      #expect(world.agencies[0].released <= 10_000 + 1e-9)
    }
  }

  @Test func `a window too short for a study has no study money`() {
    var world = HandMade.world()
    world.open([.joint { $0.callBudget = 900 }], call: .plain, closes: 2)
    for quarter in 0..<3 { world.releaseMoney(at(quarter), world.programme!) }
    #expect(world.agencies[0].studyMoney == 0 && isClose(world.agencies[0].innovationMoney, 900))
  }

  @Test(arguments: [
    (80.0, 1, 14, 6.0), (80, 7, 14, 40), (80, 14, 14, 80), (80, 20, 14, 80), (1, 1, 14, 1), (6.85, 2, 14, 1),
    (2.5, 4, 5, 2), (2.5, 5, 5, 3), (0, 3, 5, 0),
  ])
  func `a limit is paced evenly and rounded up`(limit: Double, elapsed: Int, total: Int, expected: Double) {
    #expect(pacedLimit(limit, elapsed: elapsed, total: total) == expected)
  }

  @Test func `a paced limit gains nothing by rounding error, and no limit stays none`() {
    // 80/3 · 3/10 is 8.000000000000002 in binary fractions.
    #expect(pacedLimit(80.0 / 3, elapsed: 3, total: 10) == 8)
    #expect(pacedLimit(.infinity, elapsed: 1, total: 10) == .infinity)
    #expect(pacedLimit(80, elapsed: 1, total: 0) == 0)
  }
}
