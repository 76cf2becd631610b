extension StudyDesign {
  /// Most dimensions of GSL's Sobol' sequence, and so most factors of that method.
  public static let mostSobolDimensions = 40
  /// Most dimensions of GSL's Halton sequence, one prime number each.
  public static let mostHaltonDimensions = 1229
  /// Most points of a design.
  public static let mostPoints = 1_000_000
  /// Most numbers that the points of a design may hold together: 400 MB.
  public static let mostNumbers = 50_000_000

  /// Factors that move together along Morris' trajectories, by position in ``factors``, each tied factor left to the
  /// one that it is tied to. In the order of their first factor; a factor without group is alone.
  public var movingGroups: [[Int]] {
    var groups: [[Int]] = []
    var positions: [String: Int] = [:]
    for factor in freeFactors {
      if let name = factors[factor].group {
        if let position = positions[name] {
          groups[position].append(factor)
          continue
        }
        positions[name] = groups.count
      }
      groups.append([factor])
    }
    return groups
  }

  /// Number of points. More than any machine can run is `Int.max`.
  public var pointCount: Int {
    func times(_ left: Int, _ right: Int) -> Int {
      let (product, isTooMuch) = left.multipliedReportingOverflow(by: right)
      return isTooMuch ? .max : product
    }
    switch method {
    case .grid:
      return freeFactors.reduce(1) { count, factor in
        guard case .choice(let values) = factors[factor].distribution else { return 0 }
        return times(count, values.count)
      }
    case .list(let values): return values.count
    case .latinHypercube(let points), .sobol(let points), .halton(let points): return points
    case .morris(let trajectories, _): return times(trajectories, movingGroups.count + 1)
    case .saltelli(let points, let secondOrder):
      return times(points, (secondOrder ? 2 : 1) * freeFactors.count + 2)
    }
  }
}

extension FactorDistribution {
  /// Least and largest value; where a normal is not cut off, three standard deviations from its mean. Nil for a tied
  /// factor, which has the span of another.
  public var span: ClosedRange<Double>? {
    switch self {
    case .uniform(let lower, let upper), .logUniform(let lower, let upper), .triangular(let lower, _, let upper):
      return lower <= upper ? lower...upper : nil
    case .normal(let mean, let deviation, let lower, let upper):
      let ends = (lower ?? min(mean - 3 * deviation, upper ?? mean), upper ?? max(mean + 3 * deviation, lower ?? mean))
      return ends.0 <= ends.1 ? ends.0...ends.1 : nil
    case .choice(let values):
      guard let least = values.min(), let most = values.max() else { return nil }
      return least...most
    case .tied: return nil
    }
  }
}
