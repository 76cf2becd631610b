public import AdoptionKernel
public import ScenarioModel

extension WorldBuilder {
  /// The hubs and links that exist under a policy: those of the world, then what its hub money buys.
  public func hubs(under policy: Policy) -> Hubs {
    guard let programme = policy.programme else { return baseHubs() }
    var agencies = fundedAgencies(of: programme)
    return planHubs(programme, agencies: &agencies, base: baseHubs())
  }

  /// What the hub money of each agency buys, planned once: links, then new hubs, then slots (specification 5.10).
  ///
  /// With f = b/nq the money of a quarter: (1) a joint agency with hub links buys as many candidate links as
  /// `hubLinkBudgetShare·f/hubLinkCost` allows; (2) new hubs where the jurisdiction has none, most firms first, at
  /// most as many as the policy wants;
  /// (3) the rest buys slots at `hubServiceCost`, spread evenly over the base hubs of the jurisdiction.
  func planHubs(_ programme: Programme, agencies: inout [Agency], base: Hubs) -> Hubs {
    var plan = base
    let funding = hubFunding(of: programme)
    let quarters = Double(programme.closes.index - programme.opens.index + 1)
    let window = programme.opens.index...programme.closes.index
    for position in agencies.indices where agencies[position].hubBudget > 0 {
      let agency = agencies[position]
      let money = agency.hubBudget / quarters
      var left = money
      if agency.isJoint, programme.governance.hubLinks {
        let links = affordableLinks(base, money: money, share: funding.linkBudgetShare)
        plan.links += links
        left -= Double(links.count) * linkCost
      }
      left -= foundHubs(
        &plan, agency, atMost: funding.maxNewHubs, money: left, quarters: quarters, window: window)
      left -= buySlots(&plan, agency, baseCount: base.hubs.count, money: left)
      agencies[position].hubSpendingPerQuarter = money - left
    }
    return plan
  }

  private func hubFunding(of programme: Programme) -> HubFunding {
    for case .hubs(let funding) in programme.instruments { return funding }
    return HubFunding(share: 0)
  }

  private var linkCost: Double { description.parameters[.hubLinkCost] / weight }

  /// Each hub's nearest foreign hubs as unordered pairs, nearest pairs first, as many as the money allows.
  private func affordableLinks(_ base: Hubs, money: Double, share: Double?) -> [Hubs.Link] {
    let values = description.parameters
    let perHub = Int(values[.hubLinksPerHub])
    var pairs: [(distance: Double, link: Hubs.Link)] = []
    for hub in base.hubs.indices {
      let foreign = base.hubs.indices
        .filter { country(of: base.hubs[$0]) != country(of: base.hubs[hub]) }
        .map { (distance: distance(base.hubs[hub], base.hubs[$0]), hub: $0) }
        .sorted { $0.distance != $1.distance ? $0.distance < $1.distance : $0.hub < $1.hub }
      for candidate in foreign.prefix(perHub) {
        let link = Hubs.Link(first: min(hub, candidate.hub), second: max(hub, candidate.hub))
        if !pairs.contains(where: { $0.link == link }) { pairs.append((candidate.distance, link)) }
      }
    }
    pairs.sort {
      if $0.distance != $1.distance { return $0.distance < $1.distance }
      return ($0.link.first, $0.link.second) < ($1.link.first, $1.link.second)
    }
    guard linkCost > 0 else { return pairs.map(\.link) }
    let largestShare = share ?? values[.hubLinkBudgetShare]
    let number = Int(min(Double(pairs.count), (largestShare * money / linkCost + 1e-9).rounded(.down)))
    return pairs.prefix(number).map(\.link)
  }

  /// Founds hubs in regions of the jurisdiction that have none; returns the money used per quarter.
  private func foundHubs(
    _ plan: inout Hubs, _ agency: Agency, atMost limit: Int?, money: Double, quarters: Double,
    window: ClosedRange<Int>
  ) -> Double {
    let values = description.parameters
    let capacity = values[.hubCapacity] / weight
    let cost = capacity * values[.hubServiceCost] + values[.hubSetupCost] / weight / quarters
    guard cost > 0 else { return 0 }
    let taken = Set(plan.hubs.map(\.region))
    let places = description.regions.indices
      .filter { !taken.contains($0) && agency.covers(country: description.regions[$0].country) }
      .sorted { regionFirms[$0] != regionFirms[$1] ? regionFirms[$0] > regionFirms[$1] : $0 < $1 }
    let number = min(places.count, limit ?? places.count, Int((money / cost + 1e-9).rounded(.down)))
    for (place, region) in places.prefix(max(0, number)).enumerated() {
      let first = 3 * place
      let mask = (0..<3).reduce(UInt8(0)) { $0 | 1 << UInt8((first + $1) % technologyCount) }
      plan.hubs.append(
        Hubs.Hub(
          region: region, technologyMask: mask, sectorMask: 0b11_1111, baseCapacity: 0, policyCapacity: capacity,
          opens: window.lowerBound, closes: window.upperBound, isPolicyHub: true))
    }
    return Double(max(0, number)) * cost
  }

  /// Slots at the base hubs of the jurisdiction, spread evenly; returns the money used per quarter (none without hubs).
  private func buySlots(_ plan: inout Hubs, _ agency: Agency, baseCount: Int, money: Double) -> Double {
    let homes = (0..<baseCount).filter { agency.covers(country: country(of: plan.hubs[$0])) }
    let cost = description.parameters[.hubServiceCost]
    guard !homes.isEmpty, money > 0, cost > 0 else { return 0 }
    for hub in homes { plan.hubs[hub].policyCapacity += money / cost / Double(homes.count) }
    return money
  }

  private func country(of hub: Hubs.Hub) -> Int { description.regions[hub.region].country }

  private func distance(_ first: Hubs.Hub, _ second: Hubs.Hub) -> Double {
    geography.distance[first.region * description.regions.count + second.region]
  }
}
