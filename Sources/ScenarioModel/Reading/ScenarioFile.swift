/// Reads a scenario file with everything it names: the only way to a ``Scenario``.
public enum ScenarioFile {
  /// What came of reading a file.
  public struct Reading: Sendable {
    /// Nil when there are errors.
    public var scenario: Scenario?
    /// Every problem of the file and of the files it names, in the order of their places; warnings included.
    public var problems: [Problem]
    /// Every file that was read or should have been: the scenario, what it extends, its tables; in that order.
    public var files: [String]
    /// Where the figures about the world come from, in the order of the tables; none for an artificial world.
    public var figures: [WorldFigure]
    /// Every value that the scenario uses and where it comes from; empty when there is no scenario.
    public var resolved: [ResolvedValue]
    /// The scenario in every alternative world that `study.alternatives` names, one value changed in each, in the order
    /// of the file; empty when there is no scenario.
    public var variants: [ScenarioVariant]
    /// The points that `study.design` describes; nil without a design, or when there is no scenario.
    public var design: StudyDesign?
    /// What the points of a study are made by, whether or not the file has a design; nil when there is no scenario.
    public var variation: ScenarioVariation?
    /// Whether there is a scenario to run; there may be warnings.
    public var isValid: Bool { scenario != nil }

    /// Exit code of a command that stops here: 0, 65 (invalid) or 66 (only: a file that is needed is not there).
    public var exitCode: Int32 {
      let errors = problems.filter { $0.severity == .error }
      if errors.isEmpty { return 0 }
      return errors.allSatisfy(\.isMissingInput) ? 66 : 65
    }
  }

  /// Reads the file at `path`. Mistakes of the user are told as problems, never thrown.
  public static func load(path: String) -> Reading {
    var problems = ProblemList()
    let chain = ScenarioChain.read(path, problems: &problems)
    var loading = ScenarioLoading(chain: chain, path: path, problems: problems)
    let scenario = loading.scenario()
    if scenario == nil, !loading.problems.hasErrors {
      loading.problems.error(
        Place(file: path), "", "This file makes no scenario, for a reason that went untold. Please report it.")
    }
    let merged = chain.merged
    // Made even where something else is wrong, so that all problems are told at once.
    let reader = scenario.map {
      VariantReader(
        chain: chain, path: path, scenario: $0, told: loading.problems.problems, tables: loading.tables)
    }
    var alternatives = merged.map { AlternativesReader(merged: $0, variantReader: reader) }
    let variants = alternatives?.variants() ?? []
    loading.problems.add(alternatives?.problems.problems ?? [])
    let (design, variation) = design(merged, reader, &loading)
    var files = chain.files + loading.tableFiles
    for file in (alternatives?.files ?? []) + design.files where !files.contains(file) { files.append(file) }
    let hasErrors = loading.problems.hasErrors
    return Reading(
      scenario: hasErrors ? nil : scenario, problems: loading.problems.sorted(files: files), files: files,
      figures: loading.figures,
      resolved: zip([merged].compactMap { $0 }, [scenario].compactMap { $0 }).flatMap(ResolvedValues.list),
      variants: hasErrors ? [] : variants, design: hasErrors ? nil : design.design,
      variation: hasErrors ? nil : variation)
  }

  /// The design of a file with the files that only it reads, and what its points are made by; tells all problems.
  private static func design(
    _ merged: SourceNode?, _ reader: VariantReader?, _ loading: inout ScenarioLoading
  ) -> ((design: StudyDesign?, files: [String]), ScenarioVariation?) {
    let node = merged?["study"]?["design"]
    let names = merged?["policies"]?.entries.filter { !$0.value.isNull }.map(\.key) ?? []
    var designs = DesignReader(policyNames: names, asksEvidence: merged?["world"]?["synthetic"] == nil)
    let design = node.flatMap { designs.design($0) }
    loading.problems.add(designs.problems.problems)
    let variation = reader.map { ScenarioVariation($0, tableFiles: loading.tableFiles, origins: designs.origins) }
    if let design, let variation, let node, !loading.problems.hasErrors {
      loading.problems.add(DesignCorners.problems(design, variation, place: node.place))
    }
    return ((design, designs.files), variation)
  }
}
