/// A question about digital adoption, complete and valid: what we believe, what somebody could decide, how we look.
///
/// A `Scenario` can only be made from a file without problems (``ScenarioFile``), so whoever holds one need not check
/// it again. Start reading the project here: `Scenario` → `World` → `Simulation` → findings → tables.
public struct Scenario: Sendable, Equatable {
  /// Folder name of the results: the file's stem, or `id:`; lower-case letters, digits and hyphens.
  public var id: String
  /// One line for people.
  public var title: String
  /// The question that the scenario answers, one sentence; empty when the file gives none.
  public var question: String
  /// What we believe about firms, regions and technology.
  public var world: WorldDescription
  /// What somebody could decide, in the order of the file; names are unique. Contains the baseline.
  public var policies: [Policy]
  /// How we look: baseline, horizons, replicates, seeds.
  public var study: Study

  public init(
    id: String, title: String, question: String, world: WorldDescription, policies: [Policy], study: Study
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.world = world
    self.policies = policies
    self.study = study
  }

  /// Index in ``policies`` of the policy that all others are compared with.
  public var baselineIndex: Int { policies.firstIndex { $0.name == study.baseline } ?? 0 }
}
