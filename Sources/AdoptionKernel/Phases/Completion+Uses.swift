import ParallelColumns

/// How uses end and begin inside a firm.
extension World {
  /// Uses are given up. What they brought, by the fit, is worked out for eight firms at once.
  borrowing func carryOutDrops(
    _ firms: borrowing FirmList, _ marks: inout MutableSpan<Endings>, _ now: Moment, in block: borrowing Block,
    _ worker: borrowing Worker
  ) {
    for index in 0..<min(FirmList.leadOfEights, firms.count) { fetchForUse(firms[index]) }
    for first in stride(from: 0, to: firms.count, by: 8) {
      let eight = firms.eight(from: first)
      var technologies = Octet()
      for lane in 0..<8 { technologies[lane] = UInt64(progress.drop[Int(eight[lane])] - 1) }
      let factors = exponentials(fits(of: eight, to: technologies))
      for lane in 0..<min(8, firms.count - first) {
        let ahead = first + lane + FirmList.leadOfEights
        if ahead < firms.count { fetchForUse(firms[ahead]) }
        let technology = Int(technologies[lane])
        carryOutDrop(firms[first + lane], technology, factor: factors[lane], &marks, now, in: block, worker)
      }
    }
  }

  /// A use is given up: aware again, cooled down, and what isolated use added is lost.
  private borrowing func carryOutDrop(
    _ firm: Int, _ technology: Int, factor: Double, _ marks: inout MutableSpan<Endings>, _ now: Moment,
    in block: borrowing Block, _ worker: borrowing Worker
  ) {
    let pair = pairIndex(firm, technology)
    progress.stage.set(Stage.aware, at: pair, in: block, width: technologyCount)
    let used = exposure.adoptedMask[firm]
    let left = used & ~(1 << technology)
    exposure.adoptedMask.set(left, at: firm, in: block)
    coolDown(firm, technology, parameters.failCooldown, now, in: block)
    let before = progress.productivityGain[firm]
    let gain = before - Float(gainOfUse(technology, factor: factor))
    progress.productivityGain.set(gain, at: firm, in: block)
    noteUse(of: firm, technology, used, left, worker)
    noteGain(of: firm, before, gain, worker)
    if now.calendar >= 0, history.dropQuarter[pair] == Timing.never,
      Int(history.adoptQuarter[pair]) <= Timing.lastQuarter
    {
      history.dropQuarter.set(
        UInt8(min(now.calendar, Timing.lastQuarter)), at: pair, in: block, width: technologyCount)
    }
    let place = firm - block.lowerBound
    marks[place / Endings.length].dropped |= Endings.bit(place)
  }

  /// Uses begin. What they bring, by the fit, is worked out for eight firms at once.
  borrowing func startUses(
    _ firms: borrowing FirmList, _ now: Moment, in block: borrowing Block, _ worker: borrowing Worker
  ) {
    for index in 0..<min(FirmList.leadOfEights, firms.count) { fetchForUse(firms[index]) }
    for first in stride(from: 0, to: firms.count, by: 8) {
      let eight = firms.eight(from: first)
      let technologies = pilotTechnologies(of: eight)
      let factors = exponentials(fits(of: eight, to: technologies))
      for lane in 0..<min(8, firms.count - first) {
        let ahead = first + lane + FirmList.leadOfEights
        if ahead < firms.count { fetchForUse(firms[ahead]) }
        startUse(firms[first + lane], Int(technologies[lane]), factor: factors[lane], now, in: block, worker)
      }
    }
  }

  /// A use begins: isolated, it adds to productivity, and the firm has learned.
  private borrowing func startUse(
    _ firm: Int, _ technology: Int, factor: Double, _ now: Moment, in block: borrowing Block,
    _ worker: borrowing Worker
  ) {
    let pair = pairIndex(firm, technology)
    progress.stage.set(Stage.isolated, at: pair, in: block, width: technologyCount)
    let used = exposure.adoptedMask[firm]
    let more = used | 1 << technology
    exposure.adoptedMask.set(more, at: firm, in: block)
    let before = progress.productivityGain[firm]
    let gain = before + Float(gainOfUse(technology, factor: factor))
    progress.productivityGain.set(gain, at: firm, in: block)
    noteUse(of: firm, technology, used, more, worker)
    noteGain(of: firm, before, gain, worker)
    learnByDoing(firm, in: block)
    if now.calendar >= 0, Int(history.adoptQuarter[pair]) > Timing.lastQuarter {
      history.adoptQuarter.set(
        UInt8(min(now.calendar, Timing.lastQuarter)), at: pair, in: block, width: technologyCount)
    }
  }

  /// What isolated use adds to productivity, log points: `β_τ·κ_iso·exp(fit)`, of which the last is the factor.
  @inline(__always)
  private borrowing func gainOfUse(_ technology: Int, factor: Double) -> Double {
    parameters.benefit[technology] * parameters.isolatedShare * factor
  }

  /// ``fit(firm:sector:technology:)`` of eight firms, each to a technology of its own: the same bits.
  private borrowing func fits(of firms: Octet, to technologies: Octet) -> SIMD8<Double> {
    guard parameters.fitSd > 0 else { return SIMD8(repeating: 0) }
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

  /// Fetches what the start or the end of a use reads and changes of a firm.
  @inline(__always)
  private borrowing func fetchForUse(_ firm: Int) {
    let pair = pairIndex(firm)
    progress.stage.prefetch(pair)
    progress.productivityGain.prefetch(firm)
    progress.ability.prefetch(firm)
    history.adoptQuarter.prefetch(pair)
    exposure.adoptedMask.prefetch(firm)
    traits.sector.prefetch(firm)
    traits.region.prefetch(firm)
    fetchForNote(firm)
  }
}
