/// An artificial world in which only what is asked about differs: for known limits and for learning the model.
enum SyntheticPlaces {
  /// Countries and regions of `world.synthetic`. Regions stand in a row from west to east, 100 km apart, and are
  /// given to the countries in runs; firms are spread evenly, the first regions taking the remainder.
  static func places(_ node: SourceNode) -> (countries: [Country], regions: [Region]) {
    let firms = node["firms"]?.whole ?? 1
    let regionCount = node["regions"]?.whole ?? 1
    let countryCount = node["countries"]?.whole ?? 1
    let countries = (0..<countryCount).map { index in
      Country(
        code: "X" + letter(index), sizeShares: numbers(node["sizeShares"]) ?? [1, 0, 0],
        sectorShares: numbers(node["sectorShares"]) ?? Array(repeating: 1 / 6, count: Sector.allCases.count),
        adoptionShift: Array(repeating: 0, count: Technology.allCases.count),
        ictShare: node["ictShare"]?.number ?? 0.05, hireFactor: node["hireFactor"]?.number ?? 1,
        valueAddedPerEmployeeEuro: node["valueAddedPerEmployeeEuro"]?.number ?? 80_000,
        enablement: node["enablement"]?.number ?? 0.7, group: "X")
    }
    let regions = (0..<regionCount).map { index in
      let country = index * countryCount / regionCount
      let digits = String(index)
      return Region(
        code: countries[country].code + String(repeating: "0", count: 3 - digits.count) + digits,
        name: "Region \(index)", country: country, longitude: Double(index) * kilometresApart / kilometresPerDegree,
        latitude: 0, areaSquareKilometres: kilometresApart * kilometresApart,
        population: node["population"]?.number ?? 10_000_000,
        firms: firms / regionCount + (index < firms % regionCount ? 1 : 0))
    }
    return (countries, regions)
  }

  /// What is wrong with the keys taken together.
  static func check(_ node: SourceNode, problems: inout ProblemList) {
    let regionCount = node["regions"]?.whole ?? 1
    if let countries = node["countries"], (countries.whole ?? 1) > regionCount {
      problems.error(
        countries.place, "world.synthetic.countries",
        "is \(countries.found), but there are only \(regionCount) regions; every country needs one.")
    }
    if let firms = node["firms"], (firms.whole ?? 1) < regionCount {
      problems.error(
        firms.place, "world.synthetic.firms",
        "is \(firms.found), but every one of the \(regionCount) regions needs a firm.")
    }
    for key in ["sizeShares", "sectorShares"] {
      guard let shares = node[key], let sum = numbers(shares)?.reduce(0, +), abs(sum - 1) > 1e-6 else { continue }
      problems.error(
        shares.place, "world.synthetic.\(key)", "adds up to \(JSONValue.text(of: sum)), but must add up to 1.")
    }
  }

  private static let kilometresApart = 100.0
  /// Length of a degree of the equator on a sphere of radius 6,371 km.
  private static let kilometresPerDegree = 6371 * Double.pi / 180

  private static func numbers(_ node: SourceNode?) -> [Double]? { node?.elements.compactMap(\.number) }

  private static func letter(_ index: Int) -> String {
    String(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(index))))
  }
}
