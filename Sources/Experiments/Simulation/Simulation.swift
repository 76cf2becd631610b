import AdoptionKernel
import ParallelColumns
public import ScenarioModel
import WorldBuilding

/// All arms of one replicate: build a world, run the quarters before any programme opens (``CommonQuarters``), give each
/// arm a copy of it, advance, record, compare with the baseline.
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
  /// How each policy that is explained is explained.
  public let explanations: [ExplanationPlan]
  let builder: WorldBuilder

  /// - Parameters:
  ///   - explained: Indices of the policies whose effect is to be decomposed by channel.
  ///   - layout: The series to leave; all of the scenario by default. Accounts, money and links are left in any case.
  public init(_ scenario: Scenario, explaining explained: [Int] = [], layout: SeriesLayout? = nil) {
    self.scenario = scenario
    explanations = explained.map { ExplanationPlan(scenario, policy: $0) }
    builder = WorldBuilder(scenario.world)
    self.layout = layout ?? SeriesLayout(scenario)
  }

  /// Runs of one replicate: one per policy, and those that explain.
  public var armsPerReplicate: Int {
    explanations.reduce(scenario.policies.count) { $0 + $1.arms.count }
  }

  /// Runs every policy of one replicate, then what explains them.
  ///
  /// - Parameters:
  ///   - replicate: Number of the replicate; its seeds follow from it.
  ///   - workers: Threads for one run, ≥ 1, asked before every quarter; results do not depend on it.
  ///   - isCancelled: Asked before every arm.
  ///   - armFinished: Told after every arm.
  /// - Returns: The arms in the order of the scenario's policies and the explanations, or nil if cancelled.
  public func runReplicate(
    _ replicate: Int, workers: () -> Int = { 1 }, isCancelled: () -> Bool = { false }, armFinished: () -> Void = {}
  ) -> ReplicateRecord? {
    let seeds = scenario.study.seeds
    let world = builder.build(
      populationSeed: seeds.population ?? UInt64(replicate), eventSeed: seeds.event ?? UInt64(replicate),
      quarterCount: layout.quarterCount, workers: workers())
    var ordinary = ExplainedReplicate(
      replicate: replicate, tallies: Array(repeating: nil, count: scenario.policies.count),
      memory: BaselineMemory(scenario, firmCount: world.firmCount))
    if !explanations.isEmpty { ordinary.memory.rememberChanges(from: world) }
    let recorder = ArmRecorder(
      scenario, layout, weight: weight, ties: TieCount(world), policy: scenario.baselineIndex, replicate: replicate)
    var common = CommonQuarters(world: world, recorder: recorder, counter: UseCounter(scenario))
    guard !isCancelled() else { return nil }
    common.run(to: commonQuarterCount, remembering: &ordinary.memory, workers: workers)
    var records: [ArmRecord?] = Array(repeating: nil, count: scenario.policies.count)
    let baseline = scenario.baselineIndex
    for policy in [baseline] + scenario.policies.indices.filter({ $0 != baseline }) {
      if isCancelled() { return nil }
      var arm = World(copying: common.world)
      builder.adopt(scenario.policies[policy], in: &arm)
      var recorder = common.recorder.branch(to: policy)
      var counter = common.counter
      while arm.quartersDone < layout.quarterCount {
        if policy != baseline { ordinary.memory.showTrueResults(to: &arm) }
        arm.advance(workers: workers())
        recorder.record(arm)
        if !explanations.isEmpty { counter.read(arm) }
        if policy == baseline { ordinary.memory.remember(arm) } else { recorder.compare(arm, with: ordinary.memory) }
      }
      ordinary.tallies[policy] = counter.tally
      records[policy] = recorder.finish(arm)
      armFinished()
    }
    var explained: [ExplanationRecord] = []
    for plan in explanations {
      guard
        let record = explain(
          plan, start: common, ordinary: ordinary, workers: workers, isCancelled: isCancelled, armFinished: armFinished)
      else { return nil }
      explained.append(record)
    }
    return ReplicateRecord(arms: records.compactMap { $0 }, explanations: explained)
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
