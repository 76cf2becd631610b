/// A mean over replicates with its uncertainty. Nil is missing: not defined, or not to be had from so few replicates.
public struct Estimate: Sendable, Equatable {
  /// Mean over replicates; for ratios the ratio of means.
  public var mean: Double?
  /// Standard deviation over replicates, divisor n − 1; for ratios that of the linearised values.
  public var sd: Double?
  /// Student t interval of the mean.
  public var lower: Double?
  public var upper: Double?
  /// Percentile bootstrap interval over replicates.
  public var bootstrapLower: Double?
  public var bootstrapUpper: Double?
  /// Replicates in which the number is defined.
  public var replicates: Int
  /// Variance that independent runs would have over the variance of the paired difference.
  public var varianceRatio: Double?

  public init(
    mean: Double? = nil, sd: Double? = nil, lower: Double? = nil, upper: Double? = nil,
    bootstrapLower: Double? = nil, bootstrapUpper: Double? = nil, replicates: Int = 0, varianceRatio: Double? = nil
  ) {
    self.mean = mean
    self.sd = sd
    self.lower = lower
    self.upper = upper
    self.bootstrapLower = bootstrapLower
    self.bootstrapUpper = bootstrapUpper
    self.replicates = replicates
    self.varianceRatio = varianceRatio
  }

  /// Whether the Student interval exists and leaves zero out.
  public var isDistinctFromZero: Bool {
    guard let lower, let upper else { return false }
    return lower > 0 || upper < 0
  }
}

/// What an estimate is made from: one number per replicate, or ratios of such numbers, added up with signs.
///
/// The estimate of `[+ a, − b]` is mean(a) − mean(b); that of a ratio a/x is mean(a)/mean(x), the ratio of means: the
/// mean of ratios does not exist when a replicate has no additional firm at all.
package struct Sample: Sendable {
  package struct Term: Sendable {
    package var sign: Double
    package var numerators: [Double]
    /// Nil: a plain number. Ratios are defined where the mean denominator is positive.
    package var denominators: [Double]?
  }

  package var terms: [Term]
  /// Levels under the policy and in the baseline, where an unpaired difference can be formed.
  package var levels: (policy: [Double], baseline: [Double])?

  /// One number per replicate; NaN is missing.
  package static func plain(_ values: [Double]) -> Sample {
    Sample(terms: [Term(sign: 1, numerators: values, denominators: nil)])
  }

  /// A ratio of means; NaN is missing.
  package static func ratio(_ numerators: [Double], over denominators: [Double]) -> Sample {
    Sample(terms: [Term(sign: 1, numerators: numerators, denominators: denominators)])
  }

  /// This minus another sample of the same replicates.
  package func minus(_ other: Sample) -> Sample {
    let subtracted = other.terms.map {
      Term(sign: -$0.sign, numerators: $0.numerators, denominators: $0.denominators)
    }
    return Sample(terms: terms + subtracted)
  }

  /// The value of each replicate by itself; NaN where it is missing or a denominator is not positive.
  package var valuesByReplicate: [Double] {
    guard let count = terms.first?.numerators.count else { return [] }
    return (0..<count).map { replicate in
      terms.reduce(0.0) { sum, term in
        guard let denominators = term.denominators else { return sum + term.sign * term.numerators[replicate] }
        let denominator = denominators[replicate]
        return denominator > 0 ? sum + term.sign * term.numerators[replicate] / denominator : .nan
      }
    }
  }

  /// The sample without the replicates in which any part is missing.
  var complete: Sample {
    let columns = terms.flatMap { [$0.numerators] + ($0.denominators.map { [$0] } ?? []) }
    guard columns.contains(where: { $0.contains(where: \.isNaN) }) else { return self }
    let kept = (columns.first?.indices ?? 0..<0).filter { index in !columns.contains { $0[index].isNaN } }
    var reduced = self
    for term in terms.indices {
      reduced.terms[term].numerators = kept.map { terms[term].numerators[$0] }
      reduced.terms[term].denominators = terms[term].denominators.map { column in kept.map { column[$0] } }
    }
    reduced.levels = levels.map { pair in (kept.map { pair.policy[$0] }, kept.map { pair.baseline[$0] }) }
    return reduced
  }
}
