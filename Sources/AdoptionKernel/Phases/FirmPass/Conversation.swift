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
    let firm = strip.first &+ place
    let degree = degree(of: firm, rules)
    guard degree > 0 else { return nil }
    return tie(of: firm, place: drawnPlace(strip.partner[word: place], among: degree), degree: degree)
  }

  /// Asks for the tie that ``partner(_:_:_:)`` will look up, if it is one of the start.
  @inline(__always)
  borrowing func fetchTie(_ strip: borrowing FirmStrip, _ place: Int, _ rules: FirmPassRules) {
    let firm = strip.first &+ place
    let tie = drawnPlace(strip.partner[word: place], among: Int(exposure.degree[firm]))
    network.ties.prefetch(Int(network.offsets[firm]) &+ tie)
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

/// `⌊u·n⌋` of a draw's word, in whole numbers: `u = (word + ½)·2⁻³²`, so it is `⌊(2·word + 1)·n / 2³³⌋`. n below 2³⁰.
@inline(__always)
func drawnPlace(_ word: UInt32, among number: Int) -> Int { ((Int(word) &* 2 &+ 1) &* number) &>> 33 }
