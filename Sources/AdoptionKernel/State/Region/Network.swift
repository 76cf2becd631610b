public import ParallelColumns

/// Who is tied to whom. Fixed when the world is built, apart from extra ties that projects and hubs make.
public struct Network: ~Copyable, Sendable {
  /// How adoption is seen through the network.
  public enum Kind: Sendable {
    /// Ties stored, seen from both sides.
    case mutual
    /// Ties stored as sources: a firm sees its sources; an adoption is pushed along the transpose.
    case directed
    /// Everyone sees everyone; nothing is stored.
    case complete
  }

  /// Largest number of extra ties of one firm.
  public static let extraLimit = 8

  /// How adoption is seen.
  public let kind: Kind
  /// Ties of firm i are `ties[offsets[i] ..< offsets[i + 1]]`, ascending.
  public var offsets: Column<UInt32>
  public var ties: Column<UInt32>
  /// Firms that see firm i (directed only): `listeners[listenerOffsets[i] ..< listenerOffsets[i + 1]]`.
  public var listenerOffsets: Column<UInt32>
  public var listeners: Column<UInt32>
  /// Row of firm i in `extraTies`, or −1.
  public var extraRow: Column<Int32>
  /// Extra ties in the order of creation, eight places a row; −1 is empty.
  public var extraTies: FixedList<Int32>

  /// A network of `firmCount` firms with these ties (offsets have one entry more than there are firms).
  public init(
    kind: Kind, firmCount: Int, offsets: consuming Column<UInt32>, ties: consuming Column<UInt32>,
    listenerOffsets: consuming Column<UInt32>, listeners: consuming Column<UInt32>
  ) {
    self.kind = kind
    self.offsets = offsets
    self.ties = ties
    self.listenerOffsets = listenerOffsets
    self.listeners = listeners
    extraRow = Column(repeating: -1, count: kind == .complete ? 0 : firmCount)
    extraTies = FixedList(capacity: kind == .complete ? 0 : firmCount * Network.extraLimit)
  }

  /// From now on copies share the ties of the start; extra ties are every world's own.
  mutating func freeze() {
    offsets.freeze()
    ties.freeze()
    listenerOffsets.freeze()
    listeners.freeze()
  }

  /// The same ties, in the same memory where it is frozen; extra ties in memory of their own.
  public init(copying other: borrowing Network) {
    kind = other.kind
    offsets = Column(copying: other.offsets)
    ties = Column(copying: other.ties)
    listenerOffsets = Column(copying: other.listenerOffsets)
    listeners = Column(copying: other.listeners)
    extraRow = Column(copying: other.extraRow)
    extraTies = FixedList(copying: other.extraTies)
  }

  /// Stored ties of a firm, without extra ties.
  public func tieRange(of firm: Int) -> Range<Int> {
    Int(offsets[firm])..<Int(offsets[firm &+ 1])
  }

  /// Stored places of the firms that see a firm (directed only).
  public func listenerRange(of firm: Int) -> Range<Int> {
    Int(listenerOffsets[firm])..<Int(listenerOffsets[firm &+ 1])
  }

  /// Sixteen firms that see another one, from a stored place on; those behind the end of its own are of no meaning.
  @inline(__always)
  func sixteenWhoSee(from place: Int) -> SIMD16<UInt32> {
    kind == .mutual ? ties.sixteen(at: place) : listeners.sixteen(at: place)
  }

  /// Extra ties of a firm now, 0…8.
  public func extraCount(of firm: Int) -> Int {
    let row = Int(extraRow[firm])
    guard row >= 0 else { return 0 }
    var count = 0
    while count < Network.extraLimit, extraTies[row * Network.extraLimit + count] >= 0 { count += 1 }
    return count
  }

  /// The extra tie of a firm at a place below ``extraCount(of:)``.
  public func extraTie(of firm: Int, at place: Int) -> Int {
    Int(extraTies[Int(extraRow[firm]) * Network.extraLimit + place])
  }

  /// Whether two firms are tied.
  public func areTied(_ first: Int, _ second: Int) -> Bool {
    for place in 0..<extraCount(of: first) where extraTie(of: first, at: place) == second { return true }
    var range = tieRange(of: first)
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      let tie = Int(ties[middle])
      if tie == second { return true }
      range = tie < second ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return false
  }

  /// Adds a tie between two firms if it does not exist and both have room; says whether it did.
  public mutating func addExtraTie(_ first: Int, _ second: Int) -> Bool {
    guard kind == .mutual, first != second, extraCount(of: first) < Network.extraLimit,
      extraCount(of: second) < Network.extraLimit, !areTied(first, second)
    else { return false }
    appendExtra(to: first, second)
    appendExtra(to: second, first)
    return true
  }

  private mutating func appendExtra(to firm: Int, _ other: Int) {
    if extraRow[firm] < 0 {
      extraRow[firm] = Int32(extraTies.count / Network.extraLimit)
      for _ in 0..<Network.extraLimit { extraTies.append(-1) }
    }
    let place = extraCount(of: firm)
    extraTies[Int(extraRow[firm]) * Network.extraLimit + place] = Int32(other)
  }
}
