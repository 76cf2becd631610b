import ParallelColumns

extension World {
  /// Firms of a block that may not apply settle: each by itself, whatever the others do. Who may apply, and who asks a
  /// hub, is marked.
  ///
  /// Settling is most of the work of this phase, and independent of its order; what has an order (arrival of
  /// applications, requests to hubs) follows from the marks, firm by firm, in ``collectIntents(of:_:)``.
  borrowing func receiveIntents(of block: borrowing Block, isOpen: Bool, _ now: Moment) {
    var marks = lists.marks.partials(of: block, width: IntentMarks.words)
    for word in 0..<IntentMarks.words { marks[word] = 0 }
    var firms = FirmList()
    var next = block.lowerBound
    while next < block.upperBound {
      next = firms.find(from: next, below: block.upperBound) { first in
        progress.intent.which(from: first, below: block.upperBound, haveAnyOf: 0xFF)
      }
      for index in 0..<min(FirmList.lead, firms.count) { fetchForSettling(firms[index]) }
      for index in 0..<firms.count {
        if index + FirmList.lead < firms.count { fetchForSettling(firms[index + FirmList.lead]) }
        receiveIntent(of: firms[index], &marks, isOpen: isOpen, now, in: block)
      }
    }
  }

  /// A firm that may not apply settles; whether it may, or asks a hub, is marked.
  @inline(__always)
  private borrowing func receiveIntent(
    of firm: Int, _ marks: inout MutableSpan<UInt64>, isOpen: Bool, _ now: Moment, in block: borrowing Block
  ) {
    let intent = progress.intent[firm]
    let technology = Int(intent & Intent.technologyBits) - 1
    let owed = intent & Intent.owedToAttention != 0
    marks[IntentMarks.intents] += 1
    if owed { marks[IntentMarks.owed] += 1 }
    let place = firm - block.lowerBound
    if isOpen, mayApply(firm, mask: exposure.adoptedMask[firm]) {
      marks[IntentMarks.applies + place / 64] |= 1 << UInt64(place % 64)
    } else if isFree(firm, technology, now), settle(firm, technology, owed: owed, now, in: block) {
      marks[IntentMarks.asks + place / 64] |= 1 << UInt64(place % 64)
    }
  }

  /// Fetches what settling reads and writes of a firm, but for what is so narrow that most lines are needed anyway.
  @inline(__always)
  private borrowing func fetchForSettling(_ firm: Int) {
    progress.stage.prefetch(pairIndex(firm))
    progress.signalCount.prefetch(pairIndex(firm))
    progress.ability.prefetch(firm)
    traits.hurdleYears.prefetch(firm)
    traits.sizeCost.prefetch(firm)
    traits.valueAdded.prefetch(firm)
    // In an immediate world firms do as they mean to, mostly without having heard of anybody's experience.
    guard !parameters.immediate else { return }
    let technology = Int(progress.intent[firm] & Intent.technologyBits) - 1
    progress.signalSum.prefetch(pairIndex(firm, technology))
    progress.coolUntil.prefetch(pairIndex(firm))
    projects.cash.prefetch(firm)
    projects.cost.prefetch(firm)
  }

  /// Puts down who of a block applies, by ARRIVAL, and who asks a hub, in firm-id order.
  mutating func collectIntents(of block: Int, _ now: Moment) {
    let first = block * IntentMarks.words
    ledger.intents += Int(lists.marks[first + IntentMarks.intents])
    ledger.owedIntents += Int(lists.marks[first + IntentMarks.owed])
    for word in 0..<IntentMarks.bitWords {
      let start = block * IntentMarks.blockSize + word * 64
      var applies = lists.marks[first + IntentMarks.applies + word]
      while applies != 0 {
        let firm = start + applies.trailingZeroBitCount
        applies &= applies - 1
        let arrival = eventDraws.word(.arrival, quarter: now.run, entity: firm)
        lists.keys.append(UInt64(arrival) << 32 | UInt64(firm))
      }
      var asks = lists.marks[first + IntentMarks.asks + word]
      while asks != 0 {
        let firm = start + asks.trailingZeroBitCount
        asks &= asks - 1
        askHub(firm, Int(progress.intent[firm] & Intent.technologyBits) - 1)
      }
    }
  }
}
