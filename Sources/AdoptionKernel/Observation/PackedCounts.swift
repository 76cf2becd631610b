import ParallelColumns

/// Counts of six technologies side by side in one word, ten bits each, so that one addition counts a whole firm; one
/// word per cell of a region and per sector, for each of three questions, and the number of firms.
///
/// Holds up to ``limit`` firms before it must be emptied.
struct PackedCounts: ~Copyable {
  /// Firms that may be counted between two calls of ``clear()``: ten bits hold 1,023.
  static let limit = 1_000
  /// Cells of a region, then sectors.
  private static let slots = Observation.cellsPerRegion + 6

  /// `[question · slots + slot]`: known, used, integrated, firms.
  private var words = InlineArray<60, UInt64>(repeating: 0)
  /// The word that counts one firm with a set of technologies.
  private var ofSet = InlineArray<64, UInt64>(repeating: 0)
  private let inPlace = InPlace()

  init() {
    for set in 0..<64 {
      for technology in TechnologySet(UInt8(set)) { ofSet[set] |= 1 << UInt64(10 * technology) }
    }
  }

  mutating func clear() { words = InlineArray(repeating: 0) }

  /// Counts one firm in its cell and its sector.
  @inline(__always)
  mutating func count(cell: Int, sector: Int, known: UInt8, used: UInt8, integrated: UInt8) {
    let known = ofSet[Int(known & 63)]
    let used = ofSet[Int(used & 63)]
    let integrated = ofSet[Int(integrated & 63)]
    count(slot: cell, known, used, integrated)
    count(slot: Observation.cellsPerRegion + sector, known, used, integrated)
  }

  @inline(__always)
  private mutating func count(slot: Int, _ known: UInt64, _ used: UInt64, _ integrated: UInt64) {
    let slots = PackedCounts.slots
    words[slot] += known
    words[slots + slot] += used
    words[2 * slots + slot] += integrated
    words[3 * slots + slot] += 1
  }

  /// Adds the counts of one region's cells and of the sectors to a table.
  borrowing func add(to table: inout MutableSpan<Int32>, of changes: borrowing CountChanges, region: Int) {
    for slot in 0..<PackedCounts.slots {
      let sector = slot - Observation.cellsPerRegion
      let row = sector < 0 ? changes.row(cell: region * Observation.cellsPerRegion + slot) : changes.row(sector: sector)
      for question in CountChanges.Question.allCases {
        let word = words[question.rawValue * PackedCounts.slots + slot]
        guard word != 0 else { continue }
        for technology in 0..<technologyCount {
          table[changes.place(question, row: row, technology)] &+= Int32(word >> UInt64(10 * technology) & 0x3FF)
        }
      }
      table[changes.placeOfFirms(row: row)] &+= Int32(words[3 * PackedCounts.slots + slot])
    }
  }
}
