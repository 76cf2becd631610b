import Foundation
import ScenarioModel

/// What a reader of the tables must know of the study besides the tables: names, places, seeds. It stands in
/// `datapackage.json` as member `study`, so that figures and briefs need nothing but the tables and their dictionary.
public struct StudyContext: Sendable, Equatable, Codable {
  /// Name of the baseline policy.
  public var baseline: String
  /// Policies in the order of the scenario, the baseline among them.
  public var policies: [PolicyName]
  /// Horizons in order.
  public var horizons: [Horizon]
  /// Level of the intervals, in (0, 1).
  public var confidenceLevel: Double
  /// Replicates that were run.
  public var replicates: Int
  /// Numbers of the first and last of them.
  public var firstReplicate: Int
  public var lastReplicate: Int
  /// Seeds as texts; nil where every replicate has that of its own number.
  public var populationSeed: String?
  public var eventSeed: String?
  /// Simulated firms, and how many real ones each stands for.
  public var firms: Int
  public var weight: Double
  /// Countries and regions in the order of the world.
  public var countries: [String]
  public var regions: [Place]
  /// Values that vary over the points of a study; nil where nothing varies.
  public var factors: [Factor]?

  /// A policy as readers know it.
  public struct PolicyName: Sendable, Equatable, Codable {
    /// Key in the tables.
    public var name: String
    /// Words for people.
    public var title: String
    /// Money that it may spend, administration included, EUR; nil without a programme.
    public var envelopeEuro: Double?
  }

  /// A value of the scenario that varies over the points of a study.
  public struct Factor: Sendable, Equatable, Codable {
    /// Path in the scenario.
    public var path: String
    /// What it is, one line; empty where no table tells.
    public var meaning: String
    /// Smallest and largest value among the points.
    public var lower: Double
    public var upper: Double
  }

  /// When numbers are read.
  public struct Horizon: Sendable, Equatable, Codable {
    /// Quarters since the start of 2024Q1.
    public var quarters: Int
    /// The last of them, `2027Q4`.
    public var lastQuarter: String
  }

  /// A region and where it lies.
  public struct Place: Sendable, Equatable, Codable {
    /// NUTS code.
    public var code: String
    public var name: String
    /// Code of its country.
    public var country: String
    /// Centroid, degrees east and north.
    public var longitude: Double
    public var latitude: Double
    /// Real manufacturers with ten or more employees.
    public var firms: Int
  }

  /// The words for a policy; its key where the study does not know it.
  func title(of policy: String) -> String { policies.first { $0.name == policy }?.title ?? policy }

  /// Place of a policy in the scenario's order without the baseline; nil for the baseline and for unknown names.
  func place(of policy: String) -> Int? { policies.filter { $0.name != baseline }.firstIndex { $0.name == policy } }

  /// The value as it stands in the dictionary.
  var document: JSONValue {
    let known = JSONValue.object([
      "baseline": .text(baseline),
      "policies": .array(
        policies.map {
          .object(["name": .text($0.name), "title": .text($0.title), "envelopeEuro": .number($0.envelopeEuro)])
        }),
      "horizons": .array(
        horizons.map { .object(["quarters": .whole($0.quarters), "lastQuarter": .text($0.lastQuarter)]) }),
      "confidenceLevel": .number(confidenceLevel), "replicates": .whole(replicates),
      "firstReplicate": .whole(firstReplicate), "lastReplicate": .whole(lastReplicate),
      "populationSeed": .text(populationSeed), "eventSeed": .text(eventSeed), "firms": .whole(firms),
      "weight": .number(weight), "countries": .texts(countries),
      "regions": .array(
        regions.map {
          .object([
            "code": .text($0.code), "name": .text($0.name), "country": .text($0.country),
            "longitude": .number($0.longitude), "latitude": .number($0.latitude), "firms": .whole($0.firms),
          ])
        }),
    ])
    guard case .object(let members) = known, let factors else { return known }
    let varied = factors.map { factor in
      JSONValue.object([
        "path": .text(factor.path), "meaning": .text(factor.meaning), "lower": .number(factor.lower),
        "upper": .number(factor.upper),
      ])
    }
    return .object(members + [.init("factors", .array(varied))])
  }
}
