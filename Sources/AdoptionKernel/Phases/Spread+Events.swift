import ParallelColumns

extension World {
  /// Shows the quarter's events to all who see them. Every thread goes through all events and counts for the firms of
  /// its own range: whole numbers, so that ranges may depend on the number of threads.
  mutating func showEvents(workers: Int) {
    guard network.kind != .complete else {
      for index in 0..<lists.events.count {
        tables.adopters[Int(lists.events[index].technology)] += Int(lists.events[index].sign)
      }
      return
    }
    inRanges(workers: workers) { world, range in world.showEvents(in: range) }
  }

  /// Shows all events to the firms of one range, some events at a time: where their ties stand, who sees them, and at
  /// last the counts, each in a loop of its own that finds in the cache what the loop before has fetched.
  ///
  /// One loop over the ties of one event after another took 25 ns a tie at a million firms: each waits for three
  /// look-ups, one behind the other, and for a branch at its end that nobody foresees.
  private borrowing func showEvents(in range: borrowing Block) {
    var counts = exposure.adoptedNeighbours.mutableSpan(in: range, width: exposure.width)
    let isMutual = network.kind == .mutual
    let ties = isMutual ? network.ties.span : network.listeners.span
    var seen = SeenChanges(first: range.lowerBound * exposure.width, width: exposure.width)
    let lowest = UInt32(range.lowerBound)
    let length = UInt32(range.count)
    var ranges = TieRanges()
    fetchTieRanges(ofEventsFrom: 0)
    for start in stride(from: 0, to: lists.events.count, by: TieRanges.length) {
      fetchTieRanges(ofEventsFrom: start + TieRanges.length)
      let end = min(lists.events.count, start + TieRanges.length)
      for index in start..<end { noteTies(of: Int(lists.events[index].firm), at: index - start, &ranges) }
      for index in start..<end {
        let event = lists.events[index]
        let change = SeenChanges.entry(slot: exposure.slot(of: Int(event.technology)), isDrop: event.sign < 0)
        for place in Int(ranges.first[index - start])..<Int(ranges.end[index - start]) {
          note(ties[place] &- lowest, of: length, change, &seen, &counts)
        }
        guard ranges.extraRow[index - start] >= 0 else { continue }
        for place in 0..<network.extraCount(of: Int(event.firm)) {
          note(
            UInt32(network.extraTie(of: Int(event.firm), at: place)) &- lowest, of: length, change, &seen, &counts)
        }
      }
    }
    count(&seen, in: &counts)
  }

  /// Fetches where the ties of the next events stand.
  @inline(__always)
  private borrowing func fetchTieRanges(ofEventsFrom start: Int) {
    for index in start..<max(start, min(lists.events.count, start + TieRanges.length)) {
      let firm = Int(lists.events[index].firm)
      if network.kind == .mutual {
        network.offsets.prefetch(firm)
        network.extraRow.prefetch(firm)
      } else {
        network.listenerOffsets.prefetch(firm)
      }
    }
  }

  /// Notes where the ties of a firm stand, and fetches the first of them: a line holds sixteen.
  @inline(__always)
  private borrowing func noteTies(of firm: Int, at place: Int, _ ranges: inout TieRanges) {
    if network.kind == .mutual {
      ranges.first[place] = network.offsets[firm]
      ranges.end[place] = network.offsets[firm + 1]
      ranges.extraRow[place] = network.extraRow[firm]
      network.ties.prefetch(Int(ranges.first[place]))
      network.ties.prefetch(Int(ranges.end[place]) - 1)
    } else {
      ranges.first[place] = network.listenerOffsets[firm]
      ranges.end[place] = network.listenerOffsets[firm + 1]
      network.listeners.prefetch(Int(ranges.first[place]))
      network.listeners.prefetch(Int(ranges.end[place]) - 1)
    }
  }

  /// Notes that a firm sees a change, and fetches its count.
  @inline(__always)
  private borrowing func note(
    _ place: UInt32, of length: UInt32, _ change: UInt32, _ seen: inout SeenChanges,
    _ counts: inout MutableSpan<UInt16>
  ) {
    let pair = seen.note(place, of: length, change)
    exposure.adoptedNeighbours.prefetch(pair)
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

/// Where the ties of some events stand.
private struct TieRanges: ~Copyable {
  static let length = 64
  var first = InlineArray<64, UInt32>(repeating: 0)
  var end = InlineArray<64, UInt32>(repeating: 0)
  /// −1 where there are no extra ties.
  var extraRow = InlineArray<64, Int32>(repeating: -1)
  private let inPlace = InPlace()
}

/// Counts that change: which one of a range, and a bit that says down instead of up.
private struct SeenChanges: ~Copyable {
  private static let length = 256
  /// First count of the range.
  private let first: Int
  /// Twice the counts of a firm.
  private let step: UInt32
  var count = 0
  var entries = InlineArray<256, UInt32>(repeating: 0)
  private let inPlace = InPlace()

  init(first: Int, width: Int) {
    self.first = first
    step = UInt32(2 * width)
  }

  var areMany: Bool { count == SeenChanges.length }

  @inline(__always)
  static func entry(slot: Int, isDrop: Bool) -> UInt32 { UInt32(slot) << 1 | (isDrop ? 1 : 0) }

  /// Notes a change at a firm of the range, `length` firms long; others are written over by the next one. Says which
  /// count it is.
  @inline(__always)
  mutating func note(_ place: UInt32, of length: UInt32, _ change: UInt32) -> Int {
    let entry = place &* step &+ change
    entries[count] = entry
    count &+= place < length ? 1 : 0
    return first &+ (place < length ? Int(entry >> 1) : 0)
  }
}
