import GSLNumerics
import Testing

@Suite("Quasi-random sequences")
struct QuasiRandomTests {
  private func points(_ kind: QuasiRandomSequence.Kind, _ dimensions: Int, count: Int) throws -> [[Double]] {
    var sequence = try QuasiRandomSequence(kind, dimensions: dimensions)
    return try (0..<count).map { _ in
      var point: [Double] = []
      try sequence.appendNext(to: &point)
      return point
    }
  }

  // Bratley and Fox 1988, algorithm 659, and the GSL manual.
  @Test func `Sobol's points begin as published`() throws {
    #expect(
      try points(.sobol, 1, count: 7).flatMap(\.self) == [0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125])
    #expect(
      try points(.sobol, 2, count: 5) == [[0.5, 0.5], [0.75, 0.25], [0.25, 0.75], [0.375, 0.375], [0.875, 0.875]])
  }

  @Test func `Halton's points are radical inverses in the first primes`() throws {
    let points = try points(.halton, 3, count: 9)
    func inverse(_ index: Int, _ base: Int) -> Double {
      var (rest, width, sum) = (index, 1 / Double(base), 0.0)
      while rest > 0 {
        sum += Double(rest % base) * width
        rest /= base
        width /= Double(base)
      }
      return sum
    }
    for (index, point) in points.enumerated() {
      for (coordinate, base) in zip(point, [2, 3, 5]) { #expect(abs(coordinate - inverse(index + 1, base)) < 1e-15) }
    }
  }

  @Test(arguments: QuasiRandomSequence.Kind.allCases)
  func `a sequence has as many dimensions as it has numbers for, and more are an error`(
    kind: QuasiRandomSequence.Kind
  ) throws {
    let most = try points(kind, kind.mostDimensions, count: 3)
    #expect(
      most.allSatisfy { point in point.count == kind.mostDimensions && point.allSatisfy { (0..<1).contains($0) } })
    for dimensions in [0, -1, kind.mostDimensions + 1] {
      #expect {
        _ = try points(kind, dimensions, count: 1)
      } throws: { error in
        (error as? NumericsError)?.description
          == "QuasiRandomSequence.\(kind.rawValue): dimensions is \(Double(dimensions)), but must be from 1 to "
          + "\(kind.mostDimensions)."
      }
    }
  }
}
