import Foundation
import GSLNumerics
import ScenarioModel
import Testing

@testable import Findings

/// A calibration without worlds, for simulators that are formulas.
enum FormulaFit {
  static func calibration(
    priors: [FactorDistribution], targets: [(observed: Double, sd: Double)], replicates: Int = 1,
    method: CalibrationMethod, seed: UInt64 = 1
  ) -> Calibration {
    Calibration(
      id: "formula", title: "Formula", worlds: [],
      parameters: priors.enumerated().map {
        FittedParameter(path: ScenarioPath(text: "world.parameters.p\($0)"), prior: $1, worlds: [])
      },
      targets: targets.enumerated().map { index, target in
        CalibrationTarget(
          name: "t\(index)", world: 0, policy: 0, indicator: "adoptionRate", quarter: Quarter(index: 0),
          observed: target.observed, sd: target.sd, source: "formula")
      }, method: method, replicates: replicates, seed: seed)
  }

  static func sequential(_ points: Int, _ members: Int = 200) -> CalibrationMethod {
    .sequential(SequentialSettings(points: points, generations: 12, members: members))
  }
}

/// Posteriors that are known exactly. Tolerances are four standard errors of a sample of the effective size asked for.
@Suite("Posteriors that are known")
struct PosteriorTests {
  @Test func `the mean of a normal with known variance has its conjugate posterior`() throws {
    // Prior N(1, 2²), figure 3 with error 1: precision 1/4 + 1, mean (1/4 + 3) / 1.25 = 2.6, variance 0.8.
    let calibration = FormulaFit.calibration(
      priors: [.normal(mean: 1, standardDeviation: 2, lower: nil, upper: nil)], targets: [(3, 1)],
      method: FormulaFit.sequential(500, 250))
    let result = try CalibrationFit(calibration).run { _, points in points.map { [[$0[0]]] } }
    let found = try #require(result.parameters.first)
    #expect(result.ending == .reached)
    #expect(abs(found.mean - 2.6) < 4 * (0.8 / 250).squareRoot())
    #expect(abs(found.sd - 0.8.squareRoot()) < 4 * (0.8 / 500).squareRoot())
    #expect(abs(found.contraction - 0.8) < 0.08)
    let members = result.ensemble.map { $0[0] }
    #expect(members.count == 250 && Set(members).count == 250)
    #expect(abs((SampleStatistics.mean(members) ?? 0) - 2.6) < 4 * (0.8 / 125).squareRoot())
  }

