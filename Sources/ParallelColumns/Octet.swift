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
    return unsafe eight_of_one_byte(base + index)
  }

  /// The three lowest bits of the six values of each of the items `item` … `item + 7`: byte b of a lane has the bits b,
  /// that of the first value lowest; bytes above the third are of no meaning. 0 past the end. `item · 6` must be below
  /// `count`.
  @inlinable @inline(__always)
  public func bitsOfSixes(at item: Int) -> Octet {
    precondition(UInt(bitPattern: item &* 6) < UInt(bitPattern: count))
    return unsafe bits_of_six_bytes_each(base + item &* 6)
  }
}

extension Column where Element == UInt16 {
  /// The values at `index` … `index + 7`; 0 past the end. `index` must be below `count`.
  @inlinable @inline(__always)
  public func octet(at index: Int) -> Octet {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    return unsafe eight_of_two_bytes(base + index)
  }
}

extension Column where Element == UInt32 {
  /// The values at `index` … `index + 15`; 0 past the end. `index` must be below `count`.
  @inlinable @inline(__always)
  public func sixteen(at index: Int) -> SIMD16<UInt32> {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    // The margin of the column is sixteen such values long.
    return unsafe UnsafeRawPointer(base + index).loadUnaligned(as: SIMD16<UInt32>.self)
  }

  /// Writes the values from `index` on, all of which belong to items of the block; checked.
  @inlinable @inline(__always)
  public func set(_ values: SIMD16<UInt32>, at index: Int, in block: borrowing Block) {
    precondition(index >= block.lowerBound && index <= block.upperBound - 16 && block.upperBound <= writableCount)
    unsafe UnsafeMutableRawPointer(base + index).storeBytes(of: values, as: SIMD16<UInt32>.self)
  }
}

extension Column where Element == Float {
  /// The values at `index` … `index + 7`; 0 past the end. `index` must be below `count`. What lies after the end of a block
  /// may be another thread's: a block that starts at a multiple of eight firms ends at one, or with the column.
  @inlinable @inline(__always)
  public func octet(at index: Int) -> SIMD8<Double> {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    return unsafe eight_floats(base + index)
  }
}

/// Lane by lane `a < b ? then : otherwise`.
@inlinable @inline(__always)
public func whereLess(
  _ a: SIMD8<Double>, _ b: SIMD8<Double>, then: SIMD8<Double>, otherwise: SIMD8<Double>
) -> SIMD8<Double> { eight_where_less(a, b, then, otherwise) }

/// The square roots of eight numbers.
@inlinable @inline(__always)
public func squareRoots(_ numbers: SIMD8<Double>) -> SIMD8<Double> { eight_square_roots(numbers) }

/// The numbers of which eight lanes are the bits.
@inlinable @inline(__always)
public func numbers(ofBits octet: Octet) -> SIMD8<Double> { unsafe unsafeBitCast(octet, to: SIMD8<Double>.self) }

/// The bits of eight numbers.
@inlinable @inline(__always)
public func bits(of numbers: SIMD8<Double>) -> Octet { unsafe unsafeBitCast(numbers, to: Octet.self) }

/// Eight whole numbers below 2⁵² as floating-point ones: put where 2⁵² has its last places.
@inlinable @inline(__always)
public func wholeNumbers(_ octet: Octet) -> SIMD8<Double> {
  numbers(ofBits: octet | Octet(repeating: 0x4330_0000_0000_0000)) - 0x1p52
}

/// Eight numbers to be read one by one in a loop, through their span.
///
/// A lane of a vector that is asked for by a variable is read from the stack, and in a loop with branches the whole vector
/// is written there each time: half of the time of calling waiting firms (perf). So is an array; a span is written once.
@inlinable @inline(__always)
public func lanes<Number: SIMDScalar>(of eight: SIMD8<Number>) -> InlineArray<8, Number> {
  unsafe unsafeBitCast(eight, to: InlineArray<8, Number>.self)
}

/// Sixteen numbers to be read one by one in a loop, through their span.
@inlinable @inline(__always)
public func lanes<Number: SIMDScalar>(of sixteen: SIMD16<Number>) -> InlineArray<16, Number> {
  unsafe unsafeBitCast(sixteen, to: InlineArray<16, Number>.self)
}

/// The highest bits of eight lanes, that of the first one lowest: who of eight, as a set.
@inlinable @inline(__always)
public func signBits(_ octet: Octet) -> UInt64 { UInt64(sign_bits(octet)) }

/// Every lane with its upper and its lower 32 bits exchanged. For those who look at the lower half only, a shift by 32 that
/// costs one instruction less with vectors of 128 bits.
@inlinable @inline(__always)
public func swapHalves(_ octet: Octet) -> Octet {
  let words = unsafe unsafeBitCast(octet, to: SIMD16<UInt32>.self)
  var swapped = SIMD16<UInt32>()
  swapped.evenHalf = words.oddHalf
  swapped.oddHalf = words.evenHalf
  return unsafe unsafeBitCast(swapped, to: Octet.self)
}
