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
  /// last the counts, each in a loop of its own.
  ///
  /// One loop over the ties of one event after another has a branch at the end of each that nobody foresees, and behind
  /// it a look-up that takes longer than everything else: 25 ns a tie at a million firms. Apart, the look-ups of many
  /// events are under way together.
  private borrowing func showEvents(in range: borrowing Block) {
    var counts = exposure.adoptedNeighbours.mutableSpan(in: range, width: technologyCount)
    let isMutual = network.kind == .mutual
    let ties = isMutual ? network.ties.span : network.listeners.span
    let edges = isMutual ? network.offsets.span : network.listenerOffsets.span
    var seen = SeenChanges()
    let lowest = UInt32(range.lowerBound)
    let length = UInt32(range.count)
    for start in stride(from: 0, to: lists.events.count, by: EventRanges.length) {
      let end = min(lists.events.count, start + EventRanges.length)
      var ranges = EventRanges()
      for index in start..<end {
        let firm = Int(lists.events[index].firm)
        ranges.first[index - start] = edges[firm]
        ranges.end[index - start] = edges[firm + 1]
        ranges.extraRow[index - start] = isMutual ? network.extraRow[firm] : -1
      }
      for index in start..<end {
        let event = lists.events[index]
        let change = SeenChanges.entry(technology: event.technology, isDrop: event.sign < 0)
        for place in Int(ranges.first[index - start])..<Int(ranges.end[index - start]) {
          seen.note(ties[place] &- lowest, of: length, change)
          if seen.areMany { count(&seen, in: &counts) }
        }
        guard ranges.extraRow[index - start] >= 0 else { continue }
        for place in 0..<network.extraCount(of: Int(event.firm)) {
          seen.note(UInt32(network.extraTie(of: Int(event.firm), at: place)) &- lowest, of: length, change)
          if seen.areMany { count(&seen, in: &counts) }
        }
      }
    }
    count(&seen, in: &counts)
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
private struct EventRanges: ~Copyable {
  static let length = 64
  var first = InlineArray<64, UInt32>(repeating: 0)
  var end = InlineArray<64, UInt32>(repeating: 0)
  /// −1 where there are no extra ties.
  var extraRow = InlineArray<64, Int32>(repeating: -1)
  private let inPlace = InPlace()
}

/// Counts that change: which one of a range, and a bit that says down instead of up.
private struct SeenChanges: ~Copyable {
  private static let length = 512
  var count = 0
  var entries = InlineArray<512, UInt32>(repeating: 0)
  private let inPlace = InPlace()

  var areMany: Bool { count == SeenChanges.length }

  @inline(__always)
  static func entry(technology: UInt8, isDrop: Bool) -> UInt32 { UInt32(technology) << 1 | (isDrop ? 1 : 0) }

  /// Notes a change at a firm of the range, `length` firms long; others are written over by the next one.
  @inline(__always)
  mutating func note(_ place: UInt32, of length: UInt32, _ change: UInt32) {
    entries[count] = place &* UInt32(2 * technologyCount) &+ change
    count &+= place < length ? 1 : 0
  }
}
