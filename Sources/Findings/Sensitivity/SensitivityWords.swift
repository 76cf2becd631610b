/// Says where indices would mislead a reader.
extension SensitivityFindings {
  /// Noise above this share of the variance is told: a tenth of what seems to be driven by factors is chance.
  static let noticedNoise = 0.1
  /// A regression below this share explained does not describe the answer: own choice, at the value that is customary.
  static let leastExplained = 0.7
  /// Trajectories below which μ* is no more than a first look: own choice, the least of what is usual.
  static let fewTrajectories = 10
  /// Change of a total share from half of the base rows to all that is told.
  static let largestChange = 0.1

  /// Findings and warnings about one answer.
  public func notices(_ answer: Answer) -> [Notice] {
    guard let spread = answer.find(.standardDeviation)?.value, spread > 0 else {
      return [Notice(.warning, "constant", "The answer is the same at every point: there is nothing to explain.")]
    }
    var notices = method == "saltelli" ? convergence(answer) : method == "morris" ? screening() : regression(answer)
    let used = answer.indices.map(\.rows).max() ?? 0
    if let mean = answer.find(.mean), mean.rows < pointCount {
      notices.append(
        Notice(
          .warning, "points-missing",
          "\(pointCount - mean.rows) of \(pointCount) points lack the answer or a replicate of it; the indices rest on "
            + "\(method == "rank-regression" ? used : usedBlocks(answer)) of \(blockCount) \(blockNoun)."))
    }
    if let noise = answer.find(.noiseShare)?.value, noise > SensitivityFindings.noticedNoise {
      notices.append(
        Notice(
          .warning, "replicate-noise",
          "\(NumberText.percent(noise)) of the variance between points is noise of the replicates. An effect or a total "
            + "share of that size may be chance; more replicates lower it."))
    }
    return notices
  }

  /// What blocks of points are called.
  public var blockNoun: String {
    method == "morris" ? "trajectories" : method == "saltelli" ? "base rows" : "points"
  }

  private func usedBlocks(_ answer: Answer) -> Int {
    answer.indices.filter { $0.factor != nil }.map(\.rows).max() ?? 0
  }

  private func screening() -> [Notice] {
    guard blockCount < SensitivityFindings.fewTrajectories else { return [] }
    return [
      Notice(
        .warning, "few-trajectories",
        "\(blockCount) trajectories give a first look only; take \(SensitivityFindings.fewTrajectories) or more.")
    ]
  }

  private func convergence(_ answer: Answer) -> [Notice] {
    let rows = Set(answer.indices.filter { $0.kind == .total }.map(\.rows)).sorted()
    guard rows.count > 1 else { return [] }
    let (half, all) = (rows[rows.count - 2], rows[rows.count - 1])
    let changes = factors.indices.compactMap { factor -> (factor: Int, change: Double)? in
      guard let before = answer.find(.total, factor, rows: half)?.value,
        let after = answer.find(.total, factor, rows: all)?.value
      else { return nil }
      return (factor, after - before)
    }
    guard let largest = changes.max(by: { abs($0.change) < abs($1.change) }),
      abs(largest.change) > SensitivityFindings.largestChange
    else { return [] }
    return [
      Notice(
        .warning, "not-converged",
        "The total share of \(shortNames[largest.factor]) still moves by \(NumberText.decimal(largest.change, places: 2)) "
          + "from \(half) to \(all) base rows. Let the design grow: the points that were run stay.")
    ]
  }

  private func regression(_ answer: Answer) -> [Notice] {
    var notices: [Notice] = []
    let inflated = answer.indices.filter {
      $0.kind == .inflation && ($0.value.map { $0 > RankRegression.greatestInflation } ?? false)
    }.compactMap { $0.factor.map { shortNames[$0] } }
    if !inflated.isEmpty {
      notices.append(
        Notice(
          .warning, "collinear",
          "\(inflated.joined(separator: ", ")): so much of the variation is shared with other factors that the "
            + "coefficients cannot be told apart (inflation above \(NumberText.compact(RankRegression.greatestInflation)))."
        ))
    }
    guard let explained = answer.find(.rSquared) else { return notices }
    if explained.value == nil {
      notices.append(
        Notice(
          .warning, "dependent-factors",
          "One factor follows exactly from others in this sample, so that no coefficient is defined. Tie it in the "
            + "design, or lay other points."))
    } else if let share = explained.value, share < SensitivityFindings.leastExplained {
      notices.append(
        Notice(
          .warning, "little-explained",
          "The regression explains \(NumberText.percent(share)) of the ranks only; the rest is interaction of factors, "
            + "effects that turn round, or noise. A design by method saltelli, and more replicates, tell them apart."))
    }
    return notices
  }
}

extension SensitivityFindings.Answer {
  /// The index of a kind, of a factor where one is meant, from all rows or from so many.
  public func find(
    _ kind: SensitivityIndex.Kind, _ factor: Int? = nil, _ second: Int? = nil, rows: Int? = nil
  ) -> SensitivityIndex? {
    indices.last {
      $0.kind == kind && $0.factor == factor && $0.second == second && (rows == nil || $0.rows == rows)
    }
  }
}
