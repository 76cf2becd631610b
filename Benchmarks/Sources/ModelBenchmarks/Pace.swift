import Foundation
import ParallelColumns
import Synchronization

/// How long the processors take at the moment for what they could always do as fast: additions, shifts, and exclusive ors
/// in registers, apart from all memory, as many at once as a processor has places for.
///
/// On a machine with other guests a processor is often one half of a core, and slower by a fifth or more while somebody
/// has the other half: for a second or a minute, and no count of this system's own processes tells. It is looked at
/// before, within, and after each repetition. What is measured in between has no say in whether a repetition counts as
/// unloaded.
///
/// A chain of multiplications, each waiting for the one before, would hardly notice who shares the core.
enum Pace {
  private struct Seen {
    var sum = 0.0
    var count = 0.0
  }
  private static let seen = Mutex(Seen())

  /// Looks at both processors at once, of which the slower one counts; infinite where only one was to be had.
  static func check() {
    arrivals.store(0, ordering: .relaxed)
    let laps = runConcurrently(count: processors, workers: processors) { part in
      meetOthers() ? typicalLap(from: UInt64(part + 1)) : .infinity
    }
    note(laps.compactMap { $0 }.max() ?? .infinity)
  }

  private static let processors = 2
  /// Threads that have come to a look. Without meeting, one of them could do the work of a second that a busy processor
  /// keeps waiting.
  private static let arrivals = Atomic<Int>(0)

  /// Waits five milliseconds for the others; false if they do not come.
  private static func meetOthers() -> Bool {
    arrivals.add(1, ordering: .relaxed)
    let start = ContinuousClock.now
    while arrivals.load(ordering: .relaxed) < processors {
      if start.nanosecondsToNow > 5e6 { return false }
    }
    return true
  }

  /// Looks again every second until a pace is good enough; only the last look counts.
  ///
  /// - Returns: How many of the looks are left.
  static func wait(until isGood: (Double) -> Bool, atMost looks: Int) -> Int {
    var left = looks
    check()
    while left > 0, !isGood(takeMean()) {
      Thread.sleep(forTimeInterval: 1)
      check()
      left -= 1
    }
    _ = takeMean()
    check()
    return left
  }

  /// Looks at the processor that asks, from any thread.
  static func checkHere() { note(typicalLap(from: 1)) }

  /// The mean of all looks since it was asked last, ns a lap.
  static func takeMean() -> Double {
    seen.withLock { seen in
      defer { seen = Seen() }
      return seen.sum / seen.count
    }
  }

  private static func note(_ lap: Double) {
    seen.withLock {
      $0.sum += lap
      $0.count += 1
    }
  }

  /// Laps of one look; the middle one counts, so that neither waking a thread nor an interrupt does.
  private static let laps = 5
  /// Some tenth of a millisecond.
  private static let rounds: UInt64 = 150_000

  private static func typicalLap(from start: UInt64) -> Double {
    var state = start
    let times = (0..<laps).map { _ in
      let began = ContinuousClock.now
      state = lap(from: state)
      return began.nanosecondsToNow
    }
    keep([state])
    return times.sorted()[laps / 2]
  }

  /// Four chains side by side, of which each step waits for two others.
  @inline(never)
  private static func lap(from start: UInt64) -> UInt64 {
    var (a, b, c, d) = (start, start &+ 1, start &+ 2, start &+ 3)
    for round in 0..<rounds {
      a &+= b ^ round
      b = b &* 3 &+ 1
      c ^= a >> 3
      d &+= c & b
    }
    return a &+ b &+ c &+ d
  }
}
