import AdoptionKernel
import Foundation
import ParallelColumns
import ScenarioModel
import Testing

@testable import WorldBuilding

/// Every generator of the specification, section 5.2.
@Suite("Network generators")
struct NetworkGeneratorTests {
  private static let mutual: [NetworkDescription] = [
    .gravity, .poisson(meanDegree: 6), .ring(neighbours: 3),
    .lattice(width: 20, neighbourhood: .vonNeumann, torus: false),
    .lattice(width: 20, neighbourhood: .moore, torus: true),
  ]

  @Test(arguments: mutual)
  func `ties are mutual, ascending, without repetition and never with oneself`(network: NetworkDescription) {
    let world = SmallWorld.build(SmallWorld.description(network: network))
    for firm in 0..<400 {
      let ties = world.network.neighbours(of: firm)
      #expect(ties == Array(Set(ties)).sorted() && !ties.contains(firm))
      #expect(Int(world.exposure.degree[firm]) == ties.count)
      for other in ties { #expect(world.network.neighbours(of: other).contains(firm)) }
      for technology in 0..<technologyCount {
        let users = ties.filter { world.exposure.adoptedMask[$0] & (1 << technology) != 0 }
        #expect(world.exposure.neighbours(of: firm, using: technology) == users.count)
      }
    }
  }

  @Test func `on a ring a firm is tied to the next ones on either side`() {
    let world = SmallWorld.build(SmallWorld.description(network: .ring(neighbours: 2)))
    #expect(world.network.neighbours(of: 0) == [1, 2, 398, 399])
    #expect(world.network.neighbours(of: 200) == [198, 199, 201, 202])
  }

  @Test func `a lattice has four or eight neighbours, fewer at its edges, and none missing on a torus`() {
    let neighbours = { (kind: LatticeNeighbourhood, torus: Bool, firm: Int) in
      SmallWorld.build(
        SmallWorld.description(network: .lattice(width: 20, neighbourhood: kind, torus: torus))
      ).network.neighbours(of: firm)
    }
    #expect(neighbours(.vonNeumann, false, 0) == [1, 20])
    #expect(neighbours(.vonNeumann, false, 21) == [1, 20, 22, 41])
    #expect(neighbours(.vonNeumann, true, 0) == [1, 19, 20, 380])
    #expect(neighbours(.moore, false, 21) == [0, 1, 2, 20, 22, 40, 41, 42])
    #expect(neighbours(.moore, false, 19) == [18, 38, 39])
    #expect(neighbours(.moore, true, 0) == [1, 19, 20, 21, 39, 380, 381, 399])
  }

  @Test func `the last row of a lattice may be short`() {
    let world = SmallWorld.build(
      SmallWorld.description(network: .lattice(width: 30, neighbourhood: .vonNeumann, torus: false)))
    #expect(world.network.neighbours(of: 399) == [369, 398] && world.network.neighbours(of: 370) == [340, 369, 371])
  }

  @Test func `a Poisson graph has the mean and the spread of its degree`() {
    let world = SmallWorld.build(
      SmallWorld.description(firms: [4_000, 2_000, 2_000], network: .poisson(meanDegree: 5)))
    let degrees = (0..<8_000).map { Double(world.exposure.degree[$0]) }
    let mean = degrees.reduce(0, +) / 8_000
    let variance = degrees.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 8_000
    // The mean of 20,000 stubs seen from both sides: four standard errors are 0.14; the variance equals the mean.
    #expect(abs(mean - 5) < 0.14 && abs(variance - 5) < 0.4)
    #expect(degrees.contains(0))
  }

  @Test func `with random in-degree a firm sees its sources and is heard along the transpose`() {
    let world = SmallWorld.build(SmallWorld.description(network: .randomInDegree(sources: 7)))
    let draws = DrawKey(seed: 1)
    var listeners = [[Int]](repeating: [], count: 400)
    for firm in 0..<400 {
      let sources = world.network.neighbours(of: firm)
      let expected = (0..<7).map { slot in
        let place = Int(draws.uniform(.networkGeneric, entity: firm, sub: slot) * 399)
        return place < firm ? place : place + 1
      }
      #expect(sources == expected && world.exposure.degree[firm] == 7)
      for source in sources { listeners[source].append(firm) }
    }
    for firm in 0..<400 {
      let range = Int(world.network.listenerOffsets[firm])..<Int(world.network.listenerOffsets[firm + 1])
      #expect(range.map { Int(world.network.listeners[$0]) } == listeners[firm])
    }
  }

  @Test func `the complete graph stores no ties and counts all adopters`() {
    let world = SmallWorld.build(SmallWorld.description(network: .complete))
    #expect(world.network.ties.count == 0)
    for technology in 0..<technologyCount {
      let users = (0..<400).filter { world.exposure.adoptedMask[$0] & (1 << technology) != 0 }.count
      #expect(world.tables.adopters[technology] == users)
    }
  }
}

/// The gravity network, stub by stub.
@Suite("Gravity network")
struct GravityNetworkTests {
  /// The target of a firm's stub by the rules of the specification, from the same addresses.
  private func target(
    _ world: borrowing World, _ description: WorldDescription, firm: Int, stub: Int, region: Int
  ) -> Int? {
    let draws = DrawKey(seed: 1)
    let sector = world.traits.sector[firm]
    let everyone = Array(world.places.regions[region].firms)
    let same = everyone.filter { world.traits.sector[$0] == sector }
    let staysInSector = draws.uniform(.networkSector, entity: firm, sub: stub) < 0.7 && same.count >= 2
    let pool = staysInSector ? same : everyone
    for attempt in 0..<4 {
      let draw = draws.uniform(.networkPartner, entity: firm, sub: 4 * stub + attempt)
      let target = pool[Int(draw * Double(pool.count))]
      if target != firm { return target }
    }
    return nil
  }

