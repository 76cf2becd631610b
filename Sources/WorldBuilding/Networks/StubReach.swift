import AdoptionKernel
import ParallelColumns

/// How stubs find firms.
struct StubReach: ~Copyable {
  let plan: GravityPlan
  let cells: SectorCells
  let draws: DrawKey

  /// Targets of all stubs of the firms `firms`, at most eight, `Stubs.friend` where a triangle is to be closed. `targets`
  /// begins with the stub `start`.
  ///
  /// One loop over the stubs of all eight, since nobody foresees how many a firm has. A stub that closes a triangle has
  /// looked for a target in vain, one time in ten: it costs less than a wrong guess.
  @inline(__always)
  func reachOut(
    _ firms: Range<Int>, _ traits: borrowing FirmTraits, _ offsets: borrowing Column<UInt32>,
    _ targets: inout MutableSpan<UInt32>, start: Int
  ) {
    let words = StubWords(draws, firms)
    var firm = firms.lowerBound
    var reached = Stubs.nobody
    for index in Int(offsets[firms.lowerBound])..<Int(offsets[firms.upperBound]) {
      // Every firm has a stub.
      firm &+= index == Int(offsets[firm + 1]) ? 1 : 0
      let stub = index &- Int(offsets[firm])
      let drawn = stub < StubWords.stubs ? words.of(stub, lane: firm &- firms.lowerBound) : drawn(firm, stub: stub)
      let home = Int(traits.region[firm])
      let region = plan.region(from: home, drawn.region)
      let found = target(firm, stub: stub, region: region, sector: Int(traits.sector[firm]), drawn)
      reached = stub == 0 ? found : reached
      let closes = uniformOf(drawn.triangle) < plan.triangleShare
      let isFriend = stub > 0 && region == home && reached != Stubs.nobody && closes
      targets[index &- start] = isFriend ? Stubs.friend : found
    }
  }

  /// The target of one stub whose region is known.
  func target(_ firm: Int, stub: Int, region: Int, sector: Int) -> UInt32 {
    target(firm, stub: stub, region: region, sector: sector, drawn(firm, stub: stub))
  }

  /// The words of one stub.
  @inline(never)
  private func drawn(_ firm: Int, stub: Int) -> StubDraw {
    StubDraw(
      region: draws.word(.networkRegion, entity: firm, sub: stub),
      sector: draws.word(.networkSector, entity: firm, sub: stub),
      triangle: draws.word(.networkTriangle, entity: firm, sub: stub),
      partner: draws.word(.networkPartner, entity: firm, sub: stub * StubReach.attempts))
  }

  /// Draws of one stub that may meet the firm itself.
  private static let attempts = 4

  /// A firm of the own sector with probability p_s (if at least two of it live there), else any; not the firm itself, in
  /// at most four draws.
  @inline(__always)
  private func target(_ firm: Int, stub: Int, region: Int, sector: Int, _ drawn: StubDraw) -> UInt32 {
    let same = cells.firms(region: region, sector: sector)
    let all = plan.regionEdges[region]..<plan.regionEdges[region + 1]
    let staysInSector = uniformOf(drawn.sector) < plan.sameSectorShare && same.count >= 2
    let among = staysInSector ? same : all
    let target = member(among, drawn.partner, isListed: staysInSector)
    if target != UInt32(truncatingIfNeeded: firm) { return target }
    return nextTarget(firm, stub: stub, among: among, isListed: staysInSector)
  }

  /// The firm that a word means, among places of the list of cells or among all firms.
  @inline(__always)
  private func member(_ among: Range<Int>, _ word: UInt32, isListed: Bool) -> UInt32 {
    let place = among.lowerBound + min(Int(uniformOf(word) * Double(among.count)), among.count - 1)
    return isListed ? cells.list[place] : UInt32(truncatingIfNeeded: place)
  }

  /// The target of a stub that has met the firm itself once.
  @inline(never)
  private func nextTarget(_ firm: Int, stub: Int, among: Range<Int>, isListed: Bool) -> UInt32 {
    // Sub 4·stub + attempt: the four words of one block.
    let words = draws.words(.networkPartner, entity: firm, block: stub)
    for attempt in 1..<StubReach.attempts {
      let target = member(among, word(words, at: attempt), isListed: isListed)
      if target != UInt32(truncatingIfNeeded: firm) { return target }
    }
    return Stubs.nobody
  }
}

/// What decides about a stub: its region, its sector, whether it closes a triangle, and its partner at first attempt.
struct StubDraw {
  let region, sector, triangle, partner: UInt32
}

/// What decides about the first eight stubs of eight firms in a row.
struct StubWords: ~Copyable {
  static let stubs = 8
  /// Words of stub 0 of all firms first.
  private var regions = OctetRow()
  private var sectors = OctetRow()
  private var triangles = OctetRow()
  private var partners = OctetRow()

  @inline(__always)
  init(_ draws: DrawKey, _ firms: Range<Int>) {
    for block in 0..<2 {
      regions.keep(draws.octets(.networkRegion, from: firms.lowerBound, block: block), at: 4 * block)
      sectors.keep(draws.octets(.networkSector, from: firms.lowerBound, block: block), at: 4 * block)
      triangles.keep(draws.octets(.networkTriangle, from: firms.lowerBound, block: block), at: 4 * block)
    }
    for stub in 0..<StubWords.stubs {
      partners[octet: stub] = draws.octets(.networkPartner, from: firms.lowerBound, block: stub).0
    }
  }

  @inline(__always)
  func of(_ stub: Int, lane: Int) -> StubDraw {
    let place = stub &* 8 &+ lane
    return StubDraw(
      region: regions[word: place], sector: sectors[word: place], triangle: triangles[word: place],
      partner: partners[word: place])
  }
}
