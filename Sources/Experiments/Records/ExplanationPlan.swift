public import ScenarioModel

/// One extra run of an explanation: a policy of which only some instruments spend and some echoes are heard.
public struct ExplanationArm: Sendable, Hashable {
  /// Instruments that spend; the money of the others is withheld: planned, not spent, everything else the same.
  public var spending: Set<InstrumentKind>
  /// Supported pilots are demonstrations to others.
  public var demonstrations: Bool

  public init(spending: Set<InstrumentKind>, demonstrations: Bool) {
    self.spending = spending
    self.demonstrations = demonstrations
  }
}

/// The extra runs that say through which channels a policy acts; in all of them peers are muted: what firms perceive of
/// one another follows the baseline run of the replicate.
///
/// With k instruments: the whole policy with and without demonstrations, each instrument alone, and the whole policy
/// without each instrument, 2k + 2 runs; equal ones run once (k = 1: two, k = 2: four). Without a call nothing is
/// demonstrated, and the first of them is spared. Method: ODD, attribution.
public struct ExplanationPlan: Sendable, Equatable {
  /// Index in `Scenario.policies`.
  public let policy: Int
  /// Instruments with money, in the order of the tables.
  public let instruments: [InstrumentKind]
  /// Extra runs, each once, in the order in which they run.
  public let arms: [ExplanationArm]
  /// The baseline has a programme of its own: then a policy whose money is all withheld differs from it too.
  public let baselineHasProgramme: Bool

  /// The plan for one policy of a scenario.
  public init(_ scenario: Scenario, policy: Int) {
    self.policy = policy
    instruments = scenario.policies[policy].programme?.fundedInstruments ?? []
    baselineHasProgramme = scenario.policies[scenario.baselineIndex].programme != nil
    let all = Set(instruments)
    var wanted = [ExplanationArm(spending: all, demonstrations: all.contains(.call))]
    wanted += [all].map { ExplanationArm(spending: $0, demonstrations: false) }
    wanted += instruments.map { ExplanationArm(spending: [$0], demonstrations: false) }
    wanted += instruments.map { ExplanationArm(spending: all.subtracting([$0]), demonstrations: false) }
    if baselineHasProgramme { wanted.append(ExplanationArm(spending: [], demonstrations: false)) }
    var arms: [ExplanationArm] = []
    for arm in wanted where !arms.contains(arm) && (!arm.spending.isEmpty || baselineHasProgramme) {
      arms.append(arm)
    }
    self.arms = arms
  }
}
