/// Counts of six technologies side by side in one word, ten bits each, so that one addition counts a whole firm.
/// Holds up to 1,023 firms before it must be emptied.
struct PackedCounts {
  private var word: UInt64 = 0

  /// Firms that may be counted before ``add(to:at:)`` must be called.
  static let limit = 1_000

  /// The word that counts one firm with these technologies.
  static let ofMask: InlineArray<64, UInt64> = {
    var words = InlineArray<64, UInt64>(repeating: 0)
    for mask in 0..<64 {
      for technology in 0..<technologyCount where mask & (1 << technology) != 0 {
        words[mask] |= 1 << UInt64(10 * technology)
      }
    }
    return words
  }()

  @inline(__always)
  mutating func count(_ ofMask: UInt64) { word += ofMask }

  /// Adds the counts to six places of an array, from `row` on.
  func add(to counts: inout [Int], at row: Int) {
    guard word != 0 else { return }
    for technology in 0..<technologyCount {
      counts[row + technology] += Int(word >> UInt64(10 * technology) & 0x3FF)
    }
  }
}

/// Firms, and what they know, use and have integrated, in one cell of a stretch of firms.
struct CellTally {
  var firms = 0
  var aware = PackedCounts()
  var used = PackedCounts()
  var integrated = PackedCounts()

  /// Counts one firm.
  @inline(__always)
  mutating func add(_ known: UInt64, _ used: UInt64, _ integrated: UInt64) {
    firms += 1
    aware.count(known)
    self.used.count(used)
    self.integrated.count(integrated)
  }
}
