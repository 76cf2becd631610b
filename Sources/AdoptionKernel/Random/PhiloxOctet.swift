public import ParallelColumns

/// ``philox4x32(counter:key:)`` for eight counters at once: the same words, lane by lane.
///
/// Words are carried in the low half of 64 bits, where a product of two of them fits; what stands in the high half is
/// never looked at until the end, and that holds for the key too (kept at 32 bits, it costs a third more). For the same
/// reason the upper half of a product comes down by an exchange of halves instead of a shift: one instruction of 128 bits
/// instead of two.
@inline(__always)
func philoxOctet(_ counter: FourOctets, key: (UInt32, UInt32)) -> FourOctets {
  let lowHalf = Octet(repeating: 0xFFFF_FFFF)
  let key = DrawKey(low: key.0, high: key.1)
  var words = counter
  for round in 0..<10 { words = philoxRound(words, RoundKeys(key, round: UInt64(round))) }
  return (words.0 & lowHalf, words.1 & lowHalf, words.2 & lowHalf, words.3 & lowHalf)
}

@inline(__always)
private func philoxRound(_ words: FourOctets, _ keys: RoundKeys) -> FourOctets {
  let lowHalf = Octet(repeating: 0xFFFF_FFFF)
  let first = (words.0 & lowHalf) &* Octet(repeating: firstFactor)
  let second = (words.2 & lowHalf) &* Octet(repeating: secondFactor)
  return (
    swapHalves(second) ^ words.1 ^ keys.low, second,
    swapHalves(first) ^ words.3 ^ keys.high, first
  )
}

private let firstFactor: UInt64 = 0xD251_1F53
private let secondFactor: UInt64 = 0xCD9E_8D57
private let lowStep: UInt64 = 0x9E37_79B9
private let highStep: UInt64 = 0xBB67_AE85

/// What the draws of one event and quarter have in common for all entities: the keys of the ten rounds, and what the
/// first two rounds make of the quarter and of each block, `t = quarter·65536 + block`. Worked out once a quarter, and kept
/// in all eight lanes: read from memory, each costs nothing beside the operation that uses it.
struct QuarterDraws {
  let keys: KeySchedule
  /// The key of the first round, mixed with the event.
  fileprivate let event: Octet
  private let block0, block1, block2, block3, block4: BlockStart

  init(_ key: DrawKey, _ event: DrawEvent, quarter: Int) {
    keys = KeySchedule(key)
    self.event = Octet(repeating: UInt64(event.rawValue) ^ UInt64(key.high))
    block0 = BlockStart(key, quarter: quarter, block: 0)
    block1 = BlockStart(key, quarter: quarter, block: 1)
    block2 = BlockStart(key, quarter: quarter, block: 2)
    block3 = BlockStart(key, quarter: quarter, block: 3)
    block4 = BlockStart(key, quarter: quarter, block: 4)
  }

  @inline(__always)
  fileprivate func start(of block: Int) -> BlockStart {
    switch block {
    case 0: block0
    case 1: block1
    case 2: block2
    case 3: block3
    default: block4
    }
  }
}

/// The keys of the ten rounds, in all eight lanes.
///
/// Fields with names of their own: an array that is indexed round by round is copied to the stack first, and the survey
/// of a firm then takes twice as long.
struct KeySchedule {
  fileprivate let first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth: RoundKeys

  init(_ key: DrawKey) {
    first = RoundKeys(key, round: 0)
    second = RoundKeys(key, round: 1)
    third = RoundKeys(key, round: 2)
    fourth = RoundKeys(key, round: 3)
    fifth = RoundKeys(key, round: 4)
    sixth = RoundKeys(key, round: 5)
    seventh = RoundKeys(key, round: 6)
    eighth = RoundKeys(key, round: 7)
    ninth = RoundKeys(key, round: 8)
    tenth = RoundKeys(key, round: 9)
  }

