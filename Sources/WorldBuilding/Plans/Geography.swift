import Glibc
import ScenarioModel

/// Distances between regions.
struct Geography: Sendable {
  /// Great-circle distance of centroids, km, `[r · regions + r']`; within a region ⅔·√(area/π).
  let distance: [Double]

  /// Mean radius of the earth, km (specification 5.2).
  static let earthRadiusKilometres = 6_371.0

  init(_ description: WorldDescription) {
    var table: [Double] = []
    for (index, region) in description.regions.enumerated() {
      for (other, otherRegion) in description.regions.enumerated() {
        table.append(
          index == other
            ? 2.0 / 3.0 * (region.areaSquareKilometres / Double.pi).squareRoot()
            : Geography.greatCircle(region, otherRegion))
      }
    }
    distance = table
  }

  /// Decay of ties with distance, `(D + D_0)^(−δ)`.
  func decay(_ distance: Double, _ parameters: ParameterSet) -> Double {
    pow(distance + parameters[.distanceOffset], -parameters[.distanceExponent])
  }

  /// Great-circle distance by the haversine formula, km.
  static func greatCircle(_ first: Region, _ second: Region) -> Double {
    let radians = Double.pi / 180
    let latitude = (second.latitude - first.latitude) * radians
    let longitude = (second.longitude - first.longitude) * radians
    let part =
      pow(sin(latitude / 2), 2)
      + cos(first.latitude * radians) * cos(second.latitude * radians) * pow(sin(longitude / 2), 2)
    return 2 * earthRadiusKilometres * asin(min(1, part.squareRoot()))
  }
}
