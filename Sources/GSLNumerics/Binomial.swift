import CGSL

/// The binomial distribution.
public enum Binomial {
  /// Probability of `successes` or more in `trials` independent trials that each succeed with `probability`.
  /// 1 for no successes or fewer.
  /// - Throws: ``NumericsError`` when `probability` is not in [0, 1] or the counts are beyond 0…2³¹.
  public static func atLeast(_ successes: Int, trials: Int, probability: Double) throws(NumericsError) -> Double {
    guard NumericsLibrary.isReady, probability >= 0, probability <= 1 else {
      throw NumericsError(
        function: "Binomial.atLeast", argument: "probability", value: probability, expected: "in [0, 1]")
    }
    guard trials >= 0, trials < 1 << 31 else {
      throw NumericsError(
        function: "Binomial.atLeast", argument: "trials", value: Double(trials), expected: "from 0 to 2147483647")
    }
    if successes <= 0 { return 1 }
    if successes > trials { return 0 }
    // GSL's upper tail is that of strictly more.
    return gsl_cdf_binomial_Q(UInt32(successes - 1), probability, UInt32(trials))
  }
}
