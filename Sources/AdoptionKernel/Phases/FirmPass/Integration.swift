import Glibc

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
  /// Reads: own stages, ability. Writes: own stage; returns the gain, log points (0 if nothing happened).
  /// Source: intra-firm diffusion lags (Battisti and Stoneman 2003); form own assumption.
  @inline(__always)
  borrowing func integrate(_ view: inout FirmView, _ rules: FirmPassRules) -> Double {
    let used = view.used
    guard used >= 2 else { return 0 }
    let hazard = integrationHazard(rate: parameters.integrationRate, ability: view.ability, used: used)
    var isolated = 0
    for technology in 0..<technologyCount where view.stages[technology] == Stage.isolated { isolated += 1 }
    let draw = uniformOf(view.middleWords.3)
    guard isolated > 0, draw < Double(isolated) * hazard else { return 0 }
    var place = min(Int(draw / hazard), isolated - 1)
    for technology in 0..<technologyCount where view.stages[technology] == Stage.isolated {
      if place == 0 {
        view.stages[technology] = Stage.integrated
        return parameters.benefit[technology] * (1 - parameters.isolatedShare)
          * exp(fit(firm: view.firm, sector: view.sector, technology: technology))
      }
      place -= 1
    }
    return 0
  }
}

/// Hazard per quarter and isolated technology, `ι·a·min(n − 1, 3)`.
@inline(__always)
func integrationHazard(rate: Double, ability: Double, used: Int) -> Double {
  rate * ability * Double(min(used - 1, 3))
}
