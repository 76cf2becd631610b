import AdoptionKernel
import ParallelColumns
import ScenarioModel

extension WorldBuilder {
  /// The network of the scenario, over firms whose region and sector are known.
  func weaveNetwork(_ traits: borrowing FirmTraits, _ draws: DrawKey, workers: Int) -> Network {
    let count = traits.region.count
    switch description.network {
    case .complete:
      return Network(
        kind: .complete, firmCount: count, offsets: Column(repeating: 0, count: 0),
        ties: Column(repeating: 0, count: 0),
        listenerOffsets: Column(repeating: 0, count: 0), listeners: Column(repeating: 0, count: 0))
    case .gravity:
      let stubs = gravityStubs(traits, regions: description.regions.count, draws, workers: workers)
      return mutualNetwork(stubs, firmCount: count, workers: workers)
    case .poisson(let meanDegree):
      let stubs = poissonStubs(firmCount: count, meanDegree: meanDegree, draws)
      return mutualNetwork(stubs, firmCount: count, workers: workers)
    case .ring(let neighbours):
      return mutualNetwork(ringStubs(firmCount: count, neighbours: neighbours), firmCount: count, workers: workers)
    case .lattice(let width, let neighbourhood, let torus):
      let stubs = latticeStubs(firmCount: count, width: width, neighbourhood: neighbourhood, torus: torus)
      return mutualNetwork(stubs, firmCount: count, workers: workers)
    case .randomInDegree(let sources):
      return directedNetwork(sources: sources, firmCount: count, draws, workers: workers)
    }
  }
}

/// Half-made ties: firm i reaches for `targets[offsets[i] ..< offsets[i + 1]]`.
struct Stubs: ~Copyable {
  let offsets: Column<UInt32>
  let targets: Column<UInt32>
  /// A stub that found nobody.
  static let nobody = UInt32.max
  /// A stub that is to find a friend of the first stub's target; none are left when all stubs are made.
  static let friend = UInt32.max - 1

  /// Whether a stub of a firm reaches another one.
  @inline(__always)
  func reaches(_ index: Int, from firm: Int) -> Bool {
    targets[index] != Stubs.nobody && targets[index] != UInt32(truncatingIfNeeded: firm)
  }
}

/// Firms of one thread each, when every thread looks at all stubs or links and takes care of those that end at its
/// firms: no two threads write to one place, and the result does not depend on where ranges end.
func firmRanges(_ firmCount: Int, workers: Int) -> BlockPlan {
  BlockPlan(itemCount: firmCount, blockSize: max(World.blockSize, (firmCount + workers - 1) / max(1, workers)))
}

/// Turns the numbers in `counts` into where each one begins, with the sum at the end.
func cumulate(_ counts: inout Column<UInt32>) {
  var sum: UInt32 = 0
  for index in 0..<counts.count {
    let count = counts[index]
    counts[index] = sum
    sum += count
  }
}

/// Makes stubs mutual: both sides see the tie; duplicates are removed; ties of a firm ascend.
func mutualNetwork(_ stubs: borrowing Stubs, firmCount: Int, workers: Int) -> Network {
  precondition(firmCount <= sortRunLimit)
  let ranges = firmRanges(firmCount, workers: workers)
  var starts = Column<UInt32>(repeating: 0, count: firmCount + 1)
  countEnds(stubs, ranges, starts, workers: workers)
  cumulate(&starts)
  let ends = Column<UInt32>(repeating: 0, count: Int(starts[firmCount]))
  var offsets = Column<UInt32>(repeating: 0, count: firmCount + 1)
  fillEnds(stubs, ranges, starts, ends, offsets, workers: workers)
  let blocks = BlockPlan(itemCount: firmCount, blockSize: World.blockSize)
  sortEnds(blocks, starts, ends, offsets, workers: workers)
  cumulate(&offsets)
  let ties = Column<UInt32>(repeating: 0, count: Int(offsets[firmCount]))
  copyTies(blocks, starts, ends, offsets, ties, workers: workers)
  return Network(
    kind: .mutual, firmCount: firmCount, offsets: offsets, ties: ties,
    listenerOffsets: Column(repeating: 0, count: 0), listeners: Column(repeating: 0, count: 0))
}

