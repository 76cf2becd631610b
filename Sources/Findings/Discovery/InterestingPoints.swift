/// Points, and which of them are of interest.
struct InterestingPoints {
  let points: [[Double]]
  let isOfInterest: [Bool]
  let factorCount: Int

  init(points: [[Double]], isOfInterest: [Bool]) {
    self.points = points
    self.isOfInterest = isOfInterest
    factorCount = points.first?.count ?? 0
  }

  /// Positions of the points in a box.
  func members(of box: FactorBox) -> [Int] { points.indices.filter { box.contains(points[$0]) } }

  /// How many of these are of interest.
  func interest(_ members: [Int]) -> Int { members.count { isOfInterest[$0] } }

  func contents(_ box: FactorBox) -> BoxContents {
    let members = members(of: box)
    let (inside, all) = (interest(members), isOfInterest.count { $0 })
    return BoxContents(
      box: box, points: members.count, ofInterest: inside, mass: Double(members.count) / Double(points.count),
      coverage: all == 0 ? 0 : Double(inside) / Double(all),
      density: members.isEmpty ? 0 : Double(inside) / Double(members.count))
  }
}
