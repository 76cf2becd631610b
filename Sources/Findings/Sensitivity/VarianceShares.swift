/// Shares of the variance of an answer that factors account for, from Saltelli's matrices (Sobol' 2001).
///
/// With a, b, abⱼ and baⱼ the answers of a base row, centred on the mean of all answers, means over base rows, and V the
/// variance (divisor 2N) of all a and b together:
///
/// ```
/// S1ⱼ  = mean( b · (abⱼ − a) ) / V                          Saltelli et al. 2010
/// STⱼ  = mean( (a − abⱼ)² ) / 2V                            Jansen 1999
/// S2ⱼₖ = mean( baⱼ · abₖ − a · b ) / V − S1ⱼ − S1ₖ          Saltelli 2002
/// ```
///
/// These are the estimators, and this is the centring, of SALib's `sobol.analyze`.
struct VarianceShares {
  let factorCount: Int
  let secondOrder: Bool
  /// Base rows that have all their answers.
  let rowCount: Int
  /// Products of each base row, by product: a + b, a² + b², then for all j b(abⱼ − a), for all j (a − abⱼ)²/2, and for
  /// all pairs baⱼ abₖ − ab.
  private let columns: [[Double]]

  /// The first `rows` base rows of the answers in the order of the layout; nil: all.
  init(_ answers: [Double], factorCount: Int, secondOrder: Bool, rows: Int? = nil) {
    let length = (secondOrder ? 2 : 1) * factorCount + 2
    let starts = (0..<(rows ?? answers.count / length)).map { $0 * length }.filter { start in
      !answers[start..<(start + length)].contains { $0.isNaN }
    }
    let kept = starts.flatMap { answers[$0..<($0 + length)] }
    let centre = VarianceShares.mean(kept)
    let centred = kept.map { $0 - centre }
    func part(_ place: Int) -> [Double] { starts.indices.map { centred[$0 * length + place] } }
    func row(_ body: (Int) -> Double) -> [Double] { starts.indices.map(body) }
    let (a, b) = (part(0), part(length - 1))
    let mixed = (0..<factorCount).map { part(1 + $0) }
    var columns = [row { a[$0] + b[$0] }, row { a[$0] * a[$0] + b[$0] * b[$0] }]
    for ab in mixed { columns.append(row { b[$0] * (ab[$0] - a[$0]) }) }
    for ab in mixed { columns.append(row { 0.5 * (a[$0] - ab[$0]) * (a[$0] - ab[$0]) }) }
    if secondOrder {
      for (j, k) in VarianceShares.pairs(factorCount) {
        let ba = part(1 + factorCount + j)
        columns.append(row { ba[$0] * mixed[k][$0] - a[$0] * b[$0] })
      }
    }
    self.factorCount = factorCount
    self.secondOrder = secondOrder
    self.columns = columns
    rowCount = starts.count
  }

  static func pairs(_ count: Int) -> [(Int, Int)] {
    (0..<count).flatMap { j in ((j + 1)..<max(count, j + 1)).map { (j, $0) } }
  }

  /// S1 of all factors, ST of all, S2 of all pairs; NaN where the answer does not vary.
  private func shares(_ means: [Double]) -> [Double] {
    let mean = means[0] / 2
    let variance = means[1] / 2 - mean * mean
    // Rounding leaves up to about 10⁻¹⁶ of the squares of an answer that does not vary.
    guard variance > 1e-14 * means[1] else { return [Double](repeating: .nan, count: columns.count - 2) }
    var shares = means.dropFirst(2).map { $0 / variance }
    if secondOrder {
      for (place, pair) in VarianceShares.pairs(factorCount).enumerated() {
        shares[2 * factorCount + place] -= shares[pair.0] + shares[pair.1]
      }
    }
    return shares
  }

  /// Indices of the answer with their intervals over base rows.
  func indices(_ intervals: SensitivityIntervals) -> [SensitivityIndex] {
    let values = shares(columns.map(VarianceShares.mean))
    var statistics = values.map { _ in [Double]() }
    if rowCount > 1, !values.contains(where: \.isNaN) {
      var weights = [Double](repeating: 0, count: rowCount)
      for resample in 0..<intervals.resamples {
        for row in weights.indices { weights[row] = 0 }
        for pick in intervals.picks(resample, count: rowCount) { weights[pick] += 1 }
        let means = columns.map { column in
          var sum = 0.0
          for row in weights.indices { sum += weights[row] * column[row] }
          return sum / Double(rowCount)
        }
        for (place, share) in shares(means).enumerated() { statistics[place].append(share) }
      }
    }
    return zip(labels, zip(values, statistics)).map { label, numbers in
      let tails = intervals.tails(numbers.1)
      return SensitivityIndex(
        label.kind, factor: label.factor, second: label.second, rows: rowCount,
        value: numbers.0.isNaN ? nil : numbers.0, lower: tails?.lower, upper: tails?.upper)
    }
  }

  private var labels: [(kind: SensitivityIndex.Kind, factor: Int, second: Int?)] {
    var labels: [(kind: SensitivityIndex.Kind, factor: Int, second: Int?)] = []
    labels += (0..<factorCount).map { (.first, $0, nil) }
    labels += (0..<factorCount).map { (.total, $0, nil) }
    if secondOrder { labels += VarianceShares.pairs(factorCount).map { (.second, $0.0, $0.1) } }
    return labels
  }

  private static func mean(_ values: [Double]) -> Double {
    var sum = 0.0
    for value in values { sum += value }
    return values.isEmpty ? 0 : sum / Double(values.count)
  }
}
