/// Work space of phase 5, by region.
struct Labour: Sendable {
  var demand: [Double]
  var supply: [Double]
  var hired: [Double]
  /// `[origin · regions + destination]`.
  var offers: [Double]
  /// Positions of each region's waiting firms in the list of keys.
  var queue: [Range<Int>]

  init(regions: Int) {
    demand = Array(repeating: 0, count: regions)
    supply = Array(repeating: 0, count: regions)
    hired = Array(repeating: 0, count: regions)
    offers = Array(repeating: 0, count: regions * regions)
    queue = Array(repeating: 0..<0, count: regions)
  }

  mutating func startQuarter() {
    for index in demand.indices {
      demand[index] = 0
      supply[index] = 0
      hired[index] = 0
    }
    for index in offers.indices { offers[index] = 0 }
  }
}
