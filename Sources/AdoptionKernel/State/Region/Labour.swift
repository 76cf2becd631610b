import ParallelColumns

/// Work space of phase 5, by region.
struct Labour: ~Copyable, Sendable {
  /// What waiting firms need, FTE.
  let demand: Column<Double>
  var supply: [Double]
  var hired: [Double]
  /// `[origin · regions + destination]`.
  var offers: [Double]
  /// Waiting firms of every region.
  let waiting: Column<Int>
  /// Where the queue of every region begins in `queue`: there is room for all its waiting firms.
  var edges: Column<Int>
  /// Firms that may be hired for or give up, as many of each region as `queued` says. A key is the lot, the firm, and in
  /// the lowest bit whether it meets a candidate.
  let queue: Column<UInt64>
  let queued: Column<Int>

  init(firms: Int, regions: Int) {
    demand = Column(repeating: 0, count: regions)
    supply = Array(repeating: 0, count: regions)
    hired = Array(repeating: 0, count: regions)
    offers = Array(repeating: 0, count: regions * regions)
    waiting = Column(repeating: 0, count: regions)
    edges = Column(repeating: 0, count: regions + 1)
    queue = Column(repeating: 0, count: firms, isSparse: true)
    queued = Column(repeating: 0, count: regions)
  }

  mutating func startQuarter() {
    for index in supply.indices {
      supply[index] = 0
      hired[index] = 0
    }
    for index in offers.indices { offers[index] = 0 }
  }

  /// Lays the queues side by side.
  mutating func layQueues() {
    for region in supply.indices { edges[region + 1] = edges[region] + waiting[region] }
  }
}
