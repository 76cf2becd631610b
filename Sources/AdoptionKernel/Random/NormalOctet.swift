import Glibc
import ParallelColumns

/// ``normalQuantile(_:)`` of eight numbers, strictly between 0 and 1: the same bits, lane by lane.
///
/// Seventeen of twenty uniforms lie in the centre, where a quantile is a quotient of two polynomials and eight cost as
/// much as one. The others need a logarithm each, and another quotient that eight share; beyond 10⁻¹¹, where no uniform of
/// 32 bits lies, they are taken one by one.
func normalQuantiles(_ p: SIMD8<Double>) -> SIMD8<Double> {
  let fromCentre = p - 0.5
  let r = 0.180625 - fromCentre * fromCentre
  let quantiles = fromCentre * horner(CentralCoefficients.top, r) / horner(CentralCoefficients.bottom, r)
  // 0.425 lies below a distance by its sign: nobody can foresee who lies in a tail.
  let far = signBits(bitPatterns(0.425 - magnitudes(fromCentre)))
  guard far != 0 else { return quantiles }
  return tails(of: p, fromCentre: fromCentre, centre: quantiles, far: far)
}

/// Puts the tails' quantiles into the lanes that are `far`.
@inline(__always)
private func tails(
  of p: SIMD8<Double>, fromCentre: SIMD8<Double>, centre: SIMD8<Double>, far: UInt64
) -> SIMD8<Double> {
  let tail = p.replacing(with: 1 - p, where: fromCentre .>= 0)
  var logarithms = SIMD8<Double>(repeating: 1)
  var left = far
  while left != 0 {
    let lane = left.trailingZeroBitCount & 7
    logarithms[lane] = log(tail[lane])
    left &= left - 1
  }
  let roots = magnitudes(logarithms).squareRoot()
  let r = roots - 1.6
  let sizes = horner(NearTailCoefficients.top, r) / horner(NearTailCoefficients.bottom, r)
  let signed = numbers(bitPatterns: bitPatterns(sizes) | bitPatterns(fromCentre) & Octet(repeating: 1 << 63))
  var quantiles = centre.replacing(with: signed, where: magnitudes(fromCentre) .> 0.425)
  if signBits(bitPatterns(5 - roots)) != 0 {
    for lane in 0..<8 where roots[lane] > 5 { quantiles[lane] = normalQuantile(p[lane]) }
  }
  return quantiles
}

@inline(__always)
private func magnitudes(_ signed: SIMD8<Double>) -> SIMD8<Double> {
  numbers(bitPatterns: bitPatterns(signed) & Octet(repeating: .max >> 1))
}

@inline(__always)
private func horner(_ coefficients: InlineArray<8, Double>, _ r: SIMD8<Double>) -> SIMD8<Double> {
  var sum = SIMD8(repeating: coefficients[0])
  for power in 1..<8 { sum = sum * r + coefficients[power] }
  return sum
}
