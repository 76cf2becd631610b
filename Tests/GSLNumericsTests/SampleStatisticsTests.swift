import GSLNumerics
import Testing

@Suite("Sample statistics")
struct SampleStatisticsTests {
  // NIST StRD univariate data set NumAcc4: certified mean 10000000.2 and standard deviation 0.1 exactly.
  @Test func `a level that dwarfs the spread does not spoil the variance`() throws {
    let sample = [10_000_000.2] + Array(repeating: [10_000_000.1, 10_000_000.3], count: 500).flatMap { $0 }
    #expect(try abs(#require(SampleStatistics.mean(sample)) - 10_000_000.2) < 1e-8)
    #expect(try abs(#require(SampleStatistics.standardDeviation(sample)) - 0.1) < 2e-9)
  }

  // NIST StRD NumAcc1: 10000001, 10000003, 10000002; certified mean 10000002, standard deviation 1.
  @Test func `the certified moments of a short sample come out exactly`() {
    let sample = [10_000_001.0, 10_000_003, 10_000_002]
    #expect(SampleStatistics.mean(sample) == 10_000_002)
    #expect(SampleStatistics.variance(sample) == 1)
  }

  @Test func `equal numbers have exactly their own mean and no variance`() {
    let sample = Array(repeating: 0.1, count: 7)
    #expect(SampleStatistics.mean(sample) == 0.1)
    #expect(SampleStatistics.variance(sample) == 0)
  }

  @Test func `moments that do not exist are missing, not zero`() {
    #expect(SampleStatistics.mean([]) == nil)
    #expect(SampleStatistics.variance([1]) == nil)
    #expect(SampleStatistics.covariance([1, 2], [1, 2, 3]) == nil)
  }

  @Test func `covariance follows its definition`() {
    // Deviations −1, 0, 1 and −2, 1, 1: products 2, 0, 1; divided by 2.
    #expect(SampleStatistics.covariance([1, 2, 3], [0, 3, 3]) == 1.5)
  }

  // Hyndman and Fan (1996), definition 7: R's quantile(c(1, 2, 4, 8), c(.05, .25, .5, .95)).
  @Test(arguments: [(0.0, 1.0), (0.05, 1.15), (0.25, 1.75), (0.5, 3.0), (0.95, 7.4), (1.0, 8.0)])
  func `quantiles are of type 7`(p: Double, value: Double) throws {
    #expect(try abs(#require(SampleStatistics.quantile(ofSorted: [1, 2, 4, 8], p)) - value) < 1e-12)
  }

  @Test func `quantiles outside their domain are missing`() {
    #expect(SampleStatistics.quantile(ofSorted: [], 0.5) == nil)
    #expect(SampleStatistics.quantile(ofSorted: [1], 1.5) == nil)
    #expect(SampleStatistics.quantile(ofSorted: [3], 0.95) == 3)
  }
}
