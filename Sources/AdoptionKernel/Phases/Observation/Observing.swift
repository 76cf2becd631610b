import ParallelColumns

extension World {
  /// Phase 9: counts and sums at the end of the quarter. Changes nothing that a later quarter reads.
  mutating func observe(_ now: Moment, workers: Int = 1) {
    sight.takeChanges(to: &observation)
    if sight.isStale { countAnew(workers: workers) }
    addProductivity()
    observation.surveyTaken = now.calendar & 3 == 3
    if observation.surveyTaken { takeSurvey(workers: workers) }
  }

  /// Counts all firms: at the first observation, and when the freeze has moved firms between cells.
  private mutating func countAnew(workers: Int) {
    observation.reset()
    inBlockRanges(workers: makeTables(workers: workers)) { world, range, worker in
      world.countAll(in: range, worker)
    }
    beginSums()
    sight.takeChanges(to: &observation)
    sight.isStale = false
  }

  private borrowing func countAll(in range: borrowing Block, _ worker: borrowing Worker) {
    var tally = PackedCounts()
    for block in range.lowerBound..<range.upperBound {
      let firms = firms(ofBlock: block)
      countBlock(firms, &tally, worker)
      sumStarts(of: firms, block: block, in: range)
    }
  }

  /// Counts all firms of a block, region by region, in pieces that the packed counters can hold.
  private borrowing func countBlock(
    _ firms: Range<Int>, _ tally: inout PackedCounts, _ worker: borrowing Worker
  ) {
    var table = sight.changes.changes.partials(of: worker, width: sight.changes.width)
    forEachRegion(of: firms) { firms, region in
      for start in stride(from: firms.lowerBound, to: firms.upperBound, by: PackedCounts.limit) {
        tally.clear()
        for firm in start..<min(firms.upperBound, start + PackedCounts.limit) {
          count(firm, region: region, &tally, &table, worker)
        }
        tally.add(to: &table, of: sight.changes, region: region)
      }
    }
  }

  @inline(__always)
  private borrowing func count(
    _ firm: Int, region: Int, _ tally: inout PackedCounts, _ table: inout MutableSpan<Int32>, _ worker: borrowing Worker
  ) {
    let sizeClass = Int(traits.sizeClass[firm])
    let used = exposure.adoptedMask[firm]
    let stages = StageBytes(progress.stage, firm)
    tally.count(
      cell: 3 * sizeClass + Int(history.segment[firm]), sector: Int(traits.sector[firm]), known: stages.known,
      used: used, integrated: stages.integrated)
    noteGain(of: firm, 0, progress.productivityGain[firm], worker)
    guard sizeClass < 2 else { return }
    table[sight.changes.placeOfSme(region: region)] &+= 1
    if isAdvanced(used) { table[sight.changes.placeOfAdvanced(region: region)] &+= 1 }
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
