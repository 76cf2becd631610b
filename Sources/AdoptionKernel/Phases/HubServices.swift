import ParallelColumns

extension World {
  /// Phase 2: hubs serve the requests filed last quarter.
  ///
  /// A request goes to the first non-empty tier of competent hubs: (1) hubs of the region, (2) same-country hubs within
  /// reach, (3) while the window is open, foreign hubs linked to a hub of (1) or (2): a *referral*. No competent hub:
  /// unmet. Each hub serves its queue (leaders last, then by lot) up to base and policy capacity; the rest is lost.
  /// Reads: requests. Writes: signals, ability, tested, ties, supported, cool-down, what hubs did.
  /// Draws: `hubChoice`, `hubPriority`, `hubTie`, `serviceSignal`. Source: specification 5.6.
  mutating func serveHubRequests(_ now: Moment) {
    for hub in hubLedger.lastRequest.indices { hubLedger.lastRequest[hub] = -1 }
    nearHubs.startQuarter()
    let isOpen = programme?.isOpen(now.calendar) ?? false
    for index in 0..<lists.requests.count {
      var request = lists.requests[index]
      ledger.hubRequests += 1
      chooseHub(for: &request, isOpen: isOpen, now)
      noteRequest(request)
      if request.hub >= 0 {
        request.previous = hubLedger.lastRequest[Int(request.hub)]
        hubLedger.lastRequest[Int(request.hub)] = Int32(index)
      }
      lists.requests[index] = request
    }
    for hub in hubs.hubs.indices where hubs.hubs[hub].isActive(now.calendar) {
      serveQueue(of: hub, isOpen: isOpen, now)
    }
  }

  /// Counts a request once its hub is known.
  private mutating func noteRequest(_ request: HubRequest) {
    let home = country(of: Int(request.firm))
    hubLedger.countries[home].requests += 1
    guard request.hub >= 0 else {
      ledger.hubUnmet += 1
      hubLedger.countries[home].unmet += 1
      return
    }
    hubLedger.hubs[Int(request.hub)].requests += 1
    if request.isReferral { hubLedger.hubs[Int(request.hub)].referrals += 1 }
  }

  private mutating func chooseHub(for request: inout HubRequest, isOpen: Bool, _ now: Moment) {
    let firm = Int(request.firm)
    let region = Int(traits.region[firm])
    let sector = Int(traits.sector[firm])
    let technology = Int(request.technology)
    if !nearHubs.isKnown(region) { findHubs(near: region, isOpen: isOpen, now) }
    let draw = eventDraws.uniform(.hubChoice, quarter: now.run, entity: firm, sub: technology)
    for tier in 1...3 {
      let candidates = competentHubs(tier, region, sector, technology, upTo: Int.max).count
      guard candidates > 0 else { continue }
      let place = min(Int(draw * Double(candidates)), candidates - 1)
      request.hub = Int32(competentHubs(tier, region, sector, technology, upTo: place).last)
      request.isReferral = tier == 3
      return
    }
  }

  /// Hubs of one tier that are competent, up to the one at a place: how many they are, and the last of them.
  private func competentHubs(
    _ tier: Int, _ region: Int, _ sector: Int, _ technology: Int, upTo place: Int
  ) -> (count: Int, last: Int) {
    var count = 0
    var last = -1
    for index in 0..<nearHubs.count(of: region) where count <= place {
      let near = nearHubs.entry(of: region, at: index)
      guard near.tier == tier, hubs.hubs[near.hub].isCompetent(technology: technology, sector: sector) else { continue }
      count += 1
      last = near.hub
    }
    return (count, last)
  }

  /// Finds the hubs that firms of a region may turn to in this quarter.
  private mutating func findHubs(near region: Int, isOpen: Bool, _ now: Moment) {
    nearHubs.begin(region)
    if isOpen { findLinkedHubs(to: region, now) }
    for hub in hubs.hubs.indices where hubs.hubs[hub].isActive(now.calendar) {
      if hubs.hubs[hub].region == region {
        nearHubs.add(hub, tier: 1, to: region)
      } else if serves(hub: hub, region: region, now) {
        nearHubs.add(hub, tier: 2, to: region)
      } else if nearHubs.isLinked(hub), isAbroad(hub, from: region) {
        nearHubs.add(hub, tier: 3, to: region)
      }
    }
  }

