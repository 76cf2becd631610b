import Dispatch
import Synchronization

/// Does `work` for every index below `count` on `workers` threads at once and returns the results in index order.
///
/// Every worker is a queue of its own, so that the number asked for is the number that runs, whatever the machine has.
/// Workers take the next index when free. When `isCancelled` turns true no further index is taken; indices that were
/// not done are nil. `finished` is told of each result as it comes, one at a time, in the order of completion.
///
/// - Parameters:
///   - count: Pieces of work, ≥ 0.
///   - workers: Threads, ≥ 1.
public func runConcurrently<Output: Sendable>(
  count: Int, workers: Int, isCancelled: @escaping @Sendable () -> Bool = { false },
  finished: @escaping @Sendable (Int) -> Void = { _ in }, work: @escaping @Sendable (Int) -> Output
) -> [Output?] {
  let results = ResultSlots<Output>(count: count)
  let next = SharedCounter()
  let takeWork: @Sendable () -> Void = {
    while !isCancelled() {
      let index = next.takeNext()
      if index >= count { return }
      let output = work(index)
      results.put(output, at: index, then: { finished(index) })
    }
  }
  if workers <= 1 || count <= 1 {
    takeWork()
  } else {
    let group = DispatchGroup()
    for worker in 0..<min(workers, count) {
      DispatchQueue(label: "peloton.run.\(worker)").async(group: group, execute: takeWork)
    }
    group.wait()
  }
  return results.all()
}

/// Hands out 0, 1, 2, … to whoever asks, from any thread.
public final class SharedCounter: Sendable {
  private let value = Atomic<Int>(0)

  public init() {}

  /// The next number.
  public func takeNext() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// Results by index, filled in any order.
private final class ResultSlots<Output: Sendable>: Sendable {
  private let slots: Mutex<[Output?]>

  init(count: Int) { slots = Mutex(Array(repeating: nil, count: count)) }

  func put(_ output: Output, at index: Int, then report: () -> Void) {
    slots.withLock { slots in
      slots[index] = output
      report()
    }
  }

  func all() -> [Output?] { slots.withLock { $0 } }
}
