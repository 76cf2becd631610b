/// Which hubs the firms of a region may turn to in the present quarter, and in which tier each stands; worked out when the
/// first firm of a region asks. With 150 hubs in Europe, looking at every hub for every request took one seventh of a run.
struct NearHubs: Sendable {
  /// A hub and its tier: 1 in the region, 2 in the country and within reach, 3 abroad and linked.
  struct Entry: BitwiseCopyable {
    fileprivate var bits: UInt32
    var hub: Int { Int(bits >> 2) }
    var tier: Int { Int(bits & 3) }
  }

  private let hubCount: Int
  /// `[region · hubs + place]`, in hub order.
  private var entries: [UInt32]
  /// Hubs of each region; −1 where nobody has asked yet.
  private var counts: [Int32]
  /// Hubs with a link to one that serves the region whose hubs are being found.
  private var areLinked: [Bool]

  init(hubs: Int, regions: Int) {
    hubCount = hubs
    areLinked = Array(repeating: false, count: hubs)
    entries = Array(repeating: 0, count: hubs * regions)
    counts = Array(repeating: -1, count: regions)
  }

  /// Forgets the last quarter: hubs open and close, and so does the window.
  mutating func startQuarter() {
    for region in counts.indices { counts[region] = -1 }
  }

  func isKnown(_ region: Int) -> Bool { counts[region] >= 0 }

  /// Hubs of a region that is known.
  func count(of region: Int) -> Int { Int(counts[region]) }

  /// A hub of a region, at a place below the count.
  func entry(of region: Int, at place: Int) -> Entry { Entry(bits: entries[region * hubCount + place]) }

  /// Notes that no hub of a region is known yet; ``add(_:tier:to:)`` follows, in hub order.
  mutating func begin(_ region: Int) {
    counts[region] = 0
    for hub in areLinked.indices { areLinked[hub] = false }
  }

  /// Notes that a hub has a link to one that serves the region.
  mutating func link(_ hub: Int) { areLinked[hub] = true }

  func isLinked(_ hub: Int) -> Bool { areLinked[hub] }

  mutating func add(_ hub: Int, tier: Int, to region: Int) {
    entries[region * hubCount + Int(counts[region])] = UInt32(hub) << 2 | UInt32(tier)
    counts[region] += 1
  }
}
