import ParallelColumns

/// Work space of phase 5, by region.
struct Labour: ~Copyable, Sendable {
  /// What waiting firms need, FTE.
  let demand: Column<Double>
  var supply: [Double]
  var hired: [Double]
  /// `[origin · regions + destination]`.
  var offers: [Double]
  /// Firms that may be hired for or give up: from the first firm of each region on, as many as `queued` says. A key is
  /// the lot, the firm, and in the lowest bit whether it meets a candidate.
  let queue: Column<UInt64>
  let queued: Column<Int>

  init(firms: Int, regions: Int) {
    demand = Column(repeating: 0, count: regions)
    supply = Array(repeating: 0, count: regions)
    hired = Array(repeating: 0, count: regions)
    offers = Array(repeating: 0, count: regions * regions)
    queue = Column(repeating: 0, count: firms)
    queued = Column(repeating: 0, count: regions)
  }

  mutating func startQuarter() {
    for index in supply.indices {
      supply[index] = 0
      hired[index] = 0
    }
    for index in offers.indices { offers[index] = 0 }
  }
}
