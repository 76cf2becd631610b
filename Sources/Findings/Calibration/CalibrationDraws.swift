import GSLNumerics

/// Random numbers of a fit: a pure function of (key, what for, generation, index, sub), so that a fit is the same on every
/// machine, in any order of computation, and however often it was broken off.
public struct CalibrationDraws: Sendable {
  /// What a number is for.
  enum Purpose: UInt64 {
    case ancestor = 1
    case move, member, measurement
  }

  let key: UInt64

  public init(key: UInt64) { self.key = key }

  /// Strictly between 0 and 1. The word is SplitMix64's output function (Steele, Lea and Flood 2014), chained over the
  /// parts of the address; its upper 52 bits count.
  func uniform(_ purpose: Purpose, generation: Int, index: Int, sub: Int = 0) -> Double {
    var word = CalibrationDraws.mixed(key &+ CalibrationDraws.goldenGamma)
    for part in [purpose.rawValue, UInt64(generation), UInt64(index), UInt64(sub)] {
      word = CalibrationDraws.mixed(word &+ (part &+ 1) &* CalibrationDraws.goldenGamma)
    }
    return (Double(word >> 12) + 0.5) * 0x1p-52
  }

  /// Standard normal.
  func normal(_ purpose: Purpose, generation: Int, index: Int, sub: Int = 0) -> Double {
    (try? Normal.quantile(uniform(purpose, generation: generation, index: index, sub: sub))) ?? 0
  }

  /// 2⁶⁴ over the golden ratio, odd.
  private static let goldenGamma: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ start: UInt64) -> UInt64 {
    var word = start
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
