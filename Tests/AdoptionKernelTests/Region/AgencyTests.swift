import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Phase 1: attention and learning.
@Suite("Agencies")
struct AgencyTests {
  private func national(_ country: Int, rate: Double = 0.5, _ set: (inout Agency) -> Void = { _ in }) -> Agency {
    var agency = Agency(index: country, isJoint: false, rule: .single, grantRate: rate, voucherShare: 0.2)
    agency.callBudget = 100_000
    set(&agency)
    return agency
  }

  private func attention(_ agencies: [Agency], call: CallTerms? = .plain, quarter: Int = 0) -> [Bool] {
    var world = HandMade.world()
    world.open(agencies, call: call)
    world.letAgenciesLearn(at(quarter))
    return world.places.countries.map(\.attention)
  }

  @Test func `an open programme with money left draws the attention of its countries`() {
    #expect(attention([national(1)]) == [false, true])
    #expect(attention([.joint()]) == [true, true])
    #expect(attention([national(0)], quarter: 10) == [false, false])
    #expect(attention([national(0) { $0.callBudget = 0 }], call: nil) == [false, false])
  }

  @Test func `attention needs a voucher's worth of money and a project that may still be funded`() {
    #expect(attention([national(0) { $0.awarded = 92_500 }]) == [true, false])
    #expect(attention([national(0) { $0.awarded = 92_501 }]) == [false, false])
    let limited = CallTerms.plain.with { $0.maxInnovation = 3 }
    #expect(attention([national(0) { $0.innovations = 2 }], call: limited) == [true, false])
    #expect(attention([national(0) { $0.innovations = 3 }], call: limited) == [false, false])
    // Half of an agency's vouchers are enough without a call.
    let vouchers = national(0) {
      $0.callBudget = 0
      $0.voucherBudget = 50_000
    }
    #expect(attention([vouchers], call: nil) == [true, false])
  }

  private func learning(
    _ agencies: [Agency], quarter: Int, seed: UInt64 = 7, _ set: (inout ModelParameters) -> Void
  ) -> [Agency] {
    var world = HandMade.world(firms: [1, 1, 1], countries: [0, 1, 2], seed: seed) { parameters in
      parameters.agencyRateSpread = 0.1
      set(&parameters)
    }
    world.open(agencies, call: .plain, closes: 13)
    world.letAgenciesLearn(at(quarter))
    return world.agencies
  }

  private var three: [Agency] {
    [
      national(0, rate: 0.4) {
        $0.grossResults = 10
        $0.awarded = 200
      },
      national(1, rate: 0.6) {
        $0.grossResults = 9
        $0.awarded = 100
        $0.voucherShare = 0.7
      },
      national(2, rate: 0.7),
    ]
  }

  @Test func `once a year the others copy one lever of the agency with most results per euro`() {
    for seed in 1...8 as ClosedRange<UInt64> {
      let draws = DrawKey(seed: seed)
      let after = learning(three, quarter: 4, seed: seed) { $0.copyAlone = 1 }
      #expect(after[1].grantRate == 0.6 && after[1].voucherShare == 0.7)
      for agency in [0, 2] {
        if draws.uniform(.agencyCopy, quarter: 4, entity: agency, sub: 1) < 0.5 {
          let noise = draws.uniform(.agencyCopy, quarter: 4, entity: agency, sub: 2)
          #expect(isClose(after[agency].grantRate, 0.6 + 0.02 * (2 * noise - 1), within: 1e-12))
          #expect(after[agency].voucherShare == 0.2)
        } else {
          #expect(after[agency].voucherShare == 0.7 && after[agency].grantRate == three[agency].grantRate)
        }
      }
    }
  }

  @Test func `agencies learn in every fourth quarter after the first, and only if they differ`() {
    for quarter in 0..<14 {
      let after = learning(three, quarter: quarter) { $0.copyAlone = 1 }
      let learned = after[0].grantRate != 0.4 || after[0].voucherShare != 0.2
      #expect(learned == [4, 8, 12].contains(quarter))
    }
    let alike = learning(three, quarter: 4) { parameters in
      parameters.copyAlone = 1
      parameters.agencyRateSpread = 0
    }
    #expect(alike[0].grantRate == 0.4 && alike[0].voucherShare == 0.2)
  }

  @Test func `who does not copy may explore`() {
    let after = learning(three, quarter: 8) { $0.exploreProbability = 1 }
    for agency in [0, 2] {
      let rate = DrawKey(seed: 7).uniform(.agencyExplore, quarter: 8, entity: agency, sub: 1)
      #expect(after[agency].grantRate == 0.3 + 0.5 * rate)
    }
    #expect(after[1].grantRate == 0.6)
  }
}
