import Glibc
import ParallelColumns

extension World {
  /// Phase 6: the drops of phase 3 are carried out, then studies and pilots that are due end; both in firm-id order.
  ///
  /// What an end means to the firm itself needs no order and is done block by block. What it means to others (pools,
  /// purses, lists) is settled firm by firm, from the marks that the blocks leave (``settleEndings(_:)``).
  /// Reads: drops, project ends. Writes: stage, mask, gain, beliefs, pools, cash; events for phase 7.
  /// Draws: `serviceSignal`, `pilot` sub τ, `tiePersist`. Source: specification 5.8.
  mutating func dropAndComplete(_ now: Moment, workers: Int = 1) {
    inBlocks(workers: workers) { world, block in world.dropAndComplete(in: block, now) }
    settleEndings(now)
  }

  /// The same for the firms of a block: first all drops, then all studies, then all pilots, those that end well last.
  private borrowing func dropAndComplete(in block: borrowing Block, _ now: Moment) {
    var marks = lists.endings.partials(of: block, width: Endings.perBlock)
    marks.update(repeating: Endings())
    var firms = FirmList()
    firms.find(in: progress.drop, withAnyOf: 0xFF, from: block.lowerBound, below: block.upperBound)
    for index in 0..<firms.count { fetchForCompletion(firms[index]) }
    carryOutDrops(firms, &marks, now, in: block)
    firms.find(
      in: projects.activity, withAnyOf: Activity.runningBit, and: projects.endQuarter,
      atMost: UInt8(clamping: now.run), from: block.lowerBound, below: block.upperBound)
    for index in 0..<firms.count { fetchForCompletion(firms[index]) }
    for index in 0..<firms.count where projects.activity[firms[index]] == Activity.study {
      endStudy(firms[index], &marks, now, in: block)
    }
    firms.keep { projects.activity[$0] == Activity.pilot }
    endPilots(&firms, &marks, now, in: block)
    startUses(firms, now, in: block)
  }

  /// Fetches what the end of a use or of a project changes of a firm.
  @inline(__always)
  private borrowing func fetchForCompletion(_ firm: Int) {
    let pair = firm * technologyCount
    progress.stage.prefetch(pair)
    progress.productivityGain.prefetch(firm)
    progress.ability.prefetch(firm)
    history.adoptQuarter.prefetch(pair)
    if !parameters.immediate { projects.hiredSpecialists.prefetch(firm) }
  }

  /// Uses are given up. Their fits are drawn for eight firms at once.
  private borrowing func carryOutDrops(
    _ firms: borrowing FirmList, _ marks: inout MutableSpan<Endings>, _ now: Moment, in block: borrowing Block
  ) {
    for first in stride(from: 0, to: firms.count, by: 8) {
      let eight = firms.eight(from: first)
      var technologies = Octet()
      for lane in 0..<8 { technologies[lane] = UInt64(progress.drop[Int(eight[lane])] - 1) }
      let fits = fits(of: eight, to: technologies)
      for lane in 0..<min(8, firms.count - first) {
        carryOutDrop(firms[first + lane], Int(technologies[lane]), fit: fits[lane], &marks, now, in: block)
      }
    }
  }

  /// A use is given up: aware again, cooled down, and what isolated use added is lost.
  private borrowing func carryOutDrop(
    _ firm: Int, _ technology: Int, fit: Double, _ marks: inout MutableSpan<Endings>, _ now: Moment,
    in block: borrowing Block
  ) {
    let pair = firm * technologyCount + technology
    progress.stage.set(Stage.aware, at: pair, in: block, width: technologyCount)
    exposure.adoptedMask.set(exposure.adoptedMask[firm] & ~(1 << technology), at: firm, in: block)
    coolDown(firm, technology, parameters.failCooldown, now, in: block)
    let gain = progress.productivityGain[firm] - Float(gainOfUse(technology, fit: fit))
    progress.productivityGain.set(gain, at: firm, in: block)
    if now.calendar >= 0, history.dropQuarter[pair] == Timing.never,
      Int(history.adoptQuarter[pair]) <= Timing.lastQuarter
    {
      history.dropQuarter.set(
        UInt8(min(now.calendar, Timing.lastQuarter)), at: pair, in: block, width: technologyCount)
    }
    let place = firm - block.lowerBound
    marks[place / Endings.length].dropped |= Endings.bit(place)
  }

