/// ``normalQuantile(_:)`` of eight numbers: the same bits, lane by lane.
///
/// Seventeen of twenty uniforms lie in the centre, where a quantile is a quotient of two polynomials and eight cost as
/// much as one; the others are taken one by one.
func normalQuantiles(_ p: SIMD8<Double>) -> SIMD8<Double> {
  let fromCentre = p - 0.5
  let r = 0.180625 - fromCentre * fromCentre
  var quantiles = fromCentre * horner(CentralCoefficients.top, r) / horner(CentralCoefficients.bottom, r)
  for lane in 0..<8 where abs(fromCentre[lane]) > 0.425 { quantiles[lane] = normalQuantile(p[lane]) }
  return quantiles
}

@inline(__always)
private func horner(_ coefficients: InlineArray<8, Double>, _ r: SIMD8<Double>) -> SIMD8<Double> {
  var sum = SIMD8(repeating: coefficients[0])
  for power in 1..<8 { sum = sum * r + coefficients[power] }
  return sum
}
