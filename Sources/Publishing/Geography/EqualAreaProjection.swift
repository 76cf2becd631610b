import Foundation

/// Lambert's azimuthal equal-area projection of the ellipsoid GRS 80: areas on the map are in proportion to areas on the
/// ground, so that no region looks larger than it is.
///
/// ```
/// q(φ) = (1 − e²) · [ sin φ / (1 − e² sin² φ) − 1/(2e) · ln((1 − e sin φ)/(1 + e sin φ)) ]
/// sin β = q(φ)/q(90°)          R = a · √(q(90°)/2)
/// D = a · cos φ₁ / (√(1 − e² sin² φ₁) · R · cos β₁)
/// B = R · √( 2 / (1 + sin β₁ sin β + cos β₁ cos β cos(λ − λ₀)) )
/// x = E₀ + B · D · cos β sin(λ − λ₀)
/// y = N₀ + B/D · (cos β₁ sin β − sin β₁ cos β cos(λ − λ₀))
/// ```
///
/// | Symbol | Meaning | Value of ETRS89-LAEA |
/// |---|---|---|
/// | φ, λ | latitude, longitude; φ₁, λ₀ those of the centre | 52° N, 10° E |
/// | a, e² | semi-major axis, squared eccentricity of GRS 80 | 6,378,137 m, f = 1/298.257222101 |
/// | β | authalic latitude; β₁ that of the centre | |
/// | E₀, N₀ | easting and northing of the centre | 4,321,000 m, 3,210,000 m |
///
/// Source: Snyder 1987, Map Projections: A Working Manual, pp. 187–188; EPSG method 9820, system 3035.
struct EqualAreaProjection: Sendable, Equatable {
  /// Degrees east and north.
  let centre: Location
  private let sineBeta: Double
  private let cosineBeta: Double
  private let stretch: Double

  private static let semiMajorAxis = 6_378_137.0
  private static let flattening = 1 / 298.257222101
  private static let squaredEccentricity = flattening * (2 - flattening)
  private static let eccentricity = squaredEccentricity.squareRoot()
  private static let polarQ = authalicQ(sine: 1)
  private static let authalicRadius = semiMajorAxis * (polarQ / 2).squareRoot()

  /// ETRS89-LAEA, EPSG 3035: the projection of European statistical maps.
  static let europe = EqualAreaProjection(centre: Location(longitude: 10, latitude: 52))

  init(centre: Location) {
    self.centre = centre
    let radians = centre.latitude * .pi / 180
    let sine = sin(radians)
    sineBeta = EqualAreaProjection.authalicQ(sine: sine) / EqualAreaProjection.polarQ
    cosineBeta = (max(0, 1 - sineBeta * sineBeta)).squareRoot()
    let atPole = cosineBeta < 1e-9
    stretch =
      atPole
      ? 1
      : EqualAreaProjection.semiMajorAxis * cos(radians)
        / ((1 - EqualAreaProjection.squaredEccentricity * sine * sine).squareRoot()
          * EqualAreaProjection.authalicRadius * cosineBeta)
  }

  /// The projection for these places: that of Europe where their middle lies within 45 degrees of its centre, else one
  /// around their middle.
  init(for places: [Location]) {
    guard !places.isEmpty else {
      self = .europe
      return
    }
    let count = Double(places.count)
    let middle = Location(
      longitude: places.reduce(0) { $0 + $1.longitude } / count,
      latitude: max(-89, min(89, places.reduce(0) { $0 + $1.latitude } / count)))
    let isEuropean = abs(middle.longitude - 10) <= 45 && (20...80).contains(middle.latitude)
    self = isEuropean ? .europe : EqualAreaProjection(centre: middle)
  }

  /// Easting and northing, metres; places on the other side of the earth lie on the rim.
  func callAsFunction(_ place: Location) -> Point {
    let sine = EqualAreaProjection.authalicQ(sine: sin(place.latitude * .pi / 180)) / EqualAreaProjection.polarQ
    let cosine = max(0, 1 - sine * sine).squareRoot()
    let turn = (place.longitude - centre.longitude) * .pi / 180
    let facing = max(1e-9, 1 + sineBeta * sine + cosineBeta * cosine * cos(turn))
    let scale = EqualAreaProjection.authalicRadius * (2 / facing).squareRoot()
    return Point(
      4_321_000 + scale * stretch * cosine * sin(turn),
      3_210_000 + scale / stretch * (cosineBeta * sine - sineBeta * cosine * cos(turn)))
  }

  private static func authalicQ(sine: Double) -> Double {
    let part = eccentricity * sine
    return (1 - squaredEccentricity)
      * (sine / (1 - part * part) - log((1 - part) / (1 + part)) / (2 * eccentricity))
  }
}

/// A place on the earth, degrees.
struct Location: Sendable, Equatable {
  /// East of Greenwich, −180…180.
  var longitude: Double
  /// North of the equator, −90…90.
  var latitude: Double
}
