import ScenarioModel

/// Simulated firms of each region: real counts divided by weight, floored (at least 1), the missing firms given to the
/// largest remainders (ties: lower region index). If the minimum of 1 makes the sum exceed the number asked for, the
/// number is that sum. Source: specification 5.1.
func apportionFirms(_ description: WorldDescription) -> [Int] {
  let real = description.regions.map(\.firms)
  guard case .count(let wanted) = description.firms else { return real }
  let total = Double(description.realFirmCount)
  let quotas = real.map { Double($0) * Double(wanted) / total }
  // A hair is added before flooring, so that a quota that is whole up to rounding error stays whole.
  var counts = quotas.map { max(1, Int(($0 + 1e-9).rounded(.down))) }
  let missing = wanted - counts.reduce(0, +)
  guard missing > 0 else { return counts }
  let order = quotas.indices.sorted {
    let first = quotas[$0] - Double(counts[$0])
    let second = quotas[$1] - Double(counts[$1])
    return first != second ? first > second : $0 < $1
  }
  for index in order.prefix(missing) { counts[index] += 1 }
  return counts
}
