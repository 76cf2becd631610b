/// In how many replicates an order holds.
///
/// Equal numbers are put in order at random, and what is counted is the chance of the order asked for: a tie of two
/// counts half, a tie of k for the first place 1/k, and an order within a tie of k 1/k!. Replicates in which a number is
/// missing are left out.
package struct OrderShares: Sendable, Equatable {
  /// Replicates that count: those in which no number is missing.
  package private(set) var replicates = 0
  /// Share of replicates in which the columns stand in the given order, largest first. Nil without any replicate.
  package private(set) var order: Double?
  /// By column: share of replicates in which it is the largest.
  package private(set) var first: [Double?]
  /// By column: share of replicates in which it stands at its own place.
  package private(set) var atPlace: [Double?]

  /// - Parameter columns: one column per policy, in the order that is put to the test; one value per replicate.
  package init(_ columns: [[Double]]) {
    var orders = 0.0
    var firsts = [Double](repeating: 0, count: columns.count)
    var places = firsts
    for replicate in 0..<(columns.map(\.count).min() ?? 0) {
      let values = columns.map { $0[replicate] }
      guard !values.contains(where: \.isNaN) else { continue }
      replicates += 1
      orders += OrderShares.chance(ofOrder: values)
      for (place, value) in values.enumerated() {
        let above = values.count { $0 > value }
        let tied = values.count { $0 == value }
        if above == 0 { firsts[place] += 1 / Double(tied) }
        if (above..<above + tied).contains(place) { places[place] += 1 / Double(tied) }
      }
    }
    let count = replicates
    func share(_ sum: Double) -> Double? { count > 0 ? sum / Double(count) : nil }
    order = share(orders)
    first = firsts.map(share)
    atPlace = places.map(share)
  }

  /// Share of replicates in which a number is larger than another one; ties count half. Nil without any replicate that
  /// has both.
  package static func larger(_ values: [Double], than others: [Double]) -> Double? {
    let pairs = zip(values, others).filter { !$0.isNaN && !$1.isNaN }
    guard !pairs.isEmpty else { return nil }
    return pairs.reduce(0.0) { $0 + ($1.0 > $1.1 ? 1 : $1.0 == $1.1 ? 0.5 : 0) } / Double(pairs.count)
  }

  /// 0 when a number is larger than the one before it; else one over the number of ways to order the ties.
  private static func chance(ofOrder values: [Double]) -> Double {
    var chance = 1.0
    var tied = 1.0
    for (value, next) in zip(values, values.dropFirst()) {
      if next > value { return 0 }
      tied = next == value ? tied + 1 : 1
      chance /= tied
    }
    return chance
  }
}
