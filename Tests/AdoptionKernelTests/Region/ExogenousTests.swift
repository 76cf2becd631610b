import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Phase 0: the freeze, rules, campaigns, administration.
@Suite("Exogenous change")
struct ExogenousTests {
  private func national(_ country: Int, _ set: (inout Agency) -> Void) -> Agency {
    var agency = Agency(index: country, isJoint: false, rule: .single, grantRate: 0.5, voucherShare: 0)
    set(&agency)
    return agency
  }

  @Test func `the baseline is frozen at the beginning of quarter 0`() {
    var world = HandMade.world(warmUp: 4)
    world.use(1, 0)
    world.use(2, 1)
    world.use(3, 1)
    world.use(3, 5)
    world.applyExogenousChange(Moment(run: 3, calendar: -1))
    #expect((0..<4).allSatisfy { world.history.segment[$0] == 0 })
    world.applyExogenousChange(Moment(run: 4, calendar: 0))
    #expect((0..<4).map { world.history.segment[$0] } == [0, 1, 1, 2])
    #expect(world.history.adoptQuarter[technologyCount] == Timing.baseline)
    #expect(world.history.adoptQuarter[technologyCount + 1] == Timing.never)
    world.use(0, 2)
    world.applyExogenousChange(Moment(run: 5, calendar: 1))
    #expect(world.history.segment[0] == 0 && world.history.adoptQuarter[2] == Timing.never)
  }

  @Test func `two advanced technologies make a leader, cloud is not one of them`() {
    #expect(segment(mask: 0) == 0 && segment(mask: 0b1) == 1 && segment(mask: 0b11) == 1)
    #expect(segment(mask: 0b110) == 2 && segment(mask: 0b10_0001) == 1 && segment(mask: 0b11_1111) == 2)
  }

  @Test func `enablement is bought by country, takes effect after its lag and ends at the ceiling`() {
    var world = HandMade.world(firms: [30, 10]) { $0.enablementUnitCost = 1_000 }
    world.places.countries[0].enablement = 0.5
    world.places.countries[1].enablement = 0.94
    // EUR 400 a quarter by firms: 300 buy 0.03 for country 0, 100 would buy 0.01 for country 1.
    world.open([.joint { $0.regulationBudget = 4_000 }])
    var booked: [Double] = []
    for quarter in 0..<12 {
      world.applyExogenousChange(at(quarter))
      booked.append(world.ledger.money[Spending.regulation.rawValue].committed)
      let bought = min(quarter - 1, 10)
      #expect(isClose(world.places.countries[0].enablement, 0.5 + 0.03 * Double(max(0, bought))))
      #expect(isClose(world.places.countries[1].enablement, quarter < 2 ? 0.94 : 0.95))
    }
    // The first quarter reaches the ceiling of country 1, counting what is ordered; the rest of its money is unspent.
    #expect(isClose(booked[0], 400) && booked[1...9].allSatisfy { isClose($0, 300) } && booked[10] == 0)
  }

  @Test func `half of a joint agency's money harmonises all pairs at once, up to the ceiling of the lowest`() {
    var world = HandMade.world(firms: [10, 10, 10], countries: [0, 1, 2]) { parameters in
      parameters.enablementUnitCost = 1_000
      parameters.harmonisationUnitCost = 500
    }
    for country in 0..<3 { world.places.countries[country].enablement = 0.95 }
    world.places.harmonisation = [1, 0.7, 0.8, 0.7, 1, 0.9, 0.8, 0.9, 1]
    // 300 a quarter for three pairs: 0.02 each.
    let agency = Agency.joint {
      $0.index = 3
      $0.regulationBudget = 6_000
    }
    world.open([agency]) { $0.harmonise = true }
    world.applyExogenousChange(at(0))
    #expect(isClose(world.ledger.money[Spending.regulation.rawValue].committed, 300))
    for quarter in 1...2 { world.applyExogenousChange(at(quarter)) }
    #expect(
      zip(world.places.harmonisation, [1, 0.72, 0.82, 0.72, 1, 0.92, 0.82, 0.92, 1]).allSatisfy { isClose($0, $1) })
    for quarter in 3...30 { world.applyExogenousChange(at(quarter)) }
    // Ten quarters of 0.02; pairs that started higher stop at the ceiling.
    #expect(
      zip(world.places.harmonisation, [1, 0.9, 0.95, 0.9, 1, 0.95, 0.95, 0.95, 1]).allSatisfy { isClose($0, $1) })
    #expect(isClose(world.places.meanHarmonisation(of: 0), 0.925))
  }

  @Test func `without harmonisation all of the money is for enablement, and alone a country is in harmony`() {
    var world = HandMade.world { $0.enablementUnitCost = 1_000 }
    for country in 0..<2 { world.places.countries[country].enablement = 0.5 }
    world.open([.joint { $0.regulationBudget = 1_000 }])
    for quarter in 0...2 { world.applyExogenousChange(at(quarter)) }
    #expect(isClose(world.places.countries[0].enablement, 0.505))
    let alone = HandMade.world(firms: [4], countries: [0])
    #expect(alone.places.meanHarmonisation(of: 0) == 1)
  }

  @Test func `campaigns of several agencies add up to full coverage, and no more is bought`() {
    var world = HandMade.world(firms: [30, 10]) { $0.campaignCost = 40 }
    // Full coverage of a country's firms costs 10 a firm and quarter.
    let agencies = [national(0) { $0.awarenessBudget = 1_800 }, .joint { $0.awarenessBudget = 2_400 }]
    world.open(agencies)
    world.applyExogenousChange(at(0))
    // The national agency covers 180 of 300 in country 0, the joint one 240 of 400 in both, of which 0.4 are left there.
    #expect(isClose(world.places.countries[0].campaign, 1) && isClose(world.places.countries[1].campaign, 0.6))
    let awareness = Spending.awareness.rawValue
    #expect(isClose(world.ledger.money[awareness].committed, 180))
    #expect(isClose(world.ledger.money[Spending.allCases.count + awareness].committed, 120 + 60))
    world.applyExogenousChange(at(10))
    #expect(world.places.countries.allSatisfy { $0.campaign == 0 })
  }

  @Test func `administration and hub money are booked in equal parts over the window`() {
    var world = HandMade.world()
    let agency = Agency.joint {
      $0.administration = 1_300
      $0.hubSpendingPerQuarter = 70
    }
    world.open([agency], closes: 12)
    for quarter in 0..<13 {
      world.applyExogenousChange(at(quarter))
      #expect(isClose(world.ledger.money[Spending.administration.rawValue].committed, 100))
      #expect(isClose(world.ledger.money[Spending.hubs.rawValue].paid, 70))
    }
    world.applyExogenousChange(at(13))
    #expect(world.ledger.money.allSatisfy { $0 == MoneyFlow() } && isClose(world.ledger.publicCost, 13 * 170))
  }

  @Test func `a push lowers the thresholds of a share of the firms for a while`() {
    var world = HandMade.world(firms: [50, 50])
    for firm in 0..<100 { world.traits.threshold[firm] = 0.4 }
    world.push = Push(share: 0.3, quarters: 2..<5, usual: Array(repeating: 0.4, count: 100))
    let pushed = (0..<100).filter { world.populationDraws.uniform(.initThreshold, entity: $0) < 0.3 }
    for quarter in 0..<8 {
      world.applyExogenousChange(at(quarter))
      let low = (0..<100).filter { world.traits.threshold[$0] == 0 }
      #expect(low == ((2..<5).contains(quarter) ? pushed : []))
    }
    #expect(!pushed.isEmpty)
  }
}
