/// Quantile of the standard normal distribution, Φ⁻¹(p), for p strictly between 0 and 1; ∓∞ at 0 and 1.
///
/// Rational approximations in the centre and in the tails; relative error about 10⁻¹⁶.
/// Source: Wichura 1988, *The percentage points of the normal distribution*, Applied Statistics 37 (AS 241, PPND16).
public func normalQuantile(_ p: Double) -> Double {
  let fromCentre = p - 0.5
  if abs(fromCentre) <= QuantileParts.centre {
    let r = 0.180625 - fromCentre * fromCentre
    return fromCentre * grouped(CentralCoefficients.top, r) / grouped(CentralCoefficients.bottom, r)
  }
  let tail = fromCentre < 0 ? p : 1 - p
  guard tail > 0 else { return fromCentre < 0 ? -Double.infinity : Double.infinity }
  let root = (0 - logarithm(max(tail, .leastNormalMagnitude))).squareRoot()
  let size = tail < QuantileParts.farTail ? farTail(root - 5) : nearTail(root - 1.6)
  return fromCentre < 0 ? -size : size
}

enum QuantileParts {
  /// Distance of the centre's ends from ½.
  @inline(__always) static var centre: Double { 0.425 }
  /// Where the far tail begins: exp(−5²).
  @inline(__always) static var farTail: Double { 0x1.e8a37a45fc32ep-37 }
}

/// Coefficients of the centre, highest power first: shared by one quantile and by eight at a time.
enum CentralCoefficients {
  @inline(__always) static var top: InlineArray<8, Double> {
    [
      2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
      1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0,
    ]
  }
  @inline(__always) static var bottom: InlineArray<8, Double> {
    [
      5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
      5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1,
    ]
  }
}

/// Coefficients of the tails down to exp(−5²), highest power first: shared likewise.
enum NearTailCoefficients {
  @inline(__always) static var top: InlineArray<8, Double> {
    [
      7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
      3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0,
    ]
  }
  @inline(__always) static var bottom: InlineArray<8, Double> {
    [
      1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
      6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1,
    ]
  }
}

private func nearTail(_ r: Double) -> Double {
  grouped(NearTailCoefficients.top, r) / grouped(NearTailCoefficients.bottom, r)
}

private func farTail(_ r: Double) -> Double {
  var top = 2.01033439929228813265e-7
  top = top * r + 2.71155556874348757815e-5
  top = top * r + 1.24266094738807843860e-3
  top = top * r + 2.65321895265761230930e-2
  top = top * r + 2.96560571828504891230e-1
  top = top * r + 1.78482653991729133580e0
  top = top * r + 5.46378491116411436990e0
  top = top * r + 6.65790464350110377720e0
  var bottom = 2.04426310338993978564e-15
  bottom = bottom * r + 1.42151175831644588870e-7
  bottom = bottom * r + 1.84631831751005468180e-5
  bottom = bottom * r + 7.86869131145613259100e-4
  bottom = bottom * r + 1.48753612908506148525e-2
  bottom = bottom * r + 1.36929880922735805310e-1
  bottom = bottom * r + 5.99832206555887937690e-1
  return top / (bottom * r + 1)
}
