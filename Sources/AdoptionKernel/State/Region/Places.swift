/// Regions and countries: what does not move, and what the quarters change. Small: indexed by region or country.
public struct Places: Sendable {
  /// A region: firms, specialists, reach of hubs.
  public struct Region: Sendable {
    /// Index of its country.
    public var country: Int
    /// First firm and one past the last; firms are numbered region by region.
    public var firms: Range<Int>
    /// Specialists free at the start, F⁰, and now, FTE.
    public var startStock = 0.0
    public var freeSpecialists = 0.0
    /// Trainees that have joined so far, persons.
    public var trainees = 0.0
    /// Tightness of the last quarter, 0…1, and demand not met, FTE.
    public var tightness = 0.0
    public var unfilled = 0.0
    /// How far hubs reach into the region: 1, `hubReachNear` or 0.
    public var hubReach = 0.0

    public init(country: Int, firms: Range<Int>) {
      self.country = country
      self.firms = firms
    }
  }

  /// A country: rules, hiring, what programmes do to it in a quarter.
  public struct Country: Sendable {
    /// Regulatory enablement R_c, 0…1.
    public var enablement: Double
    /// Ordered but not yet in effect.
    public var enablementOrdered = 0.0
    /// Factor on the probability to hire.
    public var hireFactor: Double
    /// A programme that firms of this country may use is open and has money left.
    public var attention = false
    /// Campaign coverage of the quarter, 0…1.
    public var campaign = 0.0
    /// Firms in the country.
    public var firmCount = 0

    public init(enablement: Double, hireFactor: Double) {
      self.enablement = enablement
      self.hireFactor = hireFactor
    }
  }

  /// Ascending by code.
  public var regions: [Region]
  /// Ascending by code; agencies are numbered so.
  public var countries: [Country]
  /// Harmonisation H_cc', 0…1: `[c · countries + c']`, 1 on the diagonal.
  public var harmonisation: [Double]
  /// Harmonisation ordered but not yet in effect, the same amount for every pair of the joint jurisdiction.
  public var harmonisationOrdered = 0.0
  /// Distance of centroids, km: `[r · regions + r']`; two thirds of the radius within a region.
  public var distance: [Double]

  public init(regions: [Region], countries: [Country], harmonisation: [Double], distance: [Double]) {
    self.regions = regions
    self.countries = countries
    self.harmonisation = harmonisation
    self.distance = distance
  }

  /// Mean harmonisation of a country with the others; 1 if there are none.
  public func meanHarmonisation(of country: Int) -> Double {
    guard countries.count > 1 else { return 1 }
    var sum = 0.0
    for other in 0..<countries.count where other != country {
      sum += harmonisation[country * countries.count + other]
    }
    return sum / Double(countries.count - 1)
  }
}
