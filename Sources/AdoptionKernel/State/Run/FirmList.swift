import ParallelColumns

/// Some firms of a block, stretch or region, ascending, a batch of them at a time: found first, so that what will be read
/// of one can be fetched while others are dealt with.
struct FirmList: ~Copyable {
  /// How many firms ahead to fetch: long enough for memory to answer, short enough to be still there.
  static let lead = 4
  /// The same where eight are dealt with at a time: some of the next eight are there when they begin.
  static let leadOfEights = 12
  /// How many firms are found before they are dealt with, or up to 63 more.
  static let batch = 192

  private(set) var count = 0
  /// No more than there can be: a list is cleared for every block.
  private var firms = InlineArray<256, UInt32>(repeating: 0)
  private let inPlace = InPlace()

  subscript(index: Int) -> Int {
    @inline(__always) get { Int(firms[index & 255]) }
    @inline(__always) set { firms[index & 255] = UInt32(truncatingIfNeeded: newValue) }
  }

  /// Lists the firms from `start` on, below `end`, that are found among 64 in a row (a bit each), until there are
  /// ``batch`` of them.
  ///
  /// - Returns: Where to go on.
  @inline(__always)
  mutating func find(from start: Int, below end: Int, _ amongNext: (Int) -> UInt64) -> Int {
    count = 0
    var first = start
    while first < end, count < FirmList.batch {
      add(amongNext(first), from: first)
      first &+= 64
    }
    return min(first, end)
  }

  @inline(__always)
  private mutating func add(_ places: UInt64, from first: Int) {
    var left = places
    while left != 0 {
      firms[count] = UInt32(first + left.trailingZeroBitCount)
      count += 1
      left &= left - 1
    }
  }

  /// Eight firms from a place on; the last one again where there are fewer.
  @inline(__always)
  func eight(from place: Int) -> Octet {
    var lanes = Octet()
    for lane in 0..<8 { lanes[lane] = UInt64(firms[min(place + lane, count - 1) & 255]) }
    return lanes
  }

  /// Forgets all but the first ones.
  mutating func shorten(to length: Int) { count = min(count, length) }

  /// Keeps those for which the condition holds.
  @inline(__always)
  mutating func keep(_ holds: (Int) -> Bool) {
    var kept = 0
    for index in 0..<count {
      firms[kept] = firms[index]
      kept += holds(Int(firms[index])) ? 1 : 0
    }
    count = kept
  }
}
