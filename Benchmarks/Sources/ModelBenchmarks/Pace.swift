import Figures
import Foundation
import ParallelColumns
import Synchronization

/// How long a processor takes at the moment for what it could always do as fast: additions, shifts, and exclusive ors
/// in registers, apart from all memory, as many at once as it has places for.
///
/// On a machine with other guests a processor is often one half of a core, and slower by a fifth or up to twice as slow
/// while somebody has the other half: for hundredths of a second or for minutes, and no count of this system's own
/// processes tells. It is looked at before, within, and after what is measured, which has no say itself in whether it
/// counts as unloaded.
///
/// A chain of multiplications, each waiting for the one before, would hardly notice who shares the core.
enum Pace {
  private struct Seen {
    var sum = 0.0
    var count = 0.0
  }
  private static let seen = Mutex(Seen())

  /// Looks at the processors that so many threads use, for the mean.
  static func check(threads: Int = processors) { note(look(threads: threads)) }

  /// Looks at the processor that asks, from any thread, for the mean.
  static func checkHere() { note(look(threads: 1)) }

  /// Looks at the processors that so many threads use, ns a lap.
  ///
  /// - Parameter threads: 1 for the processor that asks; otherwise both at once, of which the slower one counts.
  /// - Returns: Infinite where only one of both was to be had.
  static func look(threads: Int) -> Double {
    guard threads > 1 else { return typicalLap(from: 1) }
    arrivals.store(0, ordering: .relaxed)
    let laps = runConcurrently(count: processors, workers: processors) { part in
      meetOthers() ? typicalLap(from: UInt64(part + 1)) : .infinity
    }
    return laps.compactMap { $0 }.max() ?? .infinity
  }

  /// The best pace that any run of the benchmarks has seen twice in a row on this machine, ns a lap: a clock that is
  /// set, or a burst, would otherwise make all that was measured before and after count as loaded.
  static var best: Double {
    get { bestSeen.withLock { $0 } }
    set {
      guard newValue < best else { return }
      let confirmed = max(newValue, typicalLap(from: 1))
      bestSeen.withLock { $0 = min($0, confirmed) }
      Notebook.bestPace = confirmed
    }
  }
  private static let bestSeen = Mutex(Notebook.bestPace)

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
