import Figures
import Foundation
import Synchronization

/// Work that is measured in pieces of some hundredths of a second, short beside the moments in which nobody else uses a
/// processor.
///
/// A piece begins when its processors are unloaded, and is judged by looks right before and right after it. One that was
/// disturbed is done again from the same state while there is patience; of several tries that one counts whose looks were
/// the better ones, whatever it took itself.
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
    Patience.wait(threads: threads)
    var best = once(threads: threads, from: begin, measuring: work)
    while !Reading.isUnloaded(best.pace, best: Pace.best), Patience.isLeft {
      Patience.wait(threads: threads)
      let start = ContinuousClock.now
      let next = once(threads: threads, from: begin, measuring: work)
      Patience.spend(start.nanosecondsToNow / 1e9)
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

/// How long this process still waits for unloaded processors, and repeats what was disturbed.
enum Patience {
  private static let seconds = Mutex(
    ProcessInfo.processInfo.environment["PELOTON_PATIENCE"].flatMap { Double($0) } ?? 30)

  static var isLeft: Bool { seconds.withLock { $0 > 0 } }

  static func spend(_ spent: Double) { seconds.withLock { $0 -= spent } }

  /// Looks until the processors that so many threads use are unloaded.
  static func wait(threads: Int) {
    while isLeft {
      let start = ContinuousClock.now
      if Reading.isUnloaded(Pace.look(threads: threads), best: Pace.best) { return }
      Thread.sleep(forTimeInterval: 0.005)
      spend(start.nanosecondsToNow / 1e9)
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
