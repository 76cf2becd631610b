import ParallelColumns

/// Sixty-four neighbouring firms in the pass: what they know and use, the words they may need, and who of them may do
/// what. Lies on the stack of whoever does the block.
///
/// In a quarter most steps pass most firms by. Building a view of every firm and asking it took 699 instructions a firm
/// (callgrind, Dutch-German world); surveying eight at once took 484 of 128-bit vectors at first, and what
/// was asked then 150.
/// With AVX-512 the pass as a whole takes four tenths of the time that it took (<doc:Performance>).
struct FirmStrip: ~Copyable {
  /// Firms per strip: as many as a word has bits.
  static let length = 64

  /// First firm, and how many.
  var first = 0
  var count = 0
  /// ``TechnologyMasks`` of each firm.
  var sets = OctetRow()
  /// Words of `firmQuarter`, sub 0–5.
  var hearing = StripTable()
  /// Sub 6 and 7; 0 for 6 where everybody looks.
  var looking = OctetRow()
  var integrating = OctetRow()
  /// Bits of the technologies that are considered below the threshold, sub 10–15; from 12 on only where it matters.
  var doubting = OctetRow()
  /// ``Chooser`` of those who look, doubts not yet decided.
  var considered = OctetRow()
  /// Those who consider something. Left as they are by the next survey.
  var choosers = ChooserRow()
  /// Those who meet a partner, how many they are, and those who have something to talk about.
  var meetings = TalkRow()
  var meetingCount = 0
  var talks = TalkRow()
  /// Sub 8 and 9.
  var partner = OctetRow()
  var sharing = OctetRow()
  /// Sub 16.
  var givingUp = OctetRow()
  /// Who may integrate a use, give one up, hear of something, talk, look. Whoever is not in the set does not.
  var mayIntegrate = PlaceSet()
  var mayGiveUp = PlaceSet()
  var mayHear = PlaceSet()
  var mayTalk = PlaceSet()
  var mayLook = PlaceSet()
  /// Who was aware of something before it heard.
  private var wasAware = PlaceSet()
  /// Of whom and which technology a draw is below the hazard of hearing, and how many they are.
  var chances = ChanceRow()
  var chanceCount = 0

  /// Finds out about `count` firms from `first` on, eight at a time.
  @inline(__always)
  mutating func survey(_ world: borrowing World, from first: Int, count: Int, _ rules: FirmPassRules) {
    self.first = first
    self.count = count
    var found = Candidates()
    for octet in 0..<(count + 7) / 8 { surveyOctet(octet, world, rules, &found) }
    let real: UInt64 = count < FirmStrip.length ? 1 << UInt64(count) - 1 : .max
    mayIntegrate.bits = found.integrating & real
    mayGiveUp.bits = found.givingUp & real
    mayHear.bits = found.hearing & real
    mayTalk.bits = found.talking & real
    mayLook.bits = found.looking & real
    wasAware.bits = found.aware
  }

  /// Sets of places in registers, until the strip is surveyed.
  private struct Candidates {
    var integrating: UInt64 = 0
    var givingUp: UInt64 = 0
    var hearing: UInt64 = 0
    var talking: UInt64 = 0
    var looking: UInt64 = 0
    var aware: UInt64 = 0
  }

  @inline(__always)
  private mutating func surveyOctet(
    _ octet: Int, _ world: borrowing World, _ rules: FirmPassRules, _ found: inout Candidates
  ) {
    let firm = first + octet * 8
    let shift = UInt64(octet * 8)
    var masks = TechnologyMasks.octet(
      stageBits: world.progress.stage.bitsOfSixes(at: firm), technologies: rules.technologies)
    sets[octet: octet] = masks
    let unaware = TechnologyMasks.whoIsUnaware(masks)
    let aware = TechnologyMasks.whoIsAware(masks)
    // What is the same for the whole quarter first: no branch depends on firms where nobody can connect or tire.
    let connecting = rules.integrating > 0 ? TechnologyMasks.whoHasSeveralUses(masks) : 0
    let tiring = rules.givingUp > 0 ? TechnologyMasks.whoIsIsolated(masks) : 0
    guard unaware | aware | connecting | tiring != 0 else { return }
    let draws = OctetDraws(rules.draws, entities: eightFrom(firm))
    var middle = (Octet(), Octet(), Octet(), Octet())
    if !rules.allLook || rules.technologies & 0b11_0000 != 0 && unaware != 0 || connecting != 0 {
      middle = draws.words(block: 1, rules.draws)
      looking[octet: octet] = middle.2
      integrating[octet: octet] = middle.3
      found.integrating |= (whoIsBelow(middle.3, rules.integrating) & connecting) << shift
    }
    var knowing = aware
    if unaware != 0 {
      let maybeHeard = hearingOctet(octet, masks, middle, draws, world, rules)
      masks |= maybeHeard &<< Octet(repeating: 24)
      sets[octet: octet] = masks
      let hearing = whoHasAny(maybeHeard)
      found.hearing |= hearing << shift
      knowing |= hearing
    }
    if tiring != 0 {
      let word = draws.words(block: 4, rules.draws).0
      givingUp[octet: octet] = word
      found.givingUp |= (whoIsBelow(word, rules.givingUp) & tiring) << shift
    }
    found.aware |= aware << shift
    if rules.talking > 0, knowing != 0 {
      let words = draws.words(block: 2, rules.draws)
      partner[octet: octet] = words.0
      sharing[octet: octet] = words.1
      doubting[octet: octet] = firstDoubts(words, rules)
      found.talking |= (whoIsBelow(words.1, rules.talking) & knowing) << shift
    }
    // Without asking whether anybody knows anything: nobody foresees that either, and it costs less than a wrong guess.
    let idle = whoIsBelow(world.projects.activity.octet(at: firm), UInt64(Activity.idle) + 1)
    let looks =
      rules.allLook
      ? 0xFF : signBits(middle.2 &- lookingBounds(world.traits.sizeClass.octet(at: firm), rules))
    found.looking |= (looks & idle & knowing) << shift
  }

