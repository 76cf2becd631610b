import ParallelColumns
import Testing

@testable import AdoptionKernel

/// What phase 2 counts. Region 0 is in country 0, region 1 in country 1; each has a hub, for technology 0 and for 4.
@Suite("Hub ledger")
struct HubLedgerTests {
  private func world(linked: Bool) -> World {
    let hubs = [(0, 0b1), (1, 0b1_0000)].map { region, mask in
      Hubs.Hub(region: region, technologyMask: UInt8(mask), sectorMask: 63, baseCapacity: 2)
    }
    var world = HandMade.world(firms: [8, 8], countries: [0, 1], hubs: hubs)
    world.open([.joint()], hubs: Hubs(hubs: hubs, links: linked ? [Hubs.Link(first: 0, second: 1)] : []))
    return world
  }

  /// Three firms at home ask for technology 4, which only the hub abroad knows, one abroad asks for it too, and one at
  /// home for technology 0.
  private func serve(_ world: inout World, quarter: Int) {
    world.applyExogenousChange(at(quarter))
    for (firm, technology) in [(0, 4), (1, 4), (2, 4), (8, 4), (3, 0)] {
      world.lists.requests.append(
        HubRequest(firm: Int32(firm), technology: UInt8(technology), hub: -1, isReferral: false))
    }
    world.serveHubRequests(at(quarter))
    world.lists.requests.removeAll()
  }

  @Test func `without a link requests that only a hub abroad could serve are unmet, by country of the firm`() {
    var world = world(linked: false)
    serve(&world, quarter: 0)
    let (home, abroad) = (world.hubLedger.countries[0], world.hubLedger.countries[1])
    #expect(home.requests == 4 && home.unmet == 3 && home.lost == 0 && home.referrals == 0)
    #expect(abroad.requests == 1 && abroad.unmet == 0)
    #expect(world.hubLedger.hubs.map(\.requests) == [1, 1] && world.hubLedger.hubs.map(\.served) == [1, 1])
    #expect(world.hubLedger.hubs.map(\.capacity) == [2, 2])
  }

  @Test func `with a link they are referred, and what does not fit is lost`() {
    var world = world(linked: true)
    serve(&world, quarter: 0)
    let abroad = world.hubLedger.hubs[1]
    #expect(abroad.requests == 4 && abroad.referrals == 3 && abroad.served == 2 && abroad.lost == 2)
    let (home, there) = (world.hubLedger.countries[0], world.hubLedger.countries[1])
    #expect(home.unmet == 0 && home.referrals == abroad.servedReferrals && home.lost == 3 - abroad.servedReferrals)
    #expect(home.lost + there.lost == 2 && there.referrals == 0)
    #expect(world.ledger.hubReferrals == abroad.servedReferrals && world.ledger.hubServices == 3)
  }

  @Test func `counts of a quarter start anew, sums go on`() {
    var world = world(linked: true)
    serve(&world, quarter: 0)
    let first = world.hubLedger.countries[0].referrals
    serve(&world, quarter: 1)
    let now = world.hubLedger.countries[0]
    #expect(now.requests == 4 && now.referralsSoFar == first + now.referrals)
    #expect(world.hubLedger.hubs[0].served == 1 && world.ledger.hubServices == 6)
    // The window ends with quarter 9: no referral any more.
    serve(&world, quarter: 10)
    #expect(world.hubLedger.countries[0].unmet == 3 && world.hubLedger.hubs[1].referrals == 0)
    #expect(world.hubLedger.countries[0].referralsSoFar == first + now.referrals)
  }
}
