/// Chooses members of equal weight out of weighted points, none twice.
///
/// Systematic sampling with probability proportional to weight (Madow 1949): a point is chosen with probability
/// `min(1, c · w)`, where c makes the expected number that of the members. A point whose weight asks for more than one
/// place gets one; the fewer such points, the better the members stand for the weighted points.
struct EnsembleChoice: Sendable, Equatable {
  /// Indices of the chosen points, ascending.
  let members: [Int]
  /// Points whose weight asked for more than one place.
  let clipped: Int

  /// - Parameter start: Where the row of equal steps begins, in [0, 1).
  init(weights: [Double], count: Int, start: Double) {
    var isCertain = Array(repeating: false, count: weights.count)
    var free = min(count, weights.count { $0 > 0 })
    var sum = weights.reduce(0, +)
    while true {
      let more = weights.indices.filter { !isCertain[$0] && weights[$0] > 0 && weights[$0] * Double(free) >= sum }
      if more.isEmpty { break }
      for index in more {
        isCertain[index] = true
        free -= 1
        sum -= weights[index]
      }
      if free <= 0 { break }
    }
    var members: [Int] = []
    var passed = 0.0
    var next = start
    for index in weights.indices where weights[index] > 0 {
      if isCertain[index] {
        members.append(index)
      } else if free > 0, sum > 0 {
        passed += weights[index] * Double(free) / sum
        if passed > next {
          members.append(index)
          next += 1
        }
      }
    }
    self.members = members
    let whole = weights.reduce(0, +)
    clipped = weights.count { $0 * Double(members.count) > whole * (1 + 1e-9) }
  }
}
