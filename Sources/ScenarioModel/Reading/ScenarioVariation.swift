/// A scenario whose values can be replaced by path: what every point of a study is made by.
///
/// The files have been read and laid together once; a point is decoded and checked like any other scenario. What the
/// scenario says about designs and alternative worlds is left out, so that a point does not depend on the points
/// beside it.
public struct ScenarioVariation: Sendable {
  /// Sections of `study` that say nothing about a single point.
  private static let aboutPoints = ["design", "alternatives"]

  private let reader: VariantReader
  private let scenarioFiles: [String]
  private let policyNames: [String]
  private let origins: [ScenarioPath: FactorOrigin]

  /// `reader`: of the scenario as it stands; `origins`: where the factors of its design are written.
  init(_ reader: VariantReader, tableFiles: [String], origins: [ScenarioPath: FactorOrigin]) {
    var chain = reader.chain
    chain.layers = chain.layers.map(Self.withoutPoints)
    self.reader = reader.over(chain)
    scenarioFiles = chain.files + tableFiles
    policyNames = reader.scenario.policies.map(\.name)
    self.origins = origins
  }

  /// The scenario at a point: decoded and checked. A value that is none, or stands at no path of a number, is told like
  /// anything else that is wrong; problems stand at the factor where the design names it, otherwise at the file.
  ///
  /// `values`: numbers by path, each path once. Without values it is the scenario as it stands.
  public func scenario(at values: [(path: ScenarioPath, value: Double)]) -> PointReading {
    var problems = ProblemList()
    var settings: [VariantReader.Setting] = []
    for (path, value) in values {
      let origin = origins[path] ?? FactorOrigin(place: Place(file: reader.path), keyPath: path.description)
      let text = JSONValue.text(of: value)
      let node = SourceNode(origin.place, .scalar(text, plain: true))
      switch FactorTarget.of(path, policyNames: policyNames) {
      case .refused(let complaint): problems.error(origin.place, origin.keyPath, complaint)
      case .target(let target):
        if !value.isFinite {
          problems.error(origin.place, origin.keyPath, "is no finite number, but must be \(target.rule.expectation).")
        } else if let complaint = target.complaint(node, isTable: true) {
          problems.error(origin.place, origin.keyPath, complaint)
        } else if settings.contains(where: { $0.path == path }) {
          problems.error(origin.place, origin.keyPath, "is given twice for one point.")
        }
        settings.append(VariantReader.Setting(path: path, value: node, keyPath: origin.keyPath, text: text))
      }
    }
    guard !problems.hasErrors else {
      return PointReading(scenario: nil, problems: problems.problems, resolved: [], files: scenarioFiles)
    }
    var reader = reader
    let laid = reader.laid(settings)
    var files = scenarioFiles
    for file in reader.files where !files.contains(file) { files.append(file) }
    return PointReading(
      scenario: laid?.scenario, problems: reader.problems.sorted(files: files),
      resolved: laid.map { ResolvedValues.list($0.merged, $0.scenario) } ?? [], files: files)
  }

  private static func withoutPoints(_ layer: SourceNode) -> SourceNode {
    let entries = layer.entries.map { entry in
      guard entry.key == "study", case .mapping(let keys) = entry.value.content else { return entry }
      let kept = keys.filter { !aboutPoints.contains($0.key) }
      return SourceNode.Entry(
        key: entry.key, place: entry.place, value: SourceNode(entry.value.place, .mapping(kept)))
    }
    return SourceNode(layer.place, .mapping(entries))
  }
}

/// What came of one point of a study.
public struct PointReading: Sendable {
  /// Nil when there are errors.
  public var scenario: Scenario?
  /// What is wrong or doubtful at this point, beyond what the scenario as it stands has been told already.
  public var problems: [Problem]
  /// Every value that the scenario uses and where it comes from, designs and alternative worlds left out; empty when
  /// there is no scenario. A value of the point comes from the place where its factor is written.
  public var resolved: [ResolvedValue]
  /// Every file that the scenario rests on: itself, what it extends, its tables.
  public var files: [String]
}
