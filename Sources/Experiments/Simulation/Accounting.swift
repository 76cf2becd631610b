import AdoptionKernel
import ParallelColumns
import ScenarioModel

/// Compares a policy arm with its baseline at one horizon, pair by pair, and counts (specification, section 10).
///
/// ```
/// supported = additional + deadweight + failed
/// net = Σ(a¹ − a⁰) = additional − harmed + spillOver − crowdedOut
/// ```
struct Accounting {
  let scenario: Scenario

  /// The rows of every arm and horizon: all firms by technology, then each group over all technologies.
  func emptyRows(horizon: Int) -> [AccountRow] {
    var rows = [AccountRow(horizon: horizon, groupKind: .all, group: 0, technology: nil)]
    for technology in 0..<technologyCount {
      rows.append(AccountRow(horizon: horizon, groupKind: .all, group: 0, technology: technology))
    }
    for (kind, count) in groupSizes {
      for group in 0..<count {
        let first = kind == .support ? 1 : 0
        rows.append(AccountRow(horizon: horizon, groupKind: kind, group: group + first, technology: nil))
      }
    }
    return rows
  }

  private var groupSizes: [(GroupKind, Int)] {
    [
      (.segment, 3), (.sizeClass, 3), (.country, scenario.world.countries.count),
      (.region, scenario.world.regions.count), (.sector, 6), (.support, 15),
    ]
  }

  /// Counts every pair that differs from the baseline or received support.
  func rows(horizon: Int, _ world: borrowing World, baseline: BaselineMemory.Snapshot) -> [AccountRow] {
    var rows = emptyRows(horizon: horizon)
    let countries = scenario.world.countries.count
    let regions = scenario.world.regions.count
    let firstSegment = 1 + technologyCount
    let firstSupport = firstSegment + 3 + 3 + countries + regions + 6
    for firm in 0..<world.firmCount {
      let used = world.exposure.adoptedMask[firm]
      let usedBefore = baseline.masks[firm]
      let region = Int(world.traits.region[firm])
      let groups = [
        firstSegment + Int(world.history.segment[firm]), firstSegment + 3 + Int(world.traits.sizeClass[firm]),
        firstSegment + 6 + world.places.regions[region].country, firstSegment + 6 + countries + region,
        firstSegment + 6 + countries + regions + Int(world.traits.sector[firm]),
      ]
      for technology in 0..<technologyCount {
        let pair = firm * technologyCount + technology
        let support = world.history.supported[pair]
        let now = used & (1 << technology) != 0
        let before = usedBefore & (1 << technology) != 0
        guard support != 0 || now != before else { continue }
        let outcome = PairOutcome(
          horizon: horizon, supported: support != 0, used: now, usedInBaseline: before,
          adopted: world.history.adoptQuarter[pair], adoptedInBaseline: baseline.adoptQuarters[pair],
          dropped: world.history.dropQuarter[pair])
        outcome.add(to: &rows[0])
        outcome.add(to: &rows[1 + technology])
        for row in groups { outcome.add(to: &rows[row]) }
        if support != 0 { outcome.add(to: &rows[firstSupport + Int(support) - 1]) }
      }
    }
    return rows
  }
}

/// What became of one (firm, technology) pair under the policy and without it.
struct PairOutcome {
  let horizon: Int
  let supported: Bool
  /// a¹ and a⁰: in use at the end of quarter h − 1.
  let used: Bool
  let usedInBaseline: Bool
  /// Quarters of the first adoption since q = 0, or ``Timing``.
  let adopted: UInt8
  let adoptedInBaseline: UInt8
  let dropped: UInt8

  func add(to row: inout AccountRow) {
    if used != usedInBaseline { row.net += used ? 1 : -1 }
    // In use since the start, and lost only without the policy.
    if used, !usedInBaseline, adopted == Timing.baseline { row.retained += 1 }
    guard supported else {
      if used, !usedInBaseline { row.spillOver += 1 }
      if !used, usedInBaseline { row.crowdedOut += 1 }
      return
    }
    row.supported += 1
    if used {
      if usedInBaseline { addDeadweight(to: &row) } else { row.additional += 1 }
    } else {
      row.failed += 1
      if usedInBaseline { row.harmed += 1 }
      if isQuarter(adopted) { row.abandonedAfterAdoption += 1 }
    }
    if isQuarter(adopted), Int(adopted) <= horizon - 9 {
      row.persistenceBase += 1
      if !(isQuarter(dropped) && dropped > adopted && Int(dropped) <= Int(adopted) + 8) { row.persisted += 1 }
    }
  }

  private func addDeadweight(to row: inout AccountRow) {
    row.deadweight += 1
    guard isQuarter(adopted), isQuarter(adoptedInBaseline) else { return }
    row.comparablePairs += 1
    row.accelerationQuarters += Int(adoptedInBaseline) - Int(adopted)
    if adopted < adoptedInBaseline { row.accelerated += 1 }
  }

  private func isQuarter(_ value: UInt8) -> Bool { Int(value) <= Timing.lastQuarter }
}
