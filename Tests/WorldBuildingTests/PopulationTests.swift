import AdoptionKernel
import Foundation
import GSLNumerics
import ParallelColumns
import ScenarioModel
import Testing

@testable import WorldBuilding

/// Who the firms are, recomputed from the same addresses (specification, section 5.1).
@Suite("Population")
struct PopulationTests {
  @Test func `normal quantiles of the kernel agree with those of the numerical library`() throws {
    for step in 1..<4_000 {
      let probability = Double(step) / 4_000
      #expect(abs(normalQuantile(probability) - (try Normal.quantile(probability))) < 1e-8)
    }
    for exponent in 1...9 {
      let probability = pow(10, -Double(exponent)) / 3
      #expect(abs(normalQuantile(probability) - (try Normal.quantile(probability))) < 1e-8)
    }
  }

  @Test func `sector and size class are drawn by cumulated shares`() {
    let world = SmallWorld.build(SmallWorld.description())
    let draws = DrawKey(seed: 1)
    for firm in 0..<400 {
      let sector = draws.uniform(.initSector, entity: firm)
      let size = draws.uniform(.initSize, entity: firm)
      let sectorBounds = [0.3, 0.5, 0.7, 0.8, 0.9]
      #expect(Int(world.traits.sector[firm]) == sectorBounds.filter { $0 <= sector }.count)
      #expect(Int(world.traits.sizeClass[firm]) == [0.8, 0.95].filter { $0 <= size }.count)
      #expect(Int(world.traits.region[firm]) == (firm < 200 ? 0 : firm < 300 ? 1 : 2))
      #expect(Int(world.traits.country[firm]) == (firm < 300 ? 0 : 1))
    }
  }

  @Test func `employees, value added, hurdle, ability and cash follow their formulas`() {
    let world = SmallWorld.build(SmallWorld.description())
    let draws = DrawKey(seed: 1)
    let (medians, spreads, bounds) = ([19.0, 92, 480], [0.4, 0.45, 0.6], [(10.0, 49.0), (50, 249), (250, 5_000)])
    for firm in 0..<400 {
      let size = Int(world.traits.sizeClass[firm])
      let free = medians[size] * exp(spreads[size] * draws.normal(.initEmployees, entity: firm))
      let employees = min(bounds[size].1, max(bounds[size].0, free))
      let latent = draws.normal(.initAbility, entity: firm)
      let value = employees * 70_000 * exp(0.15 * latent + 0.25 * draws.normal(.initProductivity, entity: firm))
      let hurdle = [1.5, 1.8, 2.4][size] * exp(0.4 * draws.normal(.initHurdle, entity: firm))
      let ability = 1 / (1 + exp(-([-0.45, 0, 0.45][size] + 0.7 * latent)))
      let cash = 0.04 * value * draws.uniform(.initLiquidity, entity: firm)
      #expect(isClose(world.traits.employees[firm], employees))
      #expect(isClose(world.traits.valueAdded[firm], value))
      #expect(isClose(world.traits.hurdleYears[firm], hurdle))
      #expect(isClose(world.traits.sizeCost[firm], pow(employees / 25, 0.75)))
      #expect(isClose(world.progress.ability[firm], ability))
      #expect(isClose(world.projects.cash[firm], cash))
      #expect(world.traits.threshold[firm] == 0.1)
    }
  }

  @Test func `what is in use, known and integrated at the start follows margins, ability and country`() throws {
    let world = SmallWorld.build(SmallWorld.description())
    let draws = DrawKey(seed: 1)
    let margins = ParameterSet.defaults[table: .baselineAdoption]
    let aware = ParameterSet.defaults[list: .awareAtStart]
    let shift = [0.1, 0, -0.1, 0.2, 0, 0]
    var uses = 0
    for firm in 0..<400 {
      let latent = draws.normal(.initAbility, entity: firm)
      let ability = 1 / (1 + exp(-([-0.45, 0, 0.45][Int(world.traits.sizeClass[firm])] + 0.7 * latent)))
      var mask: UInt8 = 0
      for technology in 0..<6 {
        let own = draws.normal(.initBaseline, entity: firm, sub: technology)
        let margin = try Normal.quantile(margins[Int(world.traits.sizeClass[firm])][technology])
        let propensity = 0.67 * latent + (1 - 0.67 * 0.67).squareRoot() * own
        if propensity > -(margin + shift[technology] - 0.312) { mask |= 1 << technology }
      }
      #expect(world.exposure.adoptedMask[firm] == mask)
      uses += mask.nonzeroBitCount
      for technology in 0..<6 {
        let stage = world.progress.stage[firm * technologyCount + technology]
        if mask & (1 << technology) != 0 {
          let draw = draws.uniform(.initIntegrated, entity: firm, sub: technology)
          let integrated = mask.nonzeroBitCount >= 2 && draw < 0.35 * (0.6 + 0.8 * ability)
          #expect(stage == (integrated ? Stage.integrated : Stage.isolated))
        } else {
          let knows =
            draws.uniform(.initAware, entity: firm, sub: technology) < aware[technology] * (0.7 + 0.6 * ability)
          #expect(stage == (knows ? Stage.aware : Stage.unaware))
        }
      }
    }
    #expect(uses > 100)
  }

