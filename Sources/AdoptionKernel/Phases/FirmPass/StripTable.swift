import ParallelColumns

/// A word for each technology and firm of a strip.
struct StripTable: ~Copyable {
  private var octets = InlineArray<48, Octet>(repeating: Octet())
  private let inPlace = InPlace()

  /// Words of eight firms, from place 8·octet on.
  subscript(octet: Int, of technology: Int) -> Octet {
    @inline(__always) get { octets[technology &* 8 &+ octet] }
    @inline(__always) set { octets[technology &* 8 &+ octet] = newValue }
  }

  /// A draw's word, of a place below 64 and a technology below 6.
  subscript(word place: Int, of technology: Int) -> UInt32 {
    @inline(__always) get {
      UInt32(truncatingIfNeeded: octets[technology &* 8 &+ place &>> 3 & 7][place & 7])
    }
  }
}

/// Up to six technologies of each of 64 firms: who, and which.
struct ChanceRow: ~Copyable {
  private var entries = InlineArray<384, UInt16>(repeating: 0)
  private let inPlace = InPlace()

  @inline(__always)
  mutating func put(_ place: Int, _ technology: Int, at index: Int) {
    entries[index] = UInt16(truncatingIfNeeded: technology << 8 | place)
  }

  subscript(index: Int) -> (place: Int, technology: Int) {
    @inline(__always) get { (Int(entries[index] & 63), Int(entries[index] >> 8)) }
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

  /// Who of eight is unaware of something; is aware of something, without using it; uses something in isolation; and
  /// has something else beside.
  @inline(__always)
  static func whoIsUnaware(_ masks: Octet) -> UInt64 { whoHasAny(masks & Octet(repeating: 63)) }
  @inline(__always)
  static func whoIsAware(_ masks: Octet) -> UInt64 { whoHasAny(masks & Octet(repeating: aware(63))) }
  @inline(__always)
  static func whoIsIsolated(_ masks: Octet) -> UInt64 { whoHasAny(masks & Octet(repeating: isolated(63))) }
  @inline(__always)
  static func whoHasSeveralUses(_ masks: Octet) -> UInt64 { signBits(masks &<< Octet(repeating: 31)) }

  /// The sets of eight firms but the fourth, from the bits of ``Stage`` as ``Column/bitsOfSixes(at:)`` gives them: 0
  /// unaware, 1 aware, 4 isolated. A firm is unaware only of technologies that the world has.
  @inline(__always)
  static func octet(stageBits odd: Octet, technologies: UInt64) -> Octet {
    let used = odd &>> Octet(repeating: 16)
    let known = odd | odd &>> Octet(repeating: 8) | used
    let unaware = Octet(repeating: technologies) & ~known
    let six = Octet(repeating: 63)
    let isolated = used & ~odd & six
    let users = used & six
    // A set of several members is still a set without its lowest one.
    let several = isSome(isolated) & isSome(users & (users &- Octet(repeating: 1)))
    return unaware | (odd & ~used & six) &<< Octet(repeating: 8) | isolated &<< Octet(repeating: 16)
      | several &<< Octet(repeating: 32)
  }
}

/// A bit of eight numbers where a word is below the bound, which is at most 2³²; the difference is negative, and all its
/// bits from 33 on are set.
@inline(__always)
func bitIfBelow(_ words: Octet, _ bound: UInt64, _ bit: UInt64) -> Octet {
  (words &- Octet(repeating: bound)) &>> Octet(repeating: 63 &- bit) & Octet(repeating: 1 << bit)
}

/// 1 where a number is not 0; below 2⁶³.
@inline(__always)
func isSome(_ numbers: Octet) -> Octet { (Octet() &- numbers) &>> Octet(repeating: 63) }

/// Who of eight has a number below the bound; numbers and bound at most 2⁶³.
@inline(__always)
func whoIsBelow(_ numbers: Octet, _ bound: UInt64) -> UInt64 { signBits(numbers &- Octet(repeating: bound)) }

/// Who of eight has a number that is not 0; below 2⁶³.
@inline(__always)
func whoHasAny(_ numbers: Octet) -> UInt64 { signBits(Octet() &- numbers) }
