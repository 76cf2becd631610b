public import AdoptionKernel
import ParallelColumns
public import ScenarioModel

/// Turns what a scenario believes into a world that can be advanced: firms, places, hubs, ties, start values.
///
/// Everything random is keyed by the population seed, fit by the event seed, so the same seeds give the same world in
/// every policy. Source: specification, sections 5.1 and 5.2.
public struct WorldBuilder: Sendable {
  /// What is believed about the world.
  public let description: WorldDescription
  /// Simulated firms of each region.
  public let regionFirms: [Int]
  /// Real firms per simulated firm.
  public let weight: Double
  let parameters: ModelParameters
  let geography: Geography
  let population: PopulationPlan
  let gravity: GravityPlan

  public init(_ description: WorldDescription) {
    self.description = description
    regionFirms = apportionFirms(description)
    let simulated = regionFirms.reduce(0, +)
    weight = Double(description.realFirmCount) / Double(simulated)
    parameters = lowerParameters(description, weight: weight)
    geography = Geography(description)
    population = PopulationPlan(description, technologies: parameters.technologies)
    gravity = GravityPlan(description, geography, regionFirms: regionFirms)
  }

  /// Simulated firms.
  public var firmCount: Int { regionFirms.reduce(0, +) }

  /// A world before its first quarter, without policy.
  ///
  /// - Parameters:
  ///   - populationSeed: Seed of firms and ties.
  ///   - eventSeed: Seed of everything that happens.
  ///   - quarterCount: Quarters that the run will take, warm-up included; at most 250.
  ///   - workers: Threads, ≥ 1; the world is the same for any number.
  public func build(populationSeed: UInt64, eventSeed: UInt64, quarterCount: Int, workers: Int = 1) -> World {
    let count = firmCount
    let draws = DrawKey(seed: populationSeed)
    let traits = firmsWithThresholds()
    let places = makePlaces()
    drawTraits(traits, places, draws, workers: workers)
    let network = weaveNetwork(traits, draws, workers: workers)
    var world = World(
      parameters: parameters, populationSeed: populationSeed, eventSeed: eventSeed, traits: traits, network: network,
      places: places, hubs: baseHubs(), warmUpQuarters: description.warmUpQuarters, quarterCount: quarterCount)
    fillTables(&world)
    drawStartState(world, draws, workers: workers)
    seedFirms(&world, draws)
    countNeighbours(&world, workers: workers)
    summariseStart(&world, workers: workers)
    if let push = description.offSwitches.push {
      let first = push.firstQuarter.index
      world.push = Push(
        share: push.share, quarters: first..<first + push.quarters,
        usual: (0..<count).map { world.traits.threshold[$0] })
    }
    return world
  }

  private func makePlaces() -> Places {
    let parameters = description.parameters
    var regions: [Places.Region] = []
    var first = 0
    for (index, region) in description.regions.enumerated() {
      var place = Places.Region(country: region.country, firms: first..<first + regionFirms[index])
      let specialists =
        parameters[.poolShare] * region.population * parameters[.employmentRate]
        * description.countries[region.country].ictShare
      place.startStock = specialists / weight
      place.freeSpecialists = place.startStock
      regions.append(place)
      first += regionFirms[index]
    }
    var countries = description.countries.map {
      Places.Country(enablement: $0.enablement, hireFactor: $0.hireFactor)
    }
    for region in regions { countries[region.country].firmCount += region.firms.count }
    return Places(
      regions: regions, countries: countries, harmonisation: startHarmonisation(), distance: geography.distance)
  }

  /// Harmonisation at the start: `sameGroup` for two countries of a group, else `otherGroup`; 1 on the diagonal.
  private func startHarmonisation() -> [Double] {
    let countries = description.countries
    var table: [Double] = []
    for first in countries.indices {
      for second in countries.indices {
        let key = countries[first].group == countries[second].group ? "sameGroup" : "otherGroup"
        table.append(first == second ? 1 : description.parameters[.harmonisationStart, key])
      }
    }
    return table
  }

  func baseHubs() -> Hubs {
    let perSlot = description.parameters[.hubCapacity] / 8 / weight
    return Hubs(
      hubs: description.hubs.map {
        Hubs.Hub(
          region: $0.region, technologyMask: $0.technologyMask, sectorMask: $0.sectorMask,
          baseCapacity: $0.capacityPerQuarter * perSlot)
      })
  }

  /// Tables that do not change during a run.
  private func fillTables(_ world: inout World) {
    for firm in 0..<world.firmCount {
      world.tables.sectorFirms[Int(world.traits.region[firm]) * 6 + Int(world.traits.sector[firm])] += 1
    }
    for sector in 0..<6 {
      for technology in 0..<technologyCount {
        world.tables.sectorFit[sector * technologyCount + technology] =
          world.eventDraws.normal(.fitSector, entity: sector, sub: technology)
      }
    }
    let regionCount = description.regions.count
    for origin in 0..<regionCount {
      for region in 0..<regionCount {
        let index = origin * regionCount + region
        let distance = geography.distance[index]
        let sameCountry = description.regions[origin].country == description.regions[region].country
        let share = sameCountry ? parameters.mobilityNational : parameters.mobilityAbroad
        world.tables.mobility[index] = origin == region ? 1 : share * 100 / (100 + distance)
        world.tables.partnerWeight[index] =
          Double(regionFirms[region]) * geography.decay(distance, description.parameters)
      }
    }
  }
}
