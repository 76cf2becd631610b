import ParallelColumns

extension World {
  /// Phase 6: the drops of phase 3 are carried out, then studies and pilots that are due end; both in firm-id order.
  ///
  /// What an end means to the firm itself needs no order and is done stretch by stretch. What it means to others (pools,
  /// purses, lists) is settled firm by firm, from the marks that this leaves (``settleEndings(_:)``).
  /// Reads: drops, project ends. Writes: stage, mask, gain, beliefs, pools, cash; events for phase 7, notes for the counts.
  /// Draws: `serviceSignal`, `pilot` sub τ, `tiePersist`. Source: specification 5.8.
  mutating func dropAndComplete(_ now: Moment, workers: Int = 1) {
    inStretches(workers: makeTables(workers: workers)) { world, block, worker in
      world.dropAndComplete(in: block, now, worker)
    }
    settleEndings(now)
  }

  /// The same for the firms of a stretch, a batch of them at a time: all drops come before all ends.
  ///
  /// Firms are dealt with in eights, and what the eights to come need is fetched from memory meanwhile. A million firms of
  /// network Bass on one thread, ns per agent-step: 2.8 one firm after another; 2.5 in eights, a batch fetched and then
  /// dealt with; 1.6 fetched two eights ahead; 1.25 with batches found among 64 firms at once instead of eight.
  private borrowing func dropAndComplete(in block: borrowing Block, _ now: Moment, _ worker: borrowing Worker) {
    var marks = lists.endings.partials(of: block, width: Endings.perStretch)
    marks.update(repeating: Endings())
    var firms = FirmList()
    var next = parameters.usesAreGivenUp ? block.lowerBound : block.upperBound
    while next < block.upperBound {
      next = firms.find(from: next, below: block.upperBound) { first in
        progress.drop.which(from: first, below: block.upperBound, haveAnyOf: 0xFF)
      }
      carryOutDrops(firms, &marks, now, in: block, worker)
    }
    let quarter = UInt8(clamping: now.run)
    next = block.lowerBound
    while next < block.upperBound {
      next = firms.find(from: next, below: block.upperBound) { first in
        projects.activity.which(from: first, below: block.upperBound, haveAnyOf: Activity.runningBit)
          & projects.endQuarter.which(from: first, below: block.upperBound, areAtMost: quarter)
      }
      for index in 0..<firms.count where projects.activity[firms[index]] == Activity.study {
        endStudy(firms[index], &marks, now, in: block)
      }
      firms.keep { projects.activity[$0] == Activity.pilot }
      endPilots(&firms, &marks, now, in: block)
      startUses(firms, now, in: block, worker)
    }
  }

  /// Fetches what the end of a pilot reads and changes of a firm.
  @inline(__always)
  private borrowing func fetchForEnd(_ firm: Int) {
    projects.technology.prefetch(firm)
    guard !parameters.immediate else { return }
    progress.ability.prefetch(firm)
    projects.hiredSpecialists.prefetch(firm)
    progress.stage.prefetch(pairIndex(firm))
    progress.coolUntil.prefetch(pairIndex(firm))
  }

  /// A study ends: the firm knows more.
  private borrowing func endStudy(
    _ firm: Int, _ marks: inout MutableSpan<Endings>, _ now: Moment, in block: borrowing Block
  ) {
    receiveService(firm, Int(projects.technology[firm]), now, in: block)
    projects.activity.set(Activity.idle, at: firm, in: block)
    let place = firm - block.lowerBound
    marks[place / Endings.length].open |= Endings.bit(place)
  }

  /// Pilots end well or badly; keeps those that end well.
  ///
  /// ```
  /// P(success) = clip(π_0 + π_1·a + π_c·1[consortium] + π_h·1[tested], .05, .95)
  /// ```
  ///
  /// Chances are drawn for eight firms at once.
  private borrowing func endPilots(
    _ firms: inout FirmList, _ marks: inout MutableSpan<Endings>, _ now: Moment, in block: borrowing Block
  ) {
    var successes = 0
    let count = firms.count
    for index in 0..<min(FirmList.leadOfEights, count) { fetchForEnd(firms[index]) }
    for first in stride(from: 0, to: count, by: 8) {
      let draws = parameters.immediate ? SIMD8<Double>() : pilotDraws(of: firms.eight(from: first), now)
      for lane in 0..<min(8, count - first) {
        let ahead = first + lane + FirmList.leadOfEights
        if ahead < count { fetchForEnd(firms[ahead]) }
        let firm = firms[first + lane]
        let succeeds = parameters.immediate || draws[lane] < successChance(firm)
        projects.activity.set(Activity.idle, at: firm, in: block)
        let place = firm - block.lowerBound
        if needsSettling(firm) { marks[place / Endings.length].open |= Endings.bit(place) }
        if succeeds {
          marks[place / Endings.length].adopted |= Endings.bit(place)
          firms[successes] = firm
          successes += 1
        } else {
          marks[place / Endings.length].failed |= Endings.bit(place)
          let technology = Int(projects.technology[firm])
          progress.stage.set(
            Stage.aware, at: pairIndex(firm, technology), in: block, width: technologyCount)
          coolDown(firm, technology, parameters.failCooldown, now, in: block)
        }
      }
    }
    firms.shorten(to: successes)
  }

  private borrowing func pilotDraws(of firms: Octet, _ now: Moment) -> SIMD8<Double> {
    uniformsOf(eventDraws.octet(.pilot, quarter: now.run, entities: firms, subs: pilotTechnologies(of: firms)))
  }

  borrowing func pilotTechnologies(of firms: Octet) -> Octet {
    var technologies = Octet()
    for lane in 0..<8 { technologies[lane] = UInt64(projects.technology[Int(firms[lane])]) }
    return technologies
  }

  private borrowing func successChance(_ firm: Int) -> Double {
    let tested = history.testedMask[firm] & (1 << projects.technology[firm]) != 0
    let consortium = projects.kind[firm] == ProjectKind.innovation && projects.partner(of: firm) >= 0
    return successProbability(
      parameters, ability: Double(progress.ability[firm]), consortium: consortium, tested: tested)
  }

  /// Whether something is to be settled after a pilot: specialists go back, or there was a grant. Immediate worlds hire
  /// nobody.
  private borrowing func needsSettling(_ firm: Int) -> Bool {
    projects.kind[firm] == ProjectKind.innovation || !parameters.immediate && projects.hiredSpecialists[firm] != 0
  }
}

/// Chance that a pilot succeeds, `clip(π_0 + π_1·a + π_c + π_h, .05, .95)`.
func successProbability(_ parameters: ModelParameters, ability: Double, consortium: Bool, tested: Bool) -> Double {
  let chance =
    parameters.successBase + parameters.successAbility * ability
    + (consortium ? parameters.successConsortium : 0) + (tested ? parameters.successService : 0)
  return min(0.95, max(0.05, chance))
}
