import ParallelColumns

/// Legitimacy thresholds φ, share (or number) of adopting neighbours: one for all firms, or one each where a world
/// gives them or a push changes them, which only verification does.
///
/// Double, because φ·degree is often a whole number and a single-precision φ would miss it. One each would take eight
/// bytes of every firm.
public struct Thresholds: ~Copyable, Sendable {
  private let common: Double
  private let firmCount: Int
  /// Empty while all have the common one.
  private var own: Column<Double>

  /// The same threshold for all of `count` firms.
  public init(repeating common: Double, count: Int) {
    self.common = common
    firmCount = count
    own = Column(repeating: 0, count: 0)
  }

  /// Number of firms.
  public var count: Int { firmCount }

  /// The threshold of a firm; the first that is set gives every firm one of its own.
  public subscript(firm: Int) -> Double {
    @inline(__always) get { own.count > 0 ? own[firm] : common }
    set {
      if own.count == 0 { own = Column(repeating: common, count: firmCount) }
      own[firm] = newValue
    }
  }

  mutating func freeze() { own.freeze() }

  /// The same values, in the same memory where it is frozen.
  init(copying other: borrowing Thresholds) {
    common = other.common
    firmCount = other.firmCount
    own = Column(copying: other.own)
  }
}
