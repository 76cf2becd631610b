/// Pastes a box: moves its limits outwards again as long as that does not make it less dense (Friedman and Fisher
/// 1999). Peeling is greedy, and may have taken more off one side than the other sides, taken later, made needed.
struct BoxPasting {
  let interesting: InterestingPoints
  /// Points that one step adds at least, as a share of those in the box, α.
  let slice: Double

  /// The box after the last step, without limits that keep no point out; each step is the one to the densest box, the
  /// larger one among equals.
  func pasted(_ start: FactorBox) -> FactorBox {
    var box = start
    while let next = step(box) { box = next }
    let count = interesting.members(of: box).count
    for factor in box.restricted {
      for isLower in [true, false] {
        var open = box
        if isLower { open.lower[factor] = nil } else { open.upper[factor] = nil }
        if interesting.members(of: open).count == count { box = open }
      }
    }
    return box
  }

  private func step(_ box: FactorBox) -> FactorBox? {
    let members = interesting.members(of: box)
    guard !members.isEmpty else { return nil }
    let density = Double(interesting.interest(members)) / Double(members.count)
    var best: (box: FactorBox, density: Double, count: Int)?
    for factor in box.restricted {
      for isLower in [true, false] {
        guard let wider = wider(box, factor, isLower, adding: max(1, Int(slice * Double(members.count)))) else {
          continue
        }
        let own = interesting.members(of: wider)
        guard own.count > members.count else { continue }
        let after = Double(interesting.interest(own)) / Double(own.count)
        guard after >= density else { continue }
        if let best, (after, own.count) <= (best.density, best.count) { continue }
        best = (wider, after, own.count)
      }
    }
    return best?.box
  }

  /// The box with one limit moved outwards until at least so many points more lie in it, or taken away when there are
  /// not so many.
  private func wider(_ box: FactorBox, _ factor: Int, _ isLower: Bool, adding count: Int) -> FactorBox? {
    guard let limit = isLower ? box.lower[factor] : box.upper[factor] else { return nil }
    var open = box
    if isLower { open.lower[factor] = nil } else { open.upper[factor] = nil }
    let beyond = interesting.members(of: open).map { interesting.points[$0][factor] }
      .filter { isLower ? $0 < limit : $0 > limit }
      .sorted { isLower ? $0 > $1 : $0 < $1 }
    guard count < beyond.count else { return open }
    if isLower { open.lower[factor] = beyond[count - 1] } else { open.upper[factor] = beyond[count - 1] }
    return open
  }
}
