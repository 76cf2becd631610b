/// Two quantiles of a long sample without sorting all of it.
package enum OrderStatistics {
  /// Type 7 quantiles at `tail` and `1 − tail`, 0 < tail < ½. Nil for an empty sample or one with values not finite.
  ///
  /// The sample is counted into buckets of equal width, and only the buckets that hold the wanted ranks are sorted. A
  /// bucket number never falls with the value, so the result is exactly that of sorting.
  package static func tails(_ sample: [Double], tail: Double) -> (lower: Double, upper: Double)? {
    guard var least = sample.first else { return nil }
    var greatest = least
    // Stays zero until a value is not finite.
    var probe = 0.0
    for value in sample {
      least = min(least, value)
      greatest = max(greatest, value)
      probe += value * 0
    }
    guard probe == 0, (greatest - least).isFinite else { return nil }
    guard greatest > least else { return (least, least) }
    let buckets = Buckets(least: least, scale: Double(Buckets.count - 1) / (greatest - least))
    guard buckets.scale.isFinite else { return nil }
    var counts = [Int](repeating: 0, count: Buckets.count)
    for value in sample { counts[buckets.index(value)] += 1 }
    let last = Double(sample.count - 1)
    return (
      quantile(sample, position: tail * last, buckets, counts),
      quantile(sample, position: (1 - tail) * last, buckets, counts)
    )
  }

  private struct Buckets {
    static let count = 1024
    let least: Double
    let scale: Double

    func index(_ value: Double) -> Int { Int((value - least) * scale) }
  }

  /// The value at a position between two ranks.
  private static func quantile(
    _ sample: [Double], position: Double, _ buckets: Buckets, _ counts: [Int]
  ) -> Double {
    let rank = Int(position)
    let next = min(rank + 1, sample.count - 1)
    // The buckets of the two ranks; those between are empty.
    var first = 0
    var before = 0
    while before + counts[first] <= rank {
      before += counts[first]
      first += 1
    }
    var final = first
    var through = before + counts[first]
    while through <= next {
      final += 1
      through += counts[final]
    }
    var near: [Double] = []
    near.reserveCapacity(through - before)
    for value in sample where (first...final).contains(buckets.index(value)) { near.append(value) }
    near.sort()
    let (lower, upper) = (near[rank - before], near[next - before])
    let weight = position - Double(rank)
    return lower == upper ? lower : (1 - weight) * lower + weight * upper
  }
}
