import ParallelColumns

/// What the processors do apart from all memory: multiplications in registers, as many at once as a processor can do.
///
/// Two virtual processors of a machine with other guests are not always worth two; no count of this system's own
/// processes tells. A chain of multiplications that wait for one another would not notice whoever shares a processor.
enum PlainArithmetic {
  /// What two threads do in the time in which one does 1; 2 where nobody else wants the processors.
  static func worthOfTwo() -> Double {
    let start = ContinuousClock.now
    multiply(threads: 1)
    let alone = start.nanosecondsToNow
    multiply(threads: 2)
    return 2 * alone / (start.nanosecondsToNow - alone)
  }

  /// Rounds of each thread: some sixty milliseconds, beside which starting a thread does not count.
  private static let rounds = 20_000_000

  private static func multiply(threads: Int) {
    keep(runConcurrently(count: threads, workers: threads) { part in chains(from: UInt64(part + 1)) })
  }

  /// Sixteen chains side by side.
  @inline(never)
  private static func chains(from start: UInt64) -> UInt64 {
    let factor = SIMD8<UInt64>(repeating: 6_364_136_223_846_793_005)
    var one = SIMD8<UInt64>(1, 2, 3, 4, 5, 6, 7, 8) &* start
    var other = one &+ 8
    for _ in 0..<rounds {
      one = (one ^ one &>> 27) &* factor
      other = (other ^ other &>> 27) &* factor
    }
    return (one ^ other).wrappedSum()
  }
}
