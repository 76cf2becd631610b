import Glibc
import ParallelColumns

extension World {
  /// Phase 6: the drops of phase 3 are carried out, then studies and pilots that are due end; both in firm-id order.
  ///
  /// Reads: drops, project ends. Writes: stage, mask, gain, beliefs, pools, cash; events for phase 7.
  /// Draws: `serviceSignal`, `pilot` sub τ, `tiePersist`. Source: specification 5.8.
  mutating func dropAndComplete(_ now: Moment) {
    lists.events.removeAll()
    lists.ties.removeAll()
    var firms = FirmList()
    for start in stride(from: 0, to: firmCount, by: World.blockSize) {
      firms.find(in: progress.drop, withAnyOf: 0xFF, from: start, below: min(firmCount, start + World.blockSize))
      for index in 0..<firms.count { fetchForCompletion(firms[index]) }
      for index in 0..<firms.count { carryOutDrop(firms[index], Int(progress.drop[firms[index]]) - 1, now) }
    }
    let drops = lists.events.count
    for start in stride(from: 0, to: firmCount, by: World.blockSize) {
      firms.find(
        in: projects.activity, withAnyOf: Activity.runningBit, from: start,
        below: min(firmCount, start + World.blockSize))
      firms.keep { Int(projects.endQuarter[$0]) <= now.run }
      for index in 0..<firms.count { fetchForCompletion(firms[index]) }
      for index in 0..<firms.count {
        let firm = firms[index]
        if projects.activity[firm] == Activity.study { endStudy(firm, now) } else { endPilot(firm, now) }
      }
    }
    mergeEvents(drops: drops)
  }

  /// Fetches what the end of a use or of a project changes of a firm.
  @inline(__always)
  private borrowing func fetchForCompletion(_ firm: Int) {
    let pair = firm * technologyCount
    progress.stage.prefetch(pair)
    progress.coolUntil.prefetch(pair)
    progress.productivityGain.prefetch(firm)
    progress.ability.prefetch(firm)
    history.adoptQuarter.prefetch(pair)
    history.dropQuarter.prefetch(pair)
    projects.hiredSpecialists.prefetch(firm)
  }

  /// A use is given up: aware again, cooled down, and what isolated use added is lost.
  private mutating func carryOutDrop(_ firm: Int, _ technology: Int, _ now: Moment) {
    let pair = firm * technologyCount + technology
    progress.stage[pair] = Stage.aware
    exposure.adoptedMask[firm] &= ~(1 << technology)
    coolDown(firm, technology, parameters.failCooldown, now)
    progress.productivityGain[firm] -= Float(gainOfUse(firm, technology))
    if now.calendar >= 0 {
      ledger.drops += 1
      if history.dropQuarter[pair] == Timing.never, Int(history.adoptQuarter[pair]) <= Timing.lastQuarter {
        history.dropQuarter[pair] = UInt8(min(now.calendar, Timing.lastQuarter))
      }
    }
    lists.events.append(UseEvent(firm: Int32(firm), technology: UInt8(technology), sign: -1))
  }

  /// What isolated use adds to productivity, log points: `β_τ·κ_iso·exp(fit)`.
  private func gainOfUse(_ firm: Int, _ technology: Int) -> Double {
    parameters.benefit[technology] * parameters.isolatedShare
      * exp(fit(firm: firm, sector: Int(traits.sector[firm]), technology: technology))
  }

  /// A study ends: the firm knows more, the grant is paid in arrears, and the lead's study goes on next quarter.
  private mutating func endStudy(_ firm: Int, _ now: Moment) {
    let technology = Int(projects.technology[firm])
    receiveService(firm, technology, now)
    projects.activity[firm] = Activity.idle
    if projects.kind[firm] == ProjectKind.callStudy {
      let grant = Double(projects.grant[firm])
      pay(firm, -grant, now)
      ledger.book(.study, agency: Int(projects.agency[firm]), committed: 0, paid: grant)
    }
    guard projects.isLead[firm] else { return }
    lists.finishedStudies.append(
      FinishedStudy(
        lead: Int32(firm), partner: projects.partner(of: firm), technology: UInt8(technology),
        agency: projects.agency[firm], kind: projects.kind[firm]))
  }

