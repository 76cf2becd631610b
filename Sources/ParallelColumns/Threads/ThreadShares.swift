import Synchronization

/// How many threads one of several pieces of work may use while others are done beside it: one as long as there is work
/// for every thread; then those, too, that have nothing left to begin.
///
/// Of 20 pieces on 16 threads the last four would otherwise take as long as the sixteen before.
public final class ThreadShares: Sendable {
  private let threads: Int
  private let waking: Bool
  private let left: Atomic<Int>

  /// - Parameters:
  ///   - threads: All that there are, ≥ 1.
  ///   - count: Pieces of work, ≥ 0.
  ///   - waking: Whether a piece gains from threads that must be woken each time: only one piece at once has threads that
  ///     stand by. Otherwise threads are shared out when one piece is left.
  public init(threads: Int, count: Int, waking: Bool) {
    self.threads = threads
    self.waking = waking
    left = Atomic(count)
  }

  /// Threads that each piece may use at the moment, ≥ 1.
  public var each: Int {
    let left = left.load(ordering: .relaxed)
    guard left == 1 || waking else { return 1 }
    return max(1, threads / max(1, left))
  }

  /// Notes that a piece is done.
  public func end() { left.subtract(1, ordering: .relaxed) }
}