  @Test func `margins of 0 and 1 mean nobody and everybody`() {
    let nobody = SmallWorld.build(
      SmallWorld.description {
        $0[value: .baselineAdoption] = .table(Array(repeating: Array(repeating: 0, count: 6), count: 3))
      })
    let everybody = SmallWorld.build(
      SmallWorld.description {
        $0[value: .baselineAdoption] = .table(Array(repeating: Array(repeating: 1, count: 6), count: 3))
      })
    for firm in 0..<400 {
      #expect(nobody.exposure.adoptedMask[firm] == 0 && everybody.exposure.adoptedMask[firm] == 0b11_1111)
    }
  }

  @Test func `verification worlds may have fewer technologies, seeds and thresholds of their own`() {
    var description = SmallWorld.description(network: .ring(neighbours: 1))
    description.technologies = [.iot, .ai]
    description.offSwitches.seedFirms = .listed([3, 7])
    description.offSwitches.thresholdBasis = .count
    description.offSwitches.thresholds = .sequence(replacing: [2: 40])
    description.parameters[value: .awareAtStart] = .list([1, 1, 1, 1, 1, 1])
    let world = SmallWorld.build(description)
    for firm in 0..<400 {
      for technology in [0, 2, 3, 4] { #expect(world.progress.stage[firm * technologyCount + technology] == 0) }
      #expect(world.traits.threshold[firm] == (firm == 2 ? 40 : Double(firm)))
    }
    for firm in [3, 7] {
      #expect(world.exposure.adoptedMask[firm] == 0b10_0010)
      #expect(world.progress.stage[firm * technologyCount + 1] >= Stage.isolated)
    }
    description.offSwitches.seedFirms = .random(5)
    for rows in [0, 1] as [Double] {
      description.parameters[value: .baselineAdoption] = .table(
        Array(repeating: Array(repeating: rows, count: 6), count: 3))
      let users = SmallWorld.build(description)
      #expect((0..<400).filter { users.exposure.adoptedMask[$0] != 0 }.count == (rows == 0 ? 5 : 400))
    }
  }

  @Test func `the market starts from value added and employees`() {
    let world = SmallWorld.build(SmallWorld.description())
    var shares = 0.0
    var total = 0.0
    for firm in 0..<400 {
      shares += Double(world.history.outputShare[firm])
      total += Double(world.traits.valueAdded[firm])
      #expect(world.history.jobs[firm] == world.traits.employees[firm])
      let productivity = Double(world.traits.valueAdded[firm]) / Double(world.traits.employees[firm])
      #expect(isClose(world.history.logProductivity[firm], log(productivity)))
    }
    #expect(abs(shares - 1) < 1e-5 && abs(world.tables.totalValueAdded / total - 1) < 1e-12)
  }

  @Test func `other seeds are other populations, and the event seed changes fit alone`() {
    let builder = WorldBuilder(SmallWorld.description())
    let one = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: 4)
    let other = builder.build(populationSeed: 2, eventSeed: 1, quarterCount: 4)
    let events = builder.build(populationSeed: 1, eventSeed: 2, quarterCount: 4)
    #expect((0..<400).contains { one.traits.employees[$0] != other.traits.employees[$0] })
    #expect((0..<400).allSatisfy { one.traits.employees[$0] == events.traits.employees[$0] })
    #expect(one.network.neighbours(of: 5) == events.network.neighbours(of: 5))
    #expect(one.tables.sectorFit != events.tables.sectorFit && one.tables.sectorFit == other.tables.sectorFit)
  }

  /// Stored in single precision.
  private func isClose(_ stored: Float, _ expected: Double) -> Bool {
    abs(Double(stored) - expected) <= 1e-6 * max(1, abs(expected))
  }
}
