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
  borrowing func converse(
    _ view: FirmView, _ rules: FirmPassRules, counts: inout MutableSpan<UInt8>, sums: inout MutableSpan<Float>,
    first: Int
  ) {
    guard parameters.learning, view.degree > 0 else { return }
    let words = rules.draws.words(.firmQuarter, quarter: rules.now.run, entity: view.firm, block: 2)
    // Most conversations that would not happen need no partner: test the larger probability first.
    let chance = uniformOf(words.1)
    guard chance < parameters.sharingProbability else { return }
    let partner = tie(of: view.firm, place: Int(uniformOf(words.0) * Double(view.degree)), degree: view.degree)
    let experience = perceivedUses(of: partner, isLed: rules.isPerceptionLed)
    guard experience != 0 else { return }
    let partnerSector = Int(traits.sector[partner])
    if partnerSector == view.sector, Int(traits.region[partner]) == view.region,
      chance >= parameters.sharingProbability * parameters.competitorSharing
    {
      return
    }
    for technology in TechnologySet(view.aware & experience) {
      guard Int(counts[first + technology]) < Tables.signalLimit else { continue }
      let noise = rules.draws.normal(.peerNoise, quarter: rules.now.run, entity: view.firm, sub: technology)
      let signal = fit(firm: partner, sector: partnerSector, technology: technology) + parameters.peerNoise * noise
      counts[first + technology] += 1
      sums[first + technology] += Float(signal)
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
