import Findings
import GSLNumerics
import Testing

@Suite("Estimates over replicates")
struct EstimatorTests {
  private let estimator = Estimator(level: 0.95, resamples: 2000, key: 1)

  /// Student's sleep data (Biometrika 1908): extra hours of ten patients under two drugs.
  private let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
  private let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

  @Test func `the paired interval is that of the textbook`() throws {
    var sample = Sample.plain(zip(second, first).map { $0 - $1 })
    sample.levels = (second, first)
    let estimate = try estimator.estimate(sample)
    // R: t.test(second, first, paired = TRUE): mean 1.58, interval 0.7001142 … 2.4598858.
    #expect(try abs(#require(estimate.mean) - 1.58) < 1e-12)
    #expect(try abs(#require(estimate.lower) - 0.7001142) < 5e-8)
    #expect(try abs(#require(estimate.upper) - 2.4598858) < 5e-8)
    // Variances 3.2005556 and 4.0090000 over that of the differences, 1.5128889.
    #expect(try abs(#require(estimate.varianceRatio) - (3.2005556 + 4.009) / 1.5128889) < 1e-6)
    #expect(estimate.replicates == 10)
  }

  @Test func `the bootstrap interval of a normal sample is close to the normal one`() throws {
    // 200 quantiles of the standard normal; mean 0, standard error sd/√200.
    let sample = try (0..<200).map { try Normal.quantile((Double($0) + 0.5) / 200) }
    let estimate = try Estimator(level: 0.95, resamples: 20_000, key: 7).estimate(.plain(sample))
    let halfWidth = try 1.959964 * #require(SampleStatistics.standardDeviation(sample)) / 200.0.squareRoot()
    // The Monte Carlo error of a 2.5 % quantile from 20,000 resamples is about 2 % of the half-width.
    #expect(try abs(#require(estimate.bootstrapUpper) - halfWidth) < 0.05 * halfWidth)
    #expect(try abs(#require(estimate.bootstrapLower) + halfWidth) < 0.05 * halfWidth)
  }

  @Test func `the bootstrap of two replicates takes the values of its four resamples`() throws {
    // Means 0, 1, 1, 2 with equal probability: both 2.5 % tails lie at the ends.
    let estimate = try estimator.estimate(.plain([0, 2]))
    #expect(estimate.bootstrapLower == 0)
    #expect(estimate.bootstrapUpper == 2)
  }

  @Test func `resampled means of whole numbers are exact`() throws {
    // Means of five whole numbers are fifths; between two of them the quantile is at most interpolated.
    let estimate = try Estimator(level: 0.95, resamples: 41, key: 1).estimate(.plain([1_000_003, 7, 12, 40, 8]))
    // With 41 resamples the tails are the order statistics 2 and 40 themselves.
    for end in [estimate.bootstrapLower, estimate.bootstrapUpper] {
      let fifths = try #require(end) * 5
      #expect(abs(fifths - fifths.rounded()) < 1e-9)
    }
  }

  @Test func `one replicate has a mean and no interval`() throws {
    let estimate = try estimator.estimate(.plain([3]))
    #expect(estimate == Estimate(mean: 3, replicates: 1))
  }

  @Test func `without resamples there is no bootstrap interval`() throws {
    let estimate = try Estimator(level: 0.95, resamples: 0, key: 1).estimate(.plain([1, 2]))
    #expect(estimate.bootstrapLower == nil)
    #expect(estimate.lower != nil)
  }

  @Test func `missing replicates are left out and counted`() throws {
    let estimate = try estimator.estimate(.plain([1, .nan, 3]))
    #expect(estimate.mean == 2)
    #expect(estimate.replicates == 2)
  }

  @Test func `a ratio is the ratio of means with a linearised interval`() throws {
    // R = 12/6 = 2; residuals (y − 2x)/3: 1/3·(3 − 4, 9 − 8) = ∓1/3, so sd = √2/3 and t(1) = 12.7062047.
    let estimate = try estimator.estimate(.ratio([3, 9], over: [2, 4]))
    #expect(estimate.mean == 2)
    #expect(try abs(#require(estimate.sd) - 2.0.squareRoot() / 3) < 1e-12)
    // The denominator itself cannot be told from zero: 3 ± 12.7. Neither can the ratio be bounded.
    #expect(estimate.lower == nil)
    #expect(estimate.bootstrapLower == nil)
  }

