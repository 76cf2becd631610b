import GSLNumerics

/// How much of what varies between points is chance: what replicates leave of it.
///
/// Indices are those of the mean over replicates. Replicates are the same seeds at every point, so that what they have in
/// common moves all points together and no index; what is left is the noise of the means:
///
/// ```
/// noise = Σ (y_pr − ȳ_p − ȳ_r + ȳ)² / ((P − 1)(R − 1)) / R,    share = noise / variance of ȳ_p over points
/// ```
///
/// Where replicates have nothing in common this is the variance between replicates over their number.
public struct ReplicateNoise: Sendable, Equatable {
  /// Mean over replicates, by point; NaN where a replicate is missing.
  public let means: [Double]
  /// Share of the variance of the means that is noise, at most 1; nil with one replicate, fewer than two points, or
  /// answers that do not vary.
  public let share: Double?

  /// `answers[point][replicate]`; NaN is missing, and makes the mean of its point missing.
  public init(_ answers: [[Double]]) {
    let means = answers.map { SampleStatistics.mean($0) ?? .nan }
    self.means = means
    let replicates = answers.map(\.count).max() ?? 0
    let complete = answers.indices.filter { answers[$0].count == replicates && !means[$0].isNaN }
    guard replicates > 1, complete.count > 1, let between = SampleStatistics.variance(complete.map { means[$0] }),
      between > 0
    else {
      share = nil
      return
    }
    let byReplicate = (0..<replicates).map { replicate in
      SampleStatistics.mean(complete.map { answers[$0][replicate] }) ?? 0
    }
    let overall = SampleStatistics.mean(byReplicate) ?? 0
    var squares = 0.0
    for point in complete {
      for replicate in 0..<replicates {
        let rest = answers[point][replicate] - means[point] - byReplicate[replicate] + overall
        squares += rest * rest
      }
    }
    let noise = squares / Double((complete.count - 1) * (replicates - 1)) / Double(replicates)
    share = min(1, noise / between)
  }
}
