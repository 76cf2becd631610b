/// Makes variants of a scenario: lays values over its layers and reads the result as if the file said them.
struct VariantReader {
  let chain: ScenarioChain
  let path: String
  /// The scenario as it stands.
  let scenario: Scenario
  /// What has been told about it already.
  let told: [Problem]
  private(set) var problems = ProblemList()
  /// Files that only variants read, in order.
  private(set) var files: [String] = []

  /// What is known of the tables of the world.
  private let tables: PlaceTables?

  init(chain: ScenarioChain, path: String, scenario: Scenario, told: [Problem], tables: PlaceTables?) {
    self.chain = chain
    self.path = path
    self.scenario = scenario
    self.told = told
    self.tables = tables
  }

  /// One value at a path, and where its key stands.
  struct Setting {
    let path: ScenarioPath
    let value: SourceNode
    /// For messages: `study.alternatives.world.parameters.subThreshold[0]`.
    let keyPath: String
    /// As a reader finds it in the file.
    let text: String

    /// Whether a problem is told about this very path, or a part of it.
    func names(_ problem: Problem) -> Bool {
      let path = path.description
      return problem.keyPath == path || problem.keyPath.hasPrefix(path + ".") || problem.keyPath.hasPrefix(path + "[")
    }

    /// Number of keys that the path has in common with that of a problem.
    func kinship(_ problem: Problem) -> Int {
      zip(path.keys, problem.keyPath.split(separator: ".")).prefix { $0 == $1 }.count
    }
  }

  /// The same over other layers, with nothing told yet.
  func over(_ chain: ScenarioChain) -> VariantReader {
    VariantReader(chain: chain, path: path, scenario: scenario, told: told, tables: tables)
  }

  /// The scenario with these values; nil after telling why there is none.
  mutating func variant(_ settings: [Setting]) -> ScenarioVariant? {
    guard let (varied, _) = laid(settings) else { return nil }
    return ScenarioVariant(
      changes: settings.map { ScenarioVariant.Change(path: $0.path, value: $0.text) }, scenario: varied)
  }

  /// The scenario with these values and everything that it says; nil after telling why there is none.
  mutating func laid(_ settings: [Setting]) -> (scenario: Scenario, merged: SourceNode)? {
    var chain = chain
    let id = chain.layers.first?.entry("id").map { [$0] } ?? []
    var layer = SourceNode(settings.first?.value.place ?? Place(file: path), .mapping(id))
    for setting in settings { layer = Overlay.lay(Self.tree(setting), over: layer) }
    chain.layers.insert(layer, at: 0)
    var loading = ScenarioLoading(chain: chain, path: path, problems: ProblemList(), tables: tables)
    let varied = loading.scenario()
    for file in loading.tableFiles where !files.contains(file) { files.append(file) }
    let found = loading.problems.problems.filter { !told.contains($0) }
    problems.add(found.map { retold($0, settings) })
    guard let varied, let merged = chain.merged, !found.contains(where: { $0.severity == .error }) else { return nil }
    return (varied, merged)
  }

  /// The value below the keys that lead to it.
  private static func tree(_ setting: Setting) -> SourceNode {
    setting.path.keys.reversed().reduce(setting.value) { value, key in
      let place = setting.value.place
      return SourceNode(place, .mapping([SourceNode.Entry(key: key, place: place, value: value)]))
    }
  }

  /// A problem of the varied scenario as one of the value that makes it: the one that stands there, or else the one
  /// whose path has most in common with it.
  private func retold(_ problem: Problem, _ settings: [Setting]) -> Problem {
    var problem = problem
    if let setting = settings.first(where: { Self.places($0.value).contains(problem.place) && $0.names(problem) }) {
      problem.keyPath = setting.keyPath
    } else if let setting = settings.max(by: { $0.kinship(problem) < $1.kinship(problem) }) {
      problem.message = "is \(setting.text), with which \(problem.sentence)"
      problem.keyPath = setting.keyPath
      problem.place = setting.value.place
    }
    return problem
  }

  private static func places(_ node: SourceNode) -> [Place] {
    [node.place] + node.elements.flatMap(places) + node.entries.flatMap { [$0.place] + places($0.value) }
  }
}
