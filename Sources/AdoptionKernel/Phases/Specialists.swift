import ParallelColumns

extension World {
  /// Phase 5: pools of specialists meet the firms that wait for them.
  ///
  /// ```
  /// need_i = n_τ·√(E/25)·(1 − Δn·1[served])             V_r = Σ need_i over waiting firms of r
  /// offer_or = F_o·φ_or·V_r / Σ_r' φ_or'·V_r'            supply_r = Σ_o offer_or
  /// φ_oo = 1, else 100/(100 + D)·(mobilityNational or mobilityAbroad)
  /// ```
  ///
  /// In each region waiting firms come by lot; hired if the need fits what is left and u < hireProbability_k·hireFactor_c.
  /// Pools lose in proportion to their offers. `tightness_r = clip(V/supply − 1, 0, 1)`, used next quarter.
  /// Reads: waiting firms. Writes: activity, cash, pools, tightness. Draws: `hire` sub 0 order, 1 chance.
  /// Source: specification 5.7.
  mutating func matchSpecialists(_ now: Moment, workers: Int = 1) {
    labour.startQuarter()
    inRegions(workers: workers) { world, region in world.countWaitingFirms(of: region) }
    labour.layQueues()
    inQueues(workers: workers) { world, queue in world.callWaitingFirms(into: queue, now) }
    offerSpecialists(now)
    inQueues(workers: workers) { world, queue in world.drawLots(in: queue) }
    for region in 0..<places.regions.count { hire(in: region, now) }
    takeFromPools(now)
  }

  private borrowing func countWaitingFirms(of region: borrowing Block) {
    labour.waiting.set(
      projects.activity.number(of: Activity.waiting, from: region.lowerBound, below: region.upperBound), of: region)
  }

  /// Adds up what the waiting firms of a region need, and puts those to whom something can happen into its queue: who
  /// meets a candidate, and who has waited too long. For all others neither the order nor what is left matters.
  private borrowing func callWaitingFirms(into places: borrowing Block, _ now: Moment) {
    var queue = labour.queue.mutableSpan(in: places)
    let region = self.places.regions[places.index]
    let hireFactor = self.places.countries[region.country].hireFactor
    let end = region.firms.upperBound
    var need = 0.0
    var count = 0
    var firms = FirmList()
    var next = region.firms.lowerBound
    while next < end {
      next = firms.find(from: next, below: end) { first in
        projects.activity.which(from: first, below: end, equal: Activity.waiting)
      }
      for first in stride(from: 0, to: firms.count, by: 8) {
        let words = eventDraws.octets(.hire, quarter: now.run, entities: firms.eight(from: first), blocks: Octet())
        let (lotLanes, chanceLanes) = (lanes(of: words.0), lanes(of: words.1))
        let (lots, chances) = (lotLanes.span, chanceLanes.span)
        for lane in 0..<min(8, firms.count - first) {
          let firm = firms[first + lane]
          need += specialistNeed(firm)
          let chance = parameters.hireProbability[Int(traits.sizeClass[firm])] * hireFactor
          let meetsCandidate = uniformOf(UInt32(truncatingIfNeeded: chances[lane])) < chance ? 1 : 0
          let isLate = now.run - Int(projects.waitingSince[firm]) >= parameters.maxWait ? 1 : 0
          // Written in any case and kept if it counts: whom a firm meets no branch can foresee. One in four
          // firm-quarters mispredicted it, one in seventy does (callgrind with branches).
          queue[count] = lots[lane] << 32 | UInt64(firm) << 1 | UInt64(meetsCandidate)
          count += meetsCandidate | isLate
        }
      }
    }
    labour.demand.set(need, of: places)
    labour.queued.set(count, of: places)
  }

  /// Specialists that a firm's project needs, FTE.
  @inline(__always)
  borrowing func specialistNeed(_ firm: Int) -> Double {
    let size = (Double(traits.employees[firm]) / 25).squareRoot()
    let cut = history.served[firm] ? 1 - parameters.hubNeedCut : 1
    return parameters.specialistNeed[Int(projects.technology[firm])] * size * cut
  }

  /// Pools offer themselves to regions in proportion to reach and demand.
  private mutating func offerSpecialists(_ now: Moment) {
    let regionCount = places.regions.count
    let abroadFactor = jointRecruitmentRuns(now) ? parameters.jointMobilityFactor : 1
    for origin in 0..<regionCount where places.regions[origin].freeSpecialists > 0 {
      var attraction = 0.0
      for region in 0..<regionCount {
        attraction += reach(from: origin, to: region, abroadFactor) * labour.demand[region]
      }
      guard attraction > 0 else { continue }
      let free = places.regions[origin].freeSpecialists
      for region in 0..<regionCount {
        let offer = free * reach(from: origin, to: region, abroadFactor) * labour.demand[region] / attraction
        labour.offers[origin * regionCount + region] = offer
        labour.supply[region] += offer
      }
    }
  }

  private func reach(from origin: Int, to region: Int, _ abroadFactor: Double) -> Double {
    let base = tables.mobility[origin * places.regions.count + region]
    return places.regions[origin].country == places.regions[region].country ? base : base * abroadFactor
  }

