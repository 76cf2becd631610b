import ParallelColumns

extension World {
  /// Phase 3: every firm integrates, gives up, hears, talks and looks, in this order, reading only itself and what its
  /// neighbours showed at the end of last quarter. Any order of firms and any number of threads give the same bits.
  ///
  /// Reads: traits, exposure, network, tables. Writes: own stage, signals, gain, intent, drop.
  /// Draws: `firmQuarter` sub 0–16, `peerNoise` sub τ.
  borrowing func runFirmPass(_ now: Moment, workers: Int) {
    let rules = FirmPassRules(self, now)
    forEachBlock(of: blockPlan, workers: workers) { block in
      var stages = progress.stage.mutableSpan(in: block, width: technologyCount)
      let coolUntil = progress.coolUntil.mutableSpan(in: block, width: technologyCount)
      var counts = progress.signalCount.mutableSpan(in: block, width: technologyCount)
      var sums = progress.signalSum.mutableSpan(in: block, width: technologyCount)
      var gains = progress.productivityGain.mutableSpan(in: block)
      var intents = progress.intent.mutableSpan(in: block)
      var drops = progress.drop.mutableSpan(in: block)
      let abilities = progress.ability.mutableSpan(in: block)
      let activities = projects.activity.span
      let neighbours = exposure.adoptedNeighbours.span
      for place in 0..<block.count {
        let firm = block.lowerBound + place
        let first = place * technologyCount
        var view = FirmView(firm: firm, world: self, ability: Double(abilities[place]))
        for technology in 0..<technologyCount { view.stages[technology] = stages[first + technology] }
        if network.kind == .complete {
          for technology in 0..<technologyCount {
            let own = view.mask & (1 << technology) != 0 ? 1 : 0
            view.neighbours[technology] = Int32(tables.adopters[technology] - own)
          }
        } else {
          let base = firm * technologyCount
          for technology in 0..<technologyCount {
            view.neighbours[technology] = Int32(neighbours[base + technology])
          }
        }
        drops[place] = 0
        intents[place] = 0
        if view.mask != 0 {
          let gain = integrate(&view, rules)
          if gain != 0 { gains[place] += Float(gain) }
          drops[place] = giveUp(view, rules)
        }
        hear(&view, rules)
        for technology in 0..<technologyCount where view.stages[technology] != stages[first + technology] {
          stages[first + technology] = view.stages[technology]
        }
        guard view.isAwareOfAny else { continue }
        converse(view, rules, counts: &counts, sums: &sums, first: first)
        guard activities[firm] == Activity.idle else { continue }
        intents[place] = evaluate(view, rules, counts: counts, sums: sums, coolUntil: coolUntil, first: first)
      }
    }
  }
}

/// What the pass needs of the quarter, the same for all firms.
struct FirmPassRules {
  let now: Moment
  let draws: DrawKey
  /// Hazards per quarter.
  let external: Double
  let wordOfMouth: Double
  let campaign: Double
  let outreach: Double
  let demonstration: Double
  /// Sums to test against before anything is computed.
  let isComplete: Bool

  init(_ world: borrowing World, _ now: Moment) {
    self.now = now
    draws = world.eventDraws
    external = world.parameters.awarenessRate
    wordOfMouth = world.parameters.wordOfMouthRate
    campaign = world.parameters.campaignRate
    outreach = world.parameters.hubOutreachRate
    demonstration = world.parameters.demonstrationRate
    isComplete = world.network.kind == .complete
  }
}

/// One firm in the pass: copies of its own few bytes, so that equations read like equations.
struct FirmView {
  let firm: Int
  let region: Int
  let country: Int
  let sector: Int
  let sizeClass: Int
  let ability: Double
  let mask: UInt8
  let degree: Int
  var stages = InlineArray<6, UInt8>(repeating: 0)
  var neighbours = InlineArray<6, Int32>(repeating: 0)
  /// Words of `firmQuarter`, sub 4–7: 4 and 5 awareness, 6 evaluation, 7 integration.
  let middleWords: FourWords

  @inline(__always)
  init(firm: Int, world: borrowing World, ability: Double) {
    self.firm = firm
    region = Int(world.traits.region[firm])
    country = world.places.regions[region].country
    sector = Int(world.traits.sector[firm])
    sizeClass = Int(world.traits.sizeClass[firm])
    self.ability = ability
    mask = world.exposure.adoptedMask[firm]
    degree = world.network.kind == .complete ? world.firmCount - 1 : Int(world.exposure.degree[firm])
    middleWords = world.eventDraws.words(.firmQuarter, quarter: world.quartersDone, entity: firm, block: 1)
  }

  /// Technologies in use, n.
  var used: Int { mask.nonzeroBitCount }

  var isAwareOfAny: Bool {
    for technology in 0..<technologyCount where stages[technology] == Stage.aware { return true }
    return false
  }

  /// Share of neighbours that use τ, x̃; 0 without neighbours.
  func neighbourShare(_ technology: Int) -> Double {
    degree > 0 ? Double(neighbours[technology]) / Double(degree) : 0
  }
}
