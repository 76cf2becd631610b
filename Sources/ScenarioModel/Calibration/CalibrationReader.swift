/// Reads a calibration file: keys, scenarios, priors, targets, method; tells as much as can be told.
struct CalibrationReader {
  let path: String
  var problems = ProblemList()
  private(set) var files: [String]
  /// One for each world, in order.
  private var variations: [ScenarioVariation] = []

  init(path: String) {
    self.path = path
    files = [path]
  }

  mutating func calibration() -> Calibration? {
    guard let text = TextFile.read(path, problems: &problems),
      let tree = YAMLText.parse(text, file: path, problems: &problems)
    else { return nil }
    var shape = ShapeCheck(.file)
    let usable = shape.check(tree, CalibrationKeys.root, "")
    problems.add(shape.problems.problems)
    var whole = ShapeCheck(.whole)
    whole.check(tree, CalibrationKeys.root, "")
    problems.add(whole.problems.problems.map(Self.aboutTheFile))
    guard let node = usable, let id = id(tree) else { return nil }
    let worlds = worlds(node["scenarios"])
    let parameters = parameters(node["parameters"], worlds)
    let targets = targets(node["targets"], worlds)
    guard let worlds, let parameters, let targets, let method = method(node["method"]) else { return nil }
    return Calibration(
      id: id, title: node["title"]?.text ?? id, worlds: worlds, parameters: parameters, targets: targets,
      method: method, replicates: node["replicates"]?.whole ?? 1,
      seed: UInt64(node["seed"]?.whole ?? 1))
  }

  private static func aboutTheFile(_ problem: Problem) -> Problem {
    guard problem.keyPath.isEmpty else { return problem }
    var problem = problem
    problem.message = "The calibration \(problem.message)"
    return problem
  }

  private mutating func id(_ tree: SourceNode) -> String? {
    if let id = tree["id"] { return id.text }
    let stem = path.split(separator: "/").last.map(String.init).map { $0.prefix { $0 != "." } }.map(String.init) ?? path
    guard let complaint = ScalarCheck.complaint(SourceNode(tree.place, .scalar(stem, plain: true)), .name) else {
      return stem
    }
    problems.error(
      tree.place, "id", "is taken from the name of the file and \(complaint) Give id: a-name in the file.")
    return nil
  }

  /// Every scenario, read with its own problems; nil when one cannot be used.
  private mutating func worlds(_ node: SourceNode?) -> [CalibrationWorld]? {
    guard let node else { return nil }
    if node.entries.isEmpty { problems.error(node.place, "scenarios", "is empty, but must name at least one world.") }
    var worlds: [CalibrationWorld] = []
    for entry in node.entries {
      guard let name = entry.value.text else { continue }
      let file = TextFile.path(name, from: path)
      let keyPath = "scenarios.\(entry.key)"
      guard TextFile.read(file, namedAt: (entry.value.place, keyPath), problems: &problems) != nil else { continue }
      let reading = ScenarioFile.load(path: file)
      // Values beyond their evidence are the point of an earlier year; the scenario's own check tells them.
      problems.add(reading.problems.filter { $0.severity == .error })
      for read in reading.files where !files.contains(read) { files.append(read) }
      guard let scenario = reading.scenario, let variation = reading.variation else { continue }
      variations.append(variation)
      worlds.append(CalibrationWorld(name: entry.key, file: file, scenario: scenario))
    }
    return worlds.count == node.entries.count && !worlds.isEmpty ? worlds : nil
  }

  private mutating func parameters(_ node: SourceNode?, _ worlds: [CalibrationWorld]?) -> [FittedParameter]? {
    guard let node else { return nil }
    if node.entries.isEmpty { problems.error(node.place, "parameters", "is empty, but must name at least one value.") }
    var reader = PriorReader(worlds: worlds, variations: variations)
    let parameters = node.entries.compactMap { reader.parameter($0) }
    if parameters.count == node.entries.count { reader.checkCorners(parameters, node.place) }
    problems.add(reader.problems.problems)
    for (index, world) in (worlds ?? []).enumerated() where !parameters.contains(where: { $0.worlds.contains(index) }) {
      problems.error(node.place, "parameters", "set no value in \(world.name), which then is the same at every point.")
    }
    return parameters.count == node.entries.count && !parameters.isEmpty ? parameters : nil
  }

  private mutating func targets(_ node: SourceNode?, _ worlds: [CalibrationWorld]?) -> [CalibrationTarget]? {
    guard let node, let name = node.text else { return nil }
    let file = TextFile.path(name, from: path)
    files.append(file)
    guard let text = TextFile.read(file, namedAt: (node.place, "targets"), problems: &problems),
      let table = CSVTable(text, file: file, problems: &problems), let worlds
    else { return nil }
    var reader = TargetTable(table, worlds: worlds)
    let targets = reader.targets()
    problems.add(reader.problems.problems)
    return reader.problems.hasErrors ? nil : targets
  }

  private mutating func method(_ node: SourceNode?) -> CalibrationMethod? {
    guard let node else { return nil }
    if node["kind"]?.text == "nelder-mead" {
      return .simplex(
        SimplexSettings(evaluations: node["evaluations"]?.whole ?? 400, size: node["size"]?.number ?? 0.01))
    }
    let settings = SequentialSettings(
      points: node["points"]?.whole ?? 1000, generations: node["generations"]?.whole ?? 12,
      members: node["members"]?.whole ?? min(240, node["points"]?.whole ?? 1000),
      effectiveShare: node["effectiveShare"]?.number ?? 0.4)
    if settings.members > settings.points {
      problems.error(
        node["members"]?.place ?? node.place, "method.members",
        "is \(settings.members), but a generation has only \(settings.points) points to choose members from.")
      return nil
    }
    return .sequential(settings)
  }
}
