/// What values that ``sortRun(_:from:to:)`` sorts must be below.
public let sortRunLimit = 1 << 27

/// Sorts the values at positions `lower ..< upper` ascending, in place. Values must be below ``sortRunLimit``, which is not
/// asked here. For many short runs, of a length and an order that nobody foresees.
///
/// Up to sixteen values are ranked side by side: a value's place is the number of those below it, equal ones counted in the
/// order in which they stand. Whatever the order is, the same instructions find it, where an insertion guesses at every
/// value how far it goes. Longer runs are inserted.
@inlinable @inline(__always)
public func sortRun(_ values: inout MutableSpan<UInt32>, from lower: Int, to upper: Int) {
  guard upper &- lower <= 16, let sixteen = values.sixteen(at: lower) else {
    insertionSort(&values, from: lower, to: upper)
    return
  }
  let count = upper &- lower
  let places = SIMD16<Int32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  let signs = SIMD16<Int32>(repeating: 31)
  // What lies past the run is above all: neither counted nor placed.
  let isPast = (SIMD16(repeating: Int32(truncatingIfNeeded: count &- 1)) &- places) &>> signs
  let keys =
    (SIMD16<Int32>(truncatingIfNeeded: sixteen) &<< SIMD16(repeating: 4) | places | isPast)
    & SIMD16(repeating: Int32.max)
  var ranks = SIMD16<Int32>()
  for place in 0..<16 { ranks &-= (SIMD16(repeating: keys[place]) &- keys) &>> signs }
  let (sorted, unsorted) = (lanes(of: ranks), lanes(of: sixteen))
  for place in 0..<count { values[lower &+ Int(sorted.span[place])] = unsorted.span[place] }
}

extension MutableSpan<UInt32> {
  /// The values at `index` … `index + 15`, or nothing where they are fewer.
  @inlinable @inline(__always)
  func sixteen(at index: Int) -> SIMD16<UInt32>? {
    guard index >= 0, index <= count &- 16 else { return nil }
    return unsafe withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: 4 &* index, as: SIMD16<UInt32>.self) }
  }
}
