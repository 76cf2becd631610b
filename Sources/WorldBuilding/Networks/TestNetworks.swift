import AdoptionKernel
import Glibc
import ParallelColumns
import ScenarioModel

/// Generators whose behaviour is known analytically (specification 5.2). Draws: NET_GENERIC.
extension WorldBuilder {
  /// Poisson random graph: every firm makes Poisson(k̄/2) stubs to firms drawn uniformly.
  func poissonStubs(firmCount count: Int, meanDegree: Double, _ draws: DrawKey) -> Stubs {
    var offsets = Column<UInt32>(repeating: 0, count: count + 1)
    for firm in 0..<count {
      let draw = draws.uniform(.networkGeneric, entity: firm, sub: 0)
      offsets[firm + 1] = offsets[firm] + UInt32(count > 1 ? poissonQuantile(draw, mean: meanDegree / 2) : 0)
    }
    var targets = Column<UInt32>(repeating: Stubs.nobody, count: Int(offsets[count]))
    for firm in 0..<count {
      let first = Int(offsets[firm])
      for stub in 0..<Int(offsets[firm + 1]) - first {
        let draw = draws.uniform(.networkGeneric, entity: firm, sub: 1 + stub)
        targets[first + stub] = UInt32(otherFirm(draw, than: firm, count))
      }
    }
    return Stubs(offsets: offsets, targets: targets)
  }

  /// Ring: every firm reaches for the next `neighbours` firms.
  func ringStubs(firmCount count: Int, neighbours: Int) -> Stubs {
    let reach = min(neighbours, max(0, count - 1))
    var offsets = Column<UInt32>(repeating: 0, count: count + 1)
    var targets = Column<UInt32>(repeating: Stubs.nobody, count: count * reach)
    for firm in 0..<count {
      offsets[firm + 1] = UInt32((firm + 1) * reach)
      for step in 0..<reach { targets[firm * reach + step] = UInt32((firm + step + 1) % count) }
    }
    return Stubs(offsets: offsets, targets: targets)
  }

  /// Square lattice, row by row: every firm reaches right and down (and along both diagonals down for Moore).
  func latticeStubs(firmCount count: Int, width: Int, neighbourhood: LatticeNeighbourhood, torus: Bool) -> Stubs {
    let steps: [(column: Int, row: Int)] =
      neighbourhood == .moore ? [(1, 0), (0, 1), (1, 1), (-1, 1)] : [(1, 0), (0, 1)]
    let rows = (count + width - 1) / width
    var offsets = Column<UInt32>(repeating: 0, count: count + 1)
    var targets = Column<UInt32>(repeating: Stubs.nobody, count: count * steps.count)
    for firm in 0..<count {
      offsets[firm + 1] = UInt32((firm + 1) * steps.count)
      for (index, step) in steps.enumerated() {
        var column = firm % width + step.column
        var row = firm / width + step.row
        if torus {
          column = (column + width) % width
          row = (row + rows) % rows
        }
        let target = row * width + column
        if (0..<width).contains(column), (0..<rows).contains(row), target < count {
          targets[firm * steps.count + index] = UInt32(target)
        }
      }
    }
    return Stubs(offsets: offsets, targets: targets)
  }

  /// Random in-degree: every firm observes `sources` others, drawn uniformly with replacement; an adoption is pushed
  /// along the transpose.
  func directedNetwork(sources wanted: Int, firmCount count: Int, _ draws: DrawKey, workers: Int) -> Network {
    let sources = count > 1 ? wanted : 0
    let ties = Column<UInt32>(repeating: 0, count: count * sources)
    drawSources(sources, ties, firmCount: count, draws, workers: workers)
    var starts = Column<UInt32>(repeating: 0, count: count + 1)
    let listeners = Column<UInt32>(repeating: 0, count: count * sources)
    let ranges = firmRanges(count, workers: workers)
    countListeners(ties, ranges, starts, workers: workers)
    cumulate(&starts)
    fillListeners(sources, ties, ranges, starts, listeners, workers: workers)
    var offsets = Column<UInt32>(repeating: 0, count: count + 1)
    for firm in 0..<count { offsets[firm + 1] = UInt32((firm + 1) * sources) }
    return Network(
      kind: .directed, firmCount: count, offsets: offsets, ties: ties, listenerOffsets: starts, listeners: listeners)
  }

  private func drawSources(
    _ sources: Int, _ ties: borrowing Column<UInt32>, firmCount count: Int, _ draws: DrawKey, workers: Int
  ) {
    forEachBlock(of: BlockPlan(itemCount: count, blockSize: World.blockSize), workers: workers) { block in
      var own = ties.mutableSpan(in: block, width: sources)
      var words = OctetRow()
      for start in stride(from: 0, to: block.count, by: 8) {
        let eight = block.lowerBound + start
        for slot in stride(from: 0, to: sources, by: 4) {
          // Four slots share the words of a block.
          words.keep(draws.octets(.networkGeneric, from: eight, block: slot >> 2), at: 0)
          for lane in 0..<min(8, block.count - start) {
            for part in 0..<min(4, sources - slot) {
              let draw = uniformOf(words[word: part * 8 + lane])
              own[(start + lane) * sources + slot + part] = UInt32(otherFirm(draw, than: eight + lane, count))
            }
          }
        }
      }
    }
  }

  private func countListeners(
    _ ties: borrowing Column<UInt32>, _ ranges: BlockPlan, _ counts: borrowing Column<UInt32>, workers: Int
  ) {
    forEachBlock(of: ranges, workers: workers) { block in
      var own = counts.mutableSpan(in: block)
      let (lower, upper) = (block.lowerBound, block.upperBound)
      for index in 0..<ties.count {
        let source = Int(ties[index])
        if source >= lower, source < upper { own[source - lower] += 1 }
      }
    }
  }

  private func fillListeners(
    _ sources: Int, _ ties: borrowing Column<UInt32>, _ ranges: BlockPlan, _ starts: borrowing Column<UInt32>,
    _ listeners: borrowing Column<UInt32>, workers: Int
  ) {
    guard sources > 0 else { return }
    forEachBlock(of: ranges, workers: workers) { block in
      var own = listeners.mutableSpan(in: block, offsets: starts)
      let (lower, upper) = (block.lowerBound, block.upperBound)
      let first = starts[lower]
      var next = Column<UInt32>(repeating: 0, count: block.count)
      for firm in lower..<upper { next[firm - lower] = starts[firm] - first }
      for firm in 0..<ties.count / sources {
        for index in firm * sources..<(firm + 1) * sources {
          let source = Int(ties[index])
          guard source >= lower, source < upper else { continue }
          own[Int(next[source - lower])] = UInt32(firm)
          next[source - lower] += 1
        }
      }
    }
  }

  /// Uniform among the other firms.
  private func otherFirm(_ draw: Double, than firm: Int, _ count: Int) -> Int {
    let place = min(Int(draw * Double(count - 1)), count - 2)
    return place < firm ? place : place + 1
  }

  /// Smallest number whose cumulated Poisson probability exceeds the draw.
  private func poissonQuantile(_ draw: Double, mean: Double) -> Int {
    var probability = exp(-mean)
    var sum = probability
    var number = 0
    while draw >= sum, number < 10_000 {
      number += 1
      probability *= mean / Double(number)
      sum += probability
    }
    return number
  }
}
