import Findings
import Testing

@Suite("Shares of variance")
struct VarianceShareTests {
  private func indices(
    _ base: [[Double]], secondOrder: Bool = true, resamples: Int = 0, key: UInt64 = 1, _ model: ([Double]) -> Double
  ) throws -> [SensitivityIndex] {
    let points = TestDesigns.saltelli(base, secondOrder: secondOrder)
    let sample = try SensitivitySample(
      names: (0..<(base[0].count / 2)).map { "x\($0)" }, layout: .saltelli(secondOrder: secondOrder), points: points)
    let analysis = try SensitivityAnalysis(sample, intervals: .init(resamples: resamples, key: key))
    return try analysis.indices(of: points.map(model))
  }

  private func value(
    _ kind: SensitivityIndex.Kind, _ factor: Int, _ second: Int? = nil, of indices: [SensitivityIndex], rows: Int
  ) throws -> Double {
    let found = indices.first { $0.kind == kind && $0.factor == factor && $0.second == second && $0.rows == rows }
    return try #require(found?.value)
  }

  @Test func `the indices of the Ishigami function are the analytic ones`() throws {
    let indices = try indices(
      (0..<4096).map { TestDesigns.halton($0, dimensions: 6) }, TestFunctions.ishigami)
    let (first, second, interaction) = TestFunctions.ishigamiParts
    let all = first + second + interaction
    let expectedFirst = [first / all, second / all, 0]
    let expectedTotal = [(first + interaction) / all, second / all, interaction / all]
    // Plain Monte Carlo from 4096 rows has standard errors of about 0.02; Halton's points do several times better.
    for factor in 0..<3 {
      #expect(try abs(value(.first, factor, of: indices, rows: 4096) - expectedFirst[factor]) < 0.01)
      #expect(try abs(value(.total, factor, of: indices, rows: 4096) - expectedTotal[factor]) < 0.01)
    }
    #expect(try abs(value(.second, 0, 2, of: indices, rows: 4096) - interaction / all) < 0.02)
    #expect(try abs(value(.second, 0, 1, of: indices, rows: 4096)) < 0.02)
    #expect(try abs(value(.second, 1, 2, of: indices, rows: 4096)) < 0.02)
  }

  @Test func `the indices of the g function of Sobol are the analytic ones`() throws {
    let rows = 8192
    let base = (0..<rows).map { row in (0..<16).map { TestDesigns.uniform(16 * row + $0) } }
    let indices = try indices(base, TestFunctions.g)
    let parts = TestFunctions.gCoefficients.map { 1.0 / (3 * (1 + $0) * (1 + $0)) }
    let product = parts.reduce(1) { $0 * (1 + $1) }
    let all = product - 1
    // Pseudo-random rows: the estimators' standard errors at the largest index are below 0.015, three of them 0.045;
    // those of small indices shrink with the factor's own effect.
    for factor in parts.indices {
      #expect(try abs(value(.first, factor, of: indices, rows: rows) - parts[factor] / all) < 0.045)
      let total = parts[factor] * product / (1 + parts[factor]) / all
      #expect(try abs(value(.total, factor, of: indices, rows: rows) - total) < 0.03)
    }
    #expect(try abs(value(.second, 0, 1, of: indices, rows: rows) - parts[0] * parts[1] / all) < 0.05)
  }

  @Test func `indices come from a quarter, half and all of the base rows, and the last do not know the first`() throws {
    let base = (0..<64).map { TestDesigns.halton($0, dimensions: 6) }
    let all = try indices(base, TestFunctions.ishigami)
    #expect(Set(all.filter { $0.kind == .first }.map(\.rows)) == [16, 32, 64])
    let half = try indices(Array(base.prefix(32)), TestFunctions.ishigami)
    for factor in 0..<3 {
      #expect(try value(.total, factor, of: all, rows: 32) == value(.total, factor, of: half, rows: 32))
    }
  }

  @Test func `intervals cover the index, are those of their key, and the same without second order`() throws {
    let base = (0..<128).map { TestDesigns.halton($0, dimensions: 6) }
    let one = try indices(base, resamples: 200, key: 5, TestFunctions.ishigami)
    let again = try indices(base, resamples: 200, key: 5, TestFunctions.ishigami)
    let other = try indices(base, resamples: 200, key: 6, TestFunctions.ishigami)
    #expect(one == again)
    #expect(one != other)
    let largest = try #require(one.last { $0.kind == .total && $0.factor == 0 })
    #expect(try #require(largest.lower) < #require(largest.value))
    #expect(try #require(largest.value) < #require(largest.upper))
    // The answers of BA move the mean that all are centred on, so that only ST, which no centre moves, stays the same.
    let plain = try indices(base, secondOrder: false, resamples: 200, key: 5, TestFunctions.ishigami)
    let lone = try #require(plain.last { $0.kind == .total && $0.factor == 0 })
    #expect(try abs(#require(lone.value) - #require(largest.value)) < 1e-12)
    #expect(try abs(#require(lone.lower) - #require(largest.lower)) < 1e-12)
  }

  @Test func `an answer that does not vary has no indices`() throws {
    let base = (0..<8).map { TestDesigns.halton($0, dimensions: 4) }
    let indices = try indices(base, resamples: 20) { _ in 0.1 }
    #expect(indices.filter { $0.kind == .total }.allSatisfy { $0.value == nil && $0.lower == nil })
  }

  @Test func `a base row with a missing answer is left out as a whole`() throws {
    let base = (0..<9).map { TestDesigns.halton($0, dimensions: 4) }
    let sample = try SensitivitySample(
      names: ["x", "y"], layout: .saltelli(secondOrder: false),
      points: TestDesigns.saltelli(base, secondOrder: false))
    var answers = sample.points.map { $0[0] + 2 * $0[1] }
    answers[4 * 4 + 2] = .nan
    let short = try SensitivitySample(
      names: ["x", "y"], layout: .saltelli(secondOrder: false),
      points: TestDesigns.saltelli(base.enumerated().filter { $0.offset != 4 }.map(\.element), secondOrder: false))
    let found = try SensitivityAnalysis(sample, intervals: .init(resamples: 0)).indices(of: answers)
    let expected = try SensitivityAnalysis(short, intervals: .init(resamples: 0))
      .indices(of: short.points.map { $0[0] + 2 * $0[1] })
    let last = { (indices: [SensitivityIndex]) in indices.filter { $0.kind == .total && $0.rows == 8 } }
    #expect(last(found) == last(expected))
    #expect(last(found).count == 2)
  }

  @Test func `a number of points that does not fit the layout is refused`() throws {
    #expect(throws: SensitivityError.wrongNumberOfPoints(7, multipleOf: 6)) {
      try SensitivitySample(
        names: ["x", "y"], layout: .saltelli(secondOrder: true), points: [[Double]](repeating: [0, 0], count: 7))
    }
  }

  @Test func `points in another order are refused with the first that is out of place`() throws {
    var points = TestDesigns.saltelli((0..<4).map { TestDesigns.halton($0, dimensions: 4) }, secondOrder: true)
    points.swapAt(7, 8)
    #expect(throws: SensitivityError.brokenRow(point: 7, factor: "x")) {
      try SensitivitySample(names: ["x", "y"], layout: .saltelli(secondOrder: true), points: points)
    }
  }
}