  @Test func `a bounded ratio has both intervals`() throws {
    let estimate = try estimator.estimate(.ratio([20, 22, 18, 20], over: [10, 10, 10, 10]))
    // The mean of 2, 2.2, 1.8, 2: sd = √(0.08/3), t(3) = 3.1824463.
    let halfWidth = 3.1824463 * (0.08 / 3).squareRoot() / 2
    #expect(try abs(#require(estimate.upper) - 2 - halfWidth) < 1e-7)
    #expect(try #require(estimate.bootstrapLower) >= 1.8)
    #expect(try #require(estimate.bootstrapUpper) <= 2.2)
  }

  @Test func `a ratio without a positive denominator is missing, not zero`() throws {
    #expect(try estimator.estimate(.ratio([1, 1], over: [0, 0])) == Estimate(replicates: 2))
    #expect(Sample.ratio([1, 4], over: [0, 2]).valuesByReplicate[1] == 2)
    #expect(Sample.ratio([1, 4], over: [0, 2]).valuesByReplicate[0].isNaN)
  }

  @Test func `a contrast of two ratios is paired`() throws {
    // Both ratios move together: 2, 3 against 1, 2. Denominators are constant, so the difference is exactly 1 each time.
    let contrast = Sample.ratio([20, 30], over: [10, 10]).minus(.ratio([10, 20], over: [10, 10]))
    let estimate = try estimator.estimate(contrast)
    #expect(estimate.mean == 1)
    #expect(estimate.sd == 0)
    #expect(estimate.lower == 1 && estimate.bootstrapUpper == 1)
  }

  @Test func `many samples at once have the same intervals as each alone`() throws {
    let samples = (0..<300).map { offset in
      Sample.plain((0..<7).map { Double(($0 * 37 + offset * 11) % 101) })
    }
    let together = try estimator.estimates(samples)
    for index in [0, 127, 128, 299] {
      #expect(try together[index] == estimator.estimate(samples[index]))
    }
  }

  @Test func `resampling draws depend on key, resample and position, and are uniform`() {
    let draws = ResamplingDraws(key: 3)
    #expect(draws.index(resample: 5, position: 2, count: 9) == draws.index(resample: 5, position: 2, count: 9))
    var counts = [Int](repeating: 0, count: 10)
    for resample in 0..<1000 {
      for position in 0..<10 { counts[draws.index(resample: resample, position: position, count: 10)] += 1 }
    }
    // 10,000 draws in ten cells: χ²(9) exceeds 27.9 with probability 0.001.
    let square = counts.reduce(0.0) { $0 + (Double($1) - 1000) * (Double($1) - 1000) / 1000 }
    #expect(square < 27.9)
    let other = ResamplingDraws(key: 4)
    #expect(
      (0..<100).contains {
        draws.index(resample: 0, position: $0, count: 50) != other.index(resample: 0, position: $0, count: 50)
      })
  }

  private static let ties: [Double] = (0..<997).map { Double(($0 * 7919) % 389) }
  private static let fewValues: [Double] = (0..<2000).map { Double($0 * $0 % 3) }
  private static let hardlyApart: [Double] = (0..<50).map { 1e9 + Double($0 * 17 % 50) * 1e-6 }

  @Test(arguments: [ties, fewValues, hardlyApart, [3, 1, 2], [5], [1e300, -5e299, 0.5, 0.25]])
  func `tails without sorting are those of the sorted sample`(sample: [Double]) throws {
    let tails = try #require(OrderStatistics.tails(sample, tail: 0.025))
    #expect(tails.lower == SampleStatistics.quantile(ofSorted: sample.sorted(), 0.025))
    #expect(tails.upper == SampleStatistics.quantile(ofSorted: sample.sorted(), 0.975))
  }

  @Test func `tails of nothing, and of numbers that are not finite, are missing`() {
    #expect(OrderStatistics.tails([], tail: 0.025) == nil)
    #expect(OrderStatistics.tails([1, .infinity], tail: 0.025) == nil)
    #expect(OrderStatistics.tails([1, .nan, 2], tail: 0.025) == nil)
  }
}
