import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Runs in which peers or demonstrations are muted, or the money of an instrument is withheld.
@Suite("Muted echoes and withheld money")
struct PerceptionTests {
  private func seen(_ world: borrowing World, _ technology: Int) -> [Int] {
    (0..<world.firmCount).map { Int(world.exposure.adoptedNeighbours[$0 * technologyCount + technology]) }
  }

  private func event(_ firm: Int32, _ technology: UInt8, sign: Int8 = 1) -> UseEvent {
    UseEvent(firm: firm, technology: technology, sign: sign)
  }

  @Test func `neighbours see what is shown and nothing of what happens`() {
    var world = HandMade.world(firms: [3, 3], ties: [(0, 1), (0, 4)])
    world.use(0, 2)
    world.leadPerception()
    world.lists.events.append(event(4, 2))
    world.exposure.adoptedMask[4] = 0b100
    world.spreadAdoption(at(0))
    // Firm 0 was in use when the perception was cut loose; the adoption of firm 4 is not heard of.
    #expect(seen(world, 2) == [0, 1, 0, 0, 1, 0])
    world.show(0b1100, of: 1)
    #expect(seen(world, 2) == [1, 1, 0, 0, 1, 0] && seen(world, 3) == [1, 0, 0, 0, 0, 0])
    // Showing the same again changes nothing; showing nothing takes it back.
    world.show(0b1100, of: 1)
    world.show(0, of: 0)
    world.show(0b1000, of: 1)
    #expect(seen(world, 2) == [0, 0, 0, 0, 0, 0] && seen(world, 3) == [1, 0, 0, 0, 0, 0])
    // What firms use themselves is left alone.
    #expect((0..<6).map { world.exposure.adoptedMask[$0] } == [0b100, 0, 0, 0, 0b100, 0])
  }

  @Test func `a new tie shows what is shown, and later shows run along it`() {
    var world = HandMade.world(firms: [2, 2])
    world.use(3, 1)
    world.leadPerception()
    world.exposure.adoptedMask[0] = 0b10
    world.addTie(0, 3, at(0))
    // Firm 3 does not see the use of firm 0.
    #expect(seen(world, 1) == [1, 0, 0, 0])
    world.show(0b10, of: 0)
    #expect(seen(world, 1) == [1, 0, 0, 1])
  }

  @Test func `in a directed network listeners see what is shown, as often as they listen`() {
    var world = HandMade.world(ties: [(0, 3), (0, 3), (1, 3), (3, 0)], kind: .directed)
    world.leadPerception()
    world.show(1, of: 3)
    #expect(seen(world, 0) == [2, 1, 0, 0])
  }

  @Test func `on the complete graph a firm counts the shown uses of all others and not its own`() {
    var world = HandMade.world(kind: .complete) { $0.subThreshold = 0 }
    for firm in 0..<4 {
      world.traits.threshold[firm] = 0.3
      world.tell(firm, 1)
    }
    world.leadPerception()
    // Firm 0 uses it, unheard of; firm 1 is shown to use it, and does not.
    world.use(0, 1)
    world.tables.adopters[1] = 0
    world.show(0b10, of: 1)
    world.applyExogenousChange(at(0))
    world.runFirmPass(at(0), workers: 1)
    #expect((0..<4).map { world.progress.intent[$0] } == [0, 0, 2, 2])
  }

  @Test func `a conversation passes on what is shown`() {
    var world = HandMade.world(firms: [1, 1], ties: [(0, 1)]) { parameters in
      parameters.sharingProbability = 1
      parameters.competitorSharing = 1
    }
    for technology in [1, 4] { world.tell(0, technology) }
    world.leadPerception()
    world.use(1, 1)
    world.show(0b1_0000, of: 1)
    world.applyExogenousChange(at(0))
    world.runFirmPass(at(0), workers: 1)
    #expect(world.progress.signalCount[1] == 0 && world.progress.signalCount[4] == 1)
  }

  @Test func `hubs bring firms together with those that are shown to use a technology`() {
    func ties(shown: Bool) -> Int {
      let hub = Hubs.Hub(region: 0, technologyMask: 63, sectorMask: 63, baseCapacity: 9)
      var world = HandMade.world(firms: [20, 20], hubs: [hub]) { $0.hubTieProbability = 1 }
      world.leadPerception()
      for firm in 1..<40 { if shown { world.show(0b10, of: firm) } else { world.use(firm, 1) } }
      world.lists.requests.append(HubRequest(firm: 0, technology: 1, hub: -1, isReferral: false))
      world.applyExogenousChange(at(0))
      world.serveHubRequests(at(0))
      return world.network.extraCount(of: 0)
    }
    #expect(ties(shown: true) == 1 && ties(shown: false) == 0)
  }

  @Test(arguments: [true, false])
  func `supported pilots are demonstrations unless these are muted`(leaves: Bool) {
    var world = HandMade.world()
    world.open([.joint()], call: .plain) { $0.leavesDemonstrations = leaves }
    world.commit(0, 1, cost: 40_000, grant: 20_000, at(0))
    world.projects.kind[0] = ProjectKind.innovation
    world.projects.setPartner(-1, of: 0)
    world.projects.activity[0] = Activity.pilot
    world.projects.endQuarter[0] = 1
    world.dropAndComplete(at(1))
    #expect(world.exposure.adoptedMask[0] == 0b10 && world.agencies[0].grossResults == 1)
    #expect(world.tables.demonstrations[1] == (leaves ? 1 : 0))
  }

  @Test func `withheld money is released and counted, but reaches nobody`() {
    for (call, voucher) in [(true, false), (false, true), (true, true)] {
      var world = HandMade.world()
      var agency = Agency.joint {
        $0.callBudget = 70_000
        $0.voucherBudget = 30_000
        $0.voucherShare = 0.3
      }
      agency.withholdsCall = call
      agency.withholdsVoucher = voucher
      world.open([agency], call: .plain, voucher: VoucherTerms(value: 7_500, studyCost: 10_000), closes: 6)
      for quarter in 0..<7 { world.releaseMoney(at(quarter), world.programme!) }
      let purse = world.agencies[0]
      #expect(isClose(purse.released, 100_000))
      #expect(isClose(purse.studyMoney + purse.innovationMoney, call ? 0 : 70_000))
      #expect(isClose(purse.voucherMoney, voucher ? 0 : 30_000))
      #expect(purse.offersCall == !call && purse.offersVoucher == !voucher)
      world.letAgenciesLearn(at(6))
      #expect(world.places.countries.map(\.attention) == Array(repeating: !(call && voucher), count: 2))
    }
  }

  @Test func `nobody applies for money that is withheld`() {
    for withheld in [false, true] {
      var world = HandMade.world()
      world.open([.joint { $0.withholdsCall = withheld }], call: .plain)
      world.intend(0, 1)
      world.applyExogenousChange(at(0))
      world.allocateSupport(at(0))
      // Whoever applies pays for it; whoever does not invests without help.
      #expect((world.lists.applications.count == 1) == !withheld)
      #expect((world.projects.kind[0] == ProjectKind.privately) == withheld)
    }
  }
}
