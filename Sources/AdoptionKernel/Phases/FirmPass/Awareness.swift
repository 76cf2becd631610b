import Glibc
import ParallelColumns

extension World {
  /// Phase 3b: makes unaware firms aware of a technology: the epidemic part of adoption.
  ///
  /// ```
  /// y = ¼ · [ p + q·x̃ + p_camp·campaign_c + p_hub·reach_r + p_demo·demo_rsτ ]
  /// P(unaware → aware) = 1 − exp(−y)
  /// ```
  ///
  /// | Symbol | Meaning | Unit | Range |
  /// |---|---|---|---|
  /// | p, q | `awarenessRate`, `wordOfMouthRate` | year⁻¹ | ≥ 0 |
  /// | x̃ | share of neighbours that use τ | share | 0…1 |
  /// | campaign, reach, demo | coverage, hub reach, demonstrations | 1 | 0…1, 0…1, 0…3 |
  ///
  /// All but the neighbours' part is the same for firms of a region and sector and stands in a table. The exponential is
  /// taken only where the uniform falls below y, since 1 − exp(−y) ≤ y.
  /// Reads: own stages, what neighbours show. Writes: nothing; returns the technologies heard of.
  /// Draws: `firmQuarter`, sub 0–5.
  /// Source: epidemic effects survive empirical tests (Karshenas and Stoneman 1993); form own assumption.
  @inline(__always)
  borrowing func hear(_ view: FirmView, _ rules: FirmPassRules) -> UInt8 {
    guard view.unaware != 0 else { return 0 }
    var firstWords = FourWords(0, 0, 0, 0)
    if view.unaware & 0b1111 != 0 {
      firstWords = rules.draws.words(.firmQuarter, quarter: rules.now.run, entity: view.firm, block: 0)
    }
    let row = (view.region * 6 + view.sector) * technologyCount
    var heard: UInt8 = 0
    for technology in TechnologySet(view.unaware) {
      let word =
        switch technology {
        case 0: firstWords.0
        case 1: firstWords.1
        case 2: firstWords.2
        case 3: firstWords.3
        case 4: view.middleWords.0
        default: view.middleWords.1
        }
      let hazard = awarenessHazard(
        outside: tables.outsideAwareness[row + technology], wordOfMouth: parameters.wordOfMouthRate,
        neighbourShare: neighbourShare(view, technology, rules))
      let draw = uniformOf(word)
      if draw < hazard, draw < 1 - exp(-hazard) { heard |= 1 << technology }
    }
    return heard
  }
}

/// Hazard y of hearing of a technology, per quarter: `¼·(outside + q·x̃)`.
@inline(__always)
func awarenessHazard(outside: Double, wordOfMouth: Double, neighbourShare: Double) -> Double {
  0.25 * (outside + wordOfMouth * neighbourShare)
}
