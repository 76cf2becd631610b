import CGSL

/// Student's t distribution, for intervals of means of a few replicates.
public enum StudentT {
  /// Probability of a value of at most `t`, in [0, 1].
  /// - Throws: ``NumericsError`` when the degrees of freedom are not positive and finite, or `t` is NaN.
  public static func cumulative(_ t: Double, degreesOfFreedom: Double) throws(NumericsError) -> Double {
    try check(degreesOfFreedom, in: "StudentT.cumulative")
    guard !t.isNaN else {
      throw NumericsError(function: "StudentT.cumulative", argument: "t", value: t, expected: "a number")
    }
    if t.isInfinite { return t < 0 ? 0 : 1 }
    return gsl_cdf_tdist_P(t, degreesOfFreedom)
  }

  /// The value that is exceeded with probability 1 − p; ∓∞ at p = 0 and 1.
  /// - Throws: ``NumericsError`` when `p` is not in [0, 1] or the degrees of freedom are not positive and finite.
  public static func quantile(_ p: Double, degreesOfFreedom: Double) throws(NumericsError) -> Double {
    try check(degreesOfFreedom, in: "StudentT.quantile")
    guard p >= 0, p <= 1 else {
      throw NumericsError(function: "StudentT.quantile", argument: "p", value: p, expected: "in [0, 1]")
    }
    if p == 0 || p == 1 { return p == 0 ? -.infinity : .infinity }
    return gsl_cdf_tdist_Pinv(p, degreesOfFreedom)
  }

  private static func check(_ degreesOfFreedom: Double, in function: String) throws(NumericsError) {
    guard NumericsLibrary.isReady, degreesOfFreedom > 0, degreesOfFreedom.isFinite else {
      throw NumericsError(
        function: function, argument: "degreesOfFreedom", value: degreesOfFreedom, expected: "positive and finite")
    }
  }
}
