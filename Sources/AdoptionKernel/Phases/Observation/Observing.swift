import ParallelColumns

extension World {
  /// Phase 9: counts and sums at the end of the quarter. Changes nothing that a later quarter reads.
  mutating func observe(_ now: Moment, workers: Int = 1) {
    if sight.isStale { countFirms() }
    followChanges(workers: workers)
    sight.isStale = false
    addProductivity()
    observation.surveyTaken = now.calendar & 3 == 3
    if observation.surveyTaken { takeSurvey(workers: workers) }
  }

  /// Counts all firms region by region, in stretches that the packed counters can hold: at the first observation, and
  /// when the freeze has moved firms between cells.
  private mutating func countFirms() {
    observation.reset()
    for region in 0..<places.regions.count {
      let firms = places.regions[region].firms
      for start in stride(from: firms.lowerBound, to: firms.upperBound, by: PackedCounts.limit) {
        sight.tally.clear()
        countStretch(start..<min(firms.upperBound, start + PackedCounts.limit), region: region)
        sight.tally.add(to: &observation, region: region)
      }
    }
    sight.stage.update(from: progress.stage)
  }

  private mutating func countStretch(_ firms: Range<Int>, region: Int) {
    for firm in firms {
      let sizeClass = Int(traits.sizeClass[firm])
      let used = exposure.adoptedMask[firm]
      let stages = StageBytes(progress.stage, firm)
      sight.tally.count(
        cell: 3 * sizeClass + Int(history.segment[firm]), sector: Int(traits.sector[firm]), known: stages.known,
        used: used, integrated: stages.integrated)
      guard sizeClass < 2 else { continue }
      observation.sme[region] += 1
      if isAdvanced(used) { observation.advancedSme[region] += 1 }
    }
  }
}

/// Whether a set of uses has two or more advanced technologies.
func isAdvanced(_ used: UInt8) -> Bool { (used & advancedTechnologies).nonzeroBitCount >= 2 }

extension Observation {
  mutating func reset() {
    Observation.clear(&firms)
    Observation.clear(&sectorFirms)
    Observation.clear(&aware)
    Observation.clear(&used)
    Observation.clear(&integrated)
    Observation.clear(&sectorAware)
    Observation.clear(&sectorUsed)
    Observation.clear(&sectorIntegrated)
    Observation.clear(&advancedSme)
    Observation.clear(&sme)
  }

  private static func clear(_ counts: inout [Int]) {
    for index in counts.indices { counts[index] = 0 }
  }
}
