import ParallelColumns

/// ln x for x from 2.3·10⁻³⁰⁸ on, wrong by less than one unit in the last place; about −709 for 0; of no meaning below 0.
///
/// ```
/// x = 2ᵏ·(1 + f),  √½ ≤ 1 + f < √2        s = f/(2 + f),  z = s²
/// ln x = k·ln 2 + f − (f²/2 − s·(f²/2 + Σ 2zⁿ/(2n + 1))),  n = 1 … 12
/// ```
///
/// Of the same bits everywhere, as ``exponential(_:)`` is; eight at a time: ``logarithms(_:)``.
public func logarithm(_ x: Double) -> Double {
  let shifted = x.bitPattern &- LogarithmParts.rootOfHalf &+ LogarithmParts.one
  let power = Double(Int(truncatingIfNeeded: shifted &>> 52) &- 1_023)
  let f = Double(bitPattern: shifted & LogarithmParts.fraction &+ LogarithmParts.rootOfHalf) - 1
  let s = f / (2 + f)
  let z = s * s
  let series = z * grouped(LogarithmParts.series, z)
  let half = 0.5 * f * f
  return power * LogTwo.high + (f - (half - (s * (half + series) + power * LogTwo.low)))
}

/// ``logarithm(_:)`` of eight numbers: the same operations in the same order, the same bits.
@inline(__always)
public func logarithms(_ x: SIMD8<Double>) -> SIMD8<Double> {
  let shifted = bits(of: x) &- Octet(repeating: LogarithmParts.rootOfHalf) &+ Octet(repeating: LogarithmParts.one)
  let power = wholeNumbers(shifted &>> Octet(repeating: 52)) - 1_023
  let rest = shifted & Octet(repeating: LogarithmParts.fraction) &+ Octet(repeating: LogarithmParts.rootOfHalf)
  let f = numbers(ofBits: rest) - 1
  let s = f / (2 + f)
  let z = s * s
  let series = z * grouped(LogarithmParts.series, z)
  let half = 0.5 * f * f
  return power * LogTwo.high + (f - (half - (s * (half + series) + power * LogTwo.low)))
}

private enum LogarithmParts {
  /// Bits of √½, of 1, and of all fractions.
  @inline(__always) static var rootOfHalf: UInt64 { 0x3FE6_A09E_667F_3BCD }
  @inline(__always) static var one: UInt64 { 0x3FF0_0000_0000_0000 }
  @inline(__always) static var fraction: UInt64 { 0x000F_FFFF_FFFF_FFFF }
  /// 2/3 … 2/25.
  @inline(__always) static var series: InlineArray<12, Double> {
    [
      2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23,
      2.0 / 25,
    ]
  }
}
