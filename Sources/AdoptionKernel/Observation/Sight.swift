import ParallelColumns

/// Work space of the observation: what was counted last, how it changes, and partial sums.
struct Sight: ~Copyable, Sendable {
  /// Stages that the running counts stand for, six per firm.
  var stage: Column<UInt8>
  /// By how much counts change.
  var changes: CountChanges
  /// Everything must be counted anew: nothing has been counted, or cells have changed.
  var isStale = true
  /// Jobs have changed since they were added up.
  var jobsHaveMoved = true
  /// Gains of productivity that the sums stand for, log points.
  let gain: Column<Float>
  /// By how much the sums of gains change, multiples of 2⁻³²: `[table · 19 + segment]`.
  var gainChanges: Column<Int>
  /// Three segments, and the distance to the next table.
  static let gainWidth = 3 + CountChanges.distance / 8
  /// Gains of the SMEs of each segment, multiples of 2⁻³².
  var gainSums = InlineArray<3, Int>(repeating: 0)
  /// Log productivity at the start of the SMEs of each segment; and by block, `[block · 3 + segment]`.
  var startSums = InlineArray<3, Double>(repeating: 0)
  let blockSums: Column<Double>
  /// One in the place of a segment, zero elsewhere and for who belongs to none: three sums at once, without a branch.
  let segmentUnits: InlineArray<4, SIMD4<Double>> = [
    SIMD4(1, 0, 0, 0), SIMD4(0, 1, 0, 0), SIMD4(0, 0, 1, 0), SIMD4(0, 0, 0, 0),
  ]

  init(firms: Int, blocks: Int, regions: Int, countries: Int) {
    stage = Column(repeating: 0, count: firms * technologyCount)
    changes = CountChanges(regions: regions, countries: countries)
    gain = Column(repeating: 0, count: firms)
    gainChanges = Column(repeating: 0, count: CountChanges.mostTables * Sight.gainWidth)
    blockSums = Column(repeating: 0, count: blocks * 3)
  }
}
