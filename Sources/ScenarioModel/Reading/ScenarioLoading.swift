/// Turns the layers of a scenario into a ``Scenario``, section by section, telling as much as can be told.
struct ScenarioLoading {
  let chain: ScenarioChain
  let path: String
  var problems: ProblemList
  private(set) var tableFiles: [String] = []
  private(set) var figures: [WorldFigure] = []

  init(chain: ScenarioChain, path: String, problems: ProblemList) {
    self.chain = chain
    self.path = path
    self.problems = problems
  }

  /// Nil when a section cannot be built. A scenario is only valid if there are no errors either.
  mutating func scenario() -> Scenario? {
    guard let merged = chain.merged, case .mapping = merged.content, chain.layers.count == chain.files.count else {
      return nil
    }
    lacking(merged)
    let world = world(merged)
    let policies = merged["policies"]
    let names = policies?.entries.filter { !$0.value.isNull }.map(\.key) ?? []
    let study = sound(merged, "study", ScenarioKeys.study).map {
      StudyReader.study($0, policyNames: names, warmUpQuarters: world?.warmUpQuarters ?? 4, problems: &problems)
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

  /// A section with everything inherited, if it is there and nothing is wrong with its shape.
  private mutating func sound(_ merged: SourceNode, _ key: String, _ shape: KeyShape) -> SourceNode? {
    guard let node = merged[key] else { return nil }
    var check = ShapeCheck(.whole)
    check.check(node, shape, key)
    problems.add(check.problems.problems)
    return check.isSound ? node : nil
  }

  private mutating func world(_ merged: SourceNode) -> WorldDescription? {
    guard let node = sound(merged, "world", ScenarioKeys.world) else { return nil }
    let layers = chain.layers.reversed().compactMap { $0["world"]?["parameters"] }
    var reader = WorldReader(problems: problems)
    let world = reader.world(node, parameterLayers: layers)
    problems = reader.problems
    tableFiles = reader.files
    figures = reader.figures
    return world
  }

  /// The name of the results: what the uppermost file says, or its own name.
  private mutating func id(_ merged: SourceNode) -> String? {
    if let id = merged["id"] { return id.text }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    let node = SourceNode(merged.place, .scalar(stem, plain: true))
    guard let complaint = ScalarCheck.complaint(node, .name) else { return stem }
    problems.error(merged.place, "id", "is taken from the name of the file and \(complaint) Give id: a-name in the file.")
    return nil
  }
}
