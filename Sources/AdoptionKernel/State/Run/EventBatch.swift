import ParallelColumns

/// Sixty-four events one after the other, and where the ties of their firms stand.
struct EventBatch: ~Copyable {
  private static let length = 64
  var events = 0..<0
  /// All ties of the events.
  var tieCount = 0
  var first = InlineArray<64, UInt32>(repeating: 0)
  var end = InlineArray<64, UInt32>(repeating: 0)
  /// −1 where there are no extra ties.
  var extraRow = InlineArray<64, Int32>(repeating: -1)
  private let inPlace = InPlace()

  /// Takes other events, of which nothing is found yet.
  mutating func begin(with events: Range<Int>) {
    self.events = events
    tieCount = 0
  }

  /// Batches of so many events.
  static func count(of events: Int) -> Int { (events + length - 1) / length }

  /// The events of a batch; none past the last one.
  static func range(of batch: Int, among events: Int) -> Range<Int> {
    min(events, batch * length)..<min(events, (batch + 1) * length)
  }
}