  /// Notes the hubs that have a link to one that serves the region: one look at every link. One at every link for every
  /// hub took a fiftieth of a run in Europe.
  private mutating func findLinkedHubs(to region: Int, _ now: Moment) {
    for link in hubs.links {
      if serves(hub: link.first, region: region, now) { nearHubs.link(link.second) }
      if serves(hub: link.second, region: region, now) { nearHubs.link(link.first) }
    }
  }

  private func isAbroad(_ hub: Int, from region: Int) -> Bool {
    places.regions[hubs.hubs[hub].region].country != places.regions[region].country
  }

  private mutating func serveQueue(of hub: Int, isOpen: Bool, _ now: Moment) {
    let base = hubs.hubs[hub].isPolicyHub ? 0 : wholeSlots(hubs.hubs[hub].baseCapacity, quarter: now.run)
    let policy = isOpen ? wholeSlots(policyCapacity(of: hub, now), quarter: now.run) : 0
    ledger.hubCapacity += base + policy
    lists.keys.removeAll()
    var next = Int(hubLedger.lastRequest[hub])
    while next >= 0 {
      let request = lists.requests[next]
      next = Int(request.previous)
      let firm = Int(request.firm)
      let word = eventDraws.word(.hubPriority, quarter: now.run, entity: firm, sub: Int(request.technology))
      let leader: UInt64 = segment(mask: exposure.adoptedMask[firm]) == 2 ? 1 : 0
      lists.askedTechnology[firm] = request.technology | (request.isReferral ? 0x80 : 0)
      // Leaders last, then by lot, then by id (ids stay below 2³¹).
      lists.keys.append(leader << 63 | UInt64(word) << 31 | UInt64(firm))
    }
    sortList(&lists.keys)
    let served = min(lists.keys.count, base + policy)
    ledger.hubServed += served
    ledger.hubLost += lists.keys.count - served
    if now.calendar >= 0 { ledger.hubServices += served }
    hubLedger.hubs[hub].capacity = base + policy
    hubLedger.hubs[hub].served = served
    hubLedger.hubs[hub].lost = lists.keys.count - served
    for place in served..<lists.keys.count {
      hubLedger.countries[country(of: Int(lists.keys[place] & 0x7FFF_FFFF))].lost += 1
    }
    for place in 0..<min(served, FirmList.lead) { fetchForService(place) }
    for place in 0..<served {
      if place + FirmList.lead < served { fetchForService(place + FirmList.lead) }
      let firm = Int(lists.keys[place] & 0x7FFF_FFFF)
      let asked = lists.askedTechnology[firm]
      let isReferral = asked & 0x80 != 0
      let paidByPolicy = place >= base || hubs.hubs[hub].isPolicyHub || isReferral
      serve(firm, Int(asked & 0x7F), hub: hub, isReferral: isReferral, paidByPolicy: paidByPolicy, now)
    }
  }

  /// Fetches what a service reads and writes of the firm at a place of the queue: the lot has put firms anywhere.
  @inline(__always)
  private borrowing func fetchForService(_ place: Int) {
    let firm = Int(lists.keys[place] & 0x7FFF_FFFF)
    let pair = pairIndex(firm)
    traits.region.prefetch(firm)
    traits.sector.prefetch(firm)
    progress.signalCount.prefetch(pair)
    progress.signalSum.prefetch(pair + 2)
    progress.coolUntil.prefetch(pair)
    progress.ability.prefetch(firm)
    history.testedMask.prefetch(firm)
    history.served.prefetch(firm)
    lists.askedTechnology.prefetch(firm)
  }

