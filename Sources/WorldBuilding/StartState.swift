import AdoptionKernel
import Glibc
import ParallelColumns
import ScenarioModel

extension WorldBuilder {
  /// Firms that use every technology of the world at the start, for verification.
  func seedFirms(_ world: inout World, _ draws: DrawKey) {
    for firm in chosenSeeds(world.firmCount, draws) {
      for technology in 0..<technologyCount where parameters.technologies & (1 << technology) != 0 {
        world.progress.stage[firm * technologyCount + technology] = Stage.isolated
        world.exposure.adoptedMask[firm] |= 1 << technology
      }
    }
  }

  private func chosenSeeds(_ count: Int, _ draws: DrawKey) -> [Int] {
    switch description.offSwitches.seedFirms {
    case .none: return []
    case .listed(let firms): return firms.filter { $0 < count }
    case .random(let number):
      let keys = (0..<count).map {
        UInt64(draws.word(.initThreshold, entity: $0, sub: 1)) << 32 | UInt64($0)
      }
      return keys.sorted().prefix(number).map { Int($0 & 0xFFFF_FFFF) }
    }
  }

  /// Counts for every firm the neighbours that use each technology, and its ties.
  func countNeighbours(_ world: inout World) {
    for firm in 0..<world.firmCount {
      let mask = world.exposure.adoptedMask[firm]
      if world.network.kind == .complete {
        for technology in 0..<technologyCount where mask & (1 << technology) != 0 {
          world.tables.adopters[technology] += 1
        }
        continue
      }
      let ties = world.network.tieRange(of: firm)
      world.exposure.degree[firm] = UInt16(min(ties.count, Int(UInt16.max)))
      for index in ties {
        let neighbour = world.exposure.adoptedMask[Int(world.network.ties[index])]
        guard neighbour != 0 else { continue }
        for technology in 0..<technologyCount where neighbour & (1 << technology) != 0 {
          world.exposure.adoptedNeighbours[firm * technologyCount + technology] += 1
        }
      }
    }
  }

  /// What evaluation and the market start from: output shares, jobs, log productivity, segments.
  func summariseStart(_ world: inout World) {
    var total = 0.0
    for start in stride(from: 0, to: world.firmCount, by: World.blockSize) {
      var part = 0.0
      for firm in start..<min(world.firmCount, start + World.blockSize) {
        part += Double(world.traits.valueAdded[firm])
      }
      total += part
    }
    world.tables.totalValueAdded = total
    for firm in 0..<world.firmCount {
      let valueAdded = Double(world.traits.valueAdded[firm])
      let employees = Double(world.traits.employees[firm])
      world.history.outputShare[firm] = Float(valueAdded / total)
      world.history.jobs[firm] = Float(employees)
      world.history.logProductivity[firm] = Float(log(valueAdded / employees))
      world.history.segment[firm] = segment(mask: world.exposure.adoptedMask[firm])
    }
    world.history.logProductivity.freeze()
  }
}
