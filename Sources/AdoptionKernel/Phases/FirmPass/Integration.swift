import Glibc
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
  /// Reads: own stages, ability. Writes: the view; returns the technology that is integrated.
  /// Source: intra-firm diffusion lags (Battisti and Stoneman 2003); form own assumption.
  @inline(__always)
  borrowing func integrate(_ view: inout FirmView, _ rules: FirmPassRules) -> Int? {
    let used = view.used.nonzeroBitCount
    guard used >= 2 else { return nil }
    let hazard = integrationHazard(rate: parameters.integrationRate, ability: view.ability, used: used)
    let isolated = view.isolated.nonzeroBitCount
    let draw = uniformOf(view.middleWords.3)
    guard draw < Double(isolated) * hazard else { return nil }
    var place = min(Int(draw / hazard), isolated - 1)
    for technology in TechnologySet(view.isolated) {
      if place == 0 {
        view.isolated &= ~(1 << technology)
        return technology
      }
      place -= 1
    }
    return nil
  }

  /// Productivity that integration adds, log points: `β_τ (1 − κ_iso) exp(fit)`.
  borrowing func gainOfIntegration(_ view: FirmView, _ technology: Int) -> Double {
    parameters.benefit[technology] * (1 - parameters.isolatedShare)
      * exp(fit(firm: view.firm, sector: view.sector, technology: technology))
  }
}

/// Hazard per quarter and isolated technology, `ι·a·min(n − 1, 3)`.
@inline(__always)
func integrationHazard(rate: Double, ability: Double, used: Int) -> Double {
  rate * ability * Double(min(used - 1, 3))
}
