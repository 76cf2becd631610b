import ParallelColumns

/// Some firms of a block, ascending: found first, so that what will be read of one can be fetched while others are
/// dealt with.
struct FirmList: ~Copyable {
  /// How many firms ahead to fetch: long enough for memory to answer, short enough to be still there.
  static let lead = 4
  /// The same where eight are dealt with at a time: some of the next eight are there when they begin.
  static let leadOfEights = 12
  /// How many firms are found before they are dealt with, or a few more.
  static let batch = 256

  private(set) var count = 0
  /// A block's firms, and a place that is written to before it is known whether it counts.
  private var firms = InlineArray<1_025, UInt32>(repeating: 0)
  private let inPlace = InPlace()

  subscript(index: Int) -> Int {
    @inline(__always) get { Int(firms[index & 1_023]) }
    @inline(__always) set { firms[index & 1_023] = UInt32(truncatingIfNeeded: newValue) }
  }

  /// Lists the firms from `start` on, below `end`, whose byte has any of the bits of `mask`; at most as many as a block has.
  @inline(__always)
  mutating func find(in column: borrowing Column<UInt8>, withAnyOf mask: UInt8, from start: Int, below end: Int) {
    precondition(end - start <= World.blockSize)
    count = 0
    for first in stride(from: start, to: end, by: 64) {
      add(column.which(from: first, below: end, haveAnyOf: mask), from: first)
    }
  }

  /// Lists the firms from `start` on, below `end`, whose byte equals `value`; at most as many as a block has.
  @inline(__always)
  mutating func find(_ value: UInt8, in column: borrowing Column<UInt8>, from start: Int, below end: Int) {
    precondition(end - start <= World.blockSize)
    count = 0
    for first in stride(from: start, to: end, by: 64) {
      add(column.which(from: first, below: end, equal: value), from: first)
    }
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

  /// Lists the firms from `start` on, below `end`, that are found among 64 in a row (a bit each), until there are
  /// ``batch`` of them.
  ///
  /// - Returns: Where to go on.
  @inline(__always)
  mutating func findBatch(from start: Int, below end: Int, _ amongNext: (Int) -> UInt64) -> Int {
    count = 0
    var first = start
    while first < end, count < FirmList.batch {
      add(amongNext(first), from: first)
      first &+= 64
    }
    return min(first, end)
  }

  /// Eight firms from a place on; the last one again where there are fewer.
  @inline(__always)
  func eight(from place: Int) -> Octet {
    var lanes = Octet()
    for lane in 0..<8 { lanes[lane] = UInt64(firms[min(place + lane, count - 1) & 1_023]) }
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
