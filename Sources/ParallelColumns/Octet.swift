/// Eight numbers side by side: what a loop over firms keeps in registers. Numbers of any width are carried in 64 bits,
/// so that products of two 32-bit words need no other layout, and `(a − b) >> 63` says `a < b` without a comparison.
public typealias Octet = SIMD8<UInt64>

extension Column where Element == UInt8 {
  /// The values at `index` … `index + 7`; 0 past the end. `index` must be below `count`.
  @inlinable @inline(__always)
  public func octet(at index: Int) -> Octet {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    // Eight bytes in one load: the margin of the column is longer.
    return Octet(truncatingIfNeeded: unsafe UnsafeRawPointer(base + index).loadUnaligned(as: SIMD8<UInt8>.self))
  }

  /// The six values of each of the items `item` … `item + 7`, the first one in the lowest byte; 0 past the end.
  /// `item · 6` must be below `count`.
  @inlinable @inline(__always)
  public func sixes(at item: Int) -> Octet {
    precondition(UInt(bitPattern: item &* 6) < UInt(bitPattern: count))
    let start = unsafe UnsafeRawPointer(base + item &* 6)
    var lanes = Octet()
    for lane in 0..<7 { lanes[lane] = unsafe (start + lane &* 6).loadUnaligned(as: UInt64.self) }
    // Two bytes earlier: what lies behind eight items of a block may be another thread's.
    lanes[7] = unsafe (start + 40).loadUnaligned(as: UInt64.self) &>> 16
    return lanes & Octet(repeating: 0xFFFF_FFFF_FFFF)
  }
}

extension Column where Element == UInt16 {
  /// The values at `index` … `index + 7`; 0 past the end. `index` must be below `count`.
  @inlinable @inline(__always)
  public func octet(at index: Int) -> Octet {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    return Octet(truncatingIfNeeded: unsafe UnsafeRawPointer(base + index).loadUnaligned(as: SIMD8<UInt16>.self))
  }
}
