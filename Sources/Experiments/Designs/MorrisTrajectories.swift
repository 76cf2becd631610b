/// Morris' trajectories: from a random point of a lattice, one group of factors after another moves by one large step.
///
/// ```
/// levels  0, 1/(L − 1), …, 1      step  Δ = L / (2·(L − 1)), from the lower half up and from the upper half down
/// ```
///
/// Every level of every factor starts equally often, and so does every order. A trajectory has as many points as groups,
/// and one more; it is a function of the seed and its own number, so that trajectories can be added.
/// Sources: Morris 1991; groups after Campolongo, Cariboni and Saltelli 2007.
enum MorrisTrajectories {
  /// Positions of all points, trajectory after trajectory. `groups`: dimensions that move together.
  static func positions(
    trajectories: Int, levels: Int, groups: [[Int]], dimensions: Int, draws: DesignDraws
  ) -> [Double] {
    var positions: [Double] = []
    positions.reserveCapacity(trajectories * (groups.count + 1) * dimensions)
    let half = levels / 2
    for trajectory in 0..<trajectories {
      var level = (0..<dimensions).map {
        draws.pick(.morrisLevel, of: levels, index: trajectory, dimension: $0)
      }
      var order = Array(groups.indices)
      draws.shuffle(&order, .morrisOrder, dimension: trajectory)
      positions += level.map { Double($0) / Double(levels - 1) }
      for group in order {
        for dimension in groups[group] { level[dimension] += level[dimension] < half ? half : -half }
        positions += level.map { Double($0) / Double(levels - 1) }
      }
    }
    return positions
  }
}
