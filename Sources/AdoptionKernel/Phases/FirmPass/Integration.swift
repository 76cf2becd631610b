import ParallelColumns

extension World {
  /// Phase 3a: isolated uses become part of how the firm works, the sooner the more company they have.
  ///
  /// ```
  /// h = ι · a · min(n − 1, 3)                    per isolated technology, n ≥ 2
  /// if u₇ < m·h: the ⌊u₇/h⌋-th isolated technology (ascending) is integrated
  /// productivityGain += β_τ (1 − κ_iso) exp(fit)
  /// ```
  ///
  /// | Symbol | Meaning | Unit |
  /// |---|---|---|
  /// | ι | `integrationRate` | quarter⁻¹ |
  /// | a | absorptive capacity | 0…1 |
  /// | n, m | technologies in use, of them isolated | number |
  ///
  /// Reads: own stages, ability. Writes: nothing; returns the technology that is integrated. Draws: `firmQuarter`, sub 7.
  /// Source: intra-firm diffusion lags (Battisti and Stoneman 2003); form own assumption.
  @inline(__always)
  borrowing func integrate(_ strip: borrowing FirmStrip, _ place: Int) -> Int? {
    let firm = strip.first &+ place
    let used = exposure.adoptedMask[firm].nonzeroBitCount
    guard used >= 2 else { return nil }
    let hazard = integrationHazard(
      rate: parameters.integrationRate, ability: Double(progress.ability[firm]), used: used)
    let isolated = TechnologyMasks(strip.sets[place]).isolated
    let draw = uniformOf(strip.integrating[word: place])
    guard draw < Double(isolated.nonzeroBitCount) * hazard else { return nil }
    var before = min(Int(draw / hazard), isolated.nonzeroBitCount - 1)
    for technology in TechnologySet(isolated) {
      if before == 0 { return technology }
      before -= 1
    }
    return nil
  }

  /// Productivity that integration adds, log points: `β_τ (1 − κ_iso) exp(fit)`.
  borrowing func gainOfIntegration(_ firm: Int, _ technology: Int) -> Double {
    parameters.benefit[technology] * (1 - parameters.isolatedShare)
      * exponential(fit(firm: firm, sector: Int(traits.sector[firm]), technology: technology))
  }
}

/// Hazard per quarter and isolated technology, `ι·a·min(n − 1, 3)`.
@inline(__always)
func integrationHazard(rate: Double, ability: Double, used: Int) -> Double {
  rate * ability * Double(min(used - 1, 3))
}