private func countEnds(
  _ stubs: borrowing Stubs, _ ranges: BlockPlan, _ counts: borrowing Column<UInt32>, workers: Int
) {
  forEachBlock(of: ranges, workers: workers) { block in
    var own = counts.mutableSpan(in: block)
    let lower = block.lowerBound
    forEachEnd(
      stubs, in: block, fetching: counts,
      made: { firm, made in
        var number: UInt32 = 0
        for index in made where stubs.reaches(index, from: firm) { number += 1 }
        own[firm - lower] += number
      },
      found: { found in
        for index in 0..<found.count { own[Int(found.places[index])] += 1 }
      })
  }
}

/// `next` is used up: where the next end of every firm goes.
private func fillEnds(
  _ stubs: borrowing Stubs, _ ranges: BlockPlan, _ starts: borrowing Column<UInt32>,
  _ ends: borrowing Column<UInt32>, _ next: borrowing Column<UInt32>, workers: Int
) {
  forEachBlock(of: ranges, workers: workers) { block in
    var own = ends.mutableSpan(in: block, offsets: starts)
    var next = next.mutableSpan(in: block)
    let lower = block.lowerBound
    let first = starts[lower]
    for place in 0..<block.count { next[place] = starts[lower + place] - first }
    // Filling in the order of the lower end keeps a firm's ties ascending but for those that it made itself.
    forEachEnd(
      stubs, in: block, fetching: starts,
      made: { firm, made in
        var place = next[firm - lower]
        for index in made where stubs.reaches(index, from: firm) {
          own[Int(place)] = stubs.targets[index]
          place += 1
        }
        next[firm - lower] = place
      },
      found: { found in
        for index in 0..<found.count {
          let firm = Int(found.places[index])
          found.places[index] = next[firm]
          next[firm] += 1
          ends.prefetch(Int(first + found.places[index]))
        }
        for index in 0..<found.count { own[Int(found.places[index])] = found.makers[index] }
      })
  }
}

/// Sorts the ends of every firm, moves those that are not the same to the front of the block, and counts them in `kept`.
private func sortEnds(
  _ blocks: BlockPlan, _ starts: borrowing Column<UInt32>, _ ends: borrowing Column<UInt32>,
  _ kept: borrowing Column<UInt32>, workers: Int
) {
  forEachBlock(of: blocks, workers: workers) { block in
    var own = ends.mutableSpan(in: block, offsets: starts)
    var count = kept.mutableSpan(in: block)
    let first = Int(starts[block.lowerBound])
    var end = 0
    for place in 0..<block.count {
      let firm = block.lowerBound + place
      let lower = Int(starts[firm]) - first
      let upper = Int(starts[firm + 1]) - first
      sortRun(&own, from: lower, to: upper)
      let keptBefore = end
      var last = Stubs.nobody
      for index in lower..<upper {
        // Written in any case; an end that is there already is written over by the next.
        let isNew = own[index] != last
        last = own[index]
        own[end] = last
        end += isNew ? 1 : 0
      }
      count[place] = UInt32(end - keptBefore)
    }
  }
}

private func copyTies(
  _ blocks: BlockPlan, _ starts: borrowing Column<UInt32>, _ ends: borrowing Column<UInt32>,
  _ offsets: borrowing Column<UInt32>, _ ties: borrowing Column<UInt32>, workers: Int
) {
  forEachBlock(of: blocks, workers: workers) { block in
    var own = ties.mutableSpan(in: block, offsets: offsets)
    let first = Int(starts[block.lowerBound])
    let kept = ends.span(of: first..<first + own.count)
    for index in 0..<own.count { own[index] = kept[index] }
  }
}
