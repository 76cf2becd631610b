import CGSL

/// Elementary functions, for targets that see no C library.
public enum Elementary {
  /// eˣ; 0 and ∞ where the result is out of range.
  public static func exponential(_ x: Double) -> Double { peloton_exponential(x) }

  /// Natural logarithm; −∞ at 0, NaN below.
  public static func logarithm(_ x: Double) -> Double { peloton_logarithm(x) }
}
