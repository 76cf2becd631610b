import ParallelColumns

/// ``normalQuantile(_:)`` of eight numbers: the same bits, lane by lane.
///
/// Three of twenty uniforms lie in a tail, one or two of eight, and nobody foresees which: centre and near tail are worked
/// out for all, and each lane divides what is its own. The far tails, where no word of 32 bits leads, are taken one by one.
@inline(__always)
func normalQuantiles(_ p: SIMD8<Double>) -> SIMD8<Double> {
  let zero = SIMD8<Double>(repeating: 0)
  let fromCentre = p - 0.5
  let square = 0.180625 - fromCentre * fromCentre
  let tail = whereLess(fromCentre, zero, then: p, otherwise: 1 - p)
  let root = squareRoots(0 - logarithms(tail)) - 1.6
  let size = grouped(NearTailCoefficients.top, root)
  let centre = SIMD8(repeating: QuantileParts.centre)
  let distance = numbers(ofBits: bits(of: fromCentre) & Octet(repeating: .max >> 1))
  let top = whereLess(
    centre, distance, then: whereLess(fromCentre, zero, then: 0 - size, otherwise: size),
    otherwise: fromCentre * grouped(CentralCoefficients.top, square))
  let bottom = whereLess(
    centre, distance, then: grouped(NearTailCoefficients.bottom, root),
    otherwise: grouped(CentralCoefficients.bottom, square))
  var quantiles = top / bottom
  if signBits(bits(of: tail - QuantileParts.farTail)) != 0 { takeFarTails(of: p, &quantiles) }
  return quantiles
}

@inline(never)
private func takeFarTails(of p: SIMD8<Double>, _ quantiles: inout SIMD8<Double>) {
  for lane in 0..<8 where min(p[lane], 1 - p[lane]) < QuantileParts.farTail {
    quantiles[lane] = normalQuantile(p[lane])
  }
}
