package import GSLNumerics

/// Turns samples over replicates into estimates with intervals.
///
/// *Student*: mean ± t(n − 1) · sd/√n. Ratios are linearised: the residuals (yᵣ − R·xᵣ)/x̄ take the place of the values.
/// Where the Student interval of a denominator reaches zero the ratio is not bounded by what was seen (Fieller 1954),
/// and both intervals stay empty. *Bootstrap*: percentiles of the same statistic over resampled replicates.
/// With fewer than two replicates there is no interval.
package struct Estimator: Sendable {
  /// Confidence level, in (0, 1).
  let level: Double
  /// Resamples of the bootstrap; 0: none.
  let resamples: Int
  /// Key of the resampling draws.
  let key: UInt64

  package init(level: Double, resamples: Int, key: UInt64) {
    self.level = level
    self.resamples = resamples
    self.key = key
  }

  /// Estimates of many samples, in their order.
  package func estimates(_ samples: [Sample]) throws(NumericsError) -> [Estimate] {
    let samples = samples.map(\.complete)
    var factors: [Int: Double] = [:]
    var estimates: [Estimate] = []
    estimates.reserveCapacity(samples.count)
    var resampled: [Int: [Int]] = [:]
    for (index, sample) in samples.enumerated() {
      let count = sample.terms.first?.numerators.count ?? 0
      if count >= 2, factors[count] == nil {
        let quantile = try StudentT.quantile(0.5 + level / 2, degreesOfFreedom: Double(count - 1))
        factors[count] = quantile / Double(count).squareRoot()
      }
      let estimate = student(sample, count: count, factor: factors[count])
      if let sd = estimate.sd, estimate.lower != nil, sd > 0, resamples > 0 {
        resampled[count, default: []].append(index)
      }
      estimates.append(estimate)
    }
    for (count, indices) in resampled.sorted(by: { $0.key < $1.key }) {
      bootstrap(samples, indices, count: count, into: &estimates)
    }
    return estimates
  }

  /// Estimate of one sample.
  package func estimate(_ sample: Sample) throws(NumericsError) -> Estimate {
    try estimates([sample])[0]
  }

  /// Mean, spread, Student interval and variance ratio. A spread of exactly zero has its bootstrap interval at once.
  private func student(_ sample: Sample, count: Int, factor: Double?) -> Estimate {
    var estimate = Estimate(replicates: count)
    guard let (mean, linearised, bounded) = linearised(sample, factor: factor) else { return estimate }
    estimate.mean = mean
    guard let factor, let sd = SampleStatistics.standardDeviation(linearised) else { return estimate }
    estimate.sd = sd
    guard bounded else { return estimate }
    estimate.lower = mean - factor * sd
    estimate.upper = mean + factor * sd
    if sd == 0, resamples > 0 {
      estimate.bootstrapLower = mean
      estimate.bootstrapUpper = mean
    }
    if let levels = sample.levels, sd > 0,
      let policy = SampleStatistics.variance(levels.policy), let base = SampleStatistics.variance(levels.baseline)
    {
      estimate.varianceRatio = (policy + base) / (sd * sd)
    }
    return estimate
  }

  /// The statistic, one value per replicate with that mean and its first-order spread, and whether every denominator is
  /// surely positive. Nil where the statistic is not defined.
  private func linearised(_ sample: Sample, factor: Double?) -> (mean: Double, values: [Double], bounded: Bool)? {
    var total = 0.0
    var bounded = true
    guard let count = sample.terms.first?.numerators.count, count > 0 else { return nil }
    if sample.terms.count == 1, sample.terms[0].sign == 1, sample.terms[0].denominators == nil {
      return SampleStatistics.mean(sample.terms[0].numerators).map { ($0, sample.terms[0].numerators, true) }
    }
    var values = [Double](repeating: 0, count: count)
    for term in sample.terms {
      guard let numerator = SampleStatistics.mean(term.numerators) else { return nil }
      guard let denominators = term.denominators else {
        total += term.sign * numerator
        for index in values.indices { values[index] += term.sign * term.numerators[index] }
        continue
      }
      guard let denominator = SampleStatistics.mean(denominators), denominator > 0 else { return nil }
      let ratio = numerator / denominator
      total += term.sign * ratio
      for index in values.indices {
        values[index] +=
          term.sign * (ratio + (term.numerators[index] - ratio * denominators[index]) / denominator)
      }
      if let factor, let sd = SampleStatistics.standardDeviation(denominators), denominator <= factor * sd {
        bounded = false
      }
    }
    return (total, values, bounded)
  }

  /// Percentile intervals of the listed samples, all of `count` replicates.
  private func bootstrap(_ samples: [Sample], _ indices: [Int], count: Int, into estimates: inout [Estimate]) {
    let resampling = Resampling(draws: ResamplingDraws(key: key), resamples: resamples, count: count)
    var statistics = [Double](repeating: 0, count: resamples)
    var first = 0
    while first < indices.count {
      // As many samples at a time as fill one batch of columns.
      var columns: [[Double]] = []
      var last = first
      while last < indices.count, columns.count < Resampling.batch {
        for term in samples[indices[last]].terms {
          columns.append(term.numerators)
          if let denominators = term.denominators { columns.append(denominators) }
        }
        last += 1
      }
      let means = resampling.means(of: columns)
      var column = 0
      for index in indices[first..<last] {
        let terms = samples[index].terms
        let defined = means.combine(terms, firstColumn: column, into: &statistics)
        column += terms.reduce(0) { $0 + ($1.denominators == nil ? 1 : 2) }
        guard defined, let tails = OrderStatistics.tails(statistics, tail: (1 - level) / 2) else { continue }
        estimates[index].bootstrapLower = tails.lower
        estimates[index].bootstrapUpper = tails.upper
      }
      first = last
    }
  }
}
