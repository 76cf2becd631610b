import AdoptionKernel
import ParallelColumns

/// How one stub finds a firm.
struct StubReach: ~Copyable {
  let plan: GravityPlan
  let cells: SectorCells
  let draws: DrawKey

  /// Targets of all stubs of a firm, `Stubs.friend` where a triangle is to be closed. Four stubs share the words of an
  /// event; those of the first four were drawn for eight firms at a time.
  @inline(__always)
  func reachOut(
    _ firm: Int, _ words: StubWords, _ lane: Int, region home: Int, sector: Int, stubs: Int,
    _ targets: inout MutableSpan<UInt32>, first: Int
  ) {
    var regionWords = words.region(lane)
    var sectorWords = words.sector(lane)
    var triangleWords = words.triangle(lane)
    let partners = draws.octets(.networkPartner, ofBlocksOf: firm)
    for stub in 0..<stubs {
      if stub > 0, stub & 3 == 0 {
        regionWords = draws.words(.networkRegion, entity: firm, block: stub >> 2)
        sectorWords = draws.words(.networkSector, entity: firm, block: stub >> 2)
        triangleWords = draws.words(.networkTriangle, entity: firm, block: stub >> 2)
      }
      let region = plan.region(from: home, word(regionWords, at: stub))
      if stub > 0, region == home, targets[first] != Stubs.nobody,
        uniformOf(word(triangleWords, at: stub)) < plan.triangleShare
      {
        targets[first + stub] = Stubs.friend
        continue
      }
      // Sub 4·stub + attempt: the four words of one block.
      let attempts =
        stub < 8
        ? FourWords(
          word(partners, at: 0, lane: stub), word(partners, at: 1, lane: stub), word(partners, at: 2, lane: stub),
          word(partners, at: 3, lane: stub)) : draws.words(.networkPartner, entity: firm, block: stub)
      targets[first + stub] = target(
        firm, region: region, sector: sector, sectorDraw: uniformOf(word(sectorWords, at: stub)), attempts)
    }
  }

  /// The same for one stub whose region is known.
  func target(_ firm: Int, stub: Int, region: Int, sector: Int) -> UInt32 {
    target(
      firm, region: region, sector: sector, sectorDraw: draws.uniform(.networkSector, entity: firm, sub: stub),
      draws.words(.networkPartner, entity: firm, block: stub))
  }

  /// A firm of the own sector with probability p_s (if at least two of it live there), else any; not the firm itself, in
  /// at most four draws.
  @inline(__always)
  private func target(
    _ firm: Int, region: Int, sector: Int, sectorDraw: Double, _ attempts: FourWords
  ) -> UInt32 {
    let same = cells.firms(region: region, sector: sector)
    let staysInSector = sectorDraw < plan.sameSectorShare && same.count >= 2
    let first = plan.regionEdges[region]
    let count = staysInSector ? same.count : plan.regionEdges[region + 1] - first
    for attempt in 0..<4 {
      let place = min(Int(uniformOf(word(attempts, at: attempt)) * Double(count)), count - 1)
      let target = staysInSector ? Int(cells.list[same.lowerBound + place]) : first + place
      if target != firm { return UInt32(target) }
    }
    return Stubs.nobody
  }
}

/// What decides the regions, sectors and triangles of the first four stubs of eight firms in a row.
struct StubWords {
  private let regions: FourOctets
  private let sectors: FourOctets
  private let triangles: FourOctets

  init(_ draws: DrawKey, from firm: Int) {
    regions = draws.octets(.networkRegion, from: firm)
    sectors = draws.octets(.networkSector, from: firm)
    triangles = draws.octets(.networkTriangle, from: firm)
  }

  /// Words of the stubs 0…3 of a lane.
  @inline(__always) func region(_ lane: Int) -> FourWords { StubWords.four(regions, lane) }
  @inline(__always) func sector(_ lane: Int) -> FourWords { StubWords.four(sectors, lane) }
  @inline(__always) func triangle(_ lane: Int) -> FourWords { StubWords.four(triangles, lane) }

  @inline(__always)
  private static func four(_ words: FourOctets, _ lane: Int) -> FourWords {
    (
      word(words, at: 0, lane: lane), word(words, at: 1, lane: lane), word(words, at: 2, lane: lane),
      word(words, at: 3, lane: lane)
    )
  }
}
