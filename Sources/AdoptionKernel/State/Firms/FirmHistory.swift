public import ParallelColumns

/// What support a firm has had, and when it adopted: the record that evaluation reads. Written by hubs, allocation and
/// completion; the model itself reads only `served`, `testedMask` and the aid window.
public struct FirmHistory: ~Copyable, Sendable {
  /// A hub has served this firm.
  public var served: Column<Bool>
  /// Bit τ is set when a study, voucher or hub test of τ was done.
  public var testedMask: Column<UInt8>
  /// ``Support`` bits, six per firm.
  public var supported: Column<UInt8>
  /// Aid booked in the current window of twelve quarters, EUR.
  public var aidSum: Column<Float>
  /// Quarter (from the start of the run) in which that window began.
  public var aidStart: Column<UInt8>
  /// Quarter q of the first adoption since q = 0, six per firm; ``Timing`` otherwise.
  public var adoptQuarter: Column<UInt8>
  /// Quarter q in which a use adopted since q = 0 was first dropped, six per firm; ``Timing/never`` otherwise.
  public var dropQuarter: Column<UInt8>
  /// Segment at q = 0: 0 laggard, 1 peloton, 2 leader.
  public var segment: Column<UInt8>
  /// Logarithm of value added per employee at the start.
  public var logProductivity: Column<Float>
  /// Share of the firm in all value added, and jobs (yearly market step; output only).
  public var outputShare: Column<Float>
  public var jobs: Column<Float>

  public init(count: Int) {
    served = Column(repeating: false, count: count)
    testedMask = Column(repeating: 0, count: count)
    supported = Column(repeating: 0, count: count * technologyCount, isSparse: true)
    aidSum = Column(repeating: 0, count: count, isSparse: true)
    aidStart = Column(repeating: 0, count: count, isSparse: true)
    adoptQuarter = Column(repeating: Timing.never, count: count * technologyCount)
    dropQuarter = Column(repeating: Timing.never, count: count * technologyCount)
    segment = Column(repeating: 0, count: count)
    logProductivity = Column(repeating: 0, count: count)
    outputShare = Column(repeating: 0, count: count)
    jobs = Column(repeating: 0, count: count)
  }

  /// The same values in memory of its own.
  public init(copying other: borrowing FirmHistory) {
    served = Column(copying: other.served)
    testedMask = Column(copying: other.testedMask)
    supported = Column(copying: other.supported)
    aidSum = Column(copying: other.aidSum)
    aidStart = Column(copying: other.aidStart)
    adoptQuarter = Column(copying: other.adoptQuarter)
    dropQuarter = Column(copying: other.dropQuarter)
    segment = Column(copying: other.segment)
    logProductivity = Column(copying: other.logProductivity)
    outputShare = Column(copying: other.outputShare)
    jobs = Column(copying: other.jobs)
  }
}

/// Bits of support that a (firm, technology) pair has received.
public enum Support {
  /// A feasibility study under a call.
  public static let study: UInt8 = 1
  /// A grant for an innovation project.
  public static let innovationGrant: UInt8 = 2
  /// A voucher study.
  public static let voucher: UInt8 = 4
  /// A hub service paid by the policy: beyond base capacity, at a policy hub, or by referral.
  public static let hubService: UInt8 = 8
}

/// Values of `adoptQuarter` and `dropQuarter` that are not a quarter.
public enum Timing {
  /// In use at the freeze.
  public static let baseline: UInt8 = 254
  public static let never: UInt8 = 255
  /// Largest quarter q that can be stored.
  public static let lastQuarter = 253
}
