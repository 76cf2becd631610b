import GSLNumerics

/// Tells what drives an answer: by Morris' elementary effects, by shares of variance, or by rank regression, as the
/// layout of the sample allows. Start reading this folder here.
public struct SensitivityAnalysis: Sendable {
  /// The points.
  public let sample: SensitivitySample
  /// How intervals are made.
  public let intervals: SensitivityIntervals
  private let method: Method

  private enum Method {
    case effects(ElementaryEffects)
    case shares(secondOrder: Bool)
    case regression(RankRegression)
  }

  /// - Throws: ``SensitivityError`` when the points are not in the order of the layout.
  public init(
    _ sample: SensitivitySample, intervals: SensitivityIntervals = SensitivityIntervals()
  ) throws(SensitivityError) {
    self.sample = sample
    self.intervals = intervals
    switch sample.layout {
    case .morris(let groups, let step): method = .effects(try ElementaryEffects(sample, groups: groups, step: step))
    case .saltelli(let secondOrder): method = .shares(secondOrder: secondOrder)
    case .plain: method = .regression(RankRegression(points: sample.points))
    }
  }

  /// Name of the method in tables and sentences.
  public var methodName: String {
    switch method {
    case .effects: "morris"
    case .shares: "saltelli"
    case .regression: "rank-regression"
    }
  }

  /// Indices of several answers, `answers[answer][point][replicate]`. For every answer first mean and standard deviation
  /// over points and the share of replicate noise, then the indices of the method; those of variance three times, from a
  /// quarter, half and all of the base rows.
  ///
  /// - Throws: ``SensitivityError`` for an answer with another number of points.
  public func indices(of answers: [[[Double]]]) throws(SensitivityError) -> [[SensitivityIndex]] {
    for answer in answers where answer.count != sample.points.count {
      throw .wrongNumberOfAnswers(answer.count, points: sample.points.count)
    }
    let noises = answers.map(ReplicateNoise.init)
    let own: [[SensitivityIndex]] =
      switch method {
      case .effects(let effects): noises.map { effects.indices(of: $0.means, intervals) }
      case .shares(let secondOrder): noises.map { shares($0.means, secondOrder) }
      case .regression(let regression): regression.indices(of: noises.map(\.means), intervals)
      }
    return zip(noises, own).map { noise, indices in SensitivityAnalysis.facts(noise) + indices }
  }

  /// Indices of one answer without replicates.
  public func indices(of answers: [Double]) throws(SensitivityError) -> [SensitivityIndex] {
    try indices(of: [answers.map { [$0] }])[0]
  }

  private func shares(_ answers: [Double], _ secondOrder: Bool) -> [SensitivityIndex] {
    rowCounts.flatMap { rows in
      VarianceShares(answers, factorCount: sample.factorCount, secondOrder: secondOrder, rows: rows).indices(intervals)
    }
  }

  /// Base rows that shares of variance are told for: N/4, N/2 and N, without those below two.
  private var rowCounts: [Int] {
    let all = sample.blockCount
    return [all / 4, all / 2].filter { $0 > 1 } + [all]
  }

  private static func facts(_ noise: ReplicateNoise) -> [SensitivityIndex] {
    let known = noise.means.filter { !$0.isNaN }
    let facts: [(SensitivityIndex.Kind, Double?)] = [
      (.mean, SampleStatistics.mean(known)), (.standardDeviation, SampleStatistics.standardDeviation(known)),
      (.noiseShare, noise.share),
    ]
    return facts.map { SensitivityIndex($0.0, rows: known.count, value: $0.1) }
  }
}
