import ParallelColumns

/// By how much the counts of the observation change in a quarter. Several threads note it, each in a table of its own,
/// which lies in memory that is not used before it is written to.
struct CountChanges: ~Copyable, Sendable {
  /// Threads that may note at once.
  static let mostTables = 16
  /// What is counted of a cell or sector: firms that know, that use, that have integrated a technology.
  enum Question: Int { case known, used, integrated }

  /// Cells of all regions, then sectors.
  private let rows: Int
  private let cells: Int
  private let regions: Int
  /// `[(question · rows + row) · 6 + technology]`, then advanced SMEs by region; a table after the other.
  private(set) var changes: Column<Int32>

  init(regions: Int) {
    self.regions = regions
    cells = regions * Observation.cellsPerRegion
    rows = cells + 6
    changes = Column(
      repeating: 0, count: CountChanges.mostTables * (3 * rows * technologyCount + regions), isSparse: true)
  }

  /// Numbers in a table.
  var width: Int { 3 * rows * technologyCount + regions }

  /// Notes that a firm of a cell and sector belonged to one set of technologies and belongs to another.
  @inline(__always)
  borrowing func note(
    _ question: Question, _ before: UInt8, _ after: UInt8, cell: Int, sector: Int, in table: inout MutableSpan<Int32>
  ) {
    let first = question.rawValue * rows
    for technology in TechnologySet(before ^ after) {
      let change: Int32 = after >> technology & 1 == 1 ? 1 : -1
      table[(first + cell) * technologyCount + technology] &+= change
      table[(first + cells + sector) * technologyCount + technology] &+= change
    }
  }

  /// Notes by how much the advanced SMEs of a region change.
  @inline(__always)
  borrowing func noteAdvanced(_ change: Int32, region: Int, in table: inout MutableSpan<Int32>) {
    table[3 * rows * technologyCount + region] &+= change
  }

  /// Adds what a table says to the counts, and clears it.
  mutating func move(table: Int, to observation: inout Observation) {
    var start = table * width
    take(&observation.aware, &observation.sectorAware, from: &start)
    take(&observation.used, &observation.sectorUsed, from: &start)
    take(&observation.integrated, &observation.sectorIntegrated, from: &start)
    changes.drain(from: start, into: &observation.advancedSme)
  }

  private mutating func take(_ cells: inout [Int], _ sectors: inout [Int], from start: inout Int) {
    changes.drain(from: start, into: &cells)
    changes.drain(from: start + cells.count, into: &sectors)
    start += cells.count + sectors.count
  }
}
