import ParallelColumns

extension World {
  /// Shows the quarter's events to all who see them: whole numbers, in any order.
  ///
  /// One thread goes through the events once. Several first note together who sees which event; then each goes through
  /// the notes and counts for the firms of its own range. Where every thread looked up the ties of all events, a second
  /// one made the phase slower: 0.81 and 1.07 ns per agent-step (network Bass, a million firms).
  mutating func showEvents(workers: Int) {
    guard network.kind != .complete else {
      for index in 0..<lists.events.count {
        tables.adopters[Int(lists.events[index].technology)] += Int(lists.events[index].sign)
      }
      return
    }
    let areNoted = workers > 1
    lists.seen.removeAll()
    if areNoted { inEventBatches(workers: workers) { world, batches in world.noteEvents(of: batches) } }
    inRanges(workers: workers) { world, range in world.showEvents(in: range, areNoted: areNoted) }
  }

  /// Notes who sees the events of some batches, as far as there is room for notes.
  private borrowing func noteEvents(of batches: borrowing Block) {
    var one = EventBatch()
    var other = EventBatch()
    fetchTieRanges(of: batches.lowerBound)
    find(batches.lowerBound, &one)
    fetchTieRanges(of: batches.lowerBound + 1)
    for batch in stride(from: batches.lowerBound, to: batches.upperBound, by: 2) {
      note(batch, one, finding: &other, in: batches)
      if batch + 1 < batches.upperBound { note(batch + 1, other, finding: &one, in: batches) }
    }
  }

  /// Notes who sees the events of a batch, sixteen at a time: what is noted too much is written over by the next ones,
  /// at the end by notes of nobody. With each event one of the next batch is found, and one of the batch after it fetched:
  /// where all of a batch were fetched at once, more was under way than the processor keeps, and the loads waited.
  @inline(__always)
  private borrowing func note(
    _ batch: Int, _ found: borrowing EventBatch, finding following: inout EventBatch, in batches: borrowing Block
  ) {
    let room = lists.seen.room(for: found.tieCount + SeenChanges.slack)
    lists.areSeen.set(room == nil ? 0 : 1, at: batch, in: batches)
    guard let room else { return find(batch + 1, &following) }
    let isLast = batch + 1 == batches.upperBound
    following.begin(with: EventBatch.range(of: batch + 1, among: isLast ? 0 : lists.events.count))
    let later = EventBatch.range(of: batch + 2, among: lists.events.count)
    var next = room.lowerBound
    let step = SIMD16(repeating: UInt32(2 * exposure.width))
    for (place, index) in found.events.enumerated() {
      if place < following.events.count { find(at: place, &following) }
      if place < later.count { fetchTieRange(of: later.lowerBound + place) }
      let event = lists.events[index]
      let change = change(of: event)
      var tie = Int(found.first[place])
      let end = Int(found.end[place])
      while tie < end {
        let entries = network.sixteenWhoSee(from: tie) &* step &+ SIMD16(repeating: change)
        lists.seen.elements.set(entries, at: next, in: room)
        next += min(16, end - tie)
        tie += 16
      }
      guard found.extraRow[place] >= 0 else { continue }
      for extra in 0..<network.extraCount(of: Int(event.firm)) {
        let tie = UInt32(network.extraTie(of: Int(event.firm), at: extra))
        lists.seen.elements.set(tie &* step[0] &+ change, at: next, in: room)
        next += 1
      }
    }
    lists.seen.elements.set(SIMD16(repeating: SeenChanges.ofNobody), at: next, in: room)
  }

  /// What an event adds to the entry of a firm: the place of its technology, and whether it counts down.
  @inline(__always)
  private borrowing func change(of event: UseEvent) -> UInt32 {
    UInt32(exposure.slot(of: Int(event.technology))) << 1 | (event.sign < 0 ? 1 : 0)
  }

  /// Shows all events to the firms of one range: from the notes, and those that are not noted one by one.
  private borrowing func showEvents(in range: borrowing Block, areNoted: Bool) {
    var counts = exposure.adoptedNeighbours.mutableSpan(in: range, width: exposure.width)
    var seen = SeenChanges(range.lowerBound * exposure.width..<range.upperBound * exposure.width)
    let notes = lists.seen.elements.span(of: 0..<lists.seen.count)
    for index in notes.indices { note(notes[index], &seen, &counts) }
    var found = EventBatch()
    fetchTieRanges(of: 0)
    for batch in 0..<EventBatch.count(of: lists.events.count) where !areNoted || lists.areSeen[batch] == 0 {
      fetchTieRanges(of: batch + 1)
      find(batch, &found)
      forEachSeen(of: found) { entry in note(entry, &seen, &counts) }
    }
    count(&seen, in: &counts)
  }

  /// Fetches where the ties of a batch of events stand.
  @inline(__always)
  private borrowing func fetchTieRanges(of batch: Int) {
    for index in EventBatch.range(of: batch, among: lists.events.count) { fetchTieRange(of: index) }
  }

