public import ScenarioModel

/// A sample of points that is laid so that an analysis can be made of it: what was varied, how, and in which order.
///
/// Only factors that move by themselves count; those tied to one of them move with it.
public struct SensitivitySample: Sendable, Equatable {
  /// How the points are laid, which decides the analysis.
  public enum Layout: Sendable, Equatable {
    /// Trajectories of one point more than groups; from each point to the next exactly one group moves.
    /// `groups[g]` are positions of factors; `step` is the size of every step in the unit cube, nil: as the points say.
    case morris(groups: [[Int]], step: Double?)
    /// For each base row: A, AB₁ … AB_k, with second order BA₁ … BA_k, then B.
    case saltelli(secondOrder: Bool)
    /// Points without an order.
    case plain
  }

  /// What indices are about: the names of the factors, for Morris those of the groups.
  public let names: [String]
  /// How the points are laid.
  public let layout: Layout
  /// By point and factor: places in the unit cube for Morris, values otherwise.
  public let points: [[Double]]

  /// A sample from anywhere; `names` are those of the columns of `points`.
  ///
  /// - Throws: ``SensitivityError`` when the number of points or their order is not that of the layout.
  public init(names: [String], layout: Layout, points: [[Double]]) throws(SensitivityError) {
    guard let width = points.first?.count, width > 0 else { throw SensitivityError.tooFewPoints(0, needed: 2) }
    self.layout = layout
    self.points = points
    switch layout {
    case .morris(let groups, _):
      self.names = groups.map { $0.map { names[$0] }.joined(separator: " + ") }
    case .saltelli, .plain:
      self.names = names
    }
    guard blockLength > 0, points.count % blockLength == 0 else {
      throw .wrongNumberOfPoints(points.count, multipleOf: blockLength)
    }
    guard blockCount >= leastBlocks else {
      throw .tooFewPoints(points.count, needed: leastBlocks * blockLength)
    }
    if case .saltelli = layout { try checkMixtures() }
  }

  /// Whether every point between A and B has of each the factors that its place demands: any other order would give
  /// numbers, but no indices.
  private func checkMixtures() throws(SensitivityError) {
    for start in stride(from: 0, to: points.count, by: blockLength) {
      let (a, b) = (points[start], points[start + blockLength - 1])
      for place in 1..<(blockLength - 1) {
        let isFromA = place <= factorCount
        let exchanged = (place - 1) % factorCount
        for factor in 0..<factorCount
        where points[start + place][factor] != ((factor == exchanged) == isFromA ? b : a)[factor] {
          throw .brokenRow(point: start + place, factor: names[factor])
        }
      }
    }
  }

  /// The points of a study with a design: `positions` in the unit cube by free factor, `values` by factor.
  ///
  /// - Throws: ``SensitivityError`` as above, and for a design without free factors.
  public init(design: StudyDesign, positions: [[Double]], values: [[Double]]) throws(SensitivityError) {
    let free = design.freeFactors
    guard !free.isEmpty else { throw .noFactors }
    let paths = free.map { design.factors[$0].path.description }
    switch design.method {
    case .morris:
      var groups: [(name: String?, members: [Int])] = []
      for (position, factor) in free.enumerated() {
        let name = design.factors[factor].group
        if let name, let known = groups.firstIndex(where: { $0.name == name }) {
          groups[known].members.append(position)
        } else {
          groups.append((name, [position]))
        }
      }
      let sample = try SensitivitySample(
        names: paths, layout: .morris(groups: groups.map(\.members), step: nil), points: positions)
      layout = sample.layout
      points = sample.points
      names = groups.map { $0.name ?? paths[$0.members[0]] }
    case .saltelli(_, let secondOrder):
      self = try SensitivitySample(
        names: paths, layout: .saltelli(secondOrder: secondOrder), points: values.map { row in free.map { row[$0] } })
    case .grid, .list, .latinHypercube, .sobol, .halton:
      self = try SensitivitySample(names: paths, layout: .plain, points: values.map { row in free.map { row[$0] } })
    }
  }

  /// Columns of the points.
  var factorCount: Int { points.first?.count ?? 0 }

  /// Points that belong together: a trajectory, a base row with its mixtures, or one point.
  public var blockLength: Int {
    switch layout {
    case .morris(let groups, _): groups.count + 1
    case .saltelli(let secondOrder): (secondOrder ? 2 : 1) * factorCount + 2
    case .plain: 1
    }
  }

  /// Trajectories, base rows or points.
  public var blockCount: Int { points.count / blockLength }

  /// Two trajectories or base rows to have any spread; for the regression more points than it has coefficients.
  private var leastBlocks: Int { layout == .plain ? factorCount + 2 : 2 }
}
