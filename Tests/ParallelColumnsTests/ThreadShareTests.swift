import ParallelColumns
import Testing

/// Threads for each of several pieces of work side by side.
@Suite("Thread shares")
struct ThreadShareTests {
  private func shares(_ threads: Int, count: Int, waking: Bool) -> [Int] {
    let shares = ThreadShares(threads: threads, count: count, waking: waking)
    return (0..<count).map { _ in
      defer { shares.end() }
      return shares.each
    }
  }

  @Test func `threads that have nothing left to begin are shared by what is under way`() {
    #expect(shares(8, count: 12, waking: true) == [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 4, 8])
    #expect(shares(2, count: 3, waking: true) == [1, 1, 2])
  }

  @Test func `where waking does not pay only the last piece has more than one thread`() {
    #expect(shares(8, count: 5, waking: false) == [1, 1, 1, 1, 8])
    #expect(shares(1, count: 2, waking: false) == [1, 1])
  }

  @Test func `after the last piece a share is still a thread`() {
    let shares = ThreadShares(threads: 4, count: 1, waking: false)
    shares.end()
    #expect(shares.each >= 1)
  }
}
