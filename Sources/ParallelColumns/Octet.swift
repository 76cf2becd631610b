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

  /// The values at `index` … `index + 63`, eight to a lane, the first one lowest; 0 past the end. `index` must be below
  /// `count`.
  @inlinable @inline(__always)
  public func eightOctets(at index: Int) -> Octet {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    return unsafe UnsafeRawPointer(base + index).loadUnaligned(as: Octet.self)
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

/// Which of 64 bytes have any of the bits of `mask`: the highest bit of each; the other bits are 0.
@inlinable @inline(__always)
public func bytes(of octets: Octet, withAnyOf mask: UInt8) -> Octet {
  let low = Octet(repeating: 0x7F7F_7F7F_7F7F_7F7F)
  let kept = octets & Octet(repeating: UInt64(mask) &* 0x0101_0101_0101_0101)
  return ((kept & low) &+ low | kept) & ~low
}

/// Which of 64 bytes are at most `bound`: the highest bit of each; the other bits are 0.
@inlinable @inline(__always)
public func bytes(of octets: Octet, atMost bound: UInt8) -> Octet {
  let low = Octet(repeating: 0x7F7F_7F7F_7F7F_7F7F)
  let bounds = Octet(repeating: UInt64(bound) &* 0x0101_0101_0101_0101)
  // The lower seven bits are compared by a difference for which no byte borrows; where the highest bits differ, they
  // decide.
  let lowerIsAtMost = (bounds | ~low) &- (octets & low)
  return (~octets & bounds | ~(octets ^ bounds) & lowerIsAtMost) & ~low
}

/// The highest bit of each of 64 bytes, in their order; the other bits must be 0.
@inlinable @inline(__always)
public func highestBits(_ octets: Octet) -> UInt64 {
  guard orOfLanes(octets) != 0 else { return 0 }
  // A product moves the bit of byte b to bit 56 + b; no two of its parts meet.
  let products = octets &>> Octet(repeating: 7) &* Octet(repeating: 0x0102_0408_1020_4080)
  return orOfLanes((products &>> Octet(repeating: 56)) &<< Octet(0, 8, 16, 24, 32, 40, 48, 56))
}

@inlinable @inline(__always)
func orOfLanes(_ octets: Octet) -> UInt64 {
  let four = octets.lowHalf | octets.highHalf
  let two = four.lowHalf | four.highHalf
  return two[0] | two[1]
}

/// What eight lanes say, 0 or 1 in each of their lowest five bytes: byte b of the result has a bit for each lane.
@inlinable @inline(__always)
public func lowestBitsByByte(_ octet: Octet) -> UInt64 { lowest_bits_by_byte(octet) }