  /// The words of eight entities, each in a block of its own: those of ``DrawKey/octets(_:quarter:entities:blocks:)``.
  @inline(__always)
  func octets(_ event: DrawEvent, quarter: Int = 0, entities: Octet, blocks: Octet) -> FourOctets {
    var words = (
      entities, Octet(), Octet(repeating: UInt64(quarter) &* 65_536) &+ blocks, Octet(repeating: UInt64(event.rawValue))
    )
    words = philoxRound(words, first)
    words = philoxRound(words, second)
    return lastRounds(words)
  }

  /// Rounds three to ten.
  @inline(__always)
  fileprivate func lastRounds(_ counter: FourOctets) -> FourOctets {
    let lowHalf = Octet(repeating: 0xFFFF_FFFF)
    var words = philoxRound(counter, third)
    words = philoxRound(words, fourth)
    words = philoxRound(words, fifth)
    words = philoxRound(words, sixth)
    words = philoxRound(words, seventh)
    words = philoxRound(words, eighth)
    words = philoxRound(words, ninth)
    words = philoxRound(words, tenth)
    return (words.0 & lowHalf, words.1 & lowHalf, words.2 & lowHalf, words.3 & lowHalf)
  }
}

/// The keys of one round.
private struct RoundKeys {
  let low: Octet
  let high: Octet

  @inline(__always)
  init(_ key: DrawKey, round: UInt64) {
    low = Octet(repeating: UInt64(key.low) &+ round &* lowStep)
    high = Octet(repeating: UInt64(key.high) &+ round &* highStep)
  }
}

/// What the first two rounds make of a block's part of the counter.
private struct BlockStart {
  /// `t·M₂` below 2³²; then `(⌊t·M₂ / 2³²⌋ xor low key)·M₁` from 2³² on, and below.
  let counter: Octet
  let upper: Octet
  let lower: Octet

  init(_ key: DrawKey, quarter: Int, block: Int) {
    let product = UInt64(UInt32(truncatingIfNeeded: quarter &* 65_536 &+ block)) &* secondFactor
    let mixed = (product >> 32 ^ UInt64(key.low)) &* firstFactor
    counter = Octet(repeating: product & 0xFFFF_FFFF)
    upper = Octet(repeating: mixed >> 32)
    lower = Octet(repeating: mixed & 0xFFFF_FFFF)
  }
}

/// What the blocks of one event and quarter have in common for eight entities: the first round mixes only the entity
/// with the event, the second only that with itself. Two rounds of ten are done once for all blocks.
///
/// Measured (callgrind, 128-bit vectors): the survey of a firm with its four blocks, 484 instructions, 663 when every
/// block began at its own first round and kept its key at 32 bits.
struct OctetDraws {
  /// After two rounds; words 0, 2 and 3 lack what depends on the block.
  private let first: Octet
  private let second: Octet
  private let third: Octet

  @inline(__always)
  init(_ draws: borrowing QuarterDraws, entities: Octet) {
    let lowHalf = Octet(repeating: 0xFFFF_FFFF)
    let entity = (entities & lowHalf) &* Octet(repeating: firstFactor)
    let mixed = swapHalves(entity) ^ draws.event
    let again = (mixed & lowHalf) &* Octet(repeating: secondFactor)
    first = swapHalves(again) ^ draws.keys.second.low
    second = again
    third = entity ^ draws.keys.second.high
  }

  /// The words at sub 4·block … 4·block + 3, block below 5, of the draws that the entities were prepared for: lane by
  /// lane those of ``DrawKey/words(_:quarter:entity:other:block:)``.
  @inline(__always)
  func words(block: Int, _ draws: borrowing QuarterDraws) -> FourOctets {
    let start = draws.start(of: block)
    return draws.keys.lastRounds((first ^ start.counter, second, third ^ start.upper, start.lower))
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

/// A number and the seven after it. Counted from the one before: where a lane adds 0, the compiler takes the number itself
/// there, by three instructions instead of none.
@inline(__always)
func eightFrom(_ first: Int) -> Octet {
  Octet(repeating: UInt64(truncatingIfNeeded: first &- 1)) &+ Octet(1, 2, 3, 4, 5, 6, 7, 8)
}

/// `uniformOf` of eight words.
@inlinable @inline(__always)
public func uniformsOf(_ words: Octet) -> SIMD8<Double> { (wholeNumbers(words) + 0.5) * 0x1p-32 }
