/// Four 32-bit words: a counter, or what the generator makes of it.
public typealias FourWords = (UInt32, UInt32, UInt32, UInt32)

/// Philox 4×32 with ten rounds: a bijection of the counter that looks random, keyed by 64 bits.
///
/// There is no state, so a number is a pure function of its address and can be drawn in any order on any thread.
/// Source: Salmon, Moraes, Dror, Shaw 2011, *Parallel random numbers: as easy as 1, 2, 3*; the known answers
/// published with it are a test.
@inlinable @inline(__always)
public func philox4x32(counter: FourWords, key: (UInt32, UInt32)) -> FourWords {
  var words = counter
  var low = key.0
  var high = key.1
  for _ in 0..<10 {
    let first = UInt64(words.0) &* 0xD251_1F53
    let second = UInt64(words.2) &* 0xCD9E_8D57
    words = (
      UInt32(truncatingIfNeeded: second >> 32) ^ words.1 ^ low, UInt32(truncatingIfNeeded: second),
      UInt32(truncatingIfNeeded: first >> 32) ^ words.3 ^ high, UInt32(truncatingIfNeeded: first)
    )
    low &+= 0x9E37_79B9  // golden ratio, the generator's own round constant
    high &+= 0xBB67_AE85  // √3 − 1, likewise
  }
  return words
}
