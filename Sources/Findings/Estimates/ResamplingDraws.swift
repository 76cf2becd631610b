/// Which replicates a bootstrap resample consists of: a pure function of (key, resample, position), so that intervals are
/// the same on every machine, for any order of computation, and for every cell of a study at once.
package struct ResamplingDraws: Sendable {
  /// Key of the draws; the number of the study's first replicate.
  let key: UInt64

  package init(key: UInt64) { self.key = key }

  /// Index in `0 ..< count` of the draw at `position` of `resample`.
  ///
  /// The word is SplitMix64's output function (Steele, Lea and Flood 2014) of a counter; its upper 32 bits are scaled
  /// to the range, with a bias below count · 2⁻³².
  package func index(resample: Int, position: Int, count: Int) -> Int {
    let counter = UInt64(truncatingIfNeeded: resample) << 32 | UInt64(truncatingIfNeeded: position)
    let start = ResamplingDraws.mixed(key &+ ResamplingDraws.goldenGamma)
    let word = ResamplingDraws.mixed(start &+ (counter &+ 1) &* ResamplingDraws.goldenGamma)
    let scaled = (word >> 32) &* UInt64(truncatingIfNeeded: count)
    return Int(truncatingIfNeeded: scaled >> 32)
  }

  /// 2⁶⁴ over the golden ratio, odd.
  private static let goldenGamma: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ word: UInt64) -> UInt64 {
    var mixed = word
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
