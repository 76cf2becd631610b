import AdoptionKernel
import ScenarioModel

/// Collects what one arm leaves, quarter by quarter. Real counts and euro: everything is multiplied by the weight.
struct ArmRecorder {
  private let scenario: Scenario
  private let layout: SeriesLayout
  private let weight: Double
  private let accounting: Accounting
  private var reading: SeriesReading
  private var record: ArmRecord

  init(
    _ scenario: Scenario, _ layout: SeriesLayout, weight: Double, ties: TieCount, policy: Int, replicate: Int
  ) {
    self.scenario = scenario
    self.layout = layout
    self.weight = weight
    accounting = Accounting(scenario: scenario)
    reading = SeriesReading(weight: weight, ties: ties)
    record = ArmRecord(policy: policy, replicate: replicate, values: [], accounts: [], money: [], links: [])
    record.values.reserveCapacity(layout.keys.count * layout.quarterCount)
  }

  /// The recorder of another arm that has had the same quarters so far.
  func branch(to policy: Int) -> ArmRecorder {
    var other = self
    other.record.policy = policy
    return other
  }

  /// Reads every series after a quarter, the money of the quarter and what hubs did in it.
  mutating func record(_ world: borrowing World) {
    reading.follow(world)
    for key in layout.keys { record.values.append(reading.value(key, world)) }
    recordMoney(world)
    recordHubs(world)
  }

  /// Counts against the baseline if the quarter was the last before a horizon.
  mutating func compare(_ world: borrowing World, with memory: BaselineMemory) {
    let elapsed = world.quartersDone - world.warmUpQuarters
    guard let position = scenario.study.horizons.firstIndex(of: elapsed),
      let baseline = memory.atHorizon[position]
    else { return }
    record.accounts += accounting.rows(horizon: elapsed, world, baseline: baseline)
  }

  /// The record, with the links between regions at the end of the run.
  mutating func finish(_ world: borrowing World) -> ArmRecord {
    let count = world.places.regions.count
    for first in 0..<count {
      for second in first..<count {
        let index = first * count + second
        let ties = world.ledger.regionTies[index]
        let referrals = world.ledger.regionReferrals[index]
        let projects = world.ledger.regionProjects[index]
        guard ties + referrals + projects > 0 else { continue }
        record.links.append(
          LinkRow(
            first: first, second: second, ties: Double(ties) * weight, referrals: Double(referrals) * weight,
            projects: Double(projects) * weight))
      }
    }
    return record
  }

  private mutating func recordHubs(_ world: borrowing World) {
    let quarter = world.quartersDone - 1 - world.warmUpQuarters
    for (index, hub) in world.hubs.hubs.enumerated() where hub.isActive(quarter) {
      let now = world.hubLedger.hubs[index]
      record.hubs.append(
        HubRow(
          quarter: quarter, hub: index, requests: now.requests, referrals: now.referrals, served: now.served,
          servedReferrals: now.servedReferrals, lost: now.lost, capacity: now.capacity))
    }
  }

  private mutating func recordMoney(_ world: borrowing World) {
    let quarter = world.quartersDone - 1 - world.warmUpQuarters
    for expense in Expense.allCases {
      for position in world.agencies.indices {
        let flow = world.ledger.money[position * Spending.allCases.count + expense.rawValue]
        guard flow != MoneyFlow() else { continue }
        record.money.append(
          MoneyRow(
            quarter: quarter, expense: expense, agency: world.agencies[position].index,
            committedEuro: flow.committed * weight, paidEuro: flow.paid * weight,
            privateEuro: flow.ownContribution * weight, projects: Double(flow.projects) * weight,
            firms: Double(flow.participations) * weight))
      }
    }
  }
}