  /// Joint recruitment runs in window quarters in which the joint agency spends on workforce.
  private func jointRecruitmentRuns(_ now: Moment) -> Bool {
    guard let programme, programme.jointTraining, programme.isOpen(now.calendar) else { return false }
    return agencies.contains { $0.isJoint && $0.workforceBudget > 0 }
  }

  /// Puts the queue of a region into the order of the lot where not everybody fits; elsewhere it does not matter.
  private borrowing func drawLots(in places: borrowing Block) {
    guard labour.demand[places.index] > labour.supply[places.index] else { return }
    var queue = labour.queue.mutableSpan(in: places)
    sortKeys(&queue, from: 0, to: labour.queued[places.index])
  }

  private mutating func hire(in region: Int, _ now: Moment) {
    let supply = labour.supply[region]
    let demand = labour.demand[region]
    var left = supply
    let start = labour.edges[region]
    let end = start + labour.queued[region]
    for place in start..<min(end, start + FirmList.lead) { fetchForHiring(place) }
    for place in start..<end {
      if place + FirmList.lead < end { fetchForHiring(place + FirmList.lead) }
      let key = labour.queue[place]
      let firm = Int(key & 0xFFFF_FFFF) >> 1
      let meetsCandidate = key & 1 == 1
      let need = specialistNeed(firm)
      if meetsCandidate, need <= left || demand <= supply {
        left -= need
        labour.hired[region] += need
        startPilot(firm, need: need, now)
      } else if now.run - Int(projects.waitingSince[firm]) >= parameters.maxWait {
        giveUpWaiting(firm, now)
      }
    }
    let unfilled = demand - labour.hired[region]
    places.regions[region].unfilled = max(0, unfilled)
    places.regions[region].tightness = labourTightness(demand: demand, supply: supply)
    ledger.demand += demand
    ledger.supply += supply
    ledger.unfilled += max(0, unfilled)
  }

  /// Fetches what hiring reads and writes of the firm at a place of the queue: the lot has put firms anywhere.
  @inline(__always)
  private borrowing func fetchForHiring(_ place: Int) {
    let firm = Int(labour.queue[place] & 0xFFFF_FFFF) >> 1
    traits.employees.prefetch(firm)
    traits.valueAdded.prefetch(firm)
    traits.sizeClass.prefetch(firm)
    history.served.prefetch(firm)
    projects.technology.prefetch(firm)
    projects.waitingSince.prefetch(firm)
    projects.activity.prefetch(firm)
    projects.endQuarter.prefetch(firm)
    projects.hiredSpecialists.prefetch(firm)
    projects.cost.prefetch(firm)
    projects.grant.prefetch(firm)
    projects.cash.prefetch(firm)
    projects.cashQuarter.prefetch(firm)
  }

  private mutating func startPilot(_ firm: Int, need: Double, _ now: Moment) {
    let cost = Double(projects.cost[firm])
    projects.activity[firm] = Activity.pilot
    projects.endQuarter[firm] = UInt8(now.run + parameters.pilotQuarters)
    projects.hiredSpecialists[firm] = Float(need)
    pay(firm, (1 - parameters.externalFinance[Int(traits.sizeClass[firm])]) * cost, now)
    if now.calendar >= 0 { ledger.privateOutlay += cost - Double(projects.grant[firm]) }
    ledger.hired += 1
  }

  /// No specialist for too long: the project is given up; a grant is cancelled, its upfront part paid back.
  private mutating func giveUpWaiting(_ firm: Int, _ now: Moment) {
    let technology = Int(projects.technology[firm])
    progress.stage[pairIndex(firm, technology)] = Stage.aware
    coolDown(firm, technology, parameters.rejectCooldown, now)
    projects.activity[firm] = Activity.idle
    ledger.gaveUpWaiting += 1
    let grant = Double(projects.grant[firm])
    guard projects.kind[firm] == ProjectKind.innovation, grant > 0, let programme, let call = programme.call else {
      return
    }
    let position = Int(projects.agency[firm])
    pay(firm, call.upfrontShare * grant, now)
    agencies[position].awarded -= grant
    if programme.isOpen(now.calendar) { agencies[position].innovationMoney += grant }
    ledger.book(
      .innovation, agency: position, committed: -grant, paid: -call.upfrontShare * grant,
      ownContribution: grant - Double(projects.cost[firm]))
  }

  private mutating func takeFromPools(_ now: Moment) {
    let regionCount = places.regions.count
    for region in 0..<regionCount where labour.hired[region] > 0 {
      let part = labour.hired[region] / labour.supply[region]
      for origin in 0..<regionCount {
        let taken = part * labour.offers[origin * regionCount + region]
        places.regions[origin].freeSpecialists = max(0, places.regions[origin].freeSpecialists - taken)
        if places.regions[origin].country != places.regions[region].country { ledger.flowAbroad += taken }
      }
    }
    if now.calendar >= 0 { ledger.cumulatedFlowAbroad += ledger.flowAbroad }
  }
}

/// Tightness of a region's labour market: `clip(V/supply − 1, 0, 1)`; 1 if nobody is on offer, 0 if nobody waits.
func labourTightness(demand: Double, supply: Double) -> Double {
  guard demand > 0 else { return 0 }
  return supply > 0 ? min(1, max(0, demand / supply - 1)) : 1
}
