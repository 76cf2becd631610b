/// Digital Innovation Hubs: few, served serially, indexed in hub order (file order, then policy hubs in order of founding).
public struct Hubs: Sendable {
  /// One hub.
  public struct Hub: Sendable {
    /// Index of its region.
    public var region: Int
    /// Bit τ is set when the hub is competent in technology τ.
    public var technologyMask: UInt8
    /// Bit s is set when the hub serves sector s.
    public var sectorMask: UInt8
    /// Services per quarter in every policy, simulated firms (real capacity divided by weight).
    public var baseCapacity: Double
    /// Slots per quarter that the policy pays, in the window only.
    public var policyCapacity: Double
    /// Quarters q in which the hub is open.
    public var opens: Int
    public var closes: Int
    /// Founded by the policy: ramps up and closes with the window.
    public var isPolicyHub: Bool

    public init(
      region: Int, technologyMask: UInt8, sectorMask: UInt8, baseCapacity: Double, policyCapacity: Double = 0,
      opens: Int = Int.min, closes: Int = Int.max, isPolicyHub: Bool = false
    ) {
      self.region = region
      self.technologyMask = technologyMask
      self.sectorMask = sectorMask
      self.baseCapacity = baseCapacity
      self.policyCapacity = policyCapacity
      self.opens = opens
      self.closes = closes
      self.isPolicyHub = isPolicyHub
    }

    /// Open in quarter q.
    public func isActive(_ quarter: Int) -> Bool { opens <= quarter && quarter <= closes }

    /// Serves this technology and sector.
    public func isCompetent(technology: Int, sector: Int) -> Bool {
      technologyMask & (1 << technology) != 0 && sectorMask & (1 << sector) != 0
    }
  }

  /// A link between hubs of two countries, usable while the window is open.
  public struct Link: Sendable, Equatable {
    /// Index of the hub that comes first.
    public var first: Int
    /// Index of the other hub.
    public var second: Int

    public init(first: Int, second: Int) {
      self.first = first
      self.second = second
    }
  }

  /// In hub order.
  public var hubs: [Hub]
  /// Links that the policy pays for.
  public var links: [Link]

  public init(hubs: [Hub], links: [Link] = []) {
    self.hubs = hubs
    self.links = links
  }
}
