import Experiments
import GSLNumerics
import ScenarioModel
import Testing

@Suite("Distributions of factors")
struct DesignQuantileTests {
  /// Mean and variance in closed form.
  private static let moments: [(FactorDistribution, mean: Double, variance: Double)] = [
    (.uniform(lower: 1, upper: 4), 2.5, 0.75),
    // (b − a)/ln(b/a), and (b² − a²)/(2·ln(b/a)) less its square.
    (.logUniform(lower: 1, upper: 100), 21.497576854210966, 623.4818205349468),
    (.triangular(lower: 0, mode: 1, upper: 3), 4.0 / 3, 7.0 / 18),
    (.triangular(lower: 0, mode: 0, upper: 1), 1.0 / 3, 1.0 / 18),
    (.choice([1, 2, 6]), 3, 14.0 / 3),
    (.normal(mean: 2, standardDeviation: 3, lower: nil, upper: nil), 2, 9),
    // Half a normal: σ·√(2/π), σ²·(1 − 2/π).
    (.normal(mean: 0, standardDeviation: 1, lower: 0, upper: nil), 0.7978845608028654, 0.3633802276324187),
    (.normal(mean: 5, standardDeviation: 2, lower: nil, upper: 5), 5 - 1.5957691216057308, 1.4535209105296747),
    // One σ on either side: 1 − 2·φ(1)/(2·Φ(1) − 1).
    (.normal(mean: 1, standardDeviation: 0.5, lower: 0.5, upper: 1.5), 1, 0.25 * 0.29112509),
  ]

  @Test(arguments: moments)
  func `moments are those of the distribution`(
    distribution: FactorDistribution, mean: Double, variance: Double
  ) throws {
    let count = 20_000
    let values = (0..<count).map { distribution.quantile((Double($0) + 0.5) / Double(count)) }
    let found = try #require(SampleStatistics.mean(values))
    let spread = try #require(SampleStatistics.variance(values))
    let deviation = variance.squareRoot()
    #expect(abs(found - mean) < 1e-3 * deviation)
    #expect(abs(spread - variance) < 2e-3 * variance)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test(arguments: [
    FactorDistribution.uniform(lower: 0.1, upper: 0.3), .logUniform(lower: 0.1, upper: 0.7),
    .triangular(lower: 0.1, mode: 0.2, upper: 0.3), .normal(mean: 0, standardDeviation: 1, lower: 0.1, upper: 0.3),
    .normal(mean: 0, standardDeviation: 1, lower: 5, upper: 5.5),
    .normal(mean: 0, standardDeviation: 1, lower: -5.5, upper: -5), .choice([0.1, 0.2]),
  ])
  func `ends are met exactly and never passed`(distribution: FactorDistribution) throws {
    let span = try #require(distribution.span)
    #expect(distribution.quantile(0) == span.lowerBound && distribution.quantile(1) == span.upperBound)
    for step in 0...100 { #expect(span.contains(distribution.quantile(Double(step) / 100))) }
  }

  @Test func `a normal cut off in its far tail keeps its shape there`() {
    // The share above 5.2 among what lies above 5: Φ(−5.2)/Φ(−5).
    let tail = FactorDistribution.normal(mean: 0, standardDeviation: 1, lower: 5, upper: nil)
    let share = Normal.cumulative(-5.2) / Normal.cumulative(-5)
    #expect(abs(tail.quantile(1 - share) - 5.2) < 1e-9)
  }

  @Test func `an endless normal has endless ends, and a design stays away from them`() throws {
    let normal = FactorDistribution.normal(mean: 0, standardDeviation: 1, lower: nil, upper: nil)
    #expect(normal.quantile(0) == -.infinity && normal.quantile(1) == .infinity)
    var design = TestDesign.uniform(.halton(points: 500), factors: 1)
    design.factors[0].distribution = normal
    #expect(try TestDesign.values(design).allSatisfy { $0[0].isFinite })
  }
}
