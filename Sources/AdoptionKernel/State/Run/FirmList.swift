import ParallelColumns

/// Some firms of a block, ascending: found first, so that what will be read of one can be fetched while others are
/// dealt with.
struct FirmList: ~Copyable {
  /// How many firms ahead to fetch: long enough for memory to answer, short enough to be still there.
  static let lead = 8

  private(set) var count = 0
  private var firms = InlineArray<1_024, UInt32>(repeating: 0)
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
    var firm = column.firstIndex(from: start, below: end, withAnyOf: mask)
    while firm < end {
      firms[count] = UInt32(firm)
      count += 1
      firm = column.firstIndex(from: firm + 1, below: end, withAnyOf: mask)
    }
  }

  /// Lists the firms from `start` on, below `end`, whose byte equals `value`; at most as many as a block has.
  @inline(__always)
  mutating func find(_ value: UInt8, in column: borrowing Column<UInt8>, from start: Int, below end: Int) {
    precondition(end - start <= World.blockSize)
    count = 0
    var firm = column.firstIndex(of: value, from: start, below: end)
    while firm < end {
      firms[count] = UInt32(firm)
      count += 1
      firm = column.firstIndex(of: value, from: firm + 1, below: end)
    }
  }

  /// Lists the firms from `start` on, below `end`, whose byte has any of the bits of `mask` and whose byte in another
  /// column is at most `bound`; at most as many as a block has.
  ///
  /// Eight firms are compared at once: where one in six is busy and one in forty done, asking those who are busy one by
  /// one mispredicts both.
  @inline(__always)
  mutating func find(
    in column: borrowing Column<UInt8>, withAnyOf mask: UInt8, and other: borrowing Column<UInt8>, atMost bound: UInt8,
    from start: Int, below end: Int
  ) {
    precondition(end - start <= World.blockSize && start >= 0 && end <= column.count && end <= other.count)
    count = 0
    for first in stride(from: start, to: end, by: 8) {
      var found = bytes(of: column.eightBytes(from: first), withAnyOf: mask)
      found &= bytes(of: other.eightBytes(from: first), atMost: bound)
      if end - first < 8 { found &= (1 << UInt64(8 * (end - first))) &- 1 }
      while found != 0 {
        firms[count & 1_023] = UInt32(truncatingIfNeeded: first &+ found.trailingZeroBitCount >> 3)
        count &+= 1
        found &= found &- 1
      }
    }
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

/// The highest bit of every byte of a word that has any of the bits of a mask; the other bits are 0.
@inline(__always)
private func bytes(of word: UInt64, withAnyOf mask: UInt8) -> UInt64 {
  let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  let kept = word & (UInt64(mask) &* 0x0101_0101_0101_0101)
  return ((kept & low) &+ low | kept) & ~low
}

/// The highest bit of every byte of a word that is at most `bound`; the other bits are 0.
@inline(__always)
private func bytes(of word: UInt64, atMost bound: UInt8) -> UInt64 {
  let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  let bounds = UInt64(bound) &* 0x0101_0101_0101_0101
  // The lower seven bits are compared by a difference that no byte borrows for; the highest ones decide where they differ.
  let lowerIsAtMost = (bounds | ~low) &- (word & low)
  return (~word & bounds | ~(word ^ bounds) & lowerIsAtMost) & ~low
}
