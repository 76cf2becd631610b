import ParallelColumns

extension World {
  /// Phase 3c: one conversation a quarter, with one tie drawn uniformly, passes on experience with what the partner uses.
  ///
  /// ```
  /// partner = the ⌊u₈·degree⌋-th tie;   happens if u₉ < ψ·(ψ_c if same sector and region)
  /// for every τ the partner uses and i is aware of, signalCount < 200:
  ///   signalCount += 1;   signalSum += fit_partner,τ + σ_p·z
  /// ```
  ///
  /// Reads: own stages, the partner's use, sector and region. Writes: own signals.
  /// Draws: `firmQuarter` sub 8, 9; `peerNoise` sub τ.
  /// Source: peers move beliefs, less so among competitors (Cai and Szeidl 2018); form own assumption.
  @inline(__always)
  borrowing func partner(_ strip: borrowing FirmStrip, _ place: Int, _ rules: FirmPassRules) -> Int? {
    let firm = strip.first + place
    let degree = degree(of: firm, rules)
    guard degree > 0 else { return nil }
    return tie(of: firm, place: Int(uniformOf(strip.partner[word: place]) * Double(degree)), degree: degree)
  }

  /// Asks for the tie that ``partner(_:_:_:)`` will look up, if it is one of the start.
  @inline(__always)
  borrowing func fetchTie(_ strip: borrowing FirmStrip, _ place: Int, _ rules: FirmPassRules) {
    let firm = strip.first + place
    let draw = uniformOf(strip.partner[word: place])
    network.ties.prefetch(Int(network.offsets[firm]) + Int(draw * Double(exposure.degree[firm])))
  }

  /// The second half of phase 3c: competitors are less open; what is said is noted, to be computed for eight at once.
  @inline(__always)
  borrowing func converse(
    _ strip: borrowing FirmStrip, _ talk: Talk, _ rules: FirmPassRules, _ talks: inout Talks,
    counts: inout MutableSpan<UInt8>, sums: inout MutableSpan<Float>, first: Int
  ) {
    let firm = strip.first + talk.place
    let sector = traits.sector[talk.partner]
    // Most partners are of another sector: the region is asked only where it decides.
    if sector == traits.sector[firm],
      uniformOf(strip.sharing[word: talk.place]) >= parameters.sharingProbability * parameters.competitorSharing,
      traits.region[talk.partner] == traits.region[firm]
    {
      return
    }
    for technology in TechnologySet(talk.topics) {
      let pair = first &+ pairIndex(talk.place, technology)
      guard Int(counts[pair]) < Tables.signalLimit else { continue }
      talks.note(
        pair: pair, firm: firm, partner: talk.partner, technology: technology,
        common: tables.sectorFit[Int(sector) * technologyCount + technology])
      if talks.areEight { take(&talks, rules, counts: &counts, sums: &sums) }
    }
  }

  /// The tie of a firm at a place below its degree: network ties ascending, then extra ties in order of creation.
  @inline(__always)
  borrowing func tie(of firm: Int, place: Int, degree: Int) -> Int {
    let bounded = min(place, degree - 1)
    if network.kind == .complete { return bounded < firm ? bounded : bounded + 1 }
    let range = network.tieRange(of: firm)
    if bounded < range.count { return Int(network.ties[range.lowerBound + bounded]) }
    return network.extraTie(of: firm, at: bounded - range.count)
  }
}
