import AdoptionKernel
import Glibc
import ParallelColumns
import ScenarioModel

extension WorldBuilder {
  /// Stubs of the gravity network: near regions and the own country attract, sectors keep together, triangles close.
  ///
  /// ```
  /// W_rr' = n_r'·(D_rr' + D_0)^(−δ)·exp(−κ·1[c ≠ c'])
  /// d_i   = max(1, round(exp(ln(k̄/2) − s_d²/2 + s_d·z))), at most 40
  /// ```
  ///
  /// First targets are made for all firms first; a later stub in the own region closes a triangle with probability p_t.
  /// Source: specification 5.2 (Santamaria, Ventura, Yesilbayraktar 2023).
  func gravityStubs(_ traits: borrowing FirmTraits, _ places: Places, _ draws: DrawKey) -> Stubs {
    let count = traits.region.count
    let offsets = stubOffsets(count, draws)
    var targets = Column<UInt32>(repeating: Stubs.nobody, count: Int(offsets[count]))
    let cells = SectorCells(traits, regions: places.regions.count)
    let pull = regionPull()
    for firm in 0..<count {
      let region = drawRegion(firm, stub: 0, from: Int(traits.region[firm]), pull, draws)
      targets[Int(offsets[firm])] = drawTarget(firm, stub: 0, region: region, traits, places, cells, draws)
    }
    let triangleShare = description.parameters[.triangleShare]
    for firm in 0..<count {
      let home = Int(traits.region[firm])
      let first = Int(offsets[firm])
      for stub in 1..<max(1, Int(offsets[firm + 1]) - first) {
        let region = drawRegion(firm, stub: stub, from: home, pull, draws)
        if region == home, draws.uniform(.networkTriangle, entity: firm, sub: stub) < triangleShare,
          targets[first] != Stubs.nobody
        {
          let friend = targets[Int(offsets[Int(targets[first])])]
          if friend != Stubs.nobody, Int(friend) != firm {
            targets[first + stub] = friend
            continue
          }
        }
        targets[first + stub] = drawTarget(firm, stub: stub, region: region, traits, places, cells, draws)
      }
    }
    return Stubs(offsets: offsets, targets: targets)
  }

  private func stubOffsets(_ count: Int, _ draws: DrawKey) -> Column<UInt32> {
    let spread = description.parameters[.degreeLogSd]
    let location = log(description.parameters[.meanDegree] / 2) - spread * spread / 2
    var offsets = Column<UInt32>(repeating: 0, count: count + 1)
    for firm in 0..<count {
      let stubs = exp(location + spread * draws.normal(.networkDegree, entity: firm)).rounded()
      offsets[firm + 1] = offsets[firm] + UInt32(min(40, max(1, stubs)))
    }
    return offsets
  }

  /// Cumulated weights over destination regions: `[origin · regions + destination]`.
  private func regionPull() -> [Double] {
    let regions = description.regions
    let values = description.parameters
    var table: [Double] = []
    for origin in regions.indices {
      var sum = 0.0
      for region in regions.indices {
        let border = regions[origin].country == regions[region].country ? 1 : exp(-values[.borderPenalty])
        let distance = geography.distance[origin * regions.count + region]
        sum += Double(regionFirms[region]) * geography.decay(distance, values) * border
        table.append(sum)
      }
    }
    return table
  }

  /// First region whose cumulated weight exceeds the draw.
  private func drawRegion(_ firm: Int, stub: Int, from origin: Int, _ pull: [Double], _ draws: DrawKey) -> Int {
    let count = description.regions.count
    let row = origin * count
    let target = pull[row + count - 1] * draws.uniform(.networkRegion, entity: firm, sub: stub)
    var lower = 0
    var upper = count - 1
    while lower < upper {
      let middle = (lower + upper) / 2
      if pull[row + middle] > target { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }

  /// A firm of the own sector with probability p_s (if at least two of it live there), else any; not the firm itself, in
  /// at most four draws.
  private func drawTarget(
    _ firm: Int, stub: Int, region: Int, _ traits: borrowing FirmTraits, _ places: Places,
    _ cells: borrowing SectorCells, _ draws: DrawKey
  ) -> UInt32 {
    let sector = Int(traits.sector[firm])
    let same = cells.firms(region: region, sector: sector)
    let staysInSector =
      draws.uniform(.networkSector, entity: firm, sub: stub) < description.parameters[.sameSectorShare]
    let everyone = places.regions[region].firms
    for attempt in 0..<4 {
      let draw = draws.uniform(.networkPartner, entity: firm, sub: 4 * stub + attempt)
      let target: Int
      if staysInSector, same.count >= 2 {
        target = Int(cells.list[same.lowerBound + min(Int(draw * Double(same.count)), same.count - 1)])
      } else {
        target = everyone.lowerBound + min(Int(draw * Double(everyone.count)), everyone.count - 1)
      }
      if target != firm { return UInt32(target) }
    }
    return Stubs.nobody
  }
}

/// Firms by region and sector, ids ascending.
struct SectorCells: ~Copyable {
  /// Firm ids, cell after cell.
  var list: Column<UInt32>
  private var offsets: [Int]

  init(_ traits: borrowing FirmTraits, regions: Int) {
    var starts = Array(repeating: 0, count: regions * 6 + 1)
    for firm in 0..<traits.region.count { starts[SectorCells.cell(traits, firm) + 1] += 1 }
    for cell in 0..<regions * 6 { starts[cell + 1] += starts[cell] }
    var fill = starts
    list = Column(repeating: 0, count: traits.region.count)
    for firm in 0..<traits.region.count {
      let cell = SectorCells.cell(traits, firm)
      list[fill[cell]] = UInt32(firm)
      fill[cell] += 1
    }
    offsets = starts
  }

  /// Positions in `list` of the firms of a cell.
  func firms(region: Int, sector: Int) -> Range<Int> {
    offsets[region * 6 + sector]..<offsets[region * 6 + sector + 1]
  }

  private static func cell(_ traits: borrowing FirmTraits, _ firm: Int) -> Int {
    Int(traits.region[firm]) * 6 + Int(traits.sector[firm])
  }
}
