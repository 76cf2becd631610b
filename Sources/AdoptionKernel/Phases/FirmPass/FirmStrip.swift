import ParallelColumns

/// Sixty-four neighbouring firms in the pass: what they know and use, the words they may need, and who of them may do
/// what. Lies on the stack of whoever does the block.
///
/// In a quarter most steps pass most firms by. Building a view of every firm and asking it took 699 instructions a firm
/// (callgrind, Dutch-German world); surveying eight at once takes 484 of 128-bit vectors, and what is asked then 150.
/// With AVX-512 the pass as a whole takes four tenths of the time that it took (<doc:Performance>).
struct FirmStrip: ~Copyable {
  /// Firms per strip: as many as a word has bits.
  static let length = 64

  /// First firm, and how many.
  var first = 0
  var count = 0
  /// ``TechnologyMasks`` of each firm.
  var sets = StripRow()
  /// Words of `firmQuarter`, sub 0–5.
  var hearing0 = StripRow()
  var hearing1 = StripRow()
  var hearing2 = StripRow()
  var hearing3 = StripRow()
  var hearing4 = StripRow()
  var hearing5 = StripRow()
  /// Sub 6 and 7; 0 for 6 where everybody looks.
  var looking = StripRow()
  var integrating = StripRow()
  /// Bits of the technologies that are considered below the threshold, sub 10–15; from 12 on only where it matters.
  var doubting = StripRow()
  /// What those who look consider.
  var considered = StripRow()
  /// Those who meet a partner, how many they are, and those who have something to talk about.
  var meetings = TalkRow()
  var meetingCount = 0
  var talks = TalkRow()
  /// Sub 8 and 9.
  var partner = StripRow()
  var sharing = StripRow()
  /// Sub 16.
  var givingUp = StripRow()
  /// Who may integrate a use, give one up, hear of something, talk, look. Whoever is not in the set does not.
  var mayIntegrate = PlaceSet()
  var mayGiveUp = PlaceSet()
  var mayHear = PlaceSet()
  var mayTalk = PlaceSet()
  var mayLook = PlaceSet()

  /// Finds out about `count` firms from `first` on, eight at a time.
  @inline(__always)
  mutating func survey(_ world: borrowing World, from first: Int, count: Int, _ rules: FirmPassRules) {
    self.first = first
    self.count = count
    mayIntegrate = PlaceSet()
    mayGiveUp = PlaceSet()
    mayHear = PlaceSet()
    mayTalk = PlaceSet()
    mayLook = PlaceSet()
    for octet in 0..<(count + 7) / 8 { surveyOctet(octet, world, rules) }
    guard count < FirmStrip.length else { return }
    let real: UInt64 = 1 << UInt64(count) - 1
    mayIntegrate.bits &= real
    mayGiveUp.bits &= real
    mayHear.bits &= real
    mayTalk.bits &= real
    mayLook.bits &= real
  }

  @inline(__always)
  private mutating func surveyOctet(_ octet: Int, _ world: borrowing World, _ rules: FirmPassRules) {
    let firm = first + octet * 8
    let masks = TechnologyMasks.octet(stages: world.progress.stage.sixes(at: firm), technologies: rules.technologies)
    sets[octet: octet] = masks
    let present = TechnologyMasks(joined(masks))
    let hasConnections = present.hasSeveralUses && rules.integrating > 0
    let mayTire = present.isolated != 0 && rules.givingUp > 0
    guard present.unaware | present.aware != 0 || hasConnections || mayTire else { return }
    let draws = OctetDraws(
      rules.draws, .firmQuarter, quarter: rules.now.run, entities: Octet(repeating: UInt64(firm)) &+ eightPlaces)
    var middle = (Octet(), Octet(), Octet(), Octet())
    if present.unaware & 0b11_0000 != 0 || hasConnections || present.unaware | present.aware != 0 && !rules.allLook {
      middle = draws.words(block: 1)
      hearing4[octet: octet] = middle.0
      hearing5[octet: octet] = middle.1
      looking[octet: octet] = middle.2
      integrating[octet: octet] = middle.3
    }
    let maybeHeard = hearingOctet(octet, present, masks, middle, draws, rules)
    sets[octet: octet] = masks | maybeHeard &<< Octet(repeating: 24)
    var events = isSome(maybeHeard) &<< Octet(repeating: 16)
    if hasConnections {
      events |= isBelow(middle.3, rules.integrating) & TechnologyMasks.haveSeveralUses(masks)
    }
    if mayTire {
      let word = draws.words(block: 4).0
      givingUp[octet: octet] = word
      let isolated = isSome(masks & Octet(repeating: TechnologyMasks.isolated(63)))
      events |= (isBelow(word, rules.givingUp) & isolated) &<< Octet(repeating: 8)
    }
    let knows = isSome(masks & Octet(repeating: TechnologyMasks.aware(63)) | maybeHeard)
    if joined(knows) != 0 {
      if rules.talking > 0 {
        let words = draws.words(block: 2)
        partner[octet: octet] = words.0
        sharing[octet: octet] = words.1
        doubting[octet: octet] = firstDoubts(words, rules)
        events |= (isBelow(words.1, rules.talking) & knows) &<< Octet(repeating: 24)
      }
      let isIdle = isBelow(world.projects.activity.octet(at: firm), UInt64(Activity.idle) + 1)
      let looks = (middle.2 &- lookingBounds(world.traits.sizeClass.octet(at: firm), rules)) &>> Octet(repeating: 63)
      events |= (looks & isIdle & knows) &<< Octet(repeating: 32)
    }
    note(events, octet)
  }