  /// Slots that the policy pays at a hub now; a hub that it founded grows linearly over `hubRampQuarters`.
  private func policyCapacity(of index: Int, _ now: Moment) -> Double {
    let hub = hubs.hubs[index]
    guard hub.isPolicyHub, let programme, parameters.hubRampQuarters > 0 else { return hub.policyCapacity }
    let age = Double(now.calendar - programme.opens + 1)
    return hub.policyCapacity * min(1, age / Double(parameters.hubRampQuarters))
  }

  private mutating func serve(
    _ firm: Int, _ technology: Int, hub: Int, isReferral: Bool, paidByPolicy: Bool, _ now: Moment
  ) {
    receiveService(firm, technology, now, in: Block(all: firmCount))
    progress.coolUntil[pairIndex(firm, technology)] = UInt8(now.run)
    history.served[firm] = true
    if paidByPolicy { recordSupport(firm, technology, Support.hubService) }
    if isReferral {
      let home = Int(traits.region[firm])
      let there = hubs.hubs[hub].region
      ledger.referrals += 1
      ledger.hubReferrals += 1
      hubLedger.hubs[hub].servedReferrals += 1
      hubLedger.countries[country(of: firm)].referrals += 1
      hubLedger.countries[country(of: firm)].referralsSoFar += 1
      ledger.regionReferrals[min(home, there) * places.regions.count + max(home, there)] += 1
    }
    tieToAdopter(firm, technology, now)
  }

  /// What a feasibility study, a voucher study and a hub test have in common: a signal worth n_s peers, some learning.
  ///
  /// ```
  /// signalCount += n_s (at most 200);   signalSum += n_s·fit + √n_s·σ_p·z;   a += Δa(1 − a);   tested
  /// ```
  borrowing func receiveService(_ firm: Int, _ technology: Int, _ now: Moment, in block: borrowing Block) {
    let pair = pairIndex(firm, technology)
    let units = parameters.serviceSignalUnits
    let noise = eventDraws.normal(.serviceSignal, quarter: now.run, entity: firm, sub: technology)
    let fit = fit(firm: firm, sector: Int(traits.sector[firm]), technology: technology)
    let count = UInt8(min(Tables.signalLimit, Int(progress.signalCount[pair]) + units))
    let heard = Float(Double(units) * fit + Double(units).squareRoot() * parameters.peerNoise * noise)
    progress.signalCount.set(count, at: pair, in: block, width: technologyCount)
    progress.signalSum.set(progress.signalSum[pair] + heard, at: pair, in: block, width: technologyCount)
    learnByDoing(firm, in: block)
    history.testedMask.set(history.testedMask[firm] | 1 << technology, at: firm, in: block)
  }

  /// Absorptive capacity grows with every service and success: `a += Δa(1 − a)`.
  @inline(__always)
  borrowing func learnByDoing(_ firm: Int, in block: borrowing Block) {
    let ability = Double(progress.ability[firm])
    progress.ability.set(Float(ability + parameters.hubLearning * (1 - ability)), at: firm, in: block)
  }

  /// With probability p_n one tie to the first user of the technology among eight firms drawn from the whole population.
  private mutating func tieToAdopter(_ firm: Int, _ technology: Int, _ now: Moment) {
    let chance = eventDraws.uniform(.hubTie, quarter: now.run, entity: firm, sub: 0)
    guard chance < parameters.hubTieProbability else { return }
    for candidate in 0..<8 {
      let draw = eventDraws.uniform(.hubTie, quarter: now.run, entity: firm, sub: 4 + candidate)
      let other = min(Int(draw * Double(firmCount)), firmCount - 1)
      if other != firm, perceivedUses(of: other, isLed: isPerceptionLed) & (1 << technology) != 0 {
        addTie(firm, other, now)
        return
      }
    }
  }
}

/// Whole services of a capacity K per quarter in quarter t of the run: ⌊K(t + 1)⌋ − ⌊K·t⌋.
func wholeSlots(_ capacity: Double, quarter: Int) -> Int {
  Int((capacity * Double(quarter + 1)).rounded(.down)) - Int((capacity * Double(quarter)).rounded(.down))
}
