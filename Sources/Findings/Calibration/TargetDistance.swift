import GSLNumerics

/// How far the summaries of runs are from the figures, in standard errors.
///
/// ```
/// d² = Σ_k weight_k (ȳ_k − o_k)² / v_k
/// v_k = sd_k² + τ_k² (1 + 1/R)    the replicates are the same at every point
/// v_k = sd_k² + τ_k² (1 − 1/R)    every point has replicates of its own
/// ```
///
/// τ_k² is the variance between replicates: the figure is one draw of a world as noisy as a run. Replicates that all points
/// share shift all of them alike by an error of variance τ²/R, which adds to it. Where every point has its own, the runs
/// bring τ²/R with them, and only the rest is added.
struct TargetDistance: Sendable {
  struct Figure: Sendable {
    var observed: Double
    var sd: Double
    var weight: Double
  }

  let figures: [Figure]
  /// τ_k².
  let replicateVariances: [Double]
  let replicates: Int
  let areShared: Bool

  /// v_k.
  func kernelVariance(_ figure: Int) -> Double {
    let sd = figures[figure].sd
    let part = replicates > 1 ? 1 / Double(replicates) : 1
    return sd * sd + replicateVariances[figure] * (areShared && replicates > 1 ? 1 + part : 1 - part)
  }

  /// d²; infinite where a summary is missing.
  func squared(_ summary: [Double]) -> Double {
    var sum = 0.0
    for (index, figure) in figures.enumerated() where figure.weight > 0 {
      let gap = summary[index] - figure.observed
      guard !gap.isNaN else { return .infinity }
      sum += figure.weight * gap * gap / kernelVariance(index)
    }
    return sum
  }

  /// Variance between the replicates of a point, pooled over the points; 0 with one replicate.
  ///
  /// - Parameter outputs: `[point][replicate]`, one summary.
  static func pooledVariance(_ outputs: [[Double]]) -> Double {
    let variances = outputs.compactMap { SampleStatistics.variance($0) }.filter { !$0.isNaN }
    return SampleStatistics.mean(variances) ?? 0
  }
}