  /// Technologies of which each of eight firms may hear.
  @inline(__always)
  private mutating func hearingOctet(
    _ octet: Int, _ present: TechnologyMasks, _ masks: Octet, _ middle: FourOctets, _ draws: OctetDraws,
    _ rules: FirmPassRules
  ) -> Octet {
    var maybe = Octet()
    if present.unaware & 0b00_1111 != 0 {
      let words = draws.words(block: 0)
      hearing0[octet: octet] = words.0
      maybe = isBelow(words.0, rules.hearing[0])
      if present.unaware & 0b00_1110 != 0 {
        hearing1[octet: octet] = words.1
        hearing2[octet: octet] = words.2
        hearing3[octet: octet] = words.3
        maybe |= isBelow(words.1, rules.hearing[1]) &<< Octet(repeating: 1)
        maybe |= isBelow(words.2, rules.hearing[2]) &<< Octet(repeating: 2)
        maybe |= isBelow(words.3, rules.hearing[3]) &<< Octet(repeating: 3)
      }
    }
    if present.unaware & 0b11_0000 != 0 {
      maybe |= isBelow(middle.0, rules.hearing[4]) &<< Octet(repeating: 4)
      maybe |= isBelow(middle.1, rules.hearing[5]) &<< Octet(repeating: 5)
    }
    return maybe & masks
  }

  /// Takes back that a firm may talk or look: it might have heard of something, and has not.
  @inline(__always)
  mutating func knowsNothing(_ place: Int) {
    mayTalk.remove(place)
    mayLook.remove(place)
  }

  /// Of technologies 0 and 1, which eight firms consider below the threshold.
  @inline(__always)
  private func firstDoubts(_ words: FourOctets, _ rules: FirmPassRules) -> Octet {
    isBelow(words.2, rules.doubting) | isBelow(words.3, rules.doubting) &<< Octet(repeating: 1)
  }

  /// Draws which technologies are considered below the threshold, for some places, eight at a time.
  @inline(__always)
  mutating func drawDoubts(of places: PlaceSet, _ rules: FirmPassRules) {
    var left = places
    while left.bits != 0 {
      let eight = left.takeEight()
      var lanes = Octet()
      for lane in 0..<8 { lanes[lane] = UInt64(eight[lane]) }
      let draws = OctetDraws(
        rules.draws, .firmQuarter, quarter: rules.now.run, entities: lanes &+ Octet(repeating: UInt64(first)))
      let later = draws.words(block: 3)
      var bits = isBelow(later.0, rules.doubting) &<< Octet(repeating: 2)
      bits |= isBelow(later.1, rules.doubting) &<< Octet(repeating: 3)
      bits |= isBelow(later.2, rules.doubting) &<< Octet(repeating: 4)
      bits |= isBelow(later.3, rules.doubting) &<< Octet(repeating: 5)
      if rules.talking == 0 {
        bits |= firstDoubts(draws.words(block: 2), rules)
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

  /// Adds what eight firms may do, 0 or 1 in the lowest five bytes of each lane, to the five sets.
  @inline(__always)
  private mutating func note(_ events: Octet, _ octet: Int) {
    let bytes = lowestBitsByByte(events)
    let shift = UInt64(octet * 8)
    mayIntegrate.bits |= (bytes & 0xFF) << shift
    mayGiveUp.bits |= (bytes >> 8 & 0xFF) << shift
    mayHear.bits |= (bytes >> 16 & 0xFF) << shift
    mayTalk.bits |= (bytes >> 24 & 0xFF) << shift
    mayLook.bits |= (bytes >> 32 & 0xFF) << shift
  }
}
