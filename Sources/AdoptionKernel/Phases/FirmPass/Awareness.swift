import Glibc

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
  /// The exponential is taken only where the uniform falls below y, since 1 − exp(−y) ≤ y.
  /// Reads: own stages, what neighbours show. Writes: own stages. Draws: `firmQuarter`, sub 0–5.
  /// Source: epidemic effects survive empirical tests (Karshenas and Stoneman 1993); form own assumption.
  @inline(__always)
  borrowing func hear(_ view: inout FirmView, _ rules: FirmPassRules) {
    var firstWords: FourWords = (0, 0, 0, 0)
    var hasFirstWords = false
    for technology in 0..<technologyCount
    where view.stages[technology] == Stage.unaware && parameters.technologies & (1 << technology) != 0 {
      if technology < 4, !hasFirstWords {
        firstWords = rules.draws.words(.firmQuarter, quarter: rules.now.run, entity: view.firm, block: 0)
        hasFirstWords = true
      }
      let word =
        switch technology {
        case 0: firstWords.0
        case 1: firstWords.1
        case 2: firstWords.2
        case 3: firstWords.3
        case 4: view.middleWords.0
        default: view.middleWords.1
        }
      let cell = (view.region * 6 + view.sector) * technologyCount + technology
      let hazard = awarenessHazard(
        rules, neighbourShare: view.neighbourShare(technology), campaign: places.countries[view.country].campaign,
        reach: places.regions[view.region].hubReach, demonstration: tables.demonstrationIntensity[cell])
      let draw = uniformOf(word)
      if draw < hazard, draw < 1 - exp(-hazard) { view.stages[technology] = Stage.aware }
    }
  }
}

/// Hazard y of hearing of a technology, per quarter.
@inline(__always)
func awarenessHazard(
  _ rules: FirmPassRules, neighbourShare: Double, campaign: Double, reach: Double, demonstration: Double
) -> Double {
  0.25
    * (rules.external + rules.wordOfMouth * neighbourShare + rules.campaign * campaign + rules.outreach * reach
      + rules.demonstration * demonstration)
}
