import ParallelColumns

extension World {
  /// Phase 9: counts and sums at the end of the quarter. Changes nothing that a later quarter reads.
  mutating func observe(_ now: Moment, workers: Int = 1) {
    if sight.isStale { observation.reset() }
    let tables = followChanges(workers: workers)
    if sight.isStale { beginSums() }
    sight.isStale = false
    addProductivity(tables: tables)
    observation.surveyTaken = now.calendar & 3 == 3
    if observation.surveyTaken { takeSurvey(workers: workers) }
  }

  /// Counts all firms of a range of blocks: at the first observation, and when the freeze has moved firms between cells.
  borrowing func countAll(in range: borrowing Block, _ worker: borrowing Worker) {
    var tally = PackedCounts()
    for block in range.lowerBound..<range.upperBound {
      let firms = firms(ofBlock: block)
      countBlock(firms, &tally, in: range, worker)
      sumStarts(of: firms, block: block, in: range)
    }
  }

  /// Counts all firms of a block, region by region, in pieces that the packed counters can hold.
  private borrowing func countBlock(
    _ firms: Range<Int>, _ tally: inout PackedCounts, in range: borrowing Block, _ worker: borrowing Worker
  ) {
    var table = sight.changes.changes.partials(of: worker, width: sight.changes.width)
    var gains = sight.gainChanges.partials(of: worker, width: Sight.gainWidth)
    forEachRegion(of: firms) { firms, region in
      for start in stride(from: firms.lowerBound, to: firms.upperBound, by: PackedCounts.limit) {
        tally.clear()
        for firm in start..<min(firms.upperBound, start + PackedCounts.limit) {
          count(firm, region: region, &tally, &table, &gains, in: range)
        }
        tally.add(to: &table, of: sight.changes, region: region)
      }
    }
  }

  @inline(__always)
  private borrowing func count(
    _ firm: Int, region: Int, _ tally: inout PackedCounts, _ table: inout MutableSpan<Int32>,
    _ gains: inout MutableSpan<Int>, in range: borrowing Block
  ) {
    let sizeClass = Int(traits.sizeClass[firm])
    let used = exposure.adoptedMask[firm]
    let stages = StageBytes(progress.stage, firm)
    sight.stage.setSixBytes(
      stages.word, from: pairIndex(firm), in: range, width: World.blockSize * technologyCount)
    tally.count(
      cell: 3 * sizeClass + Int(history.segment[firm]), sector: Int(traits.sector[firm]), known: stages.known,
      used: used, integrated: stages.integrated)
    followGain(of: firm, from: 0, sizeClass: sizeClass, &gains, in: range)
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
