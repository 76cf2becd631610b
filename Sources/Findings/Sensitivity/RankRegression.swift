import GSLNumerics

/// Standardised rank regression: how well, and by which factors, a monotone additive model explains the answer
/// (Iman and Conover 1979; Saltelli and Marivoet 1990).
///
/// Factors and answer are replaced by their ranks over the points, standardised, and regressed by least squares. With
/// factors that do not depend on one another the squared coefficients add up to R². A factor that does not vary in the
/// sample takes no part. Intervals resample points; ranks are those of the whole sample, as in R's `sensitivity::src`.
struct RankRegression {
  let factorCount: Int
  /// Ranks of the factors that vary, by column, and which factors these are.
  private let ranks: [[Double]]
  private let varying: [Int]

  /// Inflation from which a coefficient is not to be told from those of other factors (Kutner et al. 2005, section 10.5).
  static let greatestInflation = 10.0

  init(points: [[Double]]) {
    factorCount = points.first?.count ?? 0
    let ranks = (0..<factorCount).map { factor in Ranks.of(points.map { $0[factor] }) }
    varying = ranks.indices.filter { Ranks.standardised(ranks[$0]) != nil }
    self.ranks = varying.map { ranks[$0] }
  }

  /// Indices of several answers to the same points, all of them over the same resamples; points in which an answer is
  /// missing are left out of it.
  func indices(of answers: [[Double]], _ intervals: SensitivityIntervals) -> [[SensitivityIndex]] {
    let complete = answers.indices.filter { !answers[$0].contains(where: \.isNaN) }
    let together = regressed(complete.map { answers[$0] }, rows: nil, intervals)
    return answers.indices.map { index in
      if let place = complete.firstIndex(of: index) { return together[place] }
      let rows = answers[index].indices.filter { !answers[index][$0].isNaN }
      return regressed([answers[index]], rows: rows, intervals)[0]
    }
  }

  private func regressed(_ answers: [[Double]], rows: [Int]?, _ intervals: SensitivityIntervals) -> [[SensitivityIndex]]
  {
    let columns = rows.map { rows in ranks.map { column in rows.map { column[$0] } } } ?? ranks
    let ranked = answers.map { answer in Ranks.of(rows.map { rows in rows.map { answer[$0] } } ?? answer) }
    let count = rows?.count ?? columns.first?.count ?? 0
    let fit = Fit(columns, ranked)
    var statistics = ranked.map { _ in [[Double]](repeating: [], count: varying.count + 1) }
    for resample in 0..<intervals.resamples where fit.isDefined {
      let picks = intervals.picks(resample, count: count)
      let drawn = Fit(columns.map { column in picks.map { column[$0] } }, ranked.map { own in picks.map { own[$0] } })
      for (answer, numbers) in drawn.numbers.enumerated() {
        for (place, number) in numbers.enumerated() { statistics[answer][place].append(number) }
      }
    }
    return ranked.indices.map { answer in
      indices(fit.numbers[answer], fit.inflation, statistics[answer], count, intervals)
    }
  }

  /// R² and, factor by factor, coefficients and inflation.
  private func indices(
    _ numbers: [Double], _ inflation: [Double]?, _ statistics: [[Double]], _ count: Int,
    _ intervals: SensitivityIntervals
  ) -> [SensitivityIndex] {
    func index(_ kind: SensitivityIndex.Kind, _ factor: Int?, _ place: Int) -> SensitivityIndex {
      let tails = numbers[place].isNaN ? nil : intervals.tails(statistics[place])
      return SensitivityIndex(
        kind, factor: factor, rows: count, value: numbers[place].isNaN ? nil : numbers[place], lower: tails?.lower,
        upper: tails?.upper)
    }
    let coefficients = (0..<factorCount).map { factor in
      varying.firstIndex(of: factor).map { index(.srrc, factor, $0) }
        ?? SensitivityIndex(.srrc, factor: factor, rows: count, value: nil)
    }
    let inflations = varying.enumerated().map { place, factor in
      SensitivityIndex(.inflation, factor: factor, rows: count, value: inflation?[place])
    }
    return coefficients + [index(.rSquared, nil, varying.count)] + inflations
  }

  /// One regression of several answers.
  private struct Fit {
    /// By answer: coefficients of the columns, then R²; NaN where they are not defined.
    var numbers: [[Double]]
    /// By column; nil where one depends on the others.
    var inflation: [Double]?
    var isDefined: Bool { inflation != nil }

    init(_ columns: [[Double]], _ answers: [[Double]]) {
      let missing = [Double](repeating: .nan, count: columns.count + 1)
      let standard = columns.compactMap(Ranks.standardised)
      numbers = answers.map { _ in missing }
      guard standard.count == columns.count, let solver = LeastSquares(columns: standard),
        let inflation = solver.inverseGramDiagonal
      else { return }
      self.inflation = inflation
      for (index, answer) in answers.enumerated() {
        guard let target = Ranks.standardised(answer), let coefficients = solver.coefficients(target) else { continue }
        var rest = 0.0
        for row in target.indices {
          var fitted = 0.0
          for (column, coefficient) in zip(standard, coefficients) { fitted += coefficient * column[row] }
          rest += (target[row] - fitted) * (target[row] - fitted)
        }
        // The target has unit length.
        numbers[index] = coefficients + [1 - rest]
      }
    }
  }
}
