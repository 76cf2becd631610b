/// One world in which the policies are compared.
public struct AlternativeWorld: Sendable, Equatable {
  /// Path and value that differ from the scenario; `scenario` and `as it stands` for the scenario itself.
  public var path: String
  public var value: String
  /// For sentences: `subThreshold 0.1`.
  public var name: String

  /// The scenario as it stands.
  static let scenario = AlternativeWorld(path: "scenario", value: "as it stands", name: "as it stands")
}

/// What one policy brings in one world until one horizon, against the baseline in the same world.
public struct AlternativeRow: Sendable, Equatable {
  /// Position in ``AlternativeFindings/worlds``.
  public var world: Int
  /// Index in `Scenario.policies`.
  public var policy: Int
  public var label: CellLabel
  /// h: the state at the end of quarter h − 1.
  public var horizon: Int
  /// Mean and Student interval; no bootstrap.
  public var estimate: Estimate
  /// Place among the policies of this world by the mean, 1 is the largest, equal means share a place; nil without mean.
  public var rank: Int?
}

/// Two policies whose means stand in the other order in an alternative world than in the scenario as it stands.
public struct OrderFlip: Sendable, Equatable {
  /// Position in ``AlternativeFindings/worlds``.
  public var world: Int
  public var label: CellLabel
  public var horizon: Int
  /// Policy with the larger mean in the scenario, and the one with the larger mean here.
  public var aheadInScenario: Int
  public var aheadHere: Int
  /// By how much, paired by replicate: the first over the second in the scenario, the second over the first here. Both
  /// means are positive.
  public var leadInScenario: Estimate
  public var leadHere: Estimate

  /// Whether the interval of the lead leaves zero out; otherwise only the sign speaks for it.
  public var isCertainInScenario: Bool { leadInScenario.isDistinctFromZero }
  public var isCertainHere: Bool { leadHere.isDistinctFromZero }
}

/// The order of the policies by one number at one horizon, in the scenario and across the alternative worlds.
public struct OrderAcrossWorlds: Sendable, Equatable {
  /// The number that policies are ranked by, and h: the state at the end of quarter h − 1.
  public var label: CellLabel
  public var horizon: Int
  /// Policies by falling mean, by world: the scenario as it stands first. Policies without mean are left out.
  public var orders: [[Int]]
  /// Places of the scenario's order, equal means share one: 1, 1, 3.
  public var places: [Int]
  /// Lead of the first over the second in each world; nil where there are not two.
  public var leads: [Estimate?]
  /// Pairs of the scenario's order whose difference is not distinct from zero there.
  public var openPairs: [OpenPair]
  /// Whether any pair is distinct from zero there.
  public var hasCertainPairs: Bool
  /// Policy that is strictly first in the scenario; nil where two share the place or there are not two.
  public var first: Int?
  /// Alternative worlds; those among them in which every pair that differs in the scenario stands in the same order,
  /// those in which every pair does whose order is certain in the scenario, and those in which the first is first; all
  /// by means.
  public var worldCount: Int
  public var sameOrderCount: Int
  public var sameCertainOrderCount: Int
  public var sameFirstCount: Int

  /// Alternative worlds in which the first of the scenario leads, and the interval of its lead leaves zero out.
  public var certainFirstCount: Int {
    zip(orders, leads).dropFirst().count { order, lead in
      first != nil && order.first == first && lead?.isDistinctFromZero == true
    }
  }

  /// Two policies whose order was never certain.
  public struct OpenPair: Sendable, Equatable {
    /// Policy with the larger mean, the other one, and the difference of the two.
    public var ahead: Int
    public var behind: Int
    public var lead: Estimate
  }
}
