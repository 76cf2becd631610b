import GSLNumerics

/// One step of a simplex search in the coordinates in which every prior is standard normal.
enum SimplexStep {
  /// Half a standard deviation of the prior along every axis is the first simplex.
  static let firstStep = 0.5

  static func next(dimensions: Int, values: [Double], size: Double) -> SimplexSearch.Step {
    let step = try? SimplexSearch.next(
      start: Array(repeating: 0, count: dimensions), steps: Array(repeating: firstStep, count: dimensions),
      values: values, size: size)
    return step ?? .failed
  }

  /// The points as one generation in which the one of least d² + |x|² has all the weight.
  static func scored(
    _ positions: [[Double]], _ outputs: [[[Double]]], figures: [TargetDistance.Figure]
  ) -> ScoredGeneration? {
    let summaries = outputs.map { replicates in
      figures.indices.map { figure in SampleStatistics.mean(replicates.map { $0[figure] }) ?? .nan }
    }
    let none = figures.map { _ in 0.0 }
    let distance = TargetDistance(
      figures: figures, replicateVariances: none, replicates: outputs.first?.count ?? 1, areShared: true)
    let squares = summaries.map { distance.squared($0) }
    let heights = zip(squares, positions).map { square, position in square + position.reduce(0) { $0 + $1 * $1 } }
    guard let best = heights.indices.min(by: { heights[$0] < heights[$1] }), heights[best].isFinite else { return nil }
    return ScoredGeneration(
      number: 1, positions: positions, summaries: summaries, squaredDistances: squares, tolerance: 1,
      weights: positions.indices.map { $0 == best ? 1 : 0 }, effectiveSize: 1, proposalSize: Double(positions.count),
      acceptance: 1 / Double(positions.count), replicateVariances: none)
  }
}
