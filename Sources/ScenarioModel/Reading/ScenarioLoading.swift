/// Turns the layers of a scenario into a ``Scenario``, section by section, telling as much as can be told.
struct ScenarioLoading {
  let chain: ScenarioChain
  let path: String
  var problems: ProblemList
  private(set) var tableFiles: [String] = []
  private(set) var figures: [WorldFigure] = []
  /// The tables of the world, read or known already.
  private(set) var tables: PlaceTables?

  init(chain: ScenarioChain, path: String, problems: ProblemList, tables: PlaceTables? = nil) {
    self.chain = chain
    self.path = path
    self.problems = problems
    self.tables = tables
  }

  /// Nil when a section cannot be built. A scenario is only valid if there are no errors either.
  mutating func scenario() -> Scenario? {
    guard chain.isComplete, let merged = chain.merged else { return nil }
    lacking(merged)
    let world = world(merged)
    let policies = merged["policies"]
    let names = policies?.entries.filter { !$0.value.isNull }.map(\.key) ?? []
    let study = usable(merged, "study", ScenarioKeys.study).map { node in
      var study = StudyReader.study(
        node, policyNames: names, warmUpQuarters: world?.warmUpQuarters ?? 0, problems: &problems)
      // A horizon that is refused says nothing about windows.
      if node["horizonQuarters"] == nil, merged["study"]?["horizonQuarters"] != nil { study.horizonQuarters = 200 }
      return study
    }
    if let policies, names.isEmpty, case .mapping = policies.content {
      problems.error(policies.place, "policies", "is empty, but must hold at least the baseline, no-policy: {}.")
    }
    let id = id(merged)
    guard let world, let policies, let study else { return nil }
    var reader = PolicyReader(policies, world: world, horizonQuarters: study.horizonQuarters, problems: problems)
    let built = reader.policies()
    problems = reader.problems
    guard let id, built.count == names.count, !names.isEmpty else { return nil }
    return Scenario(
      id: id, title: merged["title"]?.text ?? id, question: merged["question"]?.text ?? "", world: world,
      policies: built, study: study)
  }

  /// Top keys that no layer gives.
  private mutating func lacking(_ merged: SourceNode) {
    guard case .section(let keys, _) = ScenarioKeys.root else { return }
    for key in keys where key.isRequired && key.name != "schema" && merged[key.name] == nil {
      problems.error(merged.place, "", "The scenario lacks \(key.name): \(key.meaning)")
    }
  }

  /// What of a section with everything inherited has the right shape; the rest has been told.
  private mutating func usable(_ merged: SourceNode, _ key: String, _ shape: KeyShape) -> SourceNode? {
    guard let node = merged[key] else { return nil }
    var check = ShapeCheck(.whole)
    let usable = check.check(node, shape, key)
    problems.add(check.problems.problems)
    return usable
  }

  private mutating func world(_ merged: SourceNode) -> WorldDescription? {
    guard let node = usable(merged, "world", ScenarioKeys.world) else { return nil }
    let layers = chain.layers.reversed().compactMap { $0["world"]?["parameters"] }.map { layer in
      var check = ShapeCheck(.file)
      let usable = check.check(layer, ScenarioKeys.parameters, "world.parameters", nullRemoves: true)
      // Empty values say "the default again" to the reader of parameters.
      return SourceNode(layer.place, .mapping((usable?.entries ?? []) + layer.entries.filter(\.value.isNull)))
    }
    var reader = WorldReader(problems: problems, tables: tables)
    let world = reader.world(node, written: merged["world"] ?? node, parameterLayers: layers)
    problems = reader.problems
    tableFiles = reader.files
    figures = reader.figures
    tables = reader.tables
    return world
  }

  /// The name of the results: what the uppermost file says, or its own name.
  private mutating func id(_ merged: SourceNode) -> String? {
    if let id = merged["id"] { return id.text }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    let node = SourceNode(merged.place, .scalar(stem, plain: true))
    guard let complaint = ScalarCheck.complaint(node, .name) else { return stem }
    problems.error(
      merged.place, "id", "is taken from the name of the file and \(complaint) Give id: a-name in the file.")
    return nil
  }
}
