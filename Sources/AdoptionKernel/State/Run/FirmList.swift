import ParallelColumns

/// Some firms of a block, ascending: found first, so that what will be read of one can be fetched while others are
/// dealt with.
struct FirmList: ~Copyable {
  /// How many firms ahead to fetch: long enough for memory to answer, short enough to be still there.
  static let lead = 8

  private(set) var count = 0
  /// A block's firms, and a place that is written to before it is known whether it counts.
  private var firms = InlineArray<1_025, UInt32>(repeating: 0)
  private let inPlace = InPlace()

  subscript(index: Int) -> Int { @inline(__always) get { Int(firms[index & 1_023]) } }

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

  /// Lists the firms whose six stages are not the same in two columns; at most as many as a block has.
  @inline(__always)
  mutating func findChanges(
    from before: borrowing Column<UInt8>, to after: borrowing Column<UInt8>, _ range: Range<Int>
  ) {
    precondition(range.count <= World.blockSize)
    count = 0
    var next = range.lowerBound
    let end = range.upperBound * technologyCount
    for first in stride(from: range.lowerBound * technologyCount, to: end, by: 64) {
      var left = after.which(from: first, below: end, differFrom: before)
      while left != 0 {
        let firm = (first + left.trailingZeroBitCount) / technologyCount
        // A firm of which several stages differ is put down once.
        firms[count] = UInt32(firm)
        count += firm < next ? 0 : 1
        next = firm + 1
        left &= left - 1
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
