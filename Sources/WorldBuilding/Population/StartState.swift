import AdoptionKernel
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
  func countNeighbours(_ world: inout World, workers: Int) {
    if world.network.kind == .complete {
      for firm in 0..<world.firmCount {
        let mask = world.exposure.adoptedMask[firm]
        for technology in 0..<technologyCount where mask & (1 << technology) != 0 {
          world.tables.adopters[technology] += 1
        }
      }
    } else {
      countNeighbours(of: world, workers: workers)
    }
  }

  private func countNeighbours(of world: borrowing World, workers: Int) {
    // Six counters of ten bits side by side: one addition per neighbour instead of up to six.
    var spread = [UInt64](repeating: 0, count: 64)
    for mask in 0..<64 {
      for technology in 0..<technologyCount where mask >> technology & 1 == 1 { spread[mask] |= 1 << (10 * technology) }
    }
    let counters = spread
    let width = world.exposure.width
    forEachBlock(of: BlockPlan(itemCount: world.firmCount, blockSize: World.blockSize), workers: workers) { block in
      var degrees = world.exposure.degree.mutableSpan(in: block)
      var counts = world.exposure.adoptedNeighbours.mutableSpan(in: block, width: width)
      for place in 0..<block.count {
        let ties = world.network.tieRange(of: block.lowerBound + place)
        degrees[place] = UInt16(min(ties.count, Int(UInt16.max)))
        // Counters are emptied before one of them can be full.
        for part in stride(from: ties.lowerBound, to: ties.upperBound, by: 1_023) {
          var sum: UInt64 = 0
          for index in part..<min(part + 1_023, ties.upperBound) {
            sum &+= counters[Int(world.exposure.adoptedMask[Int(world.network.ties[index])] & 63)]
          }
          guard sum != 0 else { continue }
          for technology in 0..<technologyCount where parameters.technologies >> technology & 1 == 1 {
            counts[place * width + world.exposure.slot(of: technology)] += UInt16(
              truncatingIfNeeded: sum >> (10 * technology) & 1_023)
          }
        }
      }
    }
  }

  /// What evaluation and the market start from: output shares, jobs, log productivity, segments.
  func summariseStart(_ world: inout World, workers: Int) {
    let plan = BlockPlan(itemCount: world.firmCount, blockSize: World.blockSize)
    let parts = Column<Double>(repeating: 0, count: plan.blockCount)
    sumOutput(of: world, plan, into: parts, workers: workers)
    var total = 0.0
    for index in 0..<plan.blockCount { total += parts[index] }
    world.tables.totalValueAdded = total
    describeStart(of: world, plan, total: total, workers: workers)
    world.history.logProductivity.freeze()
  }

  /// Value added of every block, in the order of its firms: the blocks are part of the sum's definition.
  private func sumOutput(
    of world: borrowing World, _ plan: BlockPlan, into parts: borrowing Column<Double>, workers: Int
  ) {
    forEachBlock(of: plan, workers: workers) { block in
      var part = 0.0
      for firm in block.lowerBound..<block.upperBound { part += Double(world.traits.valueAdded[firm]) }
      parts.set(part, of: block)
    }
  }

  private func describeStart(of world: borrowing World, _ plan: BlockPlan, total: Double, workers: Int) {
    forEachBlock(of: plan, workers: workers) { block in
      var shares = world.history.outputShare.mutableSpan(in: block)
      var jobs = world.history.jobs.mutableSpan(in: block)
      var productivity = world.history.logProductivity.mutableSpan(in: block)
      var segments = world.history.segment.mutableSpan(in: block)
      for first in stride(from: 0, to: block.count, by: 8) {
        let valueAdded = world.traits.valueAdded.octet(at: block.lowerBound + first)
        let employees = world.traits.employees.octet(at: block.lowerBound + first)
        let outputShares = valueAdded / total
        let logProductivity = logarithms(valueAdded / employees)
        for lane in 0..<min(8, block.count - first) {
          let place = first + lane
          shares[place] = Float(outputShares[lane])
          jobs[place] = Float(employees[lane])
          productivity[place] = Float(logProductivity[lane])
          segments[place] = segment(mask: world.exposure.adoptedMask[block.lowerBound + place])
        }
      }
    }
  }
}
