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
  /// taken only where the uniform falls between y − y²/2 and y, since 1 − exp(−y) does.
  /// Reads: own stages, what neighbours show. Writes: nothing; returns the technologies heard of.
  /// Draws: `firmQuarter`, sub 0–5.
  /// Source: epidemic effects survive empirical tests (Karshenas and Stoneman 1993); form own assumption.
  @inline(__always)
  borrowing func hear(_ strip: borrowing FirmStrip, _ place: Int, _ rules: FirmPassRules) -> UInt8 {
    let firm = strip.first + place
    let perTie = perTie(degree(of: firm, rules))
    let row = (Int(traits.region[firm]) * 6 + Int(traits.sector[firm])) * technologyCount
    var heard: UInt8 = 0
    for technology in TechnologySet(TechnologyMasks(strip.sets[place]).maybeHeard) {
      let word =
        switch technology {
        case 0: strip.hearing0[word: place]
        case 1: strip.hearing1[word: place]
        case 2: strip.hearing2[word: place]
        case 3: strip.hearing3[word: place]
        case 4: strip.hearing4[word: place]
        default: strip.hearing5[word: place]
        }
      let hazard = awarenessHazard(
        outside: tables.outsideAwareness[row + technology], wordOfMouth: parameters.wordOfMouthRate,
        neighbourShare: Double(neighbours(of: firm, technology, rules)) * perTie)
      if happens(uniformOf(word), hazard: hazard) { heard |= 1 << technology }
    }
    return heard
  }
}

/// Hazard y of hearing of a technology, per quarter: `¼·(outside + q·x̃)`.
@inline(__always)
func awarenessHazard(outside: Double, wordOfMouth: Double, neighbourShare: Double) -> Double {
  0.25 * (outside + wordOfMouth * neighbourShare)
}

/// Whether a uniform is below `1 − exp(−y)`. That lies between `y − y²/2` and `y`; the hair is ten times what rounding can
/// make of it.
@inline(__always)
func happens(_ uniform: Double, hazard: Double) -> Bool {
  guard uniform < hazard else { return false }
  return uniform < hazard - 0.5 * hazard * hazard - 1e-14 || uniform < 1 - exp(-hazard)
}