  /// In the second world stubs meet the firm itself, and the only firm of its region finds nobody there.
  @Test(arguments: [[60, 30, 30], [40, 1, 2]])
  func `stubs go to regions by size, distance and border, to the own sector, and close triangles`(firms: [Int]) {
    let description = SmallWorld.description(firms: firms)
    let firmCount = firms.reduce(0, +)
    let world = SmallWorld.build(description)
    let draws = DrawKey(seed: 1)
    let regions = description.regions
    var stubs: [[Int?]] = []
    let regionOf = { (firm: Int, stub: Int, home: Int) -> Int in
      let degree = 6_371 * Double.pi / 180
      let weights = regions.indices.map { region in
        let distance =
          region == home ? 2.0 / 3 * (7_853.98 / Double.pi).squareRoot() : degree * Double(abs(region - home))
        let border = regions[region].country == regions[home].country ? 1 : exp(-2.3026)
        return Double(regions[region].firms) * pow(distance + 20, -1.2) * border
      }
      let target = draws.uniform(.networkRegion, entity: firm, sub: stub) * weights.reduce(0, +)
      var sum = 0.0
      return weights.firstIndex { weight in
        sum += weight
        return sum > target
      } ?? 2
    }
    for firm in 0..<firmCount {
      let count = exp(log(4) - 0.18 + 0.6 * draws.normal(.networkDegree, entity: firm)).rounded()
      stubs.append(Array(repeating: nil, count: Int(min(40, max(1, count)))))
    }
    for firm in 0..<firmCount {
      let home = Int(world.traits.region[firm])
      stubs[firm][0] = target(world, description, firm: firm, stub: 0, region: regionOf(firm, 0, home))
    }
    for firm in 0..<firmCount {
      let home = Int(world.traits.region[firm])
      for stub in stubs[firm].indices.dropFirst() {
        let region = regionOf(firm, stub, home)
        if region == home, draws.uniform(.networkTriangle, entity: firm, sub: stub) < 0.2, let first = stubs[firm][0],
          let friend = stubs[first][0], friend != firm
        {
          stubs[firm][stub] = friend
        } else {
          stubs[firm][stub] = target(world, description, firm: firm, stub: stub, region: region)
        }
      }
    }
    var ties = [Set<Int>](repeating: [], count: firmCount)
    for firm in 0..<firmCount {
      for case .some(let other) in stubs[firm] {
        ties[firm].insert(other)
        ties[other].insert(firm)
      }
    }
    for firm in 0..<firmCount { #expect(world.network.neighbours(of: firm) == ties[firm].sorted()) }
  }

  @Test func `distance is along the great circle, and two thirds of the radius within a region`() {
    let geography = Geography(SmallWorld.description())
    #expect(abs(geography.distance[1] - 111.194_926) < 1e-5 && abs(geography.distance[2] - 222.389_853) < 1e-5)
    #expect(abs(geography.distance[0] - 100.0 / 3) < 1e-4)
    // Amsterdam to Berlin.
    let (amsterdam, berlin) = (place(4.9041, 52.3676), place(13.4050, 52.5200))
    #expect(abs(Geography.greatCircle(amsterdam, berlin) - 577) < 1)
  }

  private func place(_ longitude: Double, _ latitude: Double) -> Region {
    var region = SmallWorld.region("P", 0, firms: 1, degrees: longitude)
    region.latitude = latitude
    return region
  }
}
