import ParallelColumns

extension World {
  /// Productivity of SMEs by segment, and jobs.
  ///
  /// ```
  /// Σ log VA/E + 2⁻³² Σ ⌊2³²·productivityGain⌉   over SMEs of a segment
  /// ```
  ///
  /// The first sum changes only when segments are frozen; it is added up in blocks of 1,024 firms, in index order. Gains
  /// are added as whole numbers, exactly and in any order, so that the sum of a quarter is that of the last one and what
  /// has changed since: adding up all firms every quarter took 1.4 ns a firm. Jobs change in the market step only.
  mutating func addProductivity() {
    for segment in 0..<3 {
      observation.logProductivity[segment] = sight.startSums[segment] + Double(sight.gainSums[segment]) * 0x1p-32
    }
    observation.smeBySegment = smeBySegment()
    guard sight.jobsHaveMoved else { return }
    sight.jobsHaveMoved = false
    sumJobs()
  }

  /// Notes that a firm's gain was one and is another.
  @inline(__always)
  borrowing func noteGain(of firm: Int, _ before: Float, _ after: Float, _ worker: borrowing Worker) {
    guard traits.sizeClass[firm] < 2 else { return }
    var gains = sight.gainChanges.partials(of: worker, width: Sight.gainWidth)
    gains[Int(history.segment[firm])] += wholeGain(after) - wholeGain(before)
  }

  /// The sums at the start of one block, which belongs to a range. A firm that does not belong to a segment adds 0.
  borrowing func sumStarts(of firms: Range<Int>, block: Int, in range: borrowing Block) {
    let starts = history.logProductivity.span(of: firms)
    let sizes = traits.sizeClass.span(of: firms)
    let segments = history.segment.span(of: firms)
    var sum = SIMD4<Double>(repeating: 0)
    for place in 0..<firms.count {
      let segment = sizes[place] < 2 ? segments[place] : 3
      sum += Double(starts[place]) * sight.segmentUnits[Int(segment)]
    }
    for segment in 0..<3 { sight.blockSums.set(sum[segment], at: block * 3 + segment, in: range, width: 3) }
  }

  /// Adds up the sums at the start; the sums of gains begin anew.
  mutating func beginSums() {
    var total = InlineArray<3, Double>(repeating: 0)
    for block in 0..<blockPlan.blockCount {
      for segment in 0..<3 { total[segment] += sight.blockSums[block * 3 + segment] }
    }
    sight.startSums = total
    sight.gainSums = InlineArray(repeating: 0)
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

/// A gain of productivity in multiples of 2⁻³² log points.
@inline(__always)
func wholeGain(_ gain: Float) -> Int { Int((Double(gain) * 0x1p32).rounded()) }
