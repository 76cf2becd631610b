/// What we believe: places, hubs, firms, the network between them, and every parameter of the model.
public struct WorldDescription: Sendable, Equatable {
  /// Countries that occur in ``regions``, ascending by code. Agencies are numbered by this order.
  public var countries: [Country]
  /// Regions, ascending by code. Firms are numbered region by region in this order.
  public var regions: [Region]
  /// Hubs that exist in every policy, in the order of the file.
  public var hubs: [HubSite]
  /// How many firms are simulated.
  public var firms: FirmCount
  /// How firms are tied to one another.
  public var network: NetworkDescription
  /// Every number of the model: defaults, overlaid by the file's `parameters:`.
  public var parameters: ParameterSet
  /// Technologies that exist in this world; all six unless a verification scenario says otherwise.
  public var technologies: [Technology]
  /// Quarters simulated before q = 0 (2024 Q1) without policy, 0…100; 4 by default.
  public var warmUpQuarters: Int
  /// Mechanisms switched off or replaced, for analytic limits (model, section 8).
  public var offSwitches: OffSwitches

  public init(
    countries: [Country], regions: [Region], hubs: [HubSite], firms: FirmCount, network: NetworkDescription,
    parameters: ParameterSet, technologies: [Technology] = Technology.allCases, warmUpQuarters: Int = 4,
    offSwitches: OffSwitches = OffSwitches()
  ) {
    self.countries = countries
    self.regions = regions
    self.hubs = hubs
    self.firms = firms
    self.network = network
    self.parameters = parameters
    self.technologies = technologies
    self.warmUpQuarters = warmUpQuarters
    self.offSwitches = offSwitches
  }

  /// Real manufacturers with ten or more employees in all regions.
  public var realFirmCount: Int { regions.reduce(0) { $0 + $1.firms } }
}

/// How many firms are simulated.
public enum FirmCount: Sendable, Equatable {
  /// Every real firm: weight 1.
  case full
  /// This many firms, 1…30,000,000; each stands for `real / simulated` firms (its weight).
  case count(Int)
}
