public import ScenarioModel

/// An immutable list of units: every point of a design, every replicate, all policies.
public struct StudyPlan: Sendable {
  /// One point of the design.
  public struct Point: Sendable, Equatable {
    /// By factor, in the order of ``StudyPlan/factors``.
    public var values: [Double]
    /// See ``UnitIdentity``.
    public var identity: String

    public init(values: [Double], identity: String) {
      self.values = values
      self.identity = identity
    }
  }

  /// One file that the scenario reads, kept with the plan.
  public struct Input: Sendable, Equatable {
    /// Relative to the folder of inputs.
    public var path: String
    public var sha256: String

    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// SHA-256 of the plan's file; names the plan in every shard.
  public let hash: String
  /// Version of the program that made it, with its commit; only the same version may run it.
  public let version: String
  /// The scenario as it stands, and its path among the inputs.
  public let scenario: Scenario
  public let scenarioPath: String
  /// How the points were laid.
  public let design: StudyDesign
  public let points: [Point]
  public let inputs: [Input]
  /// Numbers of the replicates at every point.
  public let replicates: ClosedRange<Int>
  /// What every unit leaves.
  public let layout: RecordLayout

  package init(
    hash: String, version: String, scenario: Scenario, scenarioPath: String, design: StudyDesign, points: [Point],
    inputs: [Input], replicates: ClosedRange<Int>, layout: RecordLayout
  ) {
    self.hash = hash
    self.version = version
    self.scenario = scenario
    self.scenarioPath = scenarioPath
    self.design = design
    self.points = points
    self.inputs = inputs
    self.replicates = replicates
    self.layout = layout
  }

  /// Values that vary, in the order of the design.
  public var factors: [ScenarioPath] { design.factors.map(\.path) }
  /// What every unit leaves, policy after policy.
  public var columns: [RecordColumn] { layout.columns }
  public var unitCount: Int { points.count * replicates.count }
  /// Names of the policies in the order of the values of a unit.
  public var policies: [String] { scenario.policies.map(\.name) }

  /// Identity of a unit.
  public func identity(point: Int, replicate: Int) -> String {
    UnitIdentity.ofUnit(point: points[point].identity, replicate: replicate, seeds: scenario.study.seeds)
  }

  /// Whether some units are the same: where points repeat, or every replicate has the same seeds.
  var repeatsUnits: Bool {
    let seeds = scenario.study.seeds
    if seeds.population != nil, seeds.event != nil, replicates.count > 1 { return true }
    return Set(points.lazy.map(\.identity)).count < points.count
  }

  /// Number of the shard, out of `count`, that a unit belongs to.
  func shard(of unit: Unit, count: Int) -> Int {
    Shard.owner(
      ofPoint: unit.point, replicateOffset: unit.replicate - replicates.lowerBound, points: points.count,
      replicates: replicates.count, count: count)
  }

  /// Every unit of a shard in canonical order: point by point, replicates ascending.
  func units(of shard: Shard) -> [Unit] {
    points.indices.flatMap { point in
      replicates.map { Unit(point: point, replicate: $0) }
        .filter { self.shard(of: $0, count: shard.count) == shard.number }
    }
  }
}

/// All arms of one replicate at one point.
public struct Unit: Sendable, Hashable {
  /// Position of the point in the plan, from 0.
  public var point: Int
  /// Number of the replicate.
  public var replicate: Int

  public init(point: Int, replicate: Int) {
    self.point = point
    self.replicate = replicate
  }
}
