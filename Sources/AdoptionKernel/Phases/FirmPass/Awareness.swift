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
  /// taken only where the uniform falls between y − y²/2 and y, since 1 − exp(−y) does. Who has a draw below y is found
  /// for all firms of the strip first, without a branch: nobody can foresee it, and few have.
  /// Reads: own stages, what neighbours show. Writes: own stages; notes for the counts.
  /// Draws: `firmQuarter`, sub 0–5.
  /// Source: epidemic effects survive empirical tests (Karshenas and Stoneman 1993); form own assumption.
  @inline(__always)
  borrowing func hear(
    _ strip: inout FirmStrip, _ rules: FirmPassRules, stages: inout MutableSpan<UInt8>, first: Int,
    _ worker: borrowing Worker
  ) {
    strip.chanceCount = 0
    for place in strip.mayHear {
      for technology in TechnologySet(TechnologyMasks(strip.sets[place]).maybeHeard) {
        let draw = uniformOf(strip.hearing[word: place, of: technology])
        strip.chances.put(place, technology, at: strip.chanceCount)
        strip.chanceCount += draw < hazardOfHearing(strip.first &+ place, technology, rules) ? 1 : 0
      }
    }
    var heard = PlaceSet()
    for index in 0..<strip.chanceCount {
      let (place, technology) = strip.chances[index]
      let hazard = hazardOfHearing(strip.first &+ place, technology, rules)
      guard happens(uniformOf(strip.hearing[word: place, of: technology]), hazard: hazard) else { continue }
      heard.insert(place)
      strip.sets[place] |= TechnologyMasks.aware(1 << technology)
      stages[first &+ pairIndex(place, technology)] = Stage.aware
      noteHearing(of: strip.first &+ place, technology, worker)
    }
    strip.keepThoseWhoKnow(heard: heard)
  }

  /// Hazard per quarter at which a firm hears of a technology.
  @inline(__always)
  private borrowing func hazardOfHearing(_ firm: Int, _ technology: Int, _ rules: FirmPassRules) -> Double {
    let row = (Int(traits.region[firm]) * 6 + Int(traits.sector[firm])) * technologyCount
    return awarenessHazard(
      outside: tables.outsideAwareness[row + technology], wordOfMouth: parameters.wordOfMouthRate,
      neighbourShare: Double(neighbours(of: firm, technology, rules)) * perTie(degree(of: firm, rules)))
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
  return uniform < hazard - 0.5 * hazard * hazard - 1e-14 || uniform < 1 - exponential(-hazard)
}
