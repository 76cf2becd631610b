import ParallelColumns

/// ``philox4x32(counter:key:)`` for eight counters at once: the same words, lane by lane.
///
/// Words are carried in the low half of 64 bits, where a product of two of them fits; what stands in the high half is
/// never looked at until the end, and that holds for the key too (kept at 32 bits, it costs a third more).
@inline(__always)
func philoxOctet(_ counter: FourOctets, key: (UInt32, UInt32)) -> FourOctets {
  philoxRounds(10, counter, UInt64(key.0), UInt64(key.1))
}

/// The last `count` rounds of ten.
@inline(__always)
private func philoxRounds(_ count: Int, _ start: FourOctets, _ lowKey: UInt64, _ highKey: UInt64) -> FourOctets {
  let lowHalf = Octet(repeating: 0xFFFF_FFFF)
  var words = start
  var low = lowKey
  var high = highKey
  for _ in 0..<count {
    let first = (words.0 & lowHalf) &* Octet(repeating: firstFactor)
    let second = (words.2 & lowHalf) &* Octet(repeating: secondFactor)
    words = (
      second &>> Octet(repeating: 32) ^ words.1 ^ Octet(repeating: low), second,
      first &>> Octet(repeating: 32) ^ words.3 ^ Octet(repeating: high), first
    )
    low &+= lowStep
    high &+= highStep
  }
  return (words.0 & lowHalf, words.1 & lowHalf, words.2 & lowHalf, words.3 & lowHalf)
}

private let firstFactor: UInt64 = 0xD251_1F53
private let secondFactor: UInt64 = 0xCD9E_8D57
private let lowStep: UInt64 = 0x9E37_79B9
private let highStep: UInt64 = 0xBB67_AE85

/// What the blocks of one event and quarter have in common for eight entities: the first round mixes only the entity
/// with the event, the second only that with itself. Two rounds of ten are done once for all blocks.
///
/// Measured (callgrind, 128-bit vectors): the survey of a firm with its four blocks, 484 instructions, 663 when every
/// block began at its own first round and kept its key at 32 bits.
struct OctetDraws {
  private let key: DrawKey
  private let quarter: Int
  /// After two rounds; words 0, 2 and 3 lack what depends on the block.
  private let first: Octet
  private let second: Octet
  private let third: Octet

  @inline(__always)
  init(_ key: DrawKey, _ event: DrawEvent, quarter: Int, entities: Octet) {
    self.key = key
    self.quarter = quarter
    let lowHalf = Octet(repeating: 0xFFFF_FFFF)
    let entity = (entities & lowHalf) &* Octet(repeating: firstFactor)
    let mixed = entity &>> Octet(repeating: 32) ^ Octet(repeating: UInt64(event.rawValue) ^ UInt64(key.high))
    let again = (mixed & lowHalf) &* Octet(repeating: secondFactor)
    first = again &>> Octet(repeating: 32) ^ Octet(repeating: UInt64(key.low) &+ lowStep)
    second = again
    third = entity ^ Octet(repeating: UInt64(key.high) &+ highStep)
  }

  /// The words at sub 4·block … 4·block + 3: lane by lane those of ``DrawKey/words(_:quarter:entity:other:block:)``.
  @inline(__always)
  func words(block: Int) -> FourOctets {
    let counter = UInt64(UInt32(truncatingIfNeeded: quarter &* 65_536 &+ block)) &* secondFactor
    let mixed = (counter >> 32 ^ UInt64(key.low)) &* firstFactor
    return philoxRounds(
      8,
      (
        first ^ Octet(repeating: counter & 0xFFFF_FFFF), second, third ^ Octet(repeating: mixed >> 32),
        Octet(repeating: mixed & 0xFFFF_FFFF)
      ), UInt64(key.low) &+ 2 &* lowStep, UInt64(key.high) &+ 2 &* highStep)
  }
}

extension DrawKey {
  /// The words of eight entities, each in a block of its own.
  @inline(__always)
  func octets(_ event: DrawEvent, quarter: Int = 0, entities: Octet, blocks: Octet) -> FourOctets {
    philoxOctet(
      (
        entities, Octet(), Octet(repeating: UInt64(quarter) &* 65_536) &+ blocks,
        Octet(repeating: UInt64(event.rawValue))
      ), key: (low, high))
  }

  /// The words of eight entities, each at a sub-id of its own: lane by lane ``word(_:quarter:entity:other:sub:)``.
  @inline(__always)
  func octet(_ event: DrawEvent, quarter: Int = 0, entities: Octet, subs: Octet) -> Octet {
    let words = octets(event, quarter: quarter, entities: entities, blocks: subs &>> Octet(repeating: 2))
    let isOdd = Octet() &- (subs & Octet(repeating: 1))
    let isUpper = Octet() &- (subs &>> Octet(repeating: 1) & Octet(repeating: 1))
    let lower = words.0 ^ (words.0 ^ words.1) & isOdd
    let upper = words.2 ^ (words.2 ^ words.3) & isOdd
    return lower ^ (lower ^ upper) & isUpper
  }
}

/// 0, 1, … 7.
@inline(__always) var eightPlaces: Octet { Octet(0, 1, 2, 3, 4, 5, 6, 7) }

/// `uniformOf` of eight words.
@inline(__always)
func uniformsOf(_ words: Octet) -> SIMD8<Double> {
  (SIMD8<Double>(SIMD8<UInt32>(truncatingIfNeeded: words)) + 0.5) * 0x1p-32
}