  /// A pilot ends well or badly; either way the rest of the grant is paid, because the cost was incurred.
  ///
  /// ```
  /// P(success) = clip(π_0 + π_1·a + π_c·1[consortium] + π_h·1[tested], .05, .95)
  /// ```
  private mutating func endPilot(_ firm: Int, _ now: Moment) {
    let technology = Int(projects.technology[firm])
    projects.activity[firm] = Activity.idle
    let innovation = projects.kind[firm] == ProjectKind.innovation
    if innovation, let call = programme?.call {
      let rest = (1 - call.upfrontShare) * Double(projects.grant[firm])
      pay(firm, -rest, now)
      ledger.book(.innovation, agency: Int(projects.agency[firm]), committed: 0, paid: rest)
    }
    let tested = history.testedMask[firm] & (1 << technology) != 0
    let chance = successProbability(
      parameters, ability: Double(progress.ability[firm]), consortium: innovation && projects.partner(of: firm) >= 0,
      tested: tested)
    let draw = eventDraws.uniform(.pilot, quarter: now.run, entity: firm, sub: technology)
    let succeeds = parameters.immediate || draw < chance
    returnSpecialists(firm, succeeded: succeeds)
    if succeeds {
      startUse(firm, technology, funded: innovation, now)
    } else {
      ledger.failures += 1
      progress.stage[firm * technologyCount + technology] = Stage.aware
      coolDown(firm, technology, parameters.failCooldown, now)
    }
    if innovation, projects.isLead[firm], projects.partner(of: firm) >= 0 {
      lists.ties.append(TieRequest(lead: Int32(firm), partner: projects.partner(of: firm)))
    }
  }

  private mutating func startUse(_ firm: Int, _ technology: Int, funded: Bool, _ now: Moment) {
    let pair = firm * technologyCount + technology
    progress.stage[pair] = Stage.isolated
    exposure.adoptedMask[firm] |= 1 << technology
    progress.productivityGain[firm] += Float(gainOfUse(firm, technology))
    learnByDoing(firm)
    ledger.successes += 1
    if now.calendar >= 0, Int(history.adoptQuarter[pair]) > Timing.lastQuarter {
      history.adoptQuarter[pair] = UInt8(min(now.calendar, Timing.lastQuarter))
    }
    if funded {
      if programme?.leavesDemonstrations ?? true {
        let cell = Int(traits.region[firm]) * 6 + Int(traits.sector[firm])
        tables.demonstrations[cell * technologyCount + technology] += 1
      }
      ledger.fundedSuccesses += 1
      agencies[Int(projects.agency[firm])].grossResults += 1
    }
    lists.events.append(UseEvent(firm: Int32(firm), technology: UInt8(technology), sign: 1))
  }

  /// Specialists go back to the pool of the firm's region: all after a failure, `1 − retention` of them after success.
  private mutating func returnSpecialists(_ firm: Int, succeeded: Bool) {
    let hired = Double(projects.hiredSpecialists[firm])
    let returning = succeeded ? (1 - parameters.retention) * hired : hired
    places.regions[Int(traits.region[firm])].freeSpecialists += returning
    projects.hiredSpecialists[firm] = 0
  }

  /// Merges drops and adoptions into (firm, technology) order: first come the drops, then the adoptions, each in firm
  /// order, one a firm; no pair is in both.
  private mutating func mergeEvents(drops: Int) {
    guard drops > 0, drops < lists.events.count else { return }
    lists.keys.removeAll()
    var drop = 0
    var adoption = drops
    while drop < drops || adoption < lists.events.count {
      let first = drop < drops ? eventKey(drop) : UInt64.max
      let second = adoption < lists.events.count ? eventKey(adoption) : UInt64.max
      lists.keys.append(min(first, second))
      if first < second { drop += 1 } else { adoption += 1 }
    }
    for index in 0..<lists.keys.count {
      let key = lists.keys[index]
      lists.events[index] = UseEvent(
        firm: Int32(key >> 4), technology: UInt8(key >> 1 & 7), sign: key & 1 == 1 ? 1 : -1)
    }
  }
}

extension World {
  /// Orders events by firm, then technology.
  private func eventKey(_ index: Int) -> UInt64 {
    let event = lists.events[index]
    return UInt64(event.firm) << 4 | UInt64(event.technology) << 1 | (event.sign > 0 ? 1 : 0)
  }
}

/// Chance that a pilot succeeds, `clip(π_0 + π_1·a + π_c + π_h, .05, .95)`.
func successProbability(_ parameters: ModelParameters, ability: Double, consortium: Bool, tested: Bool) -> Double {
  let chance =
    parameters.successBase + parameters.successAbility * ability
    + (consortium ? parameters.successConsortium : 0) + (tested ? parameters.successService : 0)
  return min(0.95, max(0.05, chance))
}
