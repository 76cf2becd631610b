public import ParallelColumns

/// What a firm is busy with.
public enum Activity {
  /// Free to look at technologies and to start something.
  public static let idle: UInt8 = 0
  /// In a feasibility or voucher study.
  public static let study: UInt8 = 1
  /// Committed to a pilot, waiting for specialists.
  public static let waiting: UInt8 = 2
  /// Running a pilot.
  public static let pilot: UInt8 = 3
  /// Studies and pilots have this bit; only they have an end.
  static let runningBit: UInt8 = 1
}

/// How a project came about.
public enum ProjectKind {
  /// Decided without help.
  public static let privately: UInt8 = 0
  /// Study under a call.
  public static let callStudy: UInt8 = 1
  /// Innovation project under a call.
  public static let innovation: UInt8 = 2
  /// Study paid by a voucher.
  public static let voucherStudy: UInt8 = 3
}

/// The one project that a firm can have, and its cash. Written by allocation, specialists and completion.
public struct FirmProjects: ~Copyable, Sendable {
  /// ``Activity``.
  public var activity: Column<UInt8>
  /// Technology of the project.
  public var technology: Column<UInt8>
  /// Quarter (from the start of the run) at whose phase 6 the study or pilot ends.
  public var endQuarter: Column<UInt8>
  /// Quarter of the commitment to a pilot.
  public var waitingSince: Column<UInt8>
  /// ``ProjectKind``.
  public var kind: Column<UInt8>
  /// The firm filed the application.
  public var isLead: Column<Bool>
  /// Agency that pays, index.
  public var agency: Column<UInt8>
  /// The other member of the consortium, its index plus one; 0: none. Read by ``partner(of:)``.
  var partnerNumber: Column<Int32>
  /// Cost, EUR.
  public var cost: Column<Float>
  /// Grant awarded, EUR.
  public var grant: Column<Float>
  /// Specialists hired for the pilot, FTE.
  public var hiredSpecialists: Column<Float>
  /// Cash L at `cashQuarter`, EUR; may be negative.
  public var cash: Column<Float>
  /// Quarter (from the start of the run) for which `cash` holds.
  public var cashQuarter: Column<UInt8>

  public init(count: Int) {
    activity = Column(repeating: Activity.idle, count: count)
    technology = Column(repeating: 0, count: count)
    endQuarter = Column(repeating: 0, count: count)
    waitingSince = Column(repeating: 0, count: count)
    kind = Column(repeating: ProjectKind.privately, count: count, isSparse: true)
    isLead = Column(repeating: false, count: count, isSparse: true)
    agency = Column(repeating: 0, count: count, isSparse: true)
    partnerNumber = Column(repeating: 0, count: count, isSparse: true)
    cost = Column(repeating: 0, count: count)
    grant = Column(repeating: 0, count: count, isSparse: true)
    hiredSpecialists = Column(repeating: 0, count: count)
    cash = Column(repeating: 0, count: count)
    cashQuarter = Column(repeating: 0, count: count)
  }

  /// The same values in memory of its own.
  public init(copying other: borrowing FirmProjects) {
    activity = Column(copying: other.activity)
    technology = Column(copying: other.technology)
    endQuarter = Column(copying: other.endQuarter)
    waitingSince = Column(copying: other.waitingSince)
    kind = Column(copying: other.kind)
    isLead = Column(copying: other.isLead)
    agency = Column(copying: other.agency)
    partnerNumber = Column(copying: other.partnerNumber)
    cost = Column(copying: other.cost)
    grant = Column(copying: other.grant)
    hiredSpecialists = Column(copying: other.hiredSpecialists)
    cash = Column(copying: other.cash)
    cashQuarter = Column(copying: other.cashQuarter)
  }

  /// The other member of the consortium, or −1.
  public func partner(of firm: Int) -> Int32 { partnerNumber[firm] - 1 }

  /// Sets the other member of the consortium; −1: none.
  mutating func setPartner(_ partner: Int32, of firm: Int) { partnerNumber[firm] = partner + 1 }
}
