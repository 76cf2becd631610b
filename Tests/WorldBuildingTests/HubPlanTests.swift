import AdoptionKernel
import ScenarioModel
import Testing

@testable import WorldBuilding

/// What hub money buys: links, then new hubs, then slots (specification, section 5.10). Ten quarters, no overheads.
@Suite("Hub plan")
struct HubPlanTests {
  private func plan(
    money: Double, pooled: Double = 1, hubs: [Int] = [0], firms: [Int] = [200, 100, 150], hubLinks: Bool = false,
    funding: HubFunding = HubFunding(share: 1), _ set: (inout ParameterSet) -> Void = { _ in }
  ) -> (hubs: Hubs, spending: [Double]) {
    let description = SmallWorld.description(firms: firms, hubs: hubs.map { SmallWorld.hub($0) }) {
      $0[value: .overhead] = .number(0)
      $0[value: .coordinationOverhead] = .number(0)
      $0[value: .hubServiceCost] = .number(1_000)
      $0[value: .hubSetupCost] = .number(20_000)
      $0[value: .hubLinkCost] = .number(500)
      set(&$0)
    }
    let builder = WorldBuilder(description)
    var world = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: 20)
    let programme = SmallWorld.programme(envelope: 10 * money, pooled: pooled, [.hubs(funding)]) {
      $0.hubLinks = hubLinks
    }
    builder.adopt(Policy(name: "hubs", title: "Hubs", programme: programme), in: &world)
    return (world.hubs, world.agencies.map(\.hubSpendingPerQuarter))
  }

  @Test func `a new hub goes where there is none and most firms are, with three technologies each`() {
    // A hub costs 8 · 1,000 and a tenth of its set-up, 10,000 a quarter in all.
    let (hubs, spending) = plan(money: 20_000)
    #expect(hubs.hubs.map(\.region) == [0, 2, 1])
    #expect(hubs.hubs.map(\.technologyMask) == [63, 0b00_0111, 0b11_1000])
    #expect(hubs.hubs[1].isPolicyHub && hubs.hubs[1].policyCapacity == 8 && hubs.hubs[1].baseCapacity == 0)
    #expect(hubs.hubs[1].opens == 1 && hubs.hubs[1].closes == 10 && hubs.hubs[0].policyCapacity == 0)
    #expect(spending == [20_000])
  }

  @Test func `what is left buys slots, spread evenly over the base hubs of the jurisdiction`() {
    let (hubs, spending) = plan(money: 13_000, hubs: [0, 1])
    #expect(hubs.hubs.map(\.region) == [0, 1, 2])
    #expect(hubs.hubs.map(\.policyCapacity) == [1.5, 1.5, 8] && spending == [13_000])
  }

  @Test func `without a base hub in the jurisdiction what is left is not spent`() {
    // Country XB has region 2 alone, with half as many firms as XA: a third of 13,500 is not enough for a hub.
    let (hubs, spending) = plan(money: 13_500, pooled: 0)
    #expect(hubs.hubs.map(\.region) == [0] && abs(spending[0] - 9_000) < 1e-9 && spending[1] == 0)
    #expect(abs(hubs.hubs[0].policyCapacity - 9) < 1e-9)
  }

  @Test func `a later agency sees the hubs of an earlier one`() {
    // The national agencies found one each, in regions 1 and 2; the joint one finds nothing left to found.
    let (hubs, _) = plan(money: 80_000, pooled: 0.5)
    #expect(hubs.hubs.map(\.region) == [0, 1, 2])
  }

  @Test func `links join each hub with its nearest hubs abroad, nearest pairs first, as far as the share goes`() {
    let (one, _) = plan(money: 2_000, hubs: [0, 1, 2], hubLinks: true)
    // 0.3 · 2,000 buy one link of 500: the nearer one.
    #expect(one.links == [Hubs.Link(first: 1, second: 2)])
    let (two, spending) = plan(money: 4_000, hubs: [0, 1, 2], hubLinks: true)
    #expect(two.links == [Hubs.Link(first: 1, second: 2), Hubs.Link(first: 0, second: 2)])
    // Links take 1,000; the other 3,000 are three slots at three hubs.
    #expect(two.hubs.map(\.policyCapacity) == [1, 1, 1] && spending == [4_000])
    let (few, _) = plan(money: 4_000, hubs: [0, 1, 2], hubLinks: true) { $0[value: .hubLinksPerHub] = .number(0) }
    #expect(few.links.isEmpty)
    let (none, _) = plan(money: 4_000, hubs: [0, 1, 2])
    #expect(none.links.isEmpty)
  }

  @Test func `a policy may set how much goes to links and how many hubs are founded; the rest buys slots`() {
    let links = HubFunding(share: 1, linkBudgetShare: 0.6)
    let (linked, _) = plan(money: 2_000, hubs: [0, 1, 2], hubLinks: true, funding: links)
    // 0.6 · 2,000 buy two links of 500 where the parameter's 0.3 buy one.
    #expect(linked.links.count == 2)
    let (one, spending) = plan(money: 20_000, funding: HubFunding(share: 1, maxNewHubs: 1))
    #expect(one.hubs.map(\.region) == [0, 2] && one.hubs[0].policyCapacity == 10 && spending == [20_000])
    let (none, _) = plan(money: 20_000, funding: HubFunding(share: 1, maxNewHubs: 0))
    #expect(none.hubs.map(\.region) == [0] && none.hubs[0].policyCapacity == 20)
  }
}
