import ParallelColumns

/// Counts of six technologies side by side in one word, ten bits each, so that one addition counts a whole firm; one
/// word per cell of a region and per sector, for each of three questions, and the number of firms.
///
/// Holds up to ``limit`` firms before it must be emptied.
struct PackedCounts: ~Copyable, Sendable {
  /// Firms that may be counted between two calls of ``clear()``: ten bits hold 1,023.
  static let limit = 1_000
  /// Cells of a region, then sectors.
  private static let slots = Observation.cellsPerRegion + 6

  /// `[question · slots + slot]`: known, used, integrated, firms.
  private var words = Column<UInt64>(repeating: 0, count: 4 * PackedCounts.slots)
  /// The word that counts one firm with a set of technologies.
  private var ofSet = Column<UInt64>(repeating: 0, count: 64)

  init() {
    for set in 0..<64 {
      for technology in TechnologySet(UInt8(set)) { ofSet[set] |= 1 << UInt64(10 * technology) }
    }
  }

  mutating func clear() { words.fill(0) }

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

  /// Adds the counts of one region's cells and of the sectors.
  func add(to observation: inout Observation, region: Int) {
    let slots = PackedCounts.slots
    for place in 0..<Observation.cellsPerRegion {
      let cell = region * Observation.cellsPerRegion + place
      observation.firms[cell] += Int(words[3 * slots + place])
      add(words[place], to: &observation.aware, at: cell)
      add(words[slots + place], to: &observation.used, at: cell)
      add(words[2 * slots + place], to: &observation.integrated, at: cell)
    }
    for sector in 0..<6 {
      let slot = Observation.cellsPerRegion + sector
      observation.sectorFirms[sector] += Int(words[3 * slots + slot])
      add(words[slot], to: &observation.sectorAware, at: sector)
      add(words[slots + slot], to: &observation.sectorUsed, at: sector)
      add(words[2 * slots + slot], to: &observation.sectorIntegrated, at: sector)
    }
  }

  private func add(_ word: UInt64, to counts: inout [Int], at row: Int) {
    guard word != 0 else { return }
    for technology in 0..<technologyCount {
      counts[row * technologyCount + technology] += Int(word >> UInt64(10 * technology) & 0x3FF)
    }
  }
}
