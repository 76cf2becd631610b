import GSLNumerics
public import ScenarioModel

/// The points of a design: a pure function of the design, laid out once.
///
/// A point does not change when the design grows: more points of Sobol', Halton and Saltelli, more trajectories of
/// Morris, more rows of a list come after those that are there. A grown grid has another order, and a Latin hypercube
/// keeps its points only when their number is doubled. Another seed, another method and another factor give other points.
public struct DesignPoints: Sendable {
  /// Number of points.
  public let count: Int
  private let design: StudyDesign
  private let free: [Int]
  private let layout: Layout

  private enum Layout: Sendable {
    /// Sizes of the choices of the free factors.
    case grid([Int])
    case list(values: [[Double]], positions: [Double])
    /// Positions of all points, or of the base of Saltelli's rows.
    case stored([Double])
    case saltelli(base: [Double], secondOrder: Bool)
  }

  /// Lays the points of a design.
  /// - Throws: ``DesignError`` when the method cannot serve so many factors, or the design is not one.
  public init(_ design: StudyDesign) throws(DesignError) {
    try Self.check(design)
    self.design = design
    free = design.freeFactors
    count = design.pointCount
    let draws = DesignDraws(seed: design.seed)
    let dimensions = free.count
    do {
      switch design.method {
      case .grid:
        layout = .grid(
          free.map { if case .choice(let values) = design.factors[$0].distribution { values.count } else { 0 } })
      case .list(let values): layout = .list(values: values, positions: Self.ranks(values, design))
      case .latinHypercube(let points):
        layout = .stored(LatinHypercube.positions(points: points, dimensions: dimensions, draws: draws))
      case .sobol(let points):
        layout = .stored(
          try LowDiscrepancy.shifted(.sobol, points: points, dimensions: dimensions, draws: draws, .sobolShift))
      case .halton(let points):
        layout = .stored(
          try LowDiscrepancy.shifted(.halton, points: points, dimensions: dimensions, draws: draws, .haltonShift))
      case .morris(let trajectories, let levels):
        let groups = design.movingGroups.map { group in group.compactMap { design.freeFactors.firstIndex(of: $0) } }
        layout = .stored(
          MorrisTrajectories.positions(
            trajectories: trajectories, levels: levels, groups: groups, dimensions: dimensions, draws: draws))
      case .saltelli(let points, let secondOrder):
        layout = .saltelli(
          base: 2 * dimensions <= StudyDesign.mostSobolDimensions
            ? try LowDiscrepancy.shifted(
              .sobol, points: points, dimensions: 2 * dimensions, draws: draws, .saltelliShift)
            : LowDiscrepancy.scrambledHalton(
              points: points, dimensions: 2 * dimensions, draws: draws, .saltelliDigit),
          secondOrder: secondOrder)
      }
    } catch {
      throw .malformed(error.description)
    }
  }

  /// The point in the unit cube, one coordinate for each free factor, in [0, 1]: the quantile that its value is.
  ///
  /// On a grid it is the middle of the value's share, in a list the middle of its rank among the different values of its
  /// column, in Morris' trajectories the level.
  public func position(at point: Int) -> [Double] {
    let dimensions = free.count
    switch layout {
    case .grid(let sizes):
      var rest = point
      var position = [Double](repeating: 0, count: dimensions)
      for dimension in sizes.indices.reversed() {
        position[dimension] = (Double(rest % sizes[dimension]) + 0.5) / Double(sizes[dimension])
        rest /= sizes[dimension]
      }
      return position
    case .list(_, let positions), .stored(let positions):
      return Array(positions[point * dimensions..<(point + 1) * dimensions])
    case .saltelli(let base, let secondOrder):
      let rows = (secondOrder ? 2 : 1) * dimensions + 2
      let start = point / rows * 2 * dimensions
      let (a, b) = (start, start + dimensions)
      let row = point % rows
      return (0..<dimensions).map { dimension in
        // A, then A with one column of B, then B with one column of A, then B.
        let isFromB =
          row == rows - 1 || (row <= dimensions ? row == dimension + 1 : row != dimensions + dimension + 1)
        return base[(isFromB ? b : a) + dimension]
      }
    }
  }

  /// The values of a point in the order of the design's factors, ties applied, whole numbers rounded.
  public func values(at point: Int) -> [Double] {
    if case .list(let values, _) = layout { return values[point] }
    var values = [Double](repeating: .nan, count: design.factors.count)
    for (position, index) in zip(position(at: point), free) {
      let factor = design.factors[index]
      let distribution = factor.isWhole ? factor.distribution.widened() : factor.distribution
      let value = distribution.quantile(inner(position, of: distribution))
      values[index] = factor.isWhole ? Self.whole(value, factor.distribution) : value
    }
    for (index, factor) in design.factors.enumerated() {
      guard case .tied(let source, let times) = factor.distribution else { continue }
      values[index] = factor.isWhole ? (values[source] * times).rounded() : values[source] * times
    }
    return values
  }

  /// A position as a quantile that is a number: normals without end never get 0 or 1.
  private func inner(_ position: Double, of distribution: FactorDistribution) -> Double {
    guard !distribution.isBounded else { return position }
    // The outermost levels of Morris' lattice become the middles of as many equal parts.
    if case .morris(_, let levels) = design.method {
      return (position * Double(levels - 1) + 0.5) / Double(levels)
    }
    return min(max(position, 0x1p-33), 1 - 0x1p-33)
  }

  private static func whole(_ value: Double, _ distribution: FactorDistribution) -> Double {
    guard let span = distribution.span, distribution.isBounded else { return value.rounded() }
    return min(max(value.rounded(), span.lowerBound), span.upperBound)
  }

  /// Middles of the ranks of all values among the different ones of their column.
  private static func ranks(_ values: [[Double]], _ design: StudyDesign) -> [Double] {
    let columns = design.freeFactors.map { column in
      let levels = Set(values.map { $0[column] }).sorted()
      let ranks = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
      return values.map { (Double(ranks[$0[column]] ?? 0) + 0.5) / Double(levels.count) }
    }
    return values.indices.flatMap { point in columns.map { $0[point] } }
  }
}

extension DesignPoints {
  fileprivate static func check(_ design: StudyDesign) throws(DesignError) {
    let free = design.freeFactors
    if free.isEmpty { throw .malformed("no factor varies by itself") }
    for case .tied(let source, _) in design.factors.map(\.distribution) where !free.contains(source) {
      throw .malformed("a factor is tied to one that does not vary by itself")
    }
    let points = design.pointCount
    if points <= 0 { throw .malformed("it has no points") }
    if points > StudyDesign.mostPoints || points * design.factors.count > StudyDesign.mostNumbers {
      throw .tooLarge(points: points, factors: design.factors.count)
    }
    let (sobol, halton) = (StudyDesign.mostSobolDimensions, StudyDesign.mostHaltonDimensions)
    switch design.method {
    case .sobol where free.count > sobol:
      throw .tooManyDimensions(
        method: "sobol", found: free.count, most: sobol, instead: "halton (at most \(halton)) or latin-hypercube")
    case .halton where free.count > halton:
      throw .tooManyDimensions(method: "halton", found: free.count, most: halton, instead: "latin-hypercube")
    case .morris(_, let levels) where levels < 2 || levels % 2 != 0:
      throw .malformed("\(levels) levels are not an even number from 2 on")
    case .list(let values) where !values.allSatisfy({ $0.count == design.factors.count }):
      throw .malformed("a point has not as many values as there are factors")
    default: break
    }
  }
}
