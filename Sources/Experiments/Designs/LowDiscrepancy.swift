import GSLNumerics
import ScenarioModel

/// Quasi-random points with a keyed random part, so that designs of different seeds are independent samples.
///
/// Point i does not depend on the number of points. The origin, which GSL leaves out, is point 0: without it the first
/// 2ᵐ points of Sobol's sequence are no net (Owen 2022).
enum LowDiscrepancy {
  /// The points of a sequence, each moved by the same random vector modulo 1.
  ///
  /// ```
  /// u = (x + s) mod 1      s uniform, one number for each dimension
  /// ```
  ///
  /// Source: Cranley and Patterson 1976.
  static func shifted(
    _ kind: QuasiRandomSequence.Kind, points: Int, dimensions: Int, draws: DesignDraws, _ purpose: DesignDraws.Purpose
  ) throws(NumericsError) -> [Double] {
    var sequence = try QuasiRandomSequence(kind, dimensions: dimensions)
    var positions = [Double](repeating: 0, count: points > 0 ? dimensions : 0)
    positions.reserveCapacity(points * dimensions)
    for _ in 1..<max(points, 1) { try sequence.appendNext(to: &positions) }
    let shifts = (0..<dimensions).map { draws.uniform(purpose, index: 0, dimension: $0) }
    for index in positions.indices {
      let moved = positions[index] + shifts[index % dimensions]
      positions[index] = moved < 1 ? moved : moved - 1
    }
    return positions
  }

  /// Halton's points with random digits: in the prime base b of a dimension, digit place by digit place, the digits 0 …
  /// b − 1 are put into a random order.
  ///
  /// The plain sequence is almost a straight line between two dimensions with large primes until there are as many points
  /// as their product; random orders break that. Places are drawn until they count less than 2⁻³².
  /// Source: Owen 2017, *A randomized Halton algorithm in R*.
  static func scrambledHalton(
    points: Int, dimensions: Int, draws: DesignDraws, _ purpose: DesignDraws.Purpose
  ) -> [Double] {
    var positions = [Double](repeating: 0, count: points * dimensions)
    for (dimension, prime) in primes(dimensions).enumerated() {
      var remaining = Array(0..<points)
      var width = 1 / Double(prime)
      var place = 0
      while width * Double(prime) > 0x1p-32 {
        var digits = Array(0..<prime)
        draws.shuffle(&digits, purpose, dimension: dimension, detail: place)
        for point in 0..<points {
          positions[point * dimensions + dimension] += Double(digits[remaining[point] % prime]) * width
          remaining[point] /= prime
        }
        width /= Double(prime)
        place += 1
      }
    }
    return positions
  }

  /// The first prime numbers.
  private static func primes(_ count: Int) -> [Int] {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < count {
      if primes.prefix(while: { $0 * $0 <= candidate }).allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }
}
