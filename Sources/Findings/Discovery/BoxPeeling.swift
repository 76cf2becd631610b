/// Peels a box: takes a thin slice off one side after another, always the one whose loss makes the rest densest
/// (Friedman and Fisher 1999).
///
/// A slice is the share α of the points in the box with the lowest, or the highest, values of one factor. Where values
/// are equal, as those of a choice are, the slice ends where the value changes: it is as large as α at most, but for a
/// single value that is held by more. So that such larger slices have no advantage, slices are ordered by what they gain
/// per point,
///
/// ```
/// (density after − density before) / points taken
/// ```
///
/// (Kwakkel and Cunningham 2016), which for slices of equal size is the order by density. Among equals the first factor
/// wins, its lower side before its upper.
struct BoxPeeling {
  let interesting: InterestingPoints
  /// Share of the points in the box that one slice takes, α.
  let slice: Double
  /// A box with fewer points is not made.
  let leastPoints: Int

  /// Boxes from the whole space down to the last; ends where only points of interest are left.
  func trajectory() -> [FactorBox] {
    var box = FactorBox(factorCount: interesting.factorCount)
    var members = Array(interesting.points.indices)
    var boxes = [box]
    while interesting.interest(members) < members.count, let next = best(box, members) {
      box = next
      members = interesting.members(of: box)
      boxes.append(box)
    }
    return boxes
  }

  private func best(_ box: FactorBox, _ members: [Int]) -> FactorBox? {
    let density = Double(interesting.interest(members)) / Double(members.count)
    var best: (box: FactorBox, gain: Double)?
    for factor in 0..<interesting.factorCount {
      let order = members.sorted { (value($0, factor), $0) < (value($1, factor), $1) }
      for isLower in [true, false] {
        guard let limit = limit(isLower ? order : order.reversed(), factor) else { continue }
        let rest = members.filter { isLower ? value($0, factor) >= limit : value($0, factor) <= limit }
        guard rest.count >= leastPoints else { continue }
        let after = Double(interesting.interest(rest)) / Double(rest.count)
        let gain = (after - density) / Double(members.count - rest.count)
        guard gain > best?.gain ?? -.infinity else { continue }
        var next = box
        if isLower { next.lower[factor] = limit } else { next.upper[factor] = limit }
        best = (next, gain)
      }
    }
    return best?.box
  }

  /// The first value that stays when a slice is taken from the front of `order`; nil where all have one value.
  private func limit(_ order: [Int], _ factor: Int) -> Double? {
    let wanted = max(1, Int(slice * Double(order.count)))
    guard wanted < order.count, let front = order.first.map({ value($0, factor) }) else { return nil }
    let limit = value(order[wanted], factor)
    if limit != front { return limit }
    return order.first { value($0, factor) != front }.map { value($0, factor) }
  }

  private func value(_ point: Int, _ factor: Int) -> Double { interesting.points[point][factor] }
}
