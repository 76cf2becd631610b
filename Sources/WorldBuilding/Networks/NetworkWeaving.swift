import AdoptionKernel
import ParallelColumns
import ScenarioModel

extension WorldBuilder {
  /// The network of the scenario, over firms whose region and sector are known.
  func weaveNetwork(_ traits: borrowing FirmTraits, _ places: Places, _ draws: DrawKey) -> Network {
    let count = traits.region.count
    switch description.network {
    case .complete:
      return Network(
        kind: .complete, firmCount: count, offsets: Column(repeating: 0, count: 0),
        ties: Column(repeating: 0, count: 0),
        listenerOffsets: Column(repeating: 0, count: 0), listeners: Column(repeating: 0, count: 0))
    case .gravity:
      return mutualNetwork(gravityStubs(traits, places, draws), firmCount: count)
    case .poisson(let meanDegree):
      return mutualNetwork(poissonStubs(firmCount: count, meanDegree: meanDegree, draws), firmCount: count)
    case .ring(let neighbours):
      return mutualNetwork(ringStubs(firmCount: count, neighbours: neighbours), firmCount: count)
    case .lattice(let width, let neighbourhood, let torus):
      let stubs = latticeStubs(firmCount: count, width: width, neighbourhood: neighbourhood, torus: torus)
      return mutualNetwork(stubs, firmCount: count)
    case .randomInDegree(let sources):
      return directedNetwork(sources: sources, firmCount: count, draws)
    }
  }
}

/// Half-made ties: firm i reaches for `targets[offsets[i] ..< offsets[i + 1]]`.
struct Stubs: ~Copyable {
  var offsets: Column<UInt32>
  var targets: Column<UInt32>
  /// A stub that found nobody.
  static let nobody = UInt32.max
}

/// Makes stubs mutual: both sides see the tie; duplicates are removed; ties of a firm ascend.
func mutualNetwork(_ stubs: borrowing Stubs, firmCount: Int) -> Network {
  var starts = Column<UInt32>(repeating: 0, count: firmCount + 1)
  forEachTie(stubs, firmCount) { first, second in
    starts[first + 1] += 1
    starts[second + 1] += 1
  }
  for firm in 0..<firmCount { starts[firm + 1] += starts[firm] }
  var all = Column<UInt32>(repeating: 0, count: Int(starts[firmCount]))
  var fill = Column<UInt32>(repeating: 0, count: firmCount)
  // Filling in the order of the lower end keeps a firm's ties ascending but for those that it made itself.
  forEachTie(stubs, firmCount) { first, second in
    all[Int(starts[first] + fill[first])] = UInt32(second)
    fill[first] += 1
    all[Int(starts[second] + fill[second])] = UInt32(first)
    fill[second] += 1
  }
  var offsets = Column<UInt32>(repeating: 0, count: firmCount + 1)
  var kept = 0
  for firm in 0..<firmCount {
    let lower = Int(starts[firm])
    let upper = Int(starts[firm + 1])
    sortTies(&all, lower, upper)
    offsets[firm] = UInt32(kept)
    var last = Stubs.nobody
    for index in lower..<upper where all[index] != last {
      last = all[index]
      all[kept] = last
      kept += 1
    }
  }
  offsets[firmCount] = UInt32(kept)
  var ties = Column<UInt32>(repeating: 0, count: kept)
  for index in 0..<kept { ties[index] = all[index] }
  return Network(
    kind: .mutual, firmCount: firmCount, offsets: offsets, ties: ties,
    listenerOffsets: Column(repeating: 0, count: 0), listeners: Column(repeating: 0, count: 0))
}

private func forEachTie(_ stubs: borrowing Stubs, _ firmCount: Int, _ body: (Int, Int) -> Void) {
  for firm in 0..<firmCount {
    for index in Int(stubs.offsets[firm])..<Int(stubs.offsets[firm + 1]) {
      let target = stubs.targets[index]
      if target != Stubs.nobody, Int(target) != firm { body(firm, Int(target)) }
    }
  }
}

/// Insertion sort: a firm has few ties, and most are in order already.
private func sortTies(_ ties: inout Column<UInt32>, _ lower: Int, _ upper: Int) {
  var index = lower + 1
  while index < upper {
    let tie = ties[index]
    var hole = index
    while hole > lower, ties[hole - 1] > tie {
      ties[hole] = ties[hole - 1]
      hole -= 1
    }
    ties[hole] = tie
    index += 1
  }
}
