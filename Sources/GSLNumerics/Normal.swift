import CGSL

/// The standard normal distribution.
public enum Normal {
  /// Probability of a value of at most `z`: Φ(z), in [0, 1]. Any `z`, infinities included; NaN gives NaN.
  public static func cumulative(_ z: Double) -> Double {
    guard NumericsLibrary.isReady, !z.isNaN else { return .nan }
    return gsl_cdf_ugaussian_P(z)
  }

  /// The value that is exceeded with probability 1 − p: Φ⁻¹(p). `p` of 0 and 1 give −∞ and +∞.
  ///
  /// Relative error about 10⁻¹⁵ (Wichura 1988, algorithm AS 241, as GSL implements it).
  /// - Throws: ``NumericsError`` when `p` is not in [0, 1].
  public static func quantile(_ p: Double) throws(NumericsError) -> Double {
    guard NumericsLibrary.isReady, p >= 0, p <= 1 else {
      throw NumericsError(function: "Normal.quantile", argument: "p", value: p, expected: "in [0, 1]")
    }
    return gsl_cdf_ugaussian_Pinv(p)
  }
}
