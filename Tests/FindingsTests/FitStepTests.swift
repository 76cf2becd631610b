import GSLNumerics
import ScenarioModel
import Testing

@testable import Findings

@Suite("Steps of a fit")
struct FitStepTests {
  @Test func `a fit that is broken off and goes on gives the same bits`() throws {
    let calibration = FormulaFit.calibration(
      priors: [.uniform(lower: -1, upper: 1), .uniform(lower: 0, upper: 3)], targets: [(0.3, 0.1), (1, 0.2)],
      method: .sequential(SequentialSettings(points: 60, generations: 4, members: 20)))
    func outputs(_ points: [[Double]]) -> [[[Double]]] { points.map { [[$0[0] * $0[1], $0[1]]] } }
    struct Killed: Error {}
    var kept: [String: [[[Double]]]] = [:]
    #expect(throws: Killed.self) {
      try CalibrationFit(calibration).run { name, points in
        if name == "generation-03" { throw Killed() }
        kept[name] = outputs(points)
        return outputs(points)
      }
    }
    #expect(kept.count == 2)
    let resumed = try CalibrationFit(calibration).run { name, points in kept[name] ?? outputs(points) }
    let whole = try CalibrationFit(calibration).run { _, points in outputs(points) }
    #expect(resumed.generations == whole.generations && resumed.ensemble == whole.ensemble)
  }

  @Test func `tolerance falls and never below one`() throws {
    let calibration = FormulaFit.calibration(
      priors: [.uniform(lower: 0, upper: 1)], targets: [(0.123, 0.0005)], method: FormulaFit.sequential(100, 50))
    let result = try CalibrationFit(calibration).run { _, points in points.map { [[$0[0]]] } }
    let tolerances = result.generations.map(\.tolerance)
    #expect(tolerances.count > 2)
    #expect(zip(tolerances, tolerances.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(tolerances.last == 1)
  }

  @Test func `no point that can be compared is an error and not an answer`() {
    let calibration = FormulaFit.calibration(
      priors: [.uniform(lower: 0, upper: 1)], targets: [(0, 1)], method: FormulaFit.sequential(20, 5))
    #expect(throws: CalibrationFit.Refusal.nothingToCompare(generation: 1)) {
      try CalibrationFit(calibration).run { _, points in points.map { _ in [[Double.nan]] } }
    }
  }

  @Test func `a simplex finds the most probable point`() throws {
    let calibration = FormulaFit.calibration(
      priors: Array(repeating: .normal(mean: 0, standardDeviation: 1, lower: nil, upper: nil), count: 2),
      targets: [(1, 0.5), (2, 0.5)], method: .simplex(SimplexSettings(evaluations: 300, size: 1e-5)))
    let result = try CalibrationFit(calibration).run { _, points in points.map { [[$0[0], $0[1]]] } }
    // Precision 1 of the prior and 4 of the figure: four fifths of it.
    #expect(result.ending == .converged && result.ensemble.count == 1)
    #expect(abs(result.ensemble[0][0] - 0.8) < 1e-3 && abs(result.ensemble[0][1] - 1.6) < 1e-3)
  }

  @Test func `members are chosen in proportion to weight and none twice`() {
    let weights = [0.1, 0.2, 0, 0.05, 0.05, 0.3, 0.1, 0.2]
    var counts = Array(repeating: 0, count: weights.count)
    for step in 0..<1000 {
      let choice = EnsembleChoice(weights: weights, count: 3, start: (Double(step) + 0.5) / 1000)
      #expect(choice.members.count == 3 && Set(choice.members).count == 3 && choice.clipped == 0)
      for member in choice.members { counts[member] += 1 }
    }
    for (count, weight) in zip(counts, weights) { #expect(abs(Double(count) - 3000 * weight) <= 1) }
    let heavy = EnsembleChoice(weights: [0.9, 0.05, 0.05], count: 2, start: 0.5)
    #expect(heavy.members.count == 2 && heavy.members.contains(0) && heavy.clipped == 1)
  }

  @Test func `first points take every stratum of every parameter once`() {
    let first = GenerationPoints.first(count: 50, dimensions: 3, draws: CalibrationDraws(key: 9))
    for axis in 0..<3 {
      let strata = first.positions.map { Int(Normal.cumulative($0[axis]) * 50) }
      #expect(strata.sorted() == Array(0..<50))
    }
    #expect(first.positions[0] != GenerationPoints.first(count: 50, dimensions: 3, draws: .init(key: 8)).positions[0])
  }

  @Test func `the root of a covariance gives it back`() {
    let matrix = [[4.0, 2, 0.4], [2, 3, 0.5], [0.4, 0.5, 1]]
    let root = CovarianceRoot(matrix)
    for axis in 0..<3 {
      let unit = (0..<3).map { $0 == axis ? 1.0 : 0 }
      #expect(zip(root.solving(root.times(unit)), unit).allSatisfy { abs($0 - $1) < 1e-12 })
    }
    let columns = (0..<3).map { axis in root.times((0..<3).map { $0 == axis ? 1.0 : 0 }) }
    for row in 0..<3 {
      for column in 0..<3 {
        #expect(abs(columns.reduce(0) { $0 + $1[row] * $1[column] } - matrix[row][column]) < 1e-12)
      }
    }
    #expect(CovarianceRoot([[1, 1], [1, 1]]).volume > 0)
  }

  @Test func `statistics are made of the values at their quarters`() {
    var target = CalibrationTarget(
      name: "t", world: 0, policy: 0, indicator: "adoptionRate", statistic: .slope, from: Quarter(index: -8),
      quarter: Quarter(index: 4), observed: 0, sd: 1, source: "s")
    #expect(target.quarters.map(\.index) == [-8, 4])
    #expect(target.value(of: [0.1, 0.4]) == (0.4 - 0.1) / 3)
    target.statistic = .change
    #expect(target.value(of: [2, 6], over: [1, 2]) == 1)
    target.statistic = .mean
    #expect(target.quarters.count == 13)
    #expect(target.value(of: [1, 2, 3], over: [1, 1, 2]) == 1.5)
    #expect(target.value(of: [1], over: [0]).isNaN)
  }
}
