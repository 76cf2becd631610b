import AdoptionKernel
import ParallelColumns
import ScenarioModel

@testable import WorldBuilding

/// Descriptions of small worlds, written by hand.
enum SmallWorld {
  static func country(_ code: String, group: String = "W", sizes: [Double] = [0.8, 0.15, 0.05]) -> Country {
    Country(
      code: code, sizeShares: sizes, sectorShares: [0.3, 0.2, 0.2, 0.1, 0.1, 0.1],
      adoptionShift: [0.1, 0, -0.1, 0.2, 0, 0], ictShare: 0.05, hireFactor: 0.9, valueAddedPerEmployeeEuro: 70_000,
      enablement: 0.7, group: group)
  }

  /// A region on the equator, so many degrees east.
  static func region(_ code: String, _ country: Int, firms: Int, degrees: Double) -> Region {
    Region(
      code: code, name: code, country: country, longitude: degrees, latitude: 0, areaSquareKilometres: 7_853.98,
      population: 1_000_000, firms: firms)
  }

  /// Two regions in country XA and one in XB, a degree apart from one another.
  static func description(
    firms: [Int] = [200, 100, 100], count: FirmCount = .full, network: NetworkDescription = .gravity,
    hubs: [HubSite] = [], groups: [String] = ["W", "W"], _ set: (inout ParameterSet) -> Void = { _ in }
  ) -> WorldDescription {
    var parameters = ParameterSet.defaults
    set(&parameters)
    return WorldDescription(
      countries: [country("XA", group: groups[0]), country("XB", group: groups[1])],
      regions: firms.indices.map { region("R\($0)", $0 == 2 ? 1 : 0, firms: firms[$0], degrees: Double($0)) },
      hubs: hubs, firms: count, network: network, parameters: parameters)
  }

  static func build(_ description: WorldDescription, seed: UInt64 = 1) -> World {
    WorldBuilder(description).build(populationSeed: seed, eventSeed: seed, quarterCount: 20)
  }

  static func hub(_ region: Int, capacity: Double = 8) -> HubSite {
    HubSite(name: "Hub \(region)", region: region, technologyMask: 63, sectorMask: 63, capacityPerQuarter: capacity)
  }

  static func programme(
    envelope: Double = 1_000_000, pooled: Double = 1, consortium: ConsortiumRule = .foreign,
    _ instruments: [PolicyInstrument], _ set: (inout Governance) -> Void = { _ in }
  ) -> Programme {
    var governance = Governance(pooledShare: pooled, consortium: consortium)
    set(&governance)
    return Programme(
      envelopeEuro: envelope, opens: Quarter(index: 1), closes: Quarter(index: 10), pelotonOnly: true,
      governance: governance, instruments: instruments)
  }

  static func call(_ share: Double = 1) -> OpenCall {
    OpenCall(
      share: share, grantRate: 0.5, capPerFirmEuro: 50_000, capBasis: .grant, studies: .optional,
      feasibilityCostEuro: 25_000, feasibilityCapPerFirmEuro: 12_500, feasibilityBudgetShare: 0.2, upfrontShare: 0.3,
      maxFeasibility: 80, maxInnovation: 80, selection: .score)
  }
}

extension Network {
  /// Stored ties of a firm.
  func neighbours(of firm: Int) -> [Int] { tieRange(of: firm).map { Int(ties[$0]) } }
}
