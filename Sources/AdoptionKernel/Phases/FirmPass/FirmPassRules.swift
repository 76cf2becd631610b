import ParallelColumns

/// What the pass needs of the quarter, the same for all firms: above all, below which word of a draw something can
/// happen to anybody.
///
/// The bound of the largest probability that any firm can have (``wordBound(_:)``) sorts out, on whole numbers and eight
/// firms at a time, who need not be asked. Who is asked decides by the equation.
struct FirmPassRules {
  let now: Moment
  /// Of `firmQuarter`.
  let draws: QuarterDraws
  let isComplete: Bool
  let isPerceptionLed: Bool
  /// Technologies of this world.
  let technologies: UInt64
  /// Bounds of hearing of each technology.
  let hearing: InlineArray<6, UInt64>
  /// Bound of integrating something: six isolated uses, ability 1.
  let integrating: UInt64
  /// Bound of giving up something: every use isolated, and without fit.
  let givingUp: UInt64
  /// Bound of talking to somebody who is no competitor.
  let talking: UInt64
  /// Bounds of looking by size class, attention to programmes included where a country pays any.
  let looking: InlineArray<3, UInt64>
  /// Everybody looks, programme or not: nobody needs the draw.
  let allLook: Bool
  /// Bound of considering a technology below the threshold.
  let doubting: UInt64

  init(_ world: borrowing World, _ now: Moment) {
    self.now = now
    let parameters = world.parameters
    draws = QuarterDraws(world.eventDraws, .firmQuarter, quarter: now.run)
    isComplete = world.network.kind == .complete
    isPerceptionLed = world.isPerceptionLed
    technologies = UInt64(parameters.technologies)
    hearing = largestHazards(world)
    integrating = wordBound(integrationHazard(rate: parameters.integrationRate, ability: 1, used: 6) * 6)
    var rates = 0.0
    for technology in 0..<technologyCount { rates += parameters.abandonRate[technology] }
    givingUp = wordBound(rates)
    talking = parameters.learning ? wordBound(parameters.sharingProbability) : 0
    let attention = world.places.countries.contains { $0.attention } ? parameters.programmeAttention : 0
    var looking = InlineArray<3, UInt64>(repeating: 0)
    for size in 0..<3 { looking[size] = wordBound(parameters.evaluation[size] * (1 + attention)) }
    self.looking = looking
    allLook = wordBound(min(parameters.evaluation[0], parameters.evaluation[1], parameters.evaluation[2])) == allWords
    doubting = wordBound(parameters.subThreshold)
  }
}

/// One more than the largest word.
let allWords: UInt64 = 1 << 32

/// The probability as a bound of words: `uniform(word) < p` if and only if `word < wordBound(p)`.
///
/// ```
/// (word + ½)·2⁻³² < p   ⟺   word < ⌈p·2³² − ½⌉       no step is rounded, for p in (0, 1)
/// ```
func wordBound(_ probability: Double) -> UInt64 {
  guard probability > 0 else { return 0 }
  return probability < 1 ? UInt64(max(0, (probability * 0x1p32 - 0.5).rounded(.up))) : allWords
}

/// Bounds of hearing of each technology: where most comes from outside, and all neighbours use it. A hair more, because
/// n/n need not be 1 when divided as n·(1/n).
private func largestHazards(_ world: borrowing World) -> InlineArray<6, UInt64> {
  var outside = PerTechnology(repeating: 0)
  for index in world.tables.outsideAwareness.indices {
    let technology = index % technologyCount
    outside[technology] = max(outside[technology], world.tables.outsideAwareness[index])
  }
  var bounds = InlineArray<6, UInt64>(repeating: 0)
  for technology in 0..<technologyCount {
    let largest = awarenessHazard(
      outside: outside[technology], wordOfMouth: world.parameters.wordOfMouthRate, neighbourShare: 1)
    bounds[technology] = wordBound(largest * (1 + 1e-9))
  }
  return bounds
}
