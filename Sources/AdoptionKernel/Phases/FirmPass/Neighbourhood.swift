import ParallelColumns

extension World {
  /// What the others take a firm to use: what it uses, unless their perception is led from outside.
  @inline(__always)
  borrowing func perceivedUses(of firm: Int, isLed: Bool) -> UInt8 {
    isLed ? exposure.perceivedMask[firm] : exposure.adoptedMask[firm]
  }

  /// Neighbours that a firm takes to use a technology now; on the complete graph all others.
  @inline(__always)
  borrowing func neighbours(of firm: Int, _ technology: Int, _ rules: FirmPassRules) -> Int {
    if rules.isComplete {
      let own = perceivedUses(of: firm, isLed: rules.isPerceptionLed)
      return tables.adopters[technology] - (own & (1 << technology) != 0 ? 1 : 0)
    }
    return Int(exposure.adoptedNeighbours[exposure.place(of: firm, technology)])
  }

  /// ``neighbours(of:_:_:)`` of technology 0…5 in the first six lanes; the others are of no meaning.
  @inline(__always)
  borrowing func neighbourCounts(of firm: Int, _ rules: FirmPassRules) -> Octet {
    if !rules.isComplete, exposure.width == technologyCount {
      return exposure.adoptedNeighbours.octet(at: pairIndex(firm))
    }
    var counts = Octet()
    for technology in TechnologySet(UInt8(rules.technologies)) {
      counts[technology] = UInt64(neighbours(of: firm, technology, rules))
    }
    return counts
  }

  /// Ties of a firm; on the complete graph all others.
  @inline(__always)
  borrowing func degree(of firm: Int, _ rules: FirmPassRules) -> Int {
    rules.isComplete ? firmCount - 1 : Int(exposure.degree[firm])
  }
}

/// 1/degree, what a neighbour is worth; 0 without neighbours.
@inline(__always)
func perTie(_ degree: Int) -> Double { degree > 0 ? 1 / Double(degree) : 0 }
