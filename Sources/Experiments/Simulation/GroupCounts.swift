import AdoptionKernel
import ScenarioModel

/// Counts of one group of firms, over one technology or all of them.
struct FirmCounts {
  fileprivate(set) var firms = 0
  fileprivate(set) var aware = 0
  fileprivate(set) var used = 0
  fileprivate(set) var integrated = 0

  /// Maturity, points.
  var maturity: Double { maturityPoints(used: used, integrated: integrated, firms: firms) }

  fileprivate static func += (sum: inout FirmCounts, other: FirmCounts) {
    sum.firms += other.firms
    sum.aware += other.aware
    sum.used += other.used
    sum.integrated += other.integrated
  }
}

/// Counts of every group of firms at the end of a quarter, from the observation's cells.
///
/// Added up once: thousands of series read them, and a pass through all cells for each was 3.4 in a hundred of the time
/// of all manufacturers of Europe.
struct GroupCounts {
  /// Over each technology, then over all, row after row: all firms, segments, size classes, sectors, countries, regions.
  private var counts: [FirmCounts]
  private let countries: Int

  private static let firstSegment = 1
  private static let firstSizeClass = firstSegment + Segment.allCases.count
  private static let firstSector = firstSizeClass + SizeClass.allCases.count
  private static let firstCountry = firstSector + Sector.allCases.count
  private static let width = technologyCount + 1

  init(_ world: borrowing World) {
    countries = world.places.countries.count
    let rows = GroupCounts.firstCountry + countries + world.places.regions.count
    counts = Array(repeating: FirmCounts(), count: rows * GroupCounts.width)
    for region in world.places.regions.indices {
      let groups = (
        region: GroupCounts.firstCountry + countries + region,
        country: GroupCounts.firstCountry + world.places.regions[region].country
      )
      for place in 0..<Observation.cellsPerRegion {
        let cell = region * Observation.cellsPerRegion + place
        let size = place / Segment.allCases.count
        let segment = place % Segment.allCases.count
        for technology in 0..<technologyCount {
          let index = cell * technologyCount + technology
          let one = FirmCounts(
            firms: world.observation.firms[cell], aware: world.observation.aware[index],
            used: world.observation.used[index], integrated: world.observation.integrated[index])
          add(one, of: technology, to: groups.region)
          add(one, of: technology, to: GroupCounts.firstSizeClass + size)
          add(one, of: technology, to: GroupCounts.firstSegment + segment)
        }
      }
      for technology in 0..<technologyCount {
        let one = counts[groups.region * GroupCounts.width + technology]
        add(one, of: technology, to: groups.country)
        add(one, of: technology, to: 0)
      }
    }
    for sector in Sector.allCases.indices {
      for technology in 0..<technologyCount {
        let index = sector * technologyCount + technology
        let one = FirmCounts(
          firms: world.observation.sectorFirms[sector], aware: world.observation.sectorAware[index],
          used: world.observation.sectorUsed[index], integrated: world.observation.sectorIntegrated[index])
        add(one, of: technology, to: GroupCounts.firstSector + sector)
      }
    }
    addTechnologies(rows: rows)
  }

  private mutating func add(_ one: FirmCounts, of technology: Int, to row: Int) {
    counts[row * GroupCounts.width + technology] += one
  }

  /// Over all technologies a group has the firms that it has over one, and the sums of everything else.
  private mutating func addTechnologies(rows: Int) {
    for first in stride(from: 0, to: rows * GroupCounts.width, by: GroupCounts.width) {
      var sum = FirmCounts()
      for technology in 0..<technologyCount { sum += counts[first + technology] }
      sum.firms = counts[first].firms
      counts[first + technologyCount] = sum
    }
  }

  /// What a series is made of.
  subscript(key: SeriesKey) -> FirmCounts {
    let row =
      switch key.groupKind {
      // Series by support are not made of counts of firms.
      case .all, .support: 0
      case .segment: GroupCounts.firstSegment + key.group
      case .sizeClass: GroupCounts.firstSizeClass + key.group
      case .sector: GroupCounts.firstSector + key.group
      case .country: GroupCounts.firstCountry + key.group
      case .region: GroupCounts.firstCountry + countries + key.group
      }
    return counts[row * GroupCounts.width + (key.technology ?? technologyCount)]
  }
}

/// Maturity, points: 100·Σ m/6 per firm with m = 0.6 for isolated and 1 for integrated use.
func maturityPoints(used: Int, integrated: Int, firms: Int) -> Double {
  guard firms > 0 else { return .nan }
  return 100 * (0.6 * Double(used - integrated) + Double(integrated)) / 6 / Double(firms)
}