  /// Technologies of which each of eight firms may hear.
  @inline(__always)
  private mutating func hearingOctet(
    _ octet: Int, _ masks: Octet, _ middle: FourOctets, _ draws: OctetDraws, _ world: borrowing World,
    _ rules: FirmPassRules
  ) -> Octet {
    var maybe = Octet()
    if rules.technologies & 0b00_1111 != 0 {
      let words = draws.words(block: 0, rules.draws)
      note(words.0, of: 0, octet, &maybe, world, rules)
      note(words.1, of: 1, octet, &maybe, world, rules)
      note(words.2, of: 2, octet, &maybe, world, rules)
      note(words.3, of: 3, octet, &maybe, world, rules)
    }
    if rules.technologies & 0b11_0000 != 0 {
      note(middle.0, of: 4, octet, &maybe, world, rules)
      note(middle.1, of: 5, octet, &maybe, world, rules)
    }
    return maybe & masks
  }

  /// Keeps the words of eight firms for one technology, and notes who may hear of it.
  @inline(__always)
  private mutating func note(
    _ words: Octet, of technology: Int, _ octet: Int, _ maybe: inout Octet, _ world: borrowing World,
    _ rules: FirmPassRules
  ) {
    guard rules.technologies & 1 << UInt64(technology) != 0 else { return }
    hearing[octet, of: technology] = words
    if let only = rules.hearingOfOne {
      let firm = first &+ octet &* 8
      maybe |= only.bitIfBelow(
        words, users: world.exposure.adoptedNeighbours.octet(at: firm), degrees: world.exposure.degree.octet(at: firm),
        UInt64(technology))
    } else {
      maybe |= bitIfBelow(words, rules.hearing[technology], UInt64(technology))
    }
  }

  /// Those who may look whether they hear of something or not.
  @inline(__always)
  var mayLookAnyway: PlaceSet { PlaceSet(bits: mayLook.bits & wasAware.bits) }

  /// Whether a firm knew of something, without using it, before it heard.
  @inline(__always)
  func knewSomething(_ place: Int) -> Bool { wasAware.bits &>> UInt64(place) & 1 != 0 }

  /// Takes back that a firm may talk or look that might have heard of something, its first, and has not.
  @inline(__always)
  mutating func keepThoseWhoKnow(heard: PlaceSet) {
    let knowing = wasAware.bits | heard.bits
    mayTalk.bits &= knowing
    mayLook.bits &= knowing
  }

  /// Of technologies 0 and 1, which eight firms consider below the threshold.
  @inline(__always)
  private func firstDoubts(_ words: FourOctets, _ rules: FirmPassRules) -> Octet {
    bitIfBelow(words.2, rules.doubting, 0) | bitIfBelow(words.3, rules.doubting, 1)
  }

  /// Draws which technologies are considered below the threshold, for some places, eight at a time.
  @inline(__always)
  mutating func drawDoubts(of places: PlaceSet, _ rules: FirmPassRules) {
    var left = places
    while left.bits != 0 {
      let eight = left.takeEight()
      var lanes = Octet()
      for lane in 0..<8 { lanes[lane] = UInt64(eight[lane]) }
      let draws = OctetDraws(rules.draws, entities: lanes &+ Octet(repeating: UInt64(first)))
      let later = draws.words(block: 3, rules.draws)
      var bits = bitIfBelow(later.0, rules.doubting, 2) | bitIfBelow(later.1, rules.doubting, 3)
      bits |= bitIfBelow(later.2, rules.doubting, 4) | bitIfBelow(later.3, rules.doubting, 5)
      if rules.talking == 0 {
        bits |= firstDoubts(draws.words(block: 2, rules.draws), rules)
        for lane in 0..<8 { doubting[eight[lane]] = bits[lane] }
      } else {
        for lane in 0..<8 { doubting[eight[lane]] = doubting[eight[lane]] & 3 | bits[lane] }
      }
    }
  }

  /// Bound of looking of eight firms by their size classes, 0, 1 or 2.
  @inline(__always)
  private func lookingBounds(_ sizes: Octet, _ rules: FirmPassRules) -> Octet {
    let small = rules.looking[0]
    let isMedium = Octet() &- (sizes & Octet(repeating: 1))
    let isLarge = Octet() &- sizes &>> Octet(repeating: 1)
    return Octet(repeating: small) &+ (isMedium & Octet(repeating: rules.looking[1] &- small))
      &+ (isLarge & Octet(repeating: rules.looking[2] &- small))
  }
}
