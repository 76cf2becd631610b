public import CMachine

/// Finding the few bytes that matter among many, sixty-four at a time.
///
/// Phases ask which firms have a project that ends, wait for specialists, dropped something: one to
/// twenty in a hundred. Firm by firm, looking for drops and for ends took 20 instructions a firm-quarter; eight at a time
/// 8 (callgrind, 16,000 firms, 44 quarters), with a wrong guess at every firm found; now there is one at most for 64.
extension Column where Element == UInt8 {
  /// Which of the bytes from `start` on, below `end`, at most 64, have any of the bits of `mask`; the first one lowest.
  @inlinable @inline(__always)
  public func which(from start: Int, below end: Int, haveAnyOf mask: UInt8) -> UInt64 {
    precondition(start >= 0 && end <= count)
    guard start &+ 64 <= count else { return bits(from: start, below: end) { $0 & mask != 0 } }
    return unsafe which_have_any_of(base + start, mask) & lowest(end &- start)
  }

  /// Which of the bytes from `start` on, below `end`, at most 64, equal `value`; the first one lowest.
  @inlinable @inline(__always)
  public func which(from start: Int, below end: Int, equal value: UInt8) -> UInt64 {
    precondition(start >= 0 && end <= count)
    guard start &+ 64 <= count else { return bits(from: start, below: end) { $0 == value } }
    return unsafe which_equal(base + start, value) & lowest(end &- start)
  }

  /// Which of the bytes from `start` on, below `end`, at most 64, are at most `bound`; the first one lowest.
  @inlinable @inline(__always)
  public func which(from start: Int, below end: Int, areAtMost bound: UInt8) -> UInt64 {
    precondition(start >= 0 && end <= count)
    guard start &+ 64 <= count else { return bits(from: start, below: end) { $0 <= bound } }
    return unsafe which_are_at_most(base + start, bound) & lowest(end &- start)
  }

  /// How many bytes from `start` on, below `end`, equal `value`.
  @inlinable public func number(of value: UInt8, from start: Int, below end: Int) -> Int {
    var number = 0
    for index in stride(from: start, to: end, by: 64) {
      number &+= which(from: index, below: end, equal: value).nonzeroBitCount
    }
    return number
  }

  /// The last bytes of a column, where sixty-four would reach past its end.
  @inlinable
  func bits(from start: Int, below end: Int, _ holds: (UInt8) -> Bool) -> UInt64 {
    var found: UInt64 = 0
    for index in start..<Swift.max(start, Swift.min(end, start &+ 64)) where unsafe holds(base[index]) {
      found |= 1 << UInt64(index &- start)
    }
    return found
  }

  /// As many of the lowest bits, all of them from 64 on.
  @inlinable @inline(__always)
  func lowest(_ number: Int) -> UInt64 { number < 64 ? 1 << UInt64(Swift.max(0, number)) &- 1 : .max }

  /// Eight bytes, the first one lowest; the first must be one of the column, what follows its last is undefined.
  @inlinable @inline(__always) public func eightBytes(from index: Int) -> UInt64 {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    return unsafe eightBytes(at: index)
  }

  /// The same where the range has been checked. Every column has seven bytes to spare.
  @unsafe @usableFromInline @inline(__always)
  func eightBytes(at index: Int) -> UInt64 {
    unsafe UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }
}
