import ParallelColumns

/// eˣ between −708 and 709.78, wrong by less than one unit in the last place; beyond, what it is there.
///
/// ```
/// x = k·ln 2 + r,  |r| ≤ ½ ln 2        eˣ = 2ᵏ·(1 + r + r²·Σ rⁿ⁻²/n!),  n = 2 … 13
/// ```
///
/// Additions and multiplications only, each rounded once: the same bits on every processor and with every C library,
/// whose own function differs in the last place from one version, and from one processor, to the next; and eight at a
/// time for what one costs (``exponentials(_:)``).
public func exponential(_ x: Double) -> Double {
  let most = x > ExponentialParts.most ? ExponentialParts.most : x
  let bounded = most < ExponentialParts.least ? ExponentialParts.least : most
  let shifted = bounded * ExponentialParts.perLogTwo + ExponentialParts.shift
  let whole = shifted - ExponentialParts.shift
  let r = (bounded - whole * LogTwo.high) - whole * LogTwo.low
  let power = 1 + (r + r * r * grouped(ExponentialParts.series, r))
  // The lowest bits of the shifted number are k: added to the exponent.
  return Double(bitPattern: power.bitPattern &+ shifted.bitPattern &<< 52)
}

/// ``exponential(_:)`` of eight numbers: the same operations in the same order, the same bits.
@inline(__always)
public func exponentials(_ x: SIMD8<Double>) -> SIMD8<Double> {
  let least = SIMD8(repeating: ExponentialParts.least)
  let most = SIMD8(repeating: ExponentialParts.most)
  let bounded = whereLess(x, least, then: least, otherwise: whereLess(most, x, then: most, otherwise: x))
  let shifted = bounded * ExponentialParts.perLogTwo + ExponentialParts.shift
  let whole = shifted - ExponentialParts.shift
  let r = (bounded - whole * LogTwo.high) - whole * LogTwo.low
  let power = 1 + (r + r * r * grouped(ExponentialParts.series, r))
  return numbers(ofBits: bits(of: power) &+ bits(of: shifted) &<< Octet(repeating: 52))
}

private enum ExponentialParts {
  @inline(__always) static var least: Double { -708 }
  @inline(__always) static var most: Double { 709.78 }
  /// 1/ln 2.
  @inline(__always) static var perLogTwo: Double { 0x1.71547652b82fep0 }
  /// Added to a number, it leaves the nearest whole one in the lowest bits.
  @inline(__always) static var shift: Double { 0x1.8p52 }
  /// 1/2! … 1/13!
  @inline(__always) static var series: InlineArray<12, Double> {
    [
      1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5_040, 1.0 / 40_320, 1.0 / 362_880, 1.0 / 3_628_800,
      1.0 / 39_916_800, 1.0 / 479_001_600, 1.0 / 6_227_020_800,
    ]
  }
}

/// ln 2 in two parts, the first with so few bits that its product with an exponent is exact.
enum LogTwo {
  @inline(__always) static var high: Double { 0x1.62e42feep-1 }
  @inline(__always) static var low: Double { 0x1.a39ef35793c76p-33 }
}
