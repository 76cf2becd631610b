public import Experiments
public import ScenarioModel

/// What a number is about, in the words of the tables.
public struct CellLabel: Sendable, Hashable {
  /// Name of the indicator, as in the specification.
  public var indicator: String
  /// Unit of the number; `1` is a pure number or a share.
  public var unit: String
  /// How firms or pairs are cut: `all`, `segment`, `size_class`, `country`, `region`, `sector`, `support`.
  public var groupKind: String
  /// The group: a code or key, `all` for the kind `all`.
  public var group: String
  /// Key of the technology; `all` over all technologies, or where technologies play no part.
  public var technology: String

  public init(indicator: String, unit: String, groupKind: String, group: String, technology: String) {
    self.indicator = indicator
    self.unit = unit
    self.groupKind = groupKind
    self.group = group
    self.technology = technology
  }
}

/// Spells groups, technologies, agencies and policies the way readers look them up.
public struct Labels: Sendable {
  /// Codes of the countries, then `joint`: the agencies in order.
  public let agencies: [String]
  /// Codes of the regions, in order.
  public let regions: [String]
  /// Code of the country of each region.
  public let countryOfRegion: [String]
  private let technologies: [String]

  public init(_ world: WorldDescription) {
    let countries = world.countries.map(\.code)
    agencies = countries + ["joint"]
    regions = world.regions.map(\.code)
    countryOfRegion = world.regions.map { countries.indices.contains($0.country) ? countries[$0.country] : "" }
    technologies = Technology.allCases.map(\.key)
  }

  /// Label of one cell. Technology indices are those of ``ScenarioModel/Technology``.
  public func cell(_ indicator: Indicator, _ kind: GroupKind, _ group: Int, technology: Int?) -> CellLabel {
    CellLabel(
      indicator: indicator.rawValue, unit: indicator.unit, groupKind: kind.rawValue,
      group: self.group(kind, group), technology: self.technology(technology))
  }

  /// Code or key of a group within its kind.
  public func group(_ kind: GroupKind, _ index: Int) -> String {
    switch kind {
    case .all: "all"
    case .segment: Segment(rawValue: index)?.key ?? String(index)
    case .sizeClass: SizeClass(rawValue: index)?.key ?? String(index)
    case .country: agency(index)
    case .region: region(index)
    case .sector: Sector(rawValue: index)?.key ?? String(index)
    case .support: Labels.support(mask: index)
    }
  }

  /// Code of the agency's country, or `joint`.
  public func agency(_ index: Int) -> String {
    agencies.indices.contains(index) ? agencies[index] : String(index)
  }

  /// Code of a region.
  public func region(_ index: Int) -> String {
    regions.indices.contains(index) ? regions[index] : String(index)
  }

  /// Keys of the technologies whose bit is set, joined by `+`.
  public func technologies(mask: UInt8) -> String {
    technologies.indices.filter { mask & (1 << UInt8($0)) != 0 }.map { technologies[$0] }.joined(separator: "+")
  }

  private func technology(_ index: Int?) -> String {
    guard let index else { return "all" }
    return technologies.indices.contains(index) ? technologies[index] : String(index)
  }

  /// Exact combination of support: 1 study, 2 grant, 4 voucher, 8 hub, joined by `+`; `none` for 0.
  static func support(mask: Int) -> String {
    let parts = [(1, "study"), (2, "grant"), (4, "voucher"), (8, "hub")].filter { mask & $0.0 != 0 }.map(\.1)
    return parts.isEmpty ? "none" : parts.joined(separator: "+")
  }
}
