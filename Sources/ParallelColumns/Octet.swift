public import CMachine

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
    return unsafe six_bytes_each(base + item &* 6)
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

/// What eight lanes say, 0 or 1 in each of their lowest five bytes: byte b of the result has a bit for each lane.
@inlinable @inline(__always)
public func lowestBitsByByte(_ octet: Octet) -> UInt64 { lowest_bits_by_byte(octet) }
