import ParallelColumns

extension World {
  /// Phase 3: every firm integrates, gives up, hears, talks and looks, in this order, reading only itself and what its
  /// neighbours showed at the end of last quarter. Any order of firms and any number of threads give the same bits.
  ///
  /// Since no firm reads what another writes here, a strip of 64 firms takes each step together: who cannot possibly do
  /// anything is passed over (``FirmStrip``), the others are asked one by one, in the equations' own words.
  ///
  /// Reads: traits, exposure, network, tables. Writes: own stage, signals, gain, intent, drop; notes for the counts.
  /// Draws: `firmQuarter` sub 0–16, `peerNoise` sub τ.
  mutating func runFirmPass(_ now: Moment, workers: Int) {
    let rules = FirmPassRules(self, now)
    inRows(workers: makeTables(workers: workers)) { world, row, worker in
      world.passRow(row, rules, worker)
    }
  }

  /// The pass over a row of firms, strip by strip. While one strip is dealt with, what the next one will read is on
  /// its way: where a firm in twenty is asked about its neighbours, each waited some fifty nanoseconds for them
  /// (perf, slow network Bass process, a million firms).
  private borrowing func passRow(_ row: borrowing Block, _ rules: FirmPassRules, _ worker: borrowing Worker) {
    var intents = progress.intent.mutableSpan(in: row)
    intents.update(repeating: 0)
    if parameters.usesAreGivenUp {
      var drops = progress.drop.mutableSpan(in: row)
      drops.update(repeating: 0)
    }
    var one = FirmStrip()
    var other = FirmStrip()
    var talks = Talks()
    survey(&one, at: 0, of: row, rules)
    for start in stride(from: 0, to: row.count, by: 2 * FirmStrip.length) {
      survey(&other, at: start + FirmStrip.length, of: row, rules)
      passStrip(&one, in: row, rules, &talks, worker)
      decide(other.choosers, in: row, &talks, rules)
      survey(&one, at: start + 2 * FirmStrip.length, of: row, rules)
      passStrip(&other, in: row, rules, &talks, worker)
      decide(one.choosers, in: row, &talks, rules)
    }
    talks.markEarlier()
    decide(other.choosers, in: row, &talks, rules)
  }

  /// Finds out who of a strip may do what, and fetches what they will read. Past the end of the row there is nobody.
  private borrowing func survey(
    _ strip: inout FirmStrip, at start: Int, of row: borrowing Block, _ rules: FirmPassRules
  ) {
    let count = max(0, min(FirmStrip.length, row.count - start))
    strip.survey(self, from: row.lowerBound + start, count: count, rules)
    fetchAhead(strip, rules)
  }

  /// The steps of one strip but the last, which waits for the conversations of the next strip: what is said is worked out
  /// for eight at a time, and nearly no eight is left incomplete then.
  private borrowing func passStrip(
    _ strip: inout FirmStrip, in row: borrowing Block, _ rules: FirmPassRules, _ talks: inout Talks,
    _ worker: borrowing Worker
  ) {
    talks.markEarlier()
    var stages = progress.stage.mutableSpan(in: row, width: technologyCount)
    var counts = progress.signalCount.mutableSpan(in: row, width: technologyCount)
    var sums = progress.signalSum.mutableSpan(in: row, width: technologyCount)
    var gains = progress.productivityGain.mutableSpan(in: row)
    let start = strip.first - row.lowerBound
    for place in strip.mayIntegrate {
      guard let technology = integrate(strip, place) else { continue }
      strip.sets[place] &= ~TechnologyMasks.isolated(1 << technology)
      let firm = strip.first &+ place
      stages[pairIndex(start &+ place, technology)] = Stage.integrated
      let gain = gains[start &+ place]
      gains[start &+ place] = gain + Float(gainOfIntegration(firm, technology))
      noteIntegration(of: firm, technology, worker)
      noteGain(of: firm, gain, gains[start &+ place], worker)
    }
    for place in strip.mayGiveUp {
      progress.drop.set(giveUp(strip, place, rules), at: strip.first &+ place, in: row)
    }
    hear(&strip, rules, stages: &stages, first: start * technologyCount, worker)
    meet(&strip, rules)
    lookAround(&strip, rules)
    talk(&strip, rules, &talks, counts: &counts, sums: &sums, first: start * technologyCount)
  }

