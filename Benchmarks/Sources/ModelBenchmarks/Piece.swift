import Figures
import Foundation
import Synchronization

/// Work that is measured in pieces of some hundredths of a second, short beside the moments in which nobody else uses a
/// processor.
///
/// A piece begins when its processors are unloaded, and is judged by looks right before and right after it. One that
/// was disturbed is done again from the same state while there is patience; of several tries that one counts whose looks
/// were the better ones, whatever it took itself.
struct Piece<State: ~Copyable>: ~Copyable {
  /// What the work left; the same after every try.
  var state: State
  /// What was measured.
  let values: [Double]
  /// The slower one of both looks, ns a lap.
  let pace: Double

  /// - Parameters:
  ///   - threads: Of the work: with one, only its own processor counts.
  ///   - begin: Makes the state that every try begins with; not measured.
  ///   - work: Measures itself, always in the same order.
  static func take(
    threads: Int, from begin: () -> State, measuring work: (inout State) -> [Double]
  ) -> Piece {
    var patience = Patience()
    patience.wait(threads: threads)
    var best = once(threads: threads, from: begin, measuring: work)
    while !Reading.isUnloaded(best.pace, best: Pace.best), patience.isLeft {
      patience.wait(threads: threads)
      let next = patience.spend { once(threads: threads, from: begin, measuring: work) }
      if next.pace < best.pace { best = next }
    }
    return best
  }

  private static func once(
    threads: Int, from begin: () -> State, measuring work: (inout State) -> [Double]
  ) -> Piece {
    var state = begin()
    let before = Pace.look(threads: threads)
    let values = work(&state)
    return Piece(state: state, values: values, pace: max(before, Pace.look(threads: threads)))
  }
}

/// How long something still waits for unloaded processors, and is repeated when it was disturbed.
///
/// Each piece may take a tenth of what the process has left, so that those that need two processors leave the others
/// some.
struct Patience {
  private var seconds = Patience.left.withLock { $0 / 10 }

  private static let left = Mutex(ProcessInfo.processInfo.environment["PELOTON_PATIENCE"].flatMap { Double($0) } ?? 30)

  /// Below a hundredth of a second there is no time for another try: a tenth of what is left never ends.
  var isLeft: Bool { seconds > 0.01 }

  mutating func spend<Result: ~Copyable>(_ work: () -> Result) -> Result {
    let start = ContinuousClock.now
    let result = work()
    let spent = start.nanosecondsToNow / 1e9
    seconds -= spent
    Patience.left.withLock { $0 -= spent }
    return result
  }

  /// Looks until the processors that so many threads use are unloaded.
  mutating func wait(threads: Int) {
    var isUnloaded = false
    while !isUnloaded, isLeft {
      isUnloaded = spend {
        if Reading.isUnloaded(Pace.look(threads: threads), best: Pace.best) { return true }
        Thread.sleep(forTimeInterval: 0.005)
        return false
      }
    }
  }
}

/// Readings that are put together from pieces: their sum, at the mean pace.
struct PieceSum {
  private var values: [Double]
  private var paces: [Double] = []

  /// - Parameter count: Values of each piece.
  init(count: Int) { values = [Double](repeating: 0, count: count) }

  mutating func add(_ piece: borrowing Piece<some ~Copyable>) {
    for index in values.indices { values[index] += piece.values[index] }
    paces.append(piece.pace)
  }

  /// Sums over another number, for example of firm-quarters.
  func readings(per divisor: Double) -> [Reading] {
    let pace = paces.reduce(0, +) / Double(paces.count)
    return values.map { Reading($0 / divisor, pace: pace) }
  }
}
