/// What the explanation of one policy leaves in one replicate: uses of every run, counted in whole simulated pairs.
public struct ExplanationRecord: Sendable, Equatable {
  /// Index in `Scenario.policies`.
  public var policy: Int
  /// Number of the replicate.
  public var replicate: Int
  /// The baseline run, and the ordinary run of the policy.
  public var baseline: UseTally
  public var whole: UseTally
  /// The extra runs, in the order of ``ExplanationPlan/arms``.
  public var arms: [UseTally]

  public init(policy: Int, replicate: Int, baseline: UseTally, whole: UseTally, arms: [UseTally]) {
    self.policy = policy
    self.replicate = replicate
    self.baseline = baseline
    self.whole = whole
    self.arms = arms
  }
}

/// Uses of one run at every horizon, of all firms and of those of each country, in simulated pairs.
public struct UseTally: Sendable, Equatable {
  /// Pairs in use at the end of the last quarter before each horizon: `[horizon · (1 + countries) + group]`, where group 0
  /// is all firms and group 1 + c are the firms of country c.
  public var pairs: [Int]
  /// Sum of the pairs in use over the ends of all quarters from q = 0 to the horizon, in the same places.
  public var pairQuarters: [Int]

  public init(pairs: [Int], pairQuarters: [Int]) {
    self.pairs = pairs
    self.pairQuarters = pairQuarters
  }
}

/// All that the runs of one replicate leave.
public struct ReplicateRecord: Sendable, Equatable {
  /// The arms in the order of the scenario's policies.
  public var arms: [ArmRecord]
  /// One per policy that is explained, in the order in which they were asked for.
  public var explanations: [ExplanationRecord]

  public init(arms: [ArmRecord], explanations: [ExplanationRecord] = []) {
    self.arms = arms
    self.explanations = explanations
  }
}
