/// Ranks of a sample, from 1; equal values share the mean of their ranks.
enum Ranks {
  static func of(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var first = 0
    while first < order.count {
      var last = first
      while last + 1 < order.count, values[order[last + 1]] == values[order[first]] { last += 1 }
      // Ranks first + 1 … last + 1.
      let shared = Double(first + last + 2) / 2
      for place in first...last { ranks[order[place]] = shared }
      first = last + 1
    }
    return ranks
  }

  /// Centred and of unit length; nil for values that are all the same.
  static func standardised(_ values: [Double]) -> [Double]? {
    guard let first = values.first else { return nil }
    var sum = 0.0
    for value in values { sum += value - first }
    let mean = first + sum / Double(values.count)
    var squares = 0.0
    for value in values { squares += (value - mean) * (value - mean) }
    guard squares > 0 else { return nil }
    let length = squares.squareRoot()
    return values.map { ($0 - mean) / length }
  }
}
