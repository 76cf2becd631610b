import AdoptionKernel
import ParallelColumns

/// Firms by region and sector, ids ascending.
struct SectorCells: ~Copyable {
  /// Firm ids, cell after cell.
  let list: Column<UInt32>
  /// First place of every cell, and the number of firms: `[region · 6 + sector]`.
  let offsets: [Int]

  init(_ traits: borrowing FirmTraits, regions: Int) {
    var starts = Array(repeating: 0, count: regions * 6 + 1)
    for firm in 0..<traits.region.count { starts[SectorCells.cell(traits, firm) + 1] += 1 }
    for cell in 0..<regions * 6 { starts[cell + 1] += starts[cell] }
    var fill = starts
    var firms = Column<UInt32>(repeating: 0, count: traits.region.count)
    for firm in 0..<traits.region.count {
      let cell = SectorCells.cell(traits, firm)
      firms[fill[cell]] = UInt32(firm)
      fill[cell] += 1
    }
    list = firms
    offsets = starts
  }

  /// Positions in `list` of the firms of a cell.
  @inline(__always)
  func firms(region: Int, sector: Int) -> Range<Int> {
    offsets[region * 6 + sector]..<offsets[region * 6 + sector + 1]
  }

  private static func cell(_ traits: borrowing FirmTraits, _ firm: Int) -> Int {
    Int(traits.region[firm]) * 6 + Int(traits.sector[firm])
  }
}
