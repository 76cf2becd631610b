/// A scenario in which some values are others: what studies over values by path are made of.
///
/// Its scenario has been decoded and checked like any other, and is what the file would give if it said these values
/// itself. Policies and their order, baseline, quarters, horizons, replicates and seeds are those of the scenario that
/// it varies, so that results can be laid side by side.
public struct ScenarioVariant: Sendable, Equatable {
  /// One value that is another.
  public struct Change: Sendable, Equatable {
    /// Where the value stands.
    public let path: ScenarioPath
    /// As the file says it: `0.1`, `[1, 2, 3]`, `{robotics: 0.2}`; `times 2` for a multiple of what the scenario has.
    public let value: String

    public init(path: ScenarioPath, value: String) {
      self.path = path
      self.value = value
    }
  }

  /// What differs from the scenario as it stands; at least one value.
  public let changes: [Change]
  /// The whole scenario with these values.
  public let scenario: Scenario

  public init(changes: [Change], scenario: Scenario) {
    self.changes = changes
    self.scenario = scenario
  }

  /// The paths of all changes, joined by `; `.
  public var path: String { changes.map(\.path.description).joined(separator: "; ") }
  /// The values of all changes in the same order, joined by `; `.
  public var value: String { changes.map(\.value).joined(separator: "; ") }
  /// For sentences: `subThreshold 0.1`, `abandonRate times 2`.
  public var name: String { changes.map { "\($0.path.shortName) \($0.value)" }.joined(separator: ", ") }
}
