import ParallelColumns

extension World {
  /// Phase 3d: an idle firm looks at the technologies that it knows and that count as legitimate, and picks the one that
  /// pays back soonest.
  ///
  /// ```
  /// looks if u₆ < min(1, e_s·e_k·(1 + A_i))
  /// legitimate: adoptedNeighbours ≥ φ_i·max(1, degree) − 10⁻⁹,  or else u₁₀₊τ < ε₀
  /// choice: smallest payback(i, τ, 0, 1, 1), ties to the lower τ; compared as ln(cost_rτ/β_τ) − (μ − risk·λ·v)
  /// ```
  ///
  /// A_i is `programmeAttention` where the country has an attention flag and the firm may apply, else 0. It is looked up
  /// only where it decides, and the intent is then *owed to attention*.
  /// Reads: own state, what neighbours show, attention. Writes: nothing; returns the intent's byte.
  /// Draws: `firmQuarter` sub 6, 10–15. Source: specification 5.4; thresholds Centola and Macy 2007, Watts 2002.
  @inline(__always)
  borrowing func choose(
    _ chooser: Chooser, counts: borrowing MutableSpan<UInt8>, sums: borrowing MutableSpan<Float>, first: Int
  ) -> UInt8 {
    let firm = chooser.firm
    var choice: Int?
    var best: Double?
    for technology in TechnologySet(chooser.considered) {
      // Payback is worked out only where there is a choice.
      if let rival = choice {
        let soonest = best ?? logPayback(firm, rival, counts: counts, sums: sums, first: first)
        let time = logPayback(firm, technology, counts: counts, sums: sums, first: first)
        best = time < soonest ? time : soonest
        if time < soonest { choice = technology }
      } else {
        choice = technology
      }
    }
    guard let choice else { return 0 }
    return UInt8(choice + 1) | (chooser.isUsual ? 0 : Intent.owedToAttention)
  }

  /// Whether a firm looks, given that its draw is below what attention could make of its chance; and if so, whether it
  /// would have done so anyway.
  @inline(__always)
  borrowing func looks(_ strip: borrowing FirmStrip, _ place: Int) -> Bool? {
    let firm = strip.first &+ place
    let draw = uniformOf(strip.looking[word: place])
    let usual = parameters.evaluation[Int(traits.sizeClass[firm])]
    if draw < usual { return true }
    let isDrawn =
      draw < usual * (1 + parameters.programmeAttention) && places.countries[Int(traits.country[firm])].attention
      && mayApply(firm, mask: exposure.adoptedMask[firm])
    return isDrawn ? false : nil
  }

  /// Technologies that a firm knows and whose cool-down is over: those that are legitimate for their many users among
  /// the neighbours, and those that it may consider below the threshold. All six are compared at once.
  @inline(__always)
  borrowing func prospects(
    _ strip: borrowing FirmStrip, _ place: Int, _ rules: FirmPassRules
  ) -> (legitimate: UInt8, doubtful: UInt8) {
    let firm = strip.first &+ place
    let threshold = traits.threshold[firm]
    let needed = (parameters.thresholdIsCount ? threshold : threshold * Double(max(1, degree(of: firm, rules)))) - 1e-9
    let neededCount = UInt64(min(0x1p32, max(0, needed.rounded(.up))))
    // Who knew of nothing before this quarter has not turned anything down.
    let cooled =
      strip.knewSomething(place)
      ? whoIsBelow(progress.coolUntil.octet(at: pairIndex(firm)), UInt64(rules.now.run + 1)) : .max
    let few = UInt8(truncatingIfNeeded: whoIsBelow(neighbourCounts(of: firm, rules), neededCount))
    let open = TechnologyMasks(strip.sets[place]).aware & UInt8(truncatingIfNeeded: cooled)
    return (open & ~few, open & few)
  }

  /// Logarithm of payback, up to what all technologies of the firm share, of the pair at `first + technology`. An order needs
  /// no exponential.
  @inline(__always)
  private borrowing func logPayback(
    _ firm: Int, _ technology: Int, counts: borrowing MutableSpan<UInt8>, sums: borrowing MutableSpan<Float>, first: Int
  ) -> Double {
    let belief = belief(
      country: Int(traits.country[firm]), count: Int(counts[first + technology]),
      sum: Double(sums[first + technology]), discounted: true)
    return tables.logPrice[Int(traits.region[firm]) * technologyCount + technology] - belief
  }

  /// Belief about fit, log points: `μ − risk·λ·v`.
  ///
  /// ```
  /// precision = 1/v0_c² + signalCount/σ_p²;   μ = (μ_0/v0_c² + signalSum/σ_p²)/precision;   v = precision^−½
  /// ```
  @inline(__always)
  borrowing func belief(country: Int, count: Int, sum: Double, discounted: Bool) -> Double {
    let row = country * Tables.beliefWidth + count
    let noise = max(parameters.peerNoise * parameters.peerNoise, 1e-18)
    let mean = (tables.priorWeight[country] + sum / noise) * tables.beliefVariance[row]
    return discounted ? mean - parameters.uncertaintyAversion * tables.beliefSd[row] : mean
  }

  /// What a firm expects of its fit as a factor on benefit, `exp(μ − risk·λ·v)`. Without signals it is the same for all
  /// firms of a country and stands in a table.
  @inline(__always)
  borrowing func promise(country: Int, count: Int, sum: @autoclosure () -> Double, discounted: Bool) -> Double {
    if count == 0, discounted { return tables.firstPromise[country] }
    return exponential(belief(country: country, count: count, sum: sum(), discounted: discounted))
  }

  /// Whether a firm may apply to the open programme: an SME, not a leader if the programme is for the peloton, that
  /// knows the programmes (`u(KNOW_PROGRAMME, i) < ω`, ω higher after a hub service). The window is asked elsewhere.
  borrowing func mayApply(_ firm: Int, mask: UInt8) -> Bool {
    guard isEligible(firm, mask: mask) else { return false }
    let knowledge = history.served[firm] ? parameters.hubFinanceKnowledge : parameters.programmeKnowledge
    return populationDraws.uniform(.knowProgramme, entity: firm) < knowledge
  }

  /// Whether a firm is for the programme: an SME, and not a leader now if the programme is for the peloton. Asked
  /// only while there is a programme.
  borrowing func isEligible(_ firm: Int, mask: UInt8) -> Bool {
    guard traits.sizeClass[firm] < 2 else { return false }
    return !isForPelotonOnly || segment(mask: mask) < 2
  }
}