  @Test func `two parameters of a linear model have their joint posterior, correlation included`() throws {
    // y1 = a + b with error 0.2, y2 = a − b with error 1, priors N(0, 1): precision of a + b and of a − b apart.
    let calibration = FormulaFit.calibration(
      priors: Array(repeating: .normal(mean: 0, standardDeviation: 1, lower: nil, upper: nil), count: 2),
      targets: [(1, 0.2), (0.5, 1)], method: FormulaFit.sequential(500, 250))
    let result = try CalibrationFit(calibration).run { _, points in
      points.map { [[$0[0] + $0[1], $0[0] - $0[1]]] }
    }
    // s = a + b ~ N(0, 2): variance 1/(1/2 + 25), mean 25 of it; d = a − b alike with 1/(1/2 + 1) and 0.5.
    let (sumVariance, sumMean) = (1 / 25.5, 25 / 25.5)
    let (gapVariance, gapMean) = (1 / 1.5, 0.5 / 1.5)
    let variance = (sumVariance + gapVariance) / 4
    let found = result.parameters
    #expect(abs(found[0].mean - (sumMean + gapMean) / 2) < 4 * (variance / 250).squareRoot())
    #expect(abs(found[1].mean - (sumMean - gapMean) / 2) < 4 * (variance / 250).squareRoot())
    for index in 0..<2 { #expect(abs(found[index].sd - variance.squareRoot()) < 4 * (variance / 500).squareRoot()) }
    let correlation = (sumVariance - gapVariance) / (sumVariance + gapVariance)
    #expect(abs(result.correlations[0].correlation - correlation) < 0.08)
  }

  @Test(arguments: [1, 4])
  func `replicates of one's own make the posterior neither wider nor narrower`(replicates: Int) throws {
    // Every output carries noise of variance 0.5; the figure is one such output, seen with error 0.5.
    let figures = [TargetDistance.Figure(observed: 1, sd: 0.5, weight: 1)]
    let scoring = GenerationScore(figures: figures, effectiveShare: 0.4, areShared: false)
    let draws = CalibrationDraws(key: 3)
    var points = GenerationPoints.first(count: 800, dimensions: 1, draws: draws)
    var last: ScoredGeneration?
    while (last?.number ?? 0) < 4 {
      let outputs = points.positions.enumerated().map { index, position in
        (0..<replicates).map { replicate in
          let noise = draws.normal(.measurement, generation: points.number, index: index, sub: replicate)
          return [position[0] + 0.5.squareRoot() * noise]
        }
      }
      let scored = try #require(
        scoring.score(points, outputs: outputs, previous: last?.tolerance ?? .infinity))
      last = scored
      points = .following(scored, draws: draws)
    }
    let posterior = try #require(last)
    #expect(posterior.tolerance == 1)
    // Prior N(0, 1), likelihood of variance 0.25 + 0.5.
    let variance = 1 / (1 + 1 / 0.75)
    let mean = WeightedSample.weightedMean(posterior.positions.map { $0[0] }, posterior.weights)
    let spread = WeightedSample.covariances(posterior.positions, posterior.weights)[0][0]
    let size = posterior.effectiveSize
    #expect(size > 200)
    #expect(abs(mean - variance / 0.75) < 4 * (variance / size).squareRoot())
    #expect(abs(spread / variance - 1) < 4 * (2 / size).squareRoot())
  }

  @Test func `noise that all points share widens the distance by its own error`() {
    let shared = TargetDistance(
      figures: [.init(observed: 0, sd: 1, weight: 2)], replicateVariances: [2], replicates: 4, areShared: true)
    #expect(shared.kernelVariance(0) == 1 + 2 * 1.25)
    #expect(shared.squared([3]) == 2 * 9 / 3.5)
    #expect(shared.squared([.nan]) == .infinity)
    let own = TargetDistance(
      figures: shared.figures, replicateVariances: [2], replicates: 4, areShared: false)
    #expect(own.kernelVariance(0) == 1 + 2 * 0.75)
    #expect(TargetDistance.pooledVariance([[1, 3], [5, 5], [.nan, 1]]) == 1)
  }

  @Test func `a parameter that no figure depends on keeps its prior`() throws {
    let calibration = FormulaFit.calibration(
      priors: [.uniform(lower: 0, upper: 1), .logUniform(lower: 1, upper: 100)], targets: [(0.5, 0.05)],
      method: FormulaFit.sequential(400))
    let result = try CalibrationFit(calibration).run { _, points in points.map { [[$0[0]]] } }
    #expect(result.parameters[0].contraction > 0.9)
    #expect(abs(result.parameters[1].contraction) < 0.3)
    #expect(result.ensemble.allSatisfy { (0...1).contains($0[0]) && (1...100).contains($0[1]) })
    #expect(result.predictions[0].isInside)
  }

  @Test func `figures that contradict each other are told as missed`() throws {
    let calibration = FormulaFit.calibration(
      priors: [.uniform(lower: 0, upper: 1)], targets: [(0.2, 0.01), (0.8, 0.01)], method: FormulaFit.sequential(300))
    let result = try CalibrationFit(calibration).run { _, points in points.map { [[$0[0], $0[0]]] } }
    #expect(result.predictions.filter(\.isInside).isEmpty)
    #expect(FitSentences.lines(result).contains { $0.contains("0 of 2") && $0.contains("Missed: t0") })
  }
}
