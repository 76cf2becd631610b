import AdoptionKernel
import ScenarioModel

/// Counts of one group of firms, over one technology or all of them, from the observation's cells.
struct CellCounts {
  private(set) var firms = 0
  private(set) var aware = 0
  private(set) var used = 0
  private(set) var integrated = 0

  /// Reads where the observation lies: a copy of it, made for each of a hundred series, holds and lets go of fourteen
  /// arrays, which took six in a hundred of a run's time.
  init(_ key: SeriesKey, _ world: borrowing World) {
    switch key.indicator {
    case .adoptionRate, .integratedRate, .awareRate, .usedPairs, .adopterYears, .isolatedShare, .maturity: break
    default: return
    }
    if key.groupKind == .sector {
      firms = world.observation.sectorFirms[key.group]
      for index in CellCounts.places(key, row: key.group) {
        aware += world.observation.sectorAware[index]
        used += world.observation.sectorUsed[index]
        integrated += world.observation.sectorIntegrated[index]
      }
      return
    }
    let regions = key.groupKind == .region ? key.group..<key.group + 1 : world.places.regions.indices
    for region in regions {
      if key.groupKind == .country, key.group != world.places.regions[region].country { continue }
      for place in 0..<Observation.cellsPerRegion {
        if key.groupKind == .sizeClass, place / 3 != key.group { continue }
        if key.groupKind == .segment, place % 3 != key.group { continue }
        let cell = region * Observation.cellsPerRegion + place
        firms += world.observation.firms[cell]
        for index in CellCounts.places(key, row: cell) {
          aware += world.observation.aware[index]
          used += world.observation.used[index]
          integrated += world.observation.integrated[index]
        }
      }
    }
  }

  /// Where the counts of a row stand: of one technology, or of all.
  private static func places(_ key: SeriesKey, row: Int) -> ClosedRange<Int> {
    let first = row * technologyCount
    return first + (key.technology ?? 0)...first + (key.technology ?? technologyCount - 1)
  }

  /// Maturity, points.
  var maturity: Double { maturityPoints(used: used, integrated: integrated, firms: firms) }
}
