/// Keeps labels apart that belong to places close together.
package enum LabelPlacement {
  /// Places nearest to the wanted ones, in the least-squares sense, at which labels of these sizes do not overlap.
  ///
  /// Labels stay in the order of their wanted places. Where the range is too short for all of them they are spread
  /// evenly over it and overlap.
  /// - Parameters:
  ///   - wanted: Middles of the labels, in any order.
  ///   - sizes: Extent of each along the line, pixels.
  ///   - range: Where the labels must lie.
  /// - Returns: the middles, in the order given.
  package static func spread(_ wanted: [Double], sizes: [Double], within range: ClosedRange<Double>) -> [Double] {
    guard !wanted.isEmpty else { return [] }
    let order = wanted.indices.sorted { wanted[$0] == wanted[$1] ? $0 < $1 : wanted[$0] < wanted[$1] }
    let total = sizes.reduce(0, +)
    let room = range.upperBound - range.lowerBound
    let shrink = total > room && total > 0 ? room / total : 1
    // Labels that touch move as one block, whose place is the mean of what its members want.
    var blocks: [(members: [Int], size: Double, wantedStart: Double)] = []
    for index in order {
      let size = sizes[index] * shrink
      var block = (members: [index], size: size, wantedStart: wanted[index] - size / 2)
      while let last = blocks.last, start(last, range) + last.size > start(block, range) + 1e-9 {
        let (before, after) = (Double(last.members.count), Double(block.members.count))
        let joined = (last.wantedStart * before + (block.wantedStart - last.size) * after) / (before + after)
        block = (last.members + block.members, last.size + block.size, joined)
        blocks.removeLast()
      }
      blocks.append(block)
    }
    var places = wanted
    for block in blocks {
      var edge = start(block, range)
      for member in block.members {
        let size = sizes[member] * shrink
        places[member] = edge + size / 2
        edge += size
      }
    }
    return places
  }

  private static func start(
    _ block: (members: [Int], size: Double, wantedStart: Double), _ range: ClosedRange<Double>
  ) -> Double {
    max(range.lowerBound, min(range.upperBound - block.size, block.wantedStart))
  }
}
