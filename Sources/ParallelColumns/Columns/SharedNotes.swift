import Synchronization

/// A list with a largest length to which several threads add runs of elements at once: whoever wants to add takes room
/// first, and is the only one to write there.
///
/// The order of runs is left to chance: for whatever may be read in any order.
public struct SharedNotes<Element: BitwiseCopyable & Sendable>: ~Copyable, Sendable {
  /// The elements of all runs, one run after the other: the first ``count`` of them.
  public let elements: Column<Element>
  private let taken = Atomic<Int>(0)

  /// An empty list with room for `capacity` elements, which takes memory when it is written to.
  public init(capacity: Int, empty: Element) {
    elements = Column(repeating: empty, count: capacity, isSparse: true)
  }

  /// Elements that there is room taken for.
  public var count: Int { taken.load(ordering: .acquiring) }

  /// Room for `count` elements, or nil where there is not so much left: then nothing is taken.
  public func room(for count: Int) -> Block? {
    var start = taken.load(ordering: .relaxed)
    while count <= elements.count - start {
      let (isMine, now) = taken.weakCompareExchange(
        expected: start, desired: start + count, ordering: .relaxed)
      if isMine { return Block(lowerBound: start, upperBound: start + count, index: 0) }
      start = now
    }
    return nil
  }

  /// Forgets all elements and keeps the room.
  public mutating func removeAll() { taken.store(0, ordering: .relaxed) }
}