  /// What isolated use adds to productivity, log points: `β_τ·κ_iso·exp(fit)`.
  @inline(__always)
  private borrowing func gainOfUse(_ technology: Int, fit: Double) -> Double {
    parameters.benefit[technology] * parameters.isolatedShare * exp(fit)
  }

  /// ``fit(firm:sector:technology:)`` of eight firms, each to a technology of its own: the same bits.
  private borrowing func fits(of firms: Octet, to technologies: Octet) -> SIMD8<Double> {
    var common = SIMD8<Double>()
    for lane in 0..<8 {
      let sector = Int(traits.sector[Int(firms[lane])])
      common[lane] = tables.sectorFit[sector * technologyCount + Int(technologies[lane])]
    }
    let own = normalQuantiles(uniformsOf(eventDraws.octet(.fitFirm, entities: firms, subs: technologies)))
    let commonPart = parameters.fitSectorShare.squareRoot()
    let ownPart = (1 - parameters.fitSectorShare).squareRoot()
    return parameters.fitSd * (commonPart * common + ownPart * own)
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
    for first in stride(from: 0, to: firms.count, by: 8) {
      let draws = parameters.immediate ? SIMD8<Double>() : pilotDraws(of: firms.eight(from: first), now)
      for lane in 0..<min(8, firms.count - first) {
        let firm = firms[first + lane]
        let succeeds = parameters.immediate || draws[lane] < successChance(firm)
        projects.activity.set(Activity.idle, at: firm, in: block)
        let place = firm - block.lowerBound
        if isOpen(firm) { marks[place / Endings.length].open |= Endings.bit(place) }
        if succeeds {
          marks[place / Endings.length].adopted |= Endings.bit(place)
          firms[successes] = firm
          successes += 1
        } else {
          marks[place / Endings.length].failed |= Endings.bit(place)
          let technology = Int(projects.technology[firm])
          progress.stage.set(
            Stage.aware, at: firm * technologyCount + technology, in: block, width: technologyCount)
          coolDown(firm, technology, parameters.failCooldown, now, in: block)
        }
      }
    }
    firms.shorten(to: successes)
  }

  private borrowing func pilotDraws(of firms: Octet, _ now: Moment) -> SIMD8<Double> {
    uniformsOf(eventDraws.octet(.pilot, quarter: now.run, entities: firms, subs: pilotTechnologies(of: firms)))
  }

  private borrowing func pilotTechnologies(of firms: Octet) -> Octet {
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
  private borrowing func isOpen(_ firm: Int) -> Bool {
    projects.kind[firm] == ProjectKind.innovation || !parameters.immediate && projects.hiredSpecialists[firm] != 0
  }

  /// Uses begin. Their fits are drawn for eight firms at once.
  private borrowing func startUses(_ firms: borrowing FirmList, _ now: Moment, in block: borrowing Block) {
    for first in stride(from: 0, to: firms.count, by: 8) {
      let eight = firms.eight(from: first)
      let technologies = pilotTechnologies(of: eight)
      let fits = fits(of: eight, to: technologies)
      for lane in 0..<min(8, firms.count - first) {
        startUse(firms[first + lane], Int(technologies[lane]), fit: fits[lane], now, in: block)
      }
    }
  }

  /// A use begins: isolated, it adds to productivity, and the firm has learned.
  private borrowing func startUse(
    _ firm: Int, _ technology: Int, fit: Double, _ now: Moment, in block: borrowing Block
  ) {
    let pair = firm * technologyCount + technology
    progress.stage.set(Stage.isolated, at: pair, in: block, width: technologyCount)
    exposure.adoptedMask.set(exposure.adoptedMask[firm] | 1 << technology, at: firm, in: block)
    let gain = progress.productivityGain[firm] + Float(gainOfUse(technology, fit: fit))
    progress.productivityGain.set(gain, at: firm, in: block)
    learnByDoing(firm, in: block)
    if now.calendar >= 0, Int(history.adoptQuarter[pair]) > Timing.lastQuarter {
      history.adoptQuarter.set(
        UInt8(min(now.calendar, Timing.lastQuarter)), at: pair, in: block, width: technologyCount)
    }
  }
}

/// Chance that a pilot succeeds, `clip(π_0 + π_1·a + π_c + π_h, .05, .95)`.
func successProbability(_ parameters: ModelParameters, ability: Double, consortium: Bool, tested: Bool) -> Double {
  let chance =
    parameters.successBase + parameters.successAbility * ability
    + (consortium ? parameters.successConsortium : 0) + (tested ? parameters.successService : 0)
  return min(0.95, max(0.05, chance))
}
