import GSLNumerics
import Glibc
public import ScenarioModel

extension FactorDistribution {
  /// The value that is exceeded with probability 1 − u, `u` in [0, 1]: how a position in the unit cube becomes a value.
  ///
  /// ```
  /// uniform     a + u·(b − a)                     logUniform  a·(b / a)^u
  /// normal      μ + σ·Φ⁻¹(Φ(α) + u·(Φ(β) − Φ(α)))   with α, β the cuts, ∓∞ where there is none
  /// triangular  a + √(u·(b − a)·(m − a)) up to the mode m, b − √((1 − u)·(b − a)·(b − m)) beyond it
  /// choice      the ⌊u·n⌋-th value, counted from 0
  /// ```
  ///
  /// Ends are met exactly, and never passed by rounding. A normal without cut is infinite at 0 or 1. NaN for a tied
  /// factor, which has no distribution of its own.
  public func quantile(_ u: Double) -> Double {
    switch self {
    case .uniform(let lower, let upper): return Self.clamped(lower + u * (upper - lower), lower, upper)
    case .logUniform(let lower, let upper):
      return Self.clamped(lower * pow(upper / lower, u), lower, upper)
    case .normal(let mean, let deviation, let lower, let upper):
      return Self.normal(u, mean, deviation, lower ?? -.infinity, upper ?? .infinity)
    case .triangular(let lower, let mode, let upper):
      let width = upper - lower
      if u * width <= mode - lower { return lower + (u * width * (mode - lower)).squareRoot() }
      return upper - ((1 - u) * width * (upper - mode)).squareRoot()
    case .choice(let values):
      guard !values.isEmpty else { return .nan }
      return values[Swift.min(Swift.max(Int(u * Double(values.count)), 0), values.count - 1)]
    case .tied: return .nan
    }
  }

  /// The distribution whose rounded values are those of a whole-number factor: the ends of a uniform one lie half a step
  /// outwards, so that all numbers are equally likely.
  func widened() -> FactorDistribution {
    guard case .uniform(let lower, let upper) = self else { return self }
    return .uniform(lower: lower - 0.5, upper: upper + 0.5)
  }

  /// Whether the quantiles at 0 and 1 are numbers.
  var isBounded: Bool {
    guard case .normal(_, _, let lower, let upper) = self else { return true }
    return lower != nil && upper != nil
  }

  private static func clamped(_ value: Double, _ lower: Double, _ upper: Double) -> Double {
    Swift.min(Swift.max(value, lower), upper)
  }

  /// The quantile of a normal cut off on both sides. A cut above the mean is mirrored, so that what is left is taken
  /// from the lower tail, where Φ loses no digits.
  private static func normal(
    _ u: Double, _ mean: Double, _ deviation: Double, _ lower: Double, _ upper: Double
  ) -> Double {
    if u <= 0 || u >= 1 { return u <= 0 ? lower : upper }
    if lower > mean { return -normal(1 - u, -mean, deviation, -upper, -lower) }
    let low = Normal.cumulative((lower - mean) / deviation)
    let high = Normal.cumulative((upper - mean) / deviation)
    let p = clamped(low + u * (high - low), 0, 1)
    guard let z = try? Normal.quantile(p) else { return .nan }
    return clamped(mean + deviation * z, lower, upper)
  }
}
