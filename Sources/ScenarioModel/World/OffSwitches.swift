/// Mechanisms switched off or replaced so that the model meets a known limit (specification, section 8).
/// In scenarios about policy they keep their defaults, except where a structural study varies a rule of the model.
public struct OffSwitches: Sendable, Equatable {
  /// An intent that passes its payback test is in use at the end of the same quarter: no cash, specialists or pilot.
  public var immediate = false
  /// Peer conversations; false switches them off.
  public var learning = true
  /// Yearly market step; false switches it off.
  public var market = true
  /// The partner of a refused application decides on its own (specification 5.5); false: it only cools down.
  public var refusedPartnersDecide = true
  /// What a threshold counts.
  public var thresholdBasis = ThresholdBasis.share
  /// Threshold of each firm; `legitimacyThreshold` for all by default.
  public var thresholds = Thresholds.parameter
  /// Firms that use every technology of the world at the start, besides the baseline draw.
  public var seedFirms = SeedFirms.none
  /// A push: the threshold of a random share of the firms is 0 for some quarters, then what it was before.
  public var push: ThresholdPush? = nil

  public init() {}
}

/// What a threshold counts.
public enum ThresholdBasis: String, CaseIterable, Sendable {
  /// Share of adopting neighbours.
  case share
  /// Number of adopting neighbours.
  case count
}

/// Where each firm's threshold comes from.
public enum Thresholds: Sendable, Equatable {
  /// The parameter `legitimacyThreshold` for everybody.
  case parameter
  /// Firm i has threshold i (0, 1, 2, …), with `replacing` laid over it: Granovetter's crowd.
  case sequence(replacing: [Int: Double])
}

/// Firms that use every technology of the world at the start.
public enum SeedFirms: Sendable, Equatable {
  case none
  /// The firms with these ids.
  case listed([Int])
  /// This many firms, chosen by the keyed draw INIT_THRESHOLD, sub 1 (lowest first).
  case random(Int)
}

/// A temporary push past a threshold: the firms with `u(INIT_THRESHOLD, i, sub 0) < share` have threshold 0
/// from `firstQuarter` for `quarters` quarters.
public struct ThresholdPush: Sendable, Equatable {
  /// Share of the firms pushed, [0, 1].
  public var share: Double
  /// First quarter of the push.
  public var firstQuarter: Quarter
  /// Length, quarters, ≥ 1.
  public var quarters: Int

  public init(share: Double, firstQuarter: Quarter, quarters: Int) {
    self.share = share
    self.firstQuarter = firstQuarter
    self.quarters = quarters
  }
}
