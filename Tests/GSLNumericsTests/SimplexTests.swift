import GSLNumerics
import Testing

@Suite("Simplex search")
struct SimplexTests {
  private func minimum(
    from start: [Double], steps: [Double], size: Double, of function: ([Double]) -> Double
  ) throws -> (point: [Double], value: Double, evaluations: Int)? {
    var values: [Double] = []
    while values.count < 1000 {
      switch try SimplexSearch.next(start: start, steps: steps, values: values, size: size) {
      case .evaluate(let point): values.append(function(point))
      case .finished(let point, let value, _): return (point, value, values.count)
      case .failed: return nil
      }
    }
    return nil
  }

  @Test func `Rosenbrock's valley is followed to its end`() throws {
    let found = try #require(
      try minimum(from: [-1.2, 1], steps: [0.5, 0.5], size: 1e-7) { x in
        let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
        return a * a + 100 * b * b
      })
    #expect(abs(found.point[0] - 1) < 1e-5 && abs(found.point[1] - 1) < 1e-5)
    #expect(found.value < 1e-10)
  }

  @Test func `the search asks for the same points whenever it is broken off`() throws {
    func function(_ x: [Double]) -> Double { (x[0] - 3) * (x[0] - 3) + 2 * (x[1] + 1) * (x[1] + 1) + x[0] * x[1] }
    func points(_ count: Int) throws -> [[Double]] {
      var asked: [[Double]] = []
      for _ in 0..<count {
        let step = try SimplexSearch.next(start: [0, 0], steps: [1, 1], values: asked.map(function), size: 1e-6)
        guard case .evaluate(let point) = step else { break }
        asked.append(point)
      }
      return asked
    }
    let long = try points(30)
    #expect(long.count == 30)
    #expect(try points(12) == Array(long.prefix(12)))
    #expect(long.prefix(3) == [[0, 0], [1, 0], [0, 1]])
  }

  @Test func `a value that is no number ends the search and not the process`() throws {
    #expect(try SimplexSearch.next(start: [0], steps: [1], values: [.nan, 1], size: 0.1) == .failed)
  }

  @Test func `arguments outside their domain are refused`() {
    #expect(throws: NumericsError.self) { try SimplexSearch.next(start: [], steps: [], values: [], size: 1) }
    #expect(throws: NumericsError.self) { try SimplexSearch.next(start: [1], steps: [0], values: [], size: 1) }
    #expect(throws: NumericsError.self) { try SimplexSearch.next(start: [1], steps: [1], values: [], size: 0) }
  }
}
