import AdoptionKernel
import ParallelColumns
public import ScenarioModel
import WorldBuilding

/// All arms of one replicate: build a world, give each arm a copy of it, advance, record, compare with the baseline.
///
/// The unit of work of every study: the arms share population, network and draws, so that they differ only where a
/// policy reaches. Only records survive; worlds are dropped.
public struct Simulation: Sendable {
  /// What is simulated.
  public let scenario: Scenario
  /// The series that every arm leaves.
  public let layout: SeriesLayout
  /// Real firms per simulated firm, and simulated firms.
  public var weight: Double { builder.weight }
  public var firmCount: Int { builder.firmCount }
  let builder: WorldBuilder

  /// `layout`: the series to leave; all of the scenario by default. Accounts, money and links are left in any case.
  public init(_ scenario: Scenario, layout: SeriesLayout? = nil) {
    self.scenario = scenario
    builder = WorldBuilder(scenario.world)
    self.layout = layout ?? SeriesLayout(scenario)
  }

  /// Runs every policy of one replicate.
  ///
  /// - Parameters:
  ///   - replicate: Number of the replicate; its seeds follow from it.
  ///   - workers: Threads for one run, ≥ 1; results do not depend on it.
  ///   - isCancelled: Asked before every arm.
  ///   - armFinished: Told after every arm.
  /// - Returns: The arms in the order of the scenario's policies, or nil if cancelled.
  public func runReplicate(
    _ replicate: Int, workers: Int = 1, isCancelled: () -> Bool = { false }, armFinished: () -> Void = {}
  ) -> [ArmRecord]? {
    let seeds = scenario.study.seeds
    let world = builder.build(
      populationSeed: seeds.population ?? UInt64(replicate), eventSeed: seeds.event ?? UInt64(replicate),
      quarterCount: layout.quarterCount)
    let ties = TieCount(world)
    let baseline = scenario.baselineIndex
    var memory = BaselineMemory(scenario, firmCount: world.firmCount)
    var records: [ArmRecord?] = Array(repeating: nil, count: scenario.policies.count)
    for policy in [baseline] + scenario.policies.indices.filter({ $0 != baseline }) {
      if isCancelled() { return nil }
      var arm = World(copying: world)
      builder.adopt(scenario.policies[policy], in: &arm)
      var recorder = ArmRecorder(scenario, layout, weight: weight, ties: ties, policy: policy, replicate: replicate)
      while arm.quartersDone < layout.quarterCount {
        if policy != baseline { memory.showTrueResults(to: &arm) }
        arm.advance(workers: workers)
        recorder.record(arm)
        if policy == baseline { memory.remember(arm) } else { recorder.compare(arm, with: memory) }
      }
      records[policy] = recorder.finish(arm)
      armFinished()
    }
    return records.compactMap { $0 }
  }

  /// What each policy's programme may spend, in real money.
  public func budgets() -> [BudgetRecord?] {
    scenario.policies.map { policy in
      guard let programme = policy.programme else { return nil }
      let agencies = builder.fundedAgencies(of: programme).map { agency in
        AgencyBudget(
          agency: agency.index, administrationEuro: agency.administration * weight,
          netEuro: [
            agency.callBudget, agency.voucherBudget, agency.hubBudget, agency.workforceBudget,
            agency.awarenessBudget, agency.regulationBudget,
          ].map { $0 * weight })
      }
      return BudgetRecord(envelopeEuro: programme.envelopeEuro, agencies: agencies)
    }
  }

  /// The hubs that exist under each policy.
  public func hubs() -> [[HubRecord]] {
    let named = scenario.world.hubs.map(\.name)
    return scenario.policies.map { policy in
      builder.hubs(under: policy).hubs.enumerated().map { index, hub in
        HubRecord(
          name: hub.isPolicyHub ? nil : named[index], region: hub.region, technologyMask: hub.technologyMask)
      }
    }
  }
}

/// Ties of the start, between countries and all of them (each tie counted from both sides).
struct TieCount: Sendable {
  var crossBorder = 0
  var all = 0

  init(_ world: borrowing World) {
    guard world.network.kind != .complete else { return }
    for firm in 0..<world.firmCount {
      let home = world.places.regions[Int(world.traits.region[firm])].country
      for index in world.network.tieRange(of: firm) {
        let other = world.traits.region[Int(world.network.ties[index])]
        all += 1
        if world.places.regions[Int(other)].country != home { crossBorder += 1 }
      }
    }
  }
}
