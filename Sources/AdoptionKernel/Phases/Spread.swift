import ParallelColumns

extension World {
  /// Phase 7: neighbours see what changed, then partners who stay in touch are tied.
  ///
  /// Every event of phase 6 changes `adoptedNeighbours` of all who see the firm by its sign; ties are added after all
  /// new adoptions have been counted, so that no adoption is counted twice. Where perception is led from outside,
  /// nobody sees the events.
  /// Reads: events in (firm, τ) order. Writes: counts, degree. Draws: `tiePersist`. Source: specification 5.2, 5.8.
  mutating func spreadAdoption(_ now: Moment, workers: Int = 1) {
    if !isPerceptionLed { showEvents(workers: workers) }
    for index in 0..<lists.ties.count {
      let tie = lists.ties[index]
      let draw = eventDraws.uniform(
        .tiePersist, quarter: now.run, entity: Int(tie.lead), other: Int(tie.partner), sub: 0)
      if draw < parameters.tiePersistence { addTie(Int(tie.lead), Int(tie.partner), now) }
    }
  }

  /// Changes the counts of all firms that see a firm.
  private mutating func count(_ change: Int, firm: Int, technology: Int) {
    switch network.kind {
    case .complete:
      tables.adopters[technology] += change
    case .directed:
      for index in network.listenerRange(of: firm) {
        countNeighbour(Int(network.listeners[index]), technology, change, in: Block(all: firmCount))
      }
    case .mutual:
      for index in network.tieRange(of: firm) {
        countNeighbour(Int(network.ties[index]), technology, change, in: Block(all: firmCount))
      }
      for place in 0..<network.extraCount(of: firm) {
        countNeighbour(network.extraTie(of: firm, at: place), technology, change, in: Block(all: firmCount))
      }
    }
  }

  private borrowing func countNeighbour(_ firm: Int, _ technology: Int, _ change: Int, in range: borrowing Block) {
    guard range.contains(firm) else { return }
    let place = exposure.place(of: firm, technology)
    let now = UInt16(Int(exposure.adoptedNeighbours[place]) + change)
    exposure.adoptedNeighbours.set(now, at: place, in: range, width: exposure.width)
  }

  /// Ties two firms if they are not tied and both have room: each sees at once what the other uses.
  mutating func addTie(_ first: Int, _ second: Int, _ now: Moment) {
    guard network.addExtraTie(first, second) else { return }
    exposure.degree[first] += 1
    exposure.degree[second] += 1
    for technology in TechnologySet(perceivedUses(of: second, isLed: isPerceptionLed)) {
      countNeighbour(first, technology, 1, in: Block(all: firmCount))
    }
    for technology in TechnologySet(perceivedUses(of: first, isLed: isPerceptionLed)) {
      countNeighbour(second, technology, 1, in: Block(all: firmCount))
    }
    let here = Int(traits.region[first])
    let there = Int(traits.region[second])
    let crosses = places.regions[here].country != places.regions[there].country
    ledger.allTiesAdded += 1
    if crosses { ledger.allCrossBorderTies += 1 }
    guard now.calendar >= 0 else { return }
    ledger.tiesAdded += 1
    ledger.regionTies[min(here, there) * places.regions.count + max(here, there)] += 1
    if crosses { ledger.crossBorderTies += 1 }
  }
}

extension World {
  /// Whether firms perceive of one another what ``show(_:of:)`` says instead of what is in use.
  public var isPerceptionLed: Bool { exposure.perceivedMask.count > 0 }

  /// From now on, what firms perceive of one another's use is what ``show(_:of:)`` says; it begins with what is in use.
  ///
  /// It mutes the echo of a policy among peers: shown the uses of the baseline run quarter by quarter, nobody reacts to a
  /// use that exists only because of the policy, nor misses one that only the baseline has. That holds for neighbours'
  /// counts, conversations, and the users that hubs bring firms together with. What a firm itself uses, and what its use
  /// does to pools, queues and purses, stays as it is. Call between quarters. Source: own method (ODD, attribution).
  public mutating func leadPerception() {
    exposure.perceivedMask = Column(copying: exposure.adoptedMask)
  }

  /// Shows the others what a firm uses, bits as in `adoptedMask`, and changes the counts of all who see it. Call between
  /// quarters, after ``leadPerception()``; what is shown after a quarter is what phase 7 of that quarter would have shown.
  public mutating func show(_ uses: UInt8, of firm: Int) {
    let changed = exposure.perceivedMask[firm] ^ uses
    exposure.perceivedMask[firm] = uses
    for technology in TechnologySet(changed) {
      count(uses & (1 << technology) != 0 ? 1 : -1, firm: firm, technology: technology)
    }
  }
}
