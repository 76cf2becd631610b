/// A seed, and the numbers that it gives at every address. Nothing is ever drawn from a stream.
///
/// ```
/// counter = (entity, other, quarter·65536 + ⌊sub/4⌋, event)      key = (low, high 32 bits of the seed)
/// u       = (word[sub mod 4] + ½) · 2⁻³²,  strictly between 0 and 1
/// ```
///
/// `quarter` counts from the start of the run (warm-up included), 0 for initial draws.
@frozen
public struct DrawKey: Sendable, Equatable {
  @usableFromInline let low: UInt32
  @usableFromInline let high: UInt32

  /// The key of a seed; neighbouring seeds give unrelated numbers because the generator mixes them.
  @inlinable public init(seed: UInt64) {
    low = UInt32(truncatingIfNeeded: seed)
    high = UInt32(truncatingIfNeeded: seed >> 32)
  }

  init(low: UInt32, high: UInt32) {
    self.low = low
    self.high = high
  }

  /// The four words at `sub` 4·block … 4·block + 3.
  @inlinable @inline(__always) public func words(
    _ event: DrawEvent, quarter: Int = 0, entity: Int, other: Int = 0, block: Int
  ) -> FourWords {
    philox4x32(
      counter: (
        UInt32(truncatingIfNeeded: entity), UInt32(truncatingIfNeeded: other),
        UInt32(truncatingIfNeeded: quarter &* 65_536 &+ block), event.rawValue
      ), key: (low, high))
  }

  /// The word at one address, for orders: a smaller word is a smaller uniform.
  @inlinable @inline(__always) public func word(
    _ event: DrawEvent, quarter: Int = 0, entity: Int, other: Int = 0, sub: Int = 0
  ) -> UInt32 {
    let four = words(event, quarter: quarter, entity: entity, other: other, block: sub / 4)
    return switch sub & 3 {
    case 0: four.0
    case 1: four.1
    case 2: four.2
    default: four.3
    }
  }

  /// The uniform at one address, strictly between 0 and 1.
  @inlinable @inline(__always) public func uniform(
    _ event: DrawEvent, quarter: Int = 0, entity: Int, other: Int = 0, sub: Int = 0
  ) -> Double {
    uniformOf(word(event, quarter: quarter, entity: entity, other: other, sub: sub))
  }

  /// The initial words of an entity at sub 0…5, one per technology: two blocks instead of six.
  @inlinable public func wordPerTechnology(_ event: DrawEvent, entity: Int) -> InlineArray<6, UInt32> {
    let first = words(event, entity: entity, block: 0)
    let second = words(event, entity: entity, block: 1)
    return [first.0, first.1, first.2, first.3, second.0, second.1]
  }

  /// The standard normal at one address, by the inverse distribution function.
  @inlinable public func normal(
    _ event: DrawEvent, quarter: Int = 0, entity: Int, other: Int = 0, sub: Int = 0
  ) -> Double {
    normalQuantile(uniform(event, quarter: quarter, entity: entity, other: other, sub: sub))
  }
}

/// `(word + ½) · 2⁻³²`, strictly between 0 and 1.
@inlinable @inline(__always) public func uniformOf(_ word: UInt32) -> Double {
  (Double(word) + 0.5) * 0x1p-32
}
