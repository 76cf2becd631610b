import ParallelColumns

/// Work space of the observation: how counts and sums change while a quarter is under way, and partial sums.
struct Sight: ~Copyable, Sendable {
  /// By how much counts change.
  var changes: CountChanges
  /// Everything must be counted anew: nothing has been counted, or cells have changed.
  var isStale = true
  /// Jobs have changed since they were added up.
  var jobsHaveMoved = true
  /// Tables in which something may have been noted since the last observation.
  private(set) var tablesInUse = 0
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

  init(blocks: Int, regions: Int, countries: Int) {
    changes = CountChanges(regions: regions, countries: countries)
    gainChanges = Column(repeating: 0, count: CountChanges.mostTables * Sight.gainWidth, isSparse: true)
    blockSums = Column(repeating: 0, count: blocks * 3)
  }

  /// What a copied world goes on with: counts are those of the world it was copied from, between two quarters.
  init(following other: borrowing Sight, blocks: Int, regions: Int, countries: Int) {
    self.init(blocks: blocks, regions: regions, countries: countries)
    isStale = other.isStale
    jobsHaveMoved = other.jobsHaveMoved
    gainSums = other.gainSums
    startSums = other.startSums
  }

  /// Makes tables ready for so many threads.
  ///
  /// - Returns: Threads that may note at once.
  mutating func makeTables(workers: Int) -> Int {
    let tables = min(max(1, workers), CountChanges.mostTables)
    tablesInUse = max(tablesInUse, tables)
    return tables
  }

  /// Brings counts and sums of gains up to date by what was noted, and forgets it.
  mutating func takeChanges(to observation: inout Observation) {
    for table in 0..<tablesInUse {
      changes.move(table: table, to: &observation)
      for segment in 0..<3 {
        gainSums[segment] += gainChanges[table * Sight.gainWidth + segment]
        gainChanges[table * Sight.gainWidth + segment] = 0
      }
    }
    tablesInUse = 0
  }
}
