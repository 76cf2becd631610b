import ParallelColumns

/// What the machine can do at best: a plain sum over as many bytes as the model keeps, read from the first to the last.
///
/// A model that touches every byte of its state once a quarter, and does nothing with it, would take this long.
struct ReadSweep {
  private let words: [UInt64]
  private let threads: Int
  /// The sum is repeated until a quarter of a gigabyte has been read, so that starting threads does not count.
  private let passes: Int

  init(bytes: Double, threads: Int) {
    let count = max(threads, Int(bytes) / MemoryLayout<UInt64>.size)
    words = Array(0..<UInt64(count))
    self.threads = threads
    passes = max(1, 250_000_000 / (count * MemoryLayout<UInt64>.size))
  }

  /// Time of one sweep over everything, and how fast bytes went by; the best of three, as of a limit.
  func measure() -> (nanoseconds: Double, gigabytesPerSecond: Double) {
    var best = Double.infinity
    for _ in 0..<3 { best = min(best, once()) }
    let nanoseconds = best / Double(passes)
    return (nanoseconds, Double(words.count * MemoryLayout<UInt64>.size) / nanoseconds)
  }

  private func once() -> Double {
    let start = ContinuousClock.now
    let sums = runConcurrently(count: threads, workers: threads) { [words, threads, passes] part in
      let range = words.count * part / threads..<words.count * (part + 1) / threads
      var sum: UInt64 = 0
      for _ in 0..<passes { sum = sweep(words, range, from: sum) }
      return sum
    }
    let elapsed = start.nanosecondsToNow
    keep(sums)
    return elapsed
  }
}

/// The loop that any program would write.
@inline(never)
private func sweep(_ words: [UInt64], _ range: Range<Int>, from start: UInt64) -> UInt64 {
  var sum = start
  for index in range { sum &+= words[index] }
  return sum
}

/// Uses a result, so that the work for it is not optimised away.
@inline(never)
@_optimize(none)
func keep(_ sums: [UInt64?]) {}
