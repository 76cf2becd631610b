public import ParallelColumns

/// Stage of a firm in one technology. The raw values order and are stored; 3 is not used.
public enum Stage {
  /// Has not heard of the technology.
  public static let unaware: UInt8 = 0
  /// Knows it, does not use it.
  public static let aware: UInt8 = 1
  /// Committed to a pilot or running one.
  public static let inProject: UInt8 = 2
  /// In use, isolated.
  public static let isolated: UInt8 = 4
  /// In use, integrated; never dropped.
  public static let integrated: UInt8 = 5
}

/// What happens inside a firm: its own state of knowledge and use. Written by the firm pass (own firm only), by hubs,
/// by allocation and by completion; nobody else reads it. Six values per firm stand side by side, one per technology.
public struct FirmProgress: ~Copyable, Sendable {
  /// ``Stage``, six per firm.
  public var stage: Column<UInt8>
  /// Quarter (from the start of the run) before which a technology is not looked at again, six per firm.
  public var coolUntil: Column<UInt8>
  /// Peer signals received, number ≤ 200, six per firm.
  public var signalCount: Column<UInt8>
  /// Sum of the signals, log points, six per firm.
  public var signalSum: Column<Float>
  /// Absorptive capacity a, 0…1.
  public var ability: Column<Float>
  /// Log points of productivity since the start; negative if something in use at the start was dropped.
  public var productivityGain: Column<Float>
  /// Decision of this quarter's firm pass: technology + 1, plus ``Intent/owedToAttention``; 0 none.
  public var intent: Column<UInt8>
  /// Use given up in this quarter's firm pass: technology + 1; 0 none. Of no meaning where no use can be given up.
  public var drop: Column<UInt8>

  public init(count: Int) {
    stage = Column(repeating: Stage.unaware, count: count * technologyCount)
    coolUntil = Column(repeating: 0, count: count * technologyCount)
    signalCount = Column(repeating: 0, count: count * technologyCount)
    signalSum = Column(repeating: 0, count: count * technologyCount)
    ability = Column(repeating: 0, count: count)
    productivityGain = Column(repeating: 0, count: count)
    intent = Column(repeating: 0, count: count)
    drop = Column(repeating: 0, count: count)
  }

  /// The same values in memory of its own.
  public init(copying other: borrowing FirmProgress) {
    stage = Column(copying: other.stage)
    coolUntil = Column(copying: other.coolUntil)
    signalCount = Column(copying: other.signalCount)
    signalSum = Column(copying: other.signalSum)
    ability = Column(copying: other.ability)
    productivityGain = Column(copying: other.productivityGain)
    intent = Column(copying: other.intent)
    drop = Column(copying: other.drop)
  }
}

/// How an intent is stored in one byte.
public enum Intent {
  /// The firm looked only because a programme is open: it may apply, never decide without help.
  public static let owedToAttention: UInt8 = 0x80
  /// Mask of technology + 1.
  public static let technologyBits: UInt8 = 0x0F
}
