// Polynomials of one number and of eight: the same operations in the same order, so the same bits.

/// `c₀ + c₁x + … + c₁₁x¹¹` in groups of four, which wait less for each other than one term after the other.
@inline(__always)
func grouped(_ c: InlineArray<12, Double>, _ x: Double) -> Double {
  let square = x * x
  let fourth = square * square
  let lower = (c[0] + c[1] * x) + (c[2] + c[3] * x) * square
  let middle = (c[4] + c[5] * x) + (c[6] + c[7] * x) * square
  let upper = (c[8] + c[9] * x) + (c[10] + c[11] * x) * square
  return (lower + middle * fourth) + upper * (fourth * fourth)
}

@inline(__always)
func grouped(_ c: InlineArray<12, Double>, _ x: SIMD8<Double>) -> SIMD8<Double> {
  let square = x * x
  let fourth = square * square
  let lower = pair(c[0], c[1], x) + pair(c[2], c[3], x) * square
  let middle = pair(c[4], c[5], x) + pair(c[6], c[7], x) * square
  let upper = pair(c[8], c[9], x) + pair(c[10], c[11], x) * square
  return (lower + middle * fourth) + upper * (fourth * fourth)
}

@inline(__always)
private func pair(_ first: Double, _ second: Double, _ x: SIMD8<Double>) -> SIMD8<Double> {
  SIMD8(repeating: first) + second * x
}

/// `c₀x⁷ + … + c₇`: coefficients highest power first, as they are published.
@inline(__always)
func grouped(_ c: InlineArray<8, Double>, _ x: Double) -> Double {
  let square = x * x
  let lower = (c[7] + c[6] * x) + (c[5] + c[4] * x) * square
  let upper = (c[3] + c[2] * x) + (c[1] + c[0] * x) * square
  return lower + upper * (square * square)
}

@inline(__always)
func grouped(_ c: InlineArray<8, Double>, _ x: SIMD8<Double>) -> SIMD8<Double> {
  let square = x * x
  let lower = pair(c[7], c[6], x) + pair(c[5], c[4], x) * square
  let upper = pair(c[3], c[2], x) + pair(c[1], c[0], x) * square
  return lower + upper * (square * square)
}
