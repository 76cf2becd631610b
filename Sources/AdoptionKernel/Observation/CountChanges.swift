import ParallelColumns

/// By how much the counts of the observation change in a quarter. Several threads note it, each in a table of its own,
/// which lies in memory that is not used before it is written to.
struct CountChanges: ~Copyable, Sendable {
  /// Threads that may note at once. Own choice: more than are of use to one world; a table takes memory when it is used.
  static let mostTables = 256
  /// Bytes between what two threads write to, at least: two lines of memory, which processors fetch together.
  static let distance = 128
  /// What is counted of a cell or sector: firms that know, that use, that have integrated a technology.
  enum Question: Int, CaseIterable { case known, used, integrated }

  private let cells: Int
  private let regions: Int
  private let countries: Int
  /// Numbers in a table, and the distance to the next.
  let width: Int
  /// A table after the other: for each question `[row · 6 + technology]`, rows being the cells of all regions and then
  /// the sectors; firms by row; advanced SMEs and all SMEs by region; and what a survey finds, by country and technology.
  private(set) var changes: Column<Int32>

  init(regions: Int, countries: Int) {
    self.regions = regions
    self.countries = countries
    cells = regions * Observation.cellsPerRegion
    let numbers =
      (cells + 6) * (Question.allCases.count * technologyCount + 1) + 2 * regions
      + countries * technologyCount
    width = numbers + CountChanges.distance / 4
    changes = Column(repeating: 0, count: CountChanges.mostTables * width, isSparse: true)
  }

  private var rows: Int { cells + 6 }

  @inline(__always) func row(cell: Int) -> Int { cell }
  @inline(__always) func row(sector: Int) -> Int { cells &+ sector }

  @inline(__always)
  func place(_ question: Question, row: Int, _ technology: Int) -> Int {
    pairIndex(question.rawValue &* rows &+ row, technology)
  }

  func placeOfFirms(row: Int) -> Int { Question.allCases.count * rows * technologyCount + row }
  func placeOfAdvanced(region: Int) -> Int { placeOfFirms(row: rows) + region }
  func placeOfSme(region: Int) -> Int { placeOfFirms(row: rows) + regions + region }

  func placeOfWilling(country: Int, _ technology: Int) -> Int {
    placeOfSme(region: regions) + country * technologyCount + technology
  }

  /// Notes that one firm more, or one less, of a cell and sector belongs to those that a question counts.
  @inline(__always)
  borrowing func note(
    _ question: Question, _ change: Int32, _ technology: Int, cell: Int, sector: Int, in table: inout MutableSpan<Int32>
  ) {
    table[place(question, row: row(cell: cell), technology)] &+= change
    table[place(question, row: row(sector: sector), technology)] &+= change
  }

  /// Adds what a table says to the counts, and clears it.
  mutating func move(table: Int, to observation: inout Observation) {
    var start = table * width
    take(&observation.aware, &observation.sectorAware, from: &start)
    take(&observation.used, &observation.sectorUsed, from: &start)
    take(&observation.integrated, &observation.sectorIntegrated, from: &start)
    take(&observation.firms, &observation.sectorFirms, from: &start)
    take(&observation.advancedSme, &observation.sme, from: &start)
  }

  /// Adds what a table says about a survey to its counts, and clears it.
  mutating func moveSurvey(table: Int, to willing: inout [Int]) {
    changes.drain(from: table * width + placeOfWilling(country: 0, 0), into: &willing)
  }

  private mutating func take(_ first: inout [Int], _ second: inout [Int], from start: inout Int) {
    changes.drain(from: start, into: &first)
    changes.drain(from: start + first.count, into: &second)
    start += first.count + second.count
  }
}
