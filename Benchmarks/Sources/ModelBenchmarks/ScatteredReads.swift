import Figures
import MachineLimits
import ParallelColumns

/// How many bytes a second the machine reads at random places: the price of looking up neighbours.
enum ScatteredReads {
  /// Places; from what fits the first caches to what no cache holds.
  static let sizes = [10_000, 1_000_000, 10_000_000, 200_000_000]

  /// The best of three, as of a limit, by number of bytes and threads.
  static func measure() -> [Figure: Double] {
    var measured: [Figure: Double] = [:]
    for size in sizes {
      let bytes = [UInt8](repeating: 1, count: size)
      // Other places for the second thread, so that it finds nothing that the first has fetched.
      let places = [randomPlaces(below: size), randomPlaces(below: size)]
      for threads in [1, 2] {
        var best = Double.infinity
        for _ in 0..<3 { best = min(best, nanoseconds(bytes, places, threads: threads)) }
        measured[Figure(.scatteredReads, firms: size, threads: threads)] =
          Double(reads * threads) / best * 1_000
      }
    }
    return measured
  }

  /// Reads of each thread.
  private static let reads = 4_000_000

  private static func nanoseconds(_ bytes: [UInt8], _ places: [[UInt32]], threads: Int) -> Double {
    let start = ContinuousClock.now
    let sums = runConcurrently(count: threads, workers: threads) { part in
      unsafe sum_scattered(bytes, places[part], UInt64(reads))
    }
    let elapsed = start.nanosecondsToNow
    keep(sums)
    return elapsed
  }

  private static func randomPlaces(below size: Int) -> [UInt32] {
    var generator = SystemRandomNumberGenerator()
    return (0..<reads).map { _ in UInt32.random(in: 0..<UInt32(size), using: &generator) }
  }
}
