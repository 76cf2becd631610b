public import ParallelColumns

/// What a firm is: fixed when the world is built. Index `i` is the same firm in every column of every group.
public struct FirmTraits: ~Copyable, Sendable {
  /// Index of the region; firms are numbered region by region.
  public var region: Column<UInt16>
  /// Index of the country, that of the region: read by every firm in every quarter.
  public var country: Column<UInt8>
  /// Sector, 0…5.
  public var sector: Column<UInt8>
  /// Size class: 0 small, 1 medium, 2 large.
  public var sizeClass: Column<UInt8>
  /// Employees E at the start, persons, 10…5000; all decisions use them.
  public var employees: Column<Float>
  /// Value added VA at the start, EUR per year, > 0; all decisions use it.
  public var valueAdded: Column<Float>
  /// Longest payback time that the firm accepts, P, years, > 0.
  public var hurdleYears: Column<Float>
  /// Size factor of cost, (E/25)^η.
  public var sizeCost: Column<Float>
  /// Legitimacy threshold φ: share (or number) of adopting neighbours.
  public var threshold: Thresholds

  /// Firms that have only their threshold yet.
  public init(count: Int, threshold: Double = 0) {
    region = Column(repeating: 0, count: count)
    country = Column(repeating: 0, count: count)
    sector = Column(repeating: 0, count: count)
    sizeClass = Column(repeating: 0, count: count)
    employees = Column(repeating: 0, count: count)
    valueAdded = Column(repeating: 0, count: count)
    hurdleYears = Column(repeating: 0, count: count)
    sizeCost = Column(repeating: 0, count: count)
    self.threshold = Thresholds(repeating: threshold, count: count)
  }

  /// From now on copies share the memory: the arms of a replicate have the same firms.
  mutating func freeze() {
    region.freeze()
    country.freeze()
    sector.freeze()
    sizeClass.freeze()
    employees.freeze()
    valueAdded.freeze()
    hurdleYears.freeze()
    sizeCost.freeze()
    threshold.freeze()
  }

  /// The same values, in the same memory where it is frozen.
  public init(copying other: borrowing FirmTraits) {
    region = Column(copying: other.region)
    country = Column(copying: other.country)
    sector = Column(copying: other.sector)
    sizeClass = Column(copying: other.sizeClass)
    employees = Column(copying: other.employees)
    valueAdded = Column(copying: other.valueAdded)
    hurdleYears = Column(copying: other.hurdleYears)
    sizeCost = Column(copying: other.sizeCost)
    threshold = Thresholds(copying: other.threshold)
  }
}
