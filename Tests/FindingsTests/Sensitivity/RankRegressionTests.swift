import Findings
import GSLNumerics
import Testing

@Suite("Rank regression and replicate noise")
struct RankRegressionTests {
  private func analysis(_ points: [[Double]], resamples: Int = 100) throws -> SensitivityAnalysis {
    try SensitivityAnalysis(
      SensitivitySample(names: points[0].indices.map { "x\($0)" }, layout: .plain, points: points),
      intervals: .init(resamples: resamples))
  }

  private func find(_ kind: SensitivityIndex.Kind, _ factor: Int?, _ indices: [SensitivityIndex]) throws
    -> SensitivityIndex
  {
    try #require(indices.first { $0.kind == kind && $0.factor == factor })
  }

  @Test func `a monotone answer of one factor has coefficient one, with its sign, and is fully explained`() throws {
    let points = (0..<40).map { TestDesigns.halton($0, dimensions: 1) }
    let analysis = try analysis(points)
    for (sign, answers) in [(1.0, points.map { $0[0] * $0[0] * $0[0] }), (-1.0, points.map { 1 / (0.1 + $0[0]) })] {
      let indices = try analysis.indices(of: answers)
      #expect(try abs(#require(find(.srrc, 0, indices).value) - sign) < 1e-12)
      #expect(try abs(#require(find(.rSquared, nil, indices).value) - 1) < 1e-12)
    }
  }

  @Test func `coefficients and explained share are those of another program`() throws {
    // numpy: ranks of the columns and of y = x0 + 2 x1² − x0 x1, standardised, numpy.linalg.lstsq.
    let points: [[Double]] = [
      [0.1, 0.9], [0.4, 0.2], [0.7, 0.5], [0.2, 0.3], [0.9, 0.8], [0.5, 0.1], [0.3, 0.7], [0.8, 0.4],
    ]
    let indices = try analysis(points).indices(of: points.map { $0[0] + 2 * $0[1] * $0[1] - $0[0] * $0[1] })
    let expected = RankRegressionTests.numpy
    #expect(try abs(#require(find(.srrc, 0, indices).value) - expected.first) < 1e-12)
    #expect(try abs(#require(find(.srrc, 1, indices).value) - expected.second) < 1e-12)
    #expect(try abs(#require(find(.rSquared, nil, indices).value) - expected.explained) < 1e-12)
    #expect(try abs(#require(find(.inflation, 0, indices).value) - expected.inflation) < 1e-12)
  }

  private static let numpy = (
    first: 0.1367521367521367, second: 0.9145299145299144, explained: 0.8371998371998371, inflation: 1.005128205128205
  )

  @Test func `a factor that others determine leaves no coefficients`() throws {
    let points: [[Double]] = (0..<20).map { (index: Int) -> [Double] in
      let x = Double(index)
      return [x, 2 * x + 1, Double(index * 7 % 20)]
    }
    let indices = try analysis(points).indices(of: points.map { $0[0] })
    #expect(try find(.srrc, 0, indices).value == nil)
    #expect(try find(.inflation, 0, indices).value == nil)
  }

  @Test func `a factor that does not vary takes no part`() throws {
    let points = (0..<20).map { [5.0, TestDesigns.halton($0, dimensions: 1)[0]] }
    let indices = try analysis(points).indices(of: points.map { $0[1] })
    #expect(try find(.srrc, 0, indices).value == nil)
    #expect(try abs(#require(find(.srrc, 1, indices).value) - 1) < 1e-12)
  }

  @Test func `intervals are the same whether answers come alone or together`() throws {
    let points = (0..<30).map { TestDesigns.halton($0, dimensions: 2) }
    let analysis = try analysis(points)
    let answers = [points.map { [$0[0] + $0[1] * $0[1]] }, points.map { [$0[0] * $0[1]] }]
    let together = try analysis.indices(of: answers)
    #expect(try together[1] == analysis.indices(of: [answers[1]])[0])
    let main = try find(.srrc, 0, together[0])
    #expect(try #require(main.lower) < #require(main.value) && #require(main.value) < #require(main.upper))
  }

  @Test func `least squares through a point off the plane has the textbook solution`() throws {
    // y = 1 + 2t and residuals (1, −2, 1)/2, which are orthogonal to both columns.
    let solver = try #require(LeastSquares(columns: [[1, 1, 1], [0, 1, 2]]))
    let coefficients = try #require(solver.coefficients([1.5, 2, 5.5]))
    #expect(abs(coefficients[0] - 1) < 1e-14)
    #expect(abs(coefficients[1] - 2) < 1e-14)
    // (AᵀA)⁻¹ = [[5/6, −1/2], [−1/2, 1/2]].
    let inverse = try #require(solver.inverseGramDiagonal)
    #expect(abs(inverse[0] - 5.0 / 6) < 1e-14)
    #expect(abs(inverse[1] - 0.5) < 1e-14)
    #expect(LeastSquares(columns: [[1, 2], [2, 4]])?.dependentColumn == 1)
    #expect(LeastSquares(columns: [[1], [2]]) == nil)
  }

  @Test func `noise is what replicates do not have in common`() {
    // Point effects 0 and 10, replicate effects 0 and 4: nothing else, so no noise.
    #expect(ReplicateNoise([[0, 4], [10, 14]]).share == 0)
    // Residuals ±1: Σ r² = 4, (P − 1)(R − 1) = 1, over R = 2: 2; the means 2 and 12 have variance 50.
    let noisy = ReplicateNoise([[1, 3], [13, 11]])
    #expect(noisy.means == [2, 12])
    #expect(abs((noisy.share ?? 0) - 2.0 / 50) < 1e-15)
    #expect(ReplicateNoise([[1], [2]]).share == nil)
  }
}
