import ParallelColumns

/// One firm in the pass: copies of its own few bytes, so that equations read like equations. Sets of technologies are
/// bits.
struct FirmView {
  let firm: Int
  let region: Int
  let country: Int
  let sector: Int
  let sizeClass: Int
  let ability: Double
  /// In use at the end of last quarter.
  let used: UInt8
  var unaware: UInt8
  var aware: UInt8
  var isolated: UInt8
  let degree: Int
  /// 1/degree; 0 without neighbours.
  let perTie: Double
  /// Words of `firmQuarter`, sub 4–7: 4 and 5 awareness, 6 evaluation, 7 integration.
  let middleWords: FourWords

  @inline(__always)
  init(
    firm: Int, world: borrowing World, rules: FirmPassRules, ability: Double,
    stages: borrowing MutableSpan<UInt8>, first: Int
  ) {
    self.firm = firm
    region = Int(world.traits.region[firm])
    country = Int(world.traits.country[firm])
    sector = Int(world.traits.sector[firm])
    sizeClass = Int(world.traits.sizeClass[firm])
    self.ability = ability
    used = world.exposure.adoptedMask[firm]
    degree = rules.isComplete ? world.firmCount - 1 : Int(world.exposure.degree[firm])
    perTie = degree > 0 ? 1 / Double(degree) : 0
    middleWords = rules.draws.words(.firmQuarter, quarter: rules.now.run, entity: firm, block: 1)
    var unaware: UInt8 = 0
    var aware: UInt8 = 0
    var isolated: UInt8 = 0
    for technology in 0..<technologyCount {
      let stage = stages[first + technology]
      unaware |= (stage == Stage.unaware ? 1 : 0) << technology
      aware |= (stage == Stage.aware ? 1 : 0) << technology
      isolated |= (stage == Stage.isolated ? 1 : 0) << technology
    }
    self.unaware = unaware & world.parameters.technologies
    self.aware = aware
    self.isolated = isolated
  }
}

/// What the pass needs of the quarter, the same for all firms.
struct FirmPassRules {
  let now: Moment
  let draws: DrawKey
  let isComplete: Bool
  let isPerceptionLed: Bool

  init(_ world: borrowing World, _ now: Moment) {
    self.now = now
    draws = world.eventDraws
    isComplete = world.network.kind == .complete
    isPerceptionLed = world.isPerceptionLed
  }
}

extension World {
  /// What the others take a firm to use: what it uses, unless their perception is led from outside.
  @inline(__always)
  borrowing func perceivedUses(of firm: Int, isLed: Bool) -> UInt8 {
    isLed ? exposure.perceivedMask[firm] : exposure.adoptedMask[firm]
  }

  /// Neighbours that a firm takes to use a technology now; on the complete graph all others.
  @inline(__always)
  borrowing func neighbours(_ view: FirmView, _ technology: Int, _ rules: FirmPassRules) -> Int {
    if rules.isComplete {
      let own = perceivedUses(of: view.firm, isLed: rules.isPerceptionLed)
      return tables.adopters[technology] - (own & (1 << technology) != 0 ? 1 : 0)
    }
    return Int(exposure.adoptedNeighbours[view.firm * technologyCount + technology])
  }

  /// Share of neighbours that use a technology, x̃; 0 without neighbours.
  @inline(__always)
  borrowing func neighbourShare(_ view: FirmView, _ technology: Int, _ rules: FirmPassRules) -> Double {
    Double(neighbours(view, technology, rules)) * view.perTie
  }
}
