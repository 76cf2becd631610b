/// Two quantiles of a long sample without sorting all of it.
package enum OrderStatistics {
  /// Type 7 quantiles at `tail` and `1 − tail`, 0 < tail < ½; the sample is reordered. Nil for an empty sample.
  package static func tails(_ sample: inout [Double], tail: Double) -> (lower: Double, upper: Double)? {
    guard !sample.isEmpty else { return nil }
    let last = sample.count - 1
    let lowerPosition = tail * Double(last)
    let upperPosition = (1 - tail) * Double(last)
    let lower = pair(&sample, at: Int(lowerPosition), from: 0)
    let upper = pair(&sample, at: Int(upperPosition), from: Int(lowerPosition))
    return (
      interpolated(lower, lowerPosition - lowerPosition.rounded(.down)),
      interpolated(upper, upperPosition - upperPosition.rounded(.down))
    )
  }

  private static func interpolated(_ pair: (Double, Double), _ weight: Double) -> Double {
    pair.0 == pair.1 ? pair.0 : (1 - weight) * pair.0 + weight * pair.1
  }

  /// The order statistics of ranks `rank` and `rank + 1` (the last one twice at the end), where everything before
  /// `start` is known to be at most everything from `start` on.
  private static func pair(_ sample: inout [Double], at rank: Int, from start: Int) -> (Double, Double) {
    select(&sample, rank: rank, from: start)
    guard rank + 1 < sample.count else { return (sample[rank], sample[rank]) }
    var next = sample[rank + 1]
    for index in (rank + 2)..<max(rank + 2, sample.count) where sample[index] < next { next = sample[index] }
    return (sample[rank], next)
  }

  /// Hoare's selection with the median of three as pivot: puts the element of that rank in its place, nothing larger
  /// before it and nothing smaller after it.
  private static func select(_ sample: inout [Double], rank: Int, from start: Int) {
    var low = start
    var high = sample.count - 1
    while low < high {
      let pivot = medianOfThree(sample[low], sample[(low + high) / 2], sample[high])
      var left = low
      var right = high
      while left <= right {
        while sample[left] < pivot { left += 1 }
        while sample[right] > pivot { right -= 1 }
        if left <= right {
          sample.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        return
      }
    }
  }

  private static func medianOfThree(_ first: Double, _ second: Double, _ third: Double) -> Double {
    max(min(first, second), min(max(first, second), third))
  }
}
