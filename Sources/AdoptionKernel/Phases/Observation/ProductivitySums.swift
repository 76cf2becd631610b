import ParallelColumns

extension World {
  /// Productivity of SMEs by segment, and jobs; blocks of 1,024 firms, added in index order. Jobs change in the market
  /// step only.
  ///
  /// ```
  /// Σ (log VA/E + productivityGain) over SMEs of a segment
  /// ```
  mutating func addProductivity() {
    var total = InlineArray<3, Double>(repeating: 0)
    for block in 0..<blockPlan.blockCount {
      for segment in 0..<3 { total[segment] += sight.segmentSums[block * 3 + segment] }
    }
    observation.logProductivity = total
    observation.smeBySegment = smeBySegment()
    guard sight.jobsHaveMoved else { return }
    sight.jobsHaveMoved = false
    sumJobs()
  }

  /// The sums of one block, which belongs to a stretch. A firm that does not belong to a segment adds 0 to its sum, which
  /// changes no bit.
  borrowing func sumProductivity(of firms: Range<Int>, block: Int, in stretch: borrowing Block) {
    let gains = progress.productivityGain.span(of: firms)
    let starts = history.logProductivity.span(of: firms)
    let sizes = traits.sizeClass.span(of: firms)
    let segments = history.segment.span(of: firms)
    var sum = SIMD4<Double>(repeating: 0)
    for place in 0..<firms.count {
      let value = Double(gains[place]) + Double(starts[place])
      let segment = sizes[place] < 2 ? segments[place] : 3
      sum += value * sight.segmentUnits[Int(segment)]
    }
    for segment in 0..<3 { sight.segmentSums.set(sum[segment], at: block * 3 + segment, in: stretch, width: 3) }
  }

  private mutating func sumJobs() {
    var jobs = 0.0
    for start in stride(from: 0, to: firmCount, by: World.blockSize) {
      var part = 0.0
      for firm in start..<min(firmCount, start + World.blockSize) { part += Double(history.jobs[firm]) }
      jobs += part
    }
    observation.jobs = jobs
  }

  /// SMEs by segment, from the cells.
  private func smeBySegment() -> InlineArray<3, Int> {
    var members = InlineArray<3, Int>(repeating: 0)
    for cell in observation.firms.indices where cell % Observation.cellsPerRegion < 6 {
      members[cell % 3] += observation.firms[cell]
    }
    return members
  }
}
