/// A country as the model sees it (specification, section 5.1; one row of `countries.csv`).
public struct Country: Sendable, Equatable {
  /// Eurostat code, `NL`.
  public var code: String
  /// Shares of small, medium and large firms, each in [0, 1], sum 1 up to rounding.
  public var sizeShares: [Double]
  /// Shares of the six sectors, each in [0, 1], sum 1 up to rounding.
  public var sectorShares: [Double]
  /// Probit distance of adoption from the EU, per technology; any finite number.
  public var adoptionShift: [Double]
  /// ICT specialists in employment, share in [0, 1].
  public var ictShare: Double
  /// Factor on the probability to hire, ≥ 0.
  public var hireFactor: Double
  /// Value added per employee and year, EUR, > 0.
  public var valueAddedPerEmployeeEuro: Double
  /// Regulatory enablement R_c at the start, share in [0, 1].
  public var enablement: Double
  /// Countries of the same group start with the higher harmonisation.
  public var group: String

  public init(
    code: String, sizeShares: [Double], sectorShares: [Double], adoptionShift: [Double], ictShare: Double,
    hireFactor: Double, valueAddedPerEmployeeEuro: Double, enablement: Double, group: String
  ) {
    self.code = code
    self.sizeShares = sizeShares
    self.sectorShares = sectorShares
    self.adoptionShift = adoptionShift
    self.ictShare = ictShare
    self.hireFactor = hireFactor
    self.valueAddedPerEmployeeEuro = valueAddedPerEmployeeEuro
    self.enablement = enablement
    self.group = group
  }
}

/// A NUTS-2 region (one row of a regions file). Firms live in a region and nowhere finer.
public struct Region: Sendable, Equatable {
  /// NUTS 2021 code, `NL22`.
  public var code: String
  /// Name in the region's own language.
  public var name: String
  /// Index in ``WorldDescription/countries``.
  public var country: Int
  /// Centroid, degrees east, −180…180.
  public var longitude: Double
  /// Centroid, degrees north, −90…90.
  public var latitude: Double
  /// Area, km², > 0.
  public var areaSquareKilometres: Double
  /// Inhabitants, persons, ≥ 0.
  public var population: Double
  /// Real manufacturers with ten or more employees, ≥ 1.
  public var firms: Int

  public init(
    code: String, name: String, country: Int, longitude: Double, latitude: Double, areaSquareKilometres: Double,
    population: Double, firms: Int
  ) {
    self.code = code
    self.name = name
    self.country = country
    self.longitude = longitude
    self.latitude = latitude
    self.areaSquareKilometres = areaSquareKilometres
    self.population = population
    self.firms = firms
  }
}

/// A Digital Innovation Hub that exists in every policy and is paid for outside the programme.
public struct HubSite: Sendable, Equatable {
  /// Name of the hub as its operator writes it.
  public var name: String
  /// Index in ``WorldDescription/regions``.
  public var region: Int
  /// Bit τ is set when the hub is competent in technology τ.
  public var technologyMask: UInt8
  /// Bit s is set when the hub serves sector s.
  public var sectorMask: UInt8
  /// Services per quarter at the default of `hubCapacity`, ≥ 0.
  public var capacityPerQuarter: Double

  public init(name: String, region: Int, technologyMask: UInt8, sectorMask: UInt8, capacityPerQuarter: Double) {
    self.name = name
    self.region = region
    self.technologyMask = technologyMask
    self.sectorMask = sectorMask
    self.capacityPerQuarter = capacityPerQuarter
  }
}