  /// The last step of the firms of a strip that look: they choose, once all that they have heard is worked out.
  private borrowing func decide(
    _ choosers: borrowing ChooserRow, in row: borrowing Block, _ talks: inout Talks, _ rules: FirmPassRules
  ) {
    var counts = progress.signalCount.mutableSpan(in: row, width: technologyCount)
    var sums = progress.signalSum.mutableSpan(in: row, width: technologyCount)
    if talks.haveEarlier { take(&talks, rules, counts: &counts, sums: &sums) }
    for index in 0..<choosers.count {
      let chooser = choosers[index]
      let intent = choose(chooser, counts: counts, sums: sums, first: pairIndex(chooser.firm &- row.lowerBound))
      progress.intent.set(intent, at: chooser.firm, in: row)
    }
  }

  /// Finds what each firm of a strip that looks considers.
  @inline(__always)
  private borrowing func lookAround(_ strip: inout FirmStrip, _ rules: FirmPassRules) {
    var inDoubt = PlaceSet()
    var looking = PlaceSet()
    for place in strip.mayLook {
      guard let isUsual = looks(strip, place) else { continue }
      let (legitimate, doubtful) = prospects(strip, place, rules)
      strip.considered[place] = Chooser(firm: strip.first &+ place, legitimate, doubtful, isUsual: isUsual).bits
      if legitimate | doubtful != 0 { looking.insert(place) }
      if doubtful != 0 { inDoubt.insert(place) }
    }
    strip.drawDoubts(of: inDoubt, rules)
    strip.choosers.count = 0
    for place in looking { strip.choosers.put(Chooser(bits: strip.considered[place]), doubting: strip.doubting[place]) }
  }

  /// Fetches what those who may hear, talk or look will read, while the strip before is dealt with.
  @inline(__always)
  private borrowing func fetchAhead(_ strip: borrowing FirmStrip, _ rules: FirmPassRules) {
    guard !rules.isComplete else { return }
    // In a world of one technology the survey has read what neighbours show.
    if rules.hearingOfOne == nil {
      for place in strip.mayHear {
        exposure.adoptedNeighbours.prefetch((strip.first &+ place) &* exposure.width)
        exposure.degree.prefetch(strip.first &+ place)
      }
    }
    for place in strip.mayTalk { fetchTie(strip, place, rules) }
    // Who hears of its first technology reads nothing of what is fetched here.
    for place in strip.mayLookAnyway {
      let pair = pairIndex(strip.first &+ place)
      progress.coolUntil.prefetch(pair)
      exposure.adoptedNeighbours.prefetch((strip.first &+ place) &* exposure.width)
    }
  }

  /// Phase 3c, first half: finds the partners of a strip, and fetches what is read of them, while the strip looks around.
  @inline(__always)
  private borrowing func meet(_ strip: inout FirmStrip, _ rules: FirmPassRules) {
    // Packed from the front, so that the next loop has nobody to pass over.
    strip.meetingCount = 0
    for place in strip.mayTalk {
      let partner = partner(strip, place, rules)
      strip.meetings[strip.meetingCount] = Talk(place: place, partner: partner ?? 0)
      strip.meetingCount += partner == nil ? 0 : 1
      exposure.adoptedMask.prefetch(partner ?? 0)
      traits.sector.prefetch(partner ?? 0)
      progress.signalSum.prefetch(pairIndex(strip.first &+ place))
    }
  }

  /// Phase 3c, second half: finds what there is to talk about, then what is passed on.
  @inline(__always)
  private borrowing func talk(
    _ strip: inout FirmStrip, _ rules: FirmPassRules, _ talks: inout Talks, counts: inout MutableSpan<UInt8>,
    sums: inout MutableSpan<Float>, first: Int
  ) {
    var talkCount = 0
    for index in 0..<strip.meetingCount {
      var talk = strip.meetings[index]
      let known = TechnologyMasks(strip.sets[talk.place]).aware
      talk.topics = known & perceivedUses(of: talk.partner, isLed: rules.isPerceptionLed)
      strip.talks[talkCount] = talk
      talkCount += talk.topics == 0 ? 0 : 1
    }
    for index in 0..<talkCount {
      converse(strip, strip.talks[index], rules, &talks, counts: &counts, sums: &sums, first: first)
    }
  }
}
