import ParallelColumns

extension World {
  /// Phase 3e: an isolated use that does not fit, and that few neighbours share, is given up.
  ///
  /// ```
  /// h_τ = ¼ · abandonRate_τ · min(4, exp(−b_h·fit_τ)) · (1 − min(1, x̃_τ))
  /// if u₁₆ < Σ h_τ: the first τ at which the running sum exceeds u₁₆ is dropped (in phase 6)
  /// ```
  ///
  /// Since h_τ ≤ abandonRate_τ · (1 − min(1, x̃_τ)), fits and exponentials are computed only where u₁₆ is below the sum of
  /// these, and neighbours looked up only where it is below `Σ abandonRate_τ`.
  /// Reads: own stages after integration, what neighbours show. Writes: nothing; returns technology + 1, or 0.
  /// Draws: `firmQuarter`, sub 16.
  /// Source: own assumption; rates assumed (robots: flat use in the EU, 2018–2022).
  @inline(__always)
  borrowing func giveUp(_ strip: borrowing FirmStrip, _ place: Int, _ rules: FirmPassRules) -> UInt8 {
    let isolated = TechnologyMasks(strip.sets[place]).isolated
    var largest = 0.0
    for technology in TechnologySet(isolated) { largest += parameters.abandonRate[technology] }
    let draw = uniformOf(strip.givingUp[word: place])
    guard draw < largest else { return 0 }
    let firm = strip.first &+ place
    let perTie = perTie(degree(of: firm, rules))
    var most = 0.0
    for technology in TechnologySet(isolated) {
      let neighbourShare = Double(neighbours(of: firm, technology, rules)) * perTie
      most += largestAbandonHazard(rate: parameters.abandonRate[technology], neighbourShare: neighbourShare)
    }
    guard draw < most else { return 0 }
    var sum = 0.0
    for technology in TechnologySet(isolated) {
      sum += abandonHazard(
        rate: parameters.abandonRate[technology], slope: parameters.abandonFit,
        fit: fit(firm: firm, sector: Int(traits.sector[firm]), technology: technology),
        neighbourShare: Double(neighbours(of: firm, technology, rules)) * perTie)
      if draw < sum { return UInt8(technology + 1) }
    }
    return 0
  }

  /// Hidden fit of a firm to a technology, log points; drawn again whenever it is needed, never stored.
  ///
  /// ```
  /// fit = σ_ε · (√ρ_s · Z_sτ + √(1 − ρ_s) · Z_iτ)
  /// ```
  borrowing func fit(firm: Int, sector: Int, technology: Int) -> Double {
    let own = eventDraws.normal(.fitFirm, entity: firm, sub: technology)
    let common = tables.sectorFit[sector * technologyCount + technology]
    return parameters.fitSd
      * (parameters.fitSectorShare.squareRoot() * common
        + (1 - parameters.fitSectorShare).squareRoot() * own)
  }
}

/// What the hazard per quarter of dropping an isolated use is at most, whatever the fit: `abandonRate · (1 − min(1, x̃))`.
/// Rounding keeps the order, since every factor of the hazard is at most that of its bound.
func largestAbandonHazard(rate: Double, neighbourShare: Double) -> Double { rate * (1 - min(1, neighbourShare)) }

/// Hazard per quarter of dropping an isolated use.
func abandonHazard(rate: Double, slope: Double, fit: Double, neighbourShare: Double) -> Double {
  0.25 * rate * min(4, exponential(-slope * fit)) * (1 - min(1, neighbourShare))
}
