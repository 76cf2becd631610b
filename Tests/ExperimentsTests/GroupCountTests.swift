import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

@testable import AdoptionKernel
@testable import Experiments

/// What series are made of, against firms counted one by one.
@Suite("Group counts")
struct GroupCountTests {
  /// Three regions of two countries, the second of which has two.
  private func scenario() -> Scenario {
    var scenario = TinyExperiment.scenario(firms: 300)
    var region = scenario.world.regions[1]
    region.code = "XB01"
    scenario.world.regions.append(region)
    return scenario
  }

  @Test(arguments: [GroupKind.all, .segment, .sizeClass, .country, .region, .sector])
  func `firms of every group are counted, over each technology and over all`(kind: GroupKind) {
    let scenario = scenario()
    var world = WorldBuilder(scenario.world).build(populationSeed: 1, eventSeed: 1, quarterCount: 8)
    for _ in 0..<8 { world.advance() }
    let groups = GroupCounts(world)
    var seen = 0
    for group in 0..<GroupCatalogue(scenario.world).count(kind) {
      let members = (0..<world.firmCount).filter { self.group(of: $0, kind, world) == group }
      for technology in [nil, 0, 1, 2, 3, 4, 5] {
        let counts = groups[SeriesKey(.usedPairs, kind, group, technology: technology)]
        func count(_ least: UInt8) -> Int {
          members.reduce(0) { sum, firm in
            sum
              + (technology.map { $0...$0 } ?? 0...5).count {
                world.progress.stage[firm * technologyCount + $0] >= least
              }
          }
        }
        #expect(counts.firms == members.count)
        #expect(counts.aware == count(Stage.aware))
        #expect(counts.used == count(Stage.isolated))
        #expect(counts.integrated == count(Stage.integrated))
      }
      seen += members.count
    }
    #expect(seen == world.firmCount)
  }

  private func group(of firm: Int, _ kind: GroupKind, _ world: borrowing World) -> Int {
    let region = Int(world.traits.region[firm])
    return switch kind {
    case .all, .support: 0
    case .segment: Int(world.history.segment[firm])
    case .sizeClass: Int(world.traits.sizeClass[firm])
    case .country: world.places.regions[region].country
    case .region: region
    case .sector: Int(world.traits.sector[firm])
    }
  }
}