  /// The same for one event.
  @inline(__always)
  private borrowing func fetchTieRange(of event: Int) {
    let firm = Int(lists.events[event].firm)
    if network.kind == .mutual {
      network.offsets.prefetch(firm)
      network.extraRow.prefetch(firm)
    } else {
      network.listenerOffsets.prefetch(firm)
    }
  }

  /// Finds where the ties of a batch of events stand, and fetches the first of them: a line holds sixteen.
  @inline(__always)
  private borrowing func find(_ batch: Int, _ found: inout EventBatch) {
    found.begin(with: EventBatch.range(of: batch, among: lists.events.count))
    for place in 0..<found.events.count { find(at: place, &found) }
  }

  /// The same for one event of the batch.
  @inline(__always)
  private borrowing func find(at place: Int, _ found: inout EventBatch) {
    let firm = Int(lists.events[found.events.lowerBound &+ place].firm)
    if network.kind == .mutual {
      found.first[place] = network.offsets[firm]
      found.end[place] = network.offsets[firm &+ 1]
      found.extraRow[place] = network.extraRow[firm]
      network.ties.prefetch(Int(found.first[place]))
      network.ties.prefetch(Int(found.end[place]) - 1)
      if found.extraRow[place] >= 0 { found.tieCount += network.extraCount(of: firm) }
    } else {
      found.first[place] = network.listenerOffsets[firm]
      found.end[place] = network.listenerOffsets[firm &+ 1]
      network.listeners.prefetch(Int(found.first[place]))
      network.listeners.prefetch(Int(found.end[place]) - 1)
    }
    found.tieCount += Int(found.end[place] - found.first[place])
  }

  /// Goes through all who see the events of a batch.
  ///
  /// One loop over the ties of one event after another took 25 ns a tie at a million firms: each waits for three
  /// look-ups, one behind the other, and for a branch at its end that nobody foresees. So where ties stand, who sees them,
  /// and at last the counts are read in loops of their own that find in the cache what the loop before has fetched.
  @inline(__always)
  private borrowing func forEachSeen(of found: borrowing EventBatch, _ body: (UInt32) -> Void) {
    let ties = network.kind == .mutual ? network.ties.span : network.listeners.span
    let step = UInt32(2 * exposure.width)
    for (place, index) in found.events.enumerated() {
      let event = lists.events[index]
      let change = change(of: event)
      for tie in Int(found.first[place])..<Int(found.end[place]) { body(ties[tie] &* step &+ change) }
      guard found.extraRow[place] >= 0 else { continue }
      for extra in 0..<network.extraCount(of: Int(event.firm)) {
        body(UInt32(network.extraTie(of: Int(event.firm), at: extra)) &* step &+ change)
      }
    }
  }

  /// Notes that a firm sees a change, and fetches its count.
  @inline(__always)
  private borrowing func note(_ entry: UInt32, _ seen: inout SeenChanges, _ counts: inout MutableSpan<UInt16>) {
    exposure.adoptedNeighbours.prefetch(seen.note(entry))
    if seen.areMany { count(&seen, in: &counts) }
  }

  /// Adds the changes to the counts, and forgets them.
  @inline(__always)
  private borrowing func count(_ seen: inout SeenChanges, in counts: inout MutableSpan<UInt16>) {
    for index in 0..<seen.count {
      let entry = seen.entries[index]
      // +1 or −1 in 16 bits.
      counts[Int(entry >> 1)] &+= 1 &- UInt16(truncatingIfNeeded: entry & 1) &* 2
    }
    seen.count = 0
  }
}

/// Counts of a range that change. An *entry* says which one: twice its place in `adoptedNeighbours`, and a bit that says
/// down instead of up.
private struct SeenChanges: ~Copyable {
  private static let length = 256
  /// An entry that belongs to no range.
  static let ofNobody = UInt32.max
  /// Room for entries of nobody behind those of a batch.
  static let slack = 16
  /// Entry of the first count of the range, and how many entries the range has.
  private let lowest: UInt32
  private let width: UInt32
  var count = 0
  /// Entries, counted from the start of the range.
  var entries = InlineArray<256, UInt32>(repeating: 0)
  private let inPlace = InPlace()

  /// - Parameter places: Counts that are changed.
  init(_ places: Range<Int>) {
    lowest = UInt32(2 * places.lowerBound)
    width = UInt32(2 * places.count)
  }

  var areMany: Bool { count == SeenChanges.length }

  /// Notes a change if it is one of the range; others are written over by the next one. Says which count to fetch.
  @inline(__always)
  mutating func note(_ entry: UInt32) -> Int {
    let own = entry &- lowest
    let isOwn = own < width
    entries[count] = own
    count &+= isOwn ? 1 : 0
    return Int((isOwn ? entry : lowest) >> 1)
  }
}
