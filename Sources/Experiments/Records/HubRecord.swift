/// A hub that exists under a policy: those of the world first, in the order of its table, then those that the policy
/// founds.
public struct HubRecord: Sendable, Equatable {
  /// Name as its operator writes it; nil for a hub that the policy founds.
  public var name: String?
  /// Index of its region.
  public var region: Int
  /// Bit τ is set when the hub is competent in technology τ.
  public var technologyMask: UInt8

  public init(name: String?, region: Int, technologyMask: UInt8) {
    self.name = name
    self.region = region
    self.technologyMask = technologyMask
  }
}

/// What one hub did in one quarter, in simulated firms (multiply by the weight). Quarters in which it is closed have no
/// row.
public struct HubRow: Sendable, Equatable {
  /// Quarter q.
  public var quarter: Int
  /// Index in ``StudyRecord/hubs`` of the policy.
  public var hub: Int
  /// Requests received, and those of them that came from abroad along a link.
  public var requests: Int
  public var referrals: Int
  /// Services given, and those of them to firms from abroad.
  public var served: Int
  public var servedReferrals: Int
  /// Requests beyond capacity.
  public var lost: Int
  /// Slots of the quarter, those that the policy pays included.
  public var capacity: Int

  public init(
    quarter: Int, hub: Int, requests: Int, referrals: Int, served: Int, servedReferrals: Int, lost: Int, capacity: Int
  ) {
    self.quarter = quarter
    self.hub = hub
    self.requests = requests
    self.referrals = referrals
    self.served = served
    self.servedReferrals = servedReferrals
    self.lost = lost
    self.capacity = capacity
  }

  /// Every request is served or lost, and nobody serves beyond capacity.
  public var closes: Bool {
    requests == served + lost && served <= capacity && servedReferrals <= min(served, referrals)
  }
}
