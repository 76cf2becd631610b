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
  /// Of a world of one technology: what a firm hears depends on two numbers that lie side by side for neighbouring firms.
  let hearingOfOne: HearingOfOne?
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
    hearingOfOne = HearingOfOne(world)
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

/// Who may hear of the only technology of a world, by what its neighbours show: nearly nobody who may does not, while most
/// who draw below the largest hazard that any firm can have draw above their own.
///
/// ```
/// u < ¼·(outside + q·n/d)   ⟸   word < a   or   (word − a)·d < b·n        a = ¼·outside·2³²,  b = ¼·q·2³²
/// ```
struct HearingOfOne {
  /// Firms that draw a word below that may hear whatever their neighbours do; at most 2³².
  let outside: UInt64
  /// Words that a neighbour is worth to a firm without others; below 2³².
  private let perNeighbour: UInt64

  /// Nil on the complete graph, with several technologies, and where one neighbour is certain to be heard.
  init?(_ world: borrowing World) {
    guard world.network.kind != .complete, world.exposure.width == 1 else { return nil }
    let technology = UInt64(world.parameters.technologies).trailingZeroBitCount
    var largest = 0.0
    for index in world.tables.outsideAwareness.indices where index % technologyCount == technology {
      largest = max(largest, world.tables.outsideAwareness[index])
    }
    outside = HearingOfOne.words(awarenessHazard(outside: largest, wordOfMouth: 0, neighbourShare: 0))
    perNeighbour = HearingOfOne.words(
      awarenessHazard(outside: 0, wordOfMouth: world.parameters.wordOfMouthRate, neighbourShare: 1))
    guard perNeighbour < allWords else { return nil }
  }

  /// A hazard as a number of words, a hair more: n/n need not be 1 when divided as n·(1/n).
  private static func words(_ hazard: Double) -> UInt64 {
    UInt64(min(0x1p32, (hazard * (1 + 1e-9) * 0x1p32).rounded(.up)))
  }

  /// The bit of a technology where one of eight firms may hear of it: by words, neighbours that use it, and all.
  @inline(__always)
  func bitIfBelow(_ words: Octet, users: Octet, degrees: Octet, _ bit: UInt64) -> Octet {
    // Words, counts and what a neighbour is worth fill a lower half, which is said so that halves are multiplied.
    let lowHalf = Octet(repeating: 0xFFFF_FFFF)
    // Its sign bit is set for words below what comes from outside; the products are then of no account.
    let above = words &- Octet(repeating: outside)
    let needed = (above & lowHalf) &* (degrees & lowHalf)
    let seen = (users & lowHalf) &* (Octet(repeating: perNeighbour) & lowHalf)
    return (above | (needed &- seen)) &>> Octet(repeating: 63 &- bit) & Octet(repeating: 1 << bit)
  }
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
