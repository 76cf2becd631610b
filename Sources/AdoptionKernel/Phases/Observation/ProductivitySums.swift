import ParallelColumns

extension World {
  /// Productivity of SMEs by segment, and jobs; blocks of 1,024 firms, added in index order. Jobs change in the market
  /// step only.
  ///
  /// ```
  /// Σ (log VA/E + productivityGain) over SMEs of a segment
  /// ```
  mutating func sumProductivity(workers: Int) {
    inFourBlocks(workers: workers) { world, four in world.sumProductivity(of: four) }
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

  /// The sums of four blocks, side by side: an addition takes as long as four, when each waits for the one before.
  private borrowing func sumProductivity(of four: borrowing Block) {
    var sums = InlineArray<4, SIMD4<Double>>(repeating: SIMD4())
    let length = World.blockSize
    if four.count == 4 * length {
      for place in 0..<length {
        let firm = four.lowerBound + place
        sums[0] += productivity(of: firm)
        sums[1] += productivity(of: firm + length)
        sums[2] += productivity(of: firm + 2 * length)
        sums[3] += productivity(of: firm + 3 * length)
      }
    } else {
      for block in 0..<(four.count + length - 1) / length {
        var sum = SIMD4<Double>()
        let first = four.lowerBound + block * length
        for firm in first..<min(first + length, four.upperBound) { sum += productivity(of: firm) }
        sums[block] = sum
      }
    }
    var parts = sight.segmentSums.partials(of: four, width: 12)
    for block in 0..<4 {
      for segment in 0..<3 { parts[block * 3 + segment] = sums[block][segment] }
    }
  }

  /// What a firm adds to the sums of the three segments: 0, which changes no bit, to all but its own.
  @inline(__always)
  private borrowing func productivity(of firm: Int) -> SIMD4<Double> {
    let value = Double(progress.productivityGain[firm]) + Double(history.logProductivity[firm])
    let segment = traits.sizeClass[firm] < 2 ? history.segment[firm] : 3
    return value * sight.segmentUnits[Int(segment)]
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
