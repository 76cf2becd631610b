import AdoptionKernel
import ScenarioModel

/// Counts of one group of firms, over one technology or all of them, from the observation's cells.
struct CellCounts {
  private(set) var firms = 0
  private(set) var aware = 0
  private(set) var used = 0
  private(set) var integrated = 0

  init(_ key: SeriesKey, _ observation: Observation, _ places: Places) {
    guard
      [.adoptionRate, .integratedRate, .awareRate, .usedPairs, .adopterYears, .isolatedShare, .maturity].contains(
        key.indicator)
    else { return }
    if key.groupKind == .sector {
      firms = observation.sectorFirms[key.group]
      add(
        key.technology, key.group, observation.sectorAware, observation.sectorUsed, observation.sectorIntegrated)
      return
    }
    let regions = key.groupKind == .region ? key.group..<key.group + 1 : places.regions.indices
    for region in regions {
      if key.groupKind == .country, key.group != places.regions[region].country { continue }
      for place in 0..<Observation.cellsPerRegion {
        if key.groupKind == .sizeClass, place / 3 != key.group { continue }
        if key.groupKind == .segment, place % 3 != key.group { continue }
        let cell = region * Observation.cellsPerRegion + place
        firms += observation.firms[cell]
        add(key.technology, cell, observation.aware, observation.used, observation.integrated)
      }
    }
  }

  private mutating func add(
    _ technology: Int?, _ cell: Int, _ aware: [Int], _ used: [Int], _ integrated: [Int]
  ) {
    for index in (technology ?? 0)...(technology ?? technologyCount - 1) {
      self.aware += aware[cell * technologyCount + index]
      self.used += used[cell * technologyCount + index]
      self.integrated += integrated[cell * technologyCount + index]
    }
  }

  /// Maturity, points.
  var maturity: Double { maturityPoints(used: used, integrated: integrated, firms: firms) }
}
