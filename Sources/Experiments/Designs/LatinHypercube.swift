/// Latin hypercubes that grow by doubling.
///
/// ```
/// n points, n strata of width 1/n in every dimension, one point in each; its place within is uniform
/// ```
///
/// A sample of b·2ʲ points, b odd, begins with b points in random order and is doubled j times: each stratum is cut into
/// halves, the old point stays in the one that it lies in, and a new point goes into the other; which new point goes
/// where is a random order for every dimension and doubling. So the first n points of 2n are the sample of n, and every
/// one of these samples is a Latin hypercube. Other counts share no points: 100 grows to 200, but not to 150.
/// Sources: McKay, Beckman and Conover 1979; nesting after Qian 2009.
enum LatinHypercube {
  /// Positions of all points, point by point.
  static func positions(points: Int, dimensions: Int, draws: DesignDraws) -> [Double] {
    var positions = [Double](repeating: 0, count: points * dimensions)
    for dimension in 0..<dimensions {
      for (point, position) in column(points, dimension, draws).enumerated() {
        positions[point * dimensions + dimension] = position
      }
    }
    return positions
  }

  private static func column(_ points: Int, _ dimension: Int, _ draws: DesignDraws) -> [Double] {
    var count = points >> points.trailingZeroBitCount
    // Stratum and place within it, from which doubling takes the half exactly; the position itself never changes.
    var strata = Array(0..<count)
    draws.shuffle(&strata, .hypercubeOrder, dimension: dimension, detail: count)
    var places = strata.indices.map { draws.uniform(.hypercubePlace, index: $0, dimension: dimension) }
    var positions = strata.indices.map { (Double(strata[$0]) + places[$0]) / Double(count) }
    while count < points {
      for point in 0..<count {
        let isUpper = places[point] >= 0.5
        strata[point] = 2 * strata[point] + (isUpper ? 1 : 0)
        places[point] = 2 * places[point] - (isUpper ? 1 : 0)
      }
      var isTaken = [Bool](repeating: false, count: 2 * count)
      for stratum in strata { isTaken[stratum] = true }
      var empty = isTaken.indices.filter { !isTaken[$0] }
      draws.shuffle(&empty, .hypercubeOrder, dimension: dimension, detail: 2 * count)
      for (index, stratum) in empty.enumerated() {
        let place = draws.uniform(.hypercubePlace, index: count + index, dimension: dimension)
        strata.append(stratum)
        places.append(place)
        positions.append((Double(stratum) + place) / Double(2 * count))
      }
      count *= 2
    }
    return positions
  }
}
