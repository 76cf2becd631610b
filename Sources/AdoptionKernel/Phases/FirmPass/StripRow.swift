import ParallelColumns

/// One number for each of the 64 firms of a strip: written eight at a time, read one at a time.
struct StripRow: ~Copyable {
  private var octets = InlineArray<8, Octet>(repeating: Octet())
  /// Without an address of its own the whole row is copied whenever one number is read.
  private let inPlace = InPlace()

  /// Eight numbers, from place 8·index on.
  subscript(octet index: Int) -> Octet {
    @inline(__always) get { octets[index] }
    @inline(__always) set { octets[index] = newValue }
  }

  /// The number at a place below 64.
  subscript(place: Int) -> UInt64 {
    @inline(__always) get { octets[place &>> 3 & 7][place & 7] }
    @inline(__always) set { octets[place &>> 3 & 7][place & 7] = newValue }
  }
}

extension StripRow {
  /// A draw's word at a place.
  subscript(word place: Int) -> UInt32 {
    @inline(__always) get { UInt32(truncatingIfNeeded: self[place]) }
  }
}

/// Some of the places of a strip, one bit each; iterates them ascending.
struct PlaceSet: Sequence, IteratorProtocol {
  var bits: UInt64 = 0

  @inline(__always)
  mutating func next() -> Int? {
    guard bits != 0 else { return nil }
    let place = bits.trailingZeroBitCount
    bits &= bits - 1
    return place
  }

  /// Takes out the next eight places; the last one again if there are fewer, place 0 of none.
  @inline(__always)
  mutating func takeEight() -> InlineArray<8, Int> {
    var places = InlineArray<8, Int>(repeating: 0)
    var last = 0
    for index in 0..<8 {
      last = bits == 0 ? last : bits.trailingZeroBitCount
      bits &= bits &- 1
      places[index] = last
    }
    return places
  }

  @inline(__always)
  mutating func insert(_ place: Int) { bits |= 1 << UInt64(truncatingIfNeeded: place) }

  @inline(__always)
  mutating func remove(_ place: Int) { bits &= ~(1 << UInt64(truncatingIfNeeded: place)) }
}

/// How a firm stands to the technologies: sets of six bits, each in a byte of its own. From the lowest: those that it is
/// unaware of; is aware of, without using them; uses in isolation; may hear of in this quarter. Then one bit: whether it
/// has an isolated use and another one.
struct TechnologyMasks {
  let bits: UInt64

  @inline(__always)
  init(_ bits: UInt64) { self.bits = bits }

  var unaware: UInt8 { UInt8(truncatingIfNeeded: bits) }
  var aware: UInt8 { UInt8(truncatingIfNeeded: bits >> 8) }
  var isolated: UInt8 { UInt8(truncatingIfNeeded: bits >> 16) }
  var maybeHeard: UInt8 { UInt8(truncatingIfNeeded: bits >> 24) }
  var hasSeveralUses: Bool { bits >> 32 != 0 }

  /// A set of technologies, where it stands among the bits.
  @inline(__always)
  static func aware(_ technologies: UInt8) -> UInt64 { UInt64(technologies) << 8 }
  @inline(__always)
  static func isolated(_ technologies: UInt8) -> UInt64 { UInt64(technologies) << 16 }

  /// ``hasSeveralUses`` of eight firms, 0 or 1.
  @inline(__always)
  static func haveSeveralUses(_ masks: Octet) -> Octet { masks &>> Octet(repeating: 32) }

  /// The sets of eight firms but the fourth, from six bytes of ``Stage`` each: 0 unaware, 1 aware, 4 isolated. A firm is
  /// unaware only of technologies that the world has.
  @inline(__always)
  static func octet(stages: Octet, technologies: UInt64) -> Octet {
    let known = gather(stages | stages &>> Octet(repeating: 1) | stages &>> Octet(repeating: 2))
    let odd = gather(stages)
    let used = gather(stages &>> Octet(repeating: 2))
    let unaware = Octet(repeating: technologies) & ~known
    let isolated = used & ~odd
    // A set of several members is still a set without its lowest one.
    let several = isSome(isolated) & isSome(used & (used &- Octet(repeating: 1)))
    return unaware | (odd & ~used) &<< Octet(repeating: 8) | isolated &<< Octet(repeating: 16)
      | several &<< Octet(repeating: 32)
  }

  /// The lowest bits of six bytes, side by side.
  @inline(__always)
  private static func gather(_ bytes: Octet) -> Octet {
    let bits = bytes & Octet(repeating: 0x0101_0101_0101)
    let pairs = bits | bits &>> Octet(repeating: 7)
    return (pairs | pairs &>> Octet(repeating: 14) | pairs &>> Octet(repeating: 28)) & Octet(repeating: 63)
  }
}

/// 1 where a number is below the bound; both at most 2⁶³.
@inline(__always)
func isBelow(_ numbers: Octet, _ bound: UInt64) -> Octet {
  (numbers &- Octet(repeating: bound)) &>> Octet(repeating: 63)
}

/// 1 where a number is not 0; below 2⁶³.
@inline(__always)
func isSome(_ numbers: Octet) -> Octet { (Octet() &- numbers) &>> Octet(repeating: 63) }

/// The bits of all eight together.
@inline(__always)
func joined(_ octet: Octet) -> UInt64 {
  let four = octet.lowHalf | octet.highHalf
  let two = four.lowHalf | four.highHalf
  return two[0] | two[1]
}
