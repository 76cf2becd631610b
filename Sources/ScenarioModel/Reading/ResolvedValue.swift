/// One value that a scenario uses, and where it comes from.
public struct ResolvedValue: Sendable, Equatable {
  /// Key path, `world.parameters.borderPenalty`.
  public var path: String
  /// As it would stand in a file.
  public var value: String
  /// `file:line`, or `default`.
  public var origin: String
  /// The source that stands beside the value in the file; nil where there is none.
  public var source: String?

  public init(path: String, value: String, origin: String, source: String? = nil) {
    self.path = path
    self.value = value
    self.origin = origin
    self.source = source
  }
}

/// Lists what a scenario says and what it leaves to the defaults.
enum ResolvedValues {
  /// Values of the file and of what it extends in the order of the keys, then every parameter and setting left alone.
  static func list(_ merged: SourceNode, _ scenario: Scenario) -> [ResolvedValue] {
    var said: [ResolvedValue] = []
    add(merged, path: "", to: &said)
    return said + parametersLeftAlone(said) + settingsLeftAlone(said, scenario)
  }

  private static func add(_ node: SourceNode, path: String, to values: inout [ResolvedValue]) {
    let plain = node.withoutSource
    switch plain.content {
    case .mapping(let entries) where !entries.isEmpty:
      for entry in entries where entry.key != "source" {
        add(entry.value, path: path.isEmpty ? entry.key : path + "." + entry.key, to: &values)
      }
    default:
      values.append(
        ResolvedValue(
          path: path, value: plain.asWritten, origin: "\(plain.place.file):\(plain.place.line)",
          source: node["value"] == nil ? nil : node["source"]?.text))
    }
  }

  private static func parametersLeftAlone(_ said: [ResolvedValue]) -> [ResolvedValue] {
    ParameterCatalogue.entries.compactMap { entry in
      let path = "world.parameters.\(entry.name.rawValue)"
      guard !said.contains(where: { $0.path == path || $0.path.hasPrefix(path + ".") }) else { return nil }
      return ResolvedValue(path: path, value: text(entry.defaultValue), origin: "default")
    }
  }

  private static func settingsLeftAlone(_ said: [ResolvedValue], _ scenario: Scenario) -> [ResolvedValue] {
    let study = scenario.study
    let seeds = study.seeds
    let settings: [(String, String)] = [
      ("world.warmUpQuarters", "\(scenario.world.warmUpQuarters)"),
      ("study.baseline", study.baseline), ("study.horizonQuarters", "\(study.horizonQuarters)"),
      ("study.horizons", "[" + study.horizons.map(String.init).joined(separator: ", ") + "]"),
      ("study.firstReplicate", "\(study.firstReplicate)"),
      ("study.seeds.population", seeds.population.map { "\($0)" } ?? "replicate"),
      ("study.seeds.event", seeds.event.map { "\($0)" } ?? "replicate"),
      ("study.confidenceLevel", JSONValue.text(of: study.confidenceLevel)),
      ("study.bootstrapResamples", "\(study.bootstrapResamples)"),
    ]
    return settings.filter { setting in !said.contains { $0.path == setting.0 } }
      .map { ResolvedValue(path: $0.0, value: $0.1, origin: "default") }
  }

  private static func text(_ value: ParameterValue) -> String {
    func list(_ numbers: [Double]) -> String { "[" + numbers.map(JSONValue.text(of:)).joined(separator: ", ") + "]" }
    switch value {
    case .number(let number): return JSONValue.text(of: number)
    case .list(let numbers): return list(numbers)
    case .table(let rows): return "[" + rows.map(list).joined(separator: ", ") + "]"
    case .named(let keys, let numbers):
      return "{" + zip(keys, numbers).map { "\($0): \(JSONValue.text(of: $1))" }.joined(separator: ", ") + "}"
    case .choice(let word): return word
    }
  }
}
