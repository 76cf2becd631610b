import ParallelColumns

extension World {
  /// Phase 0: what changes without anybody in the region deciding it in this quarter.
  ///
  /// Freezes the baseline at q = 0, lets pools and rules move, computes the tables of the quarter and books what
  /// area instruments spend. Reads: programme, last tightness. Writes: tables, pools, orders, ledger.
  mutating func applyExogenousChange(_ now: Moment, workers: Int = 1) {
    ledger.startQuarter()
    hubLedger.startQuarter()
    if now.calendar == 0 { freezeBaseline(workers: workers) }
    applyPush(now)
    fillPools(now)
    putRulesIntoEffect(now)
    updateHubReach(now)
    updateCosts(now)
    updateBeliefs()
    spendOnAreas(now)
    updateAwareness()
  }

  /// Freezes segments and uses at q = 0: what evaluation compares with.
  private mutating func freezeBaseline(workers: Int) {
    sight.isStale = true
    inBlocks(workers: workers) { world, block in
      var segments = world.history.segment.mutableSpan(in: block)
      var adopted = world.history.adoptQuarter.mutableSpan(in: block, width: technologyCount)
      for place in 0..<block.count {
        let mask = world.exposure.adoptedMask[block.lowerBound + place]
        segments[place] = segment(mask: mask)
        for technology in 0..<technologyCount {
          let used = mask & (1 << technology) != 0
          adopted[place * technologyCount + technology] = used ? Timing.baseline : Timing.never
        }
      }
    }
  }

  /// Sets thresholds to 0 while a verification push lasts, then back.
  private mutating func applyPush(_ now: Moment) {
    guard let push else { return }
    if now.calendar == push.quarters.lowerBound {
      for firm in 0..<firmCount
      where populationDraws.uniform(.initThreshold, entity: firm, sub: 0) < push.share {
        traits.threshold[firm] = 0
      }
    }
    if now.calendar == push.quarters.upperBound {
      for firm in 0..<firmCount { traits.threshold[firm] = push.usual[firm] }
    }
  }

  /// Inflow into the pools, then the trainees that are due.
  ///
  /// ```
  /// F ← min(F + ι_F·F⁰, 1.5·F⁰ + trainees so far);   F ← F + trainees due
  /// ```
  private mutating func fillPools(_ now: Moment) {
    let regionCount = places.regions.count
    for index in 0..<regionCount {
      var region = places.regions[index]
      region.freeSpecialists = filledPool(
        free: region.freeSpecialists, start: region.startStock, trainees: region.trainees,
        inflowRate: parameters.inflowRate)
      let due = orders.trainees[now.run * regionCount + index]
      region.freeSpecialists += due
      region.trainees += due
      places.regions[index] = region
    }
  }

  /// Enablement and harmonisation paid for `regulationLag` quarters ago take effect.
  private mutating func putRulesIntoEffect(_ now: Moment) {
    let countryCount = places.countries.count
    for country in 0..<countryCount {
      let due = orders.enablement[now.run * countryCount + country]
      places.countries[country].enablement += due
      places.countries[country].enablementOrdered -= due
    }
    let due = orders.harmonisation[now.run]
    guard due > 0 else { return }
    places.harmonisationOrdered -= due
    for first in 0..<countryCount {
      for second in 0..<countryCount where first != second {
        let index = first * countryCount + second
        // A pair that started above the lowest one stops at the ceiling.
        let ceiling = max(places.harmonisation[index], parameters.regulationCeiling)
        places.harmonisation[index] = min(ceiling, places.harmonisation[index] + due)
      }
    }
  }
}

/// Specialists free after the quarter's inflow: `min(F + ι_F·F⁰, 1.5·F⁰ + trainees)`, FTE.
///
/// The cap binds whatever filled the pool: specialists who came back above it leave for work outside the model.
func filledPool(free: Double, start: Double, trainees: Double, inflowRate: Double) -> Double {
  min(free + inflowRate * start, 1.5 * start + trainees)
}
