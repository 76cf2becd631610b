import Experiments
import Findings
import ScenarioModel

/// Hand-made records of several policies: quarters −1 to 3, horizons 2 and 4, one number of net uses per policy and
/// replicate. Uses gained are additional, uses lost are crowded out; ten euro of every envelope are administration.
struct ComparedStudy {
  /// A policy with what it does.
  struct Entry {
    var name: String
    var programme: Programme
    /// Net uses at the first horizon, one per replicate.
    var net: [Int]
    /// The same at the last horizon; nil: as at the first.
    var later: [Int]?
    /// Public cost, EUR, administration included; nil: the envelope.
    var spentEuro: Double?
  }

  var entries: [Entry] = []

  /// Adds a policy; without a programme one that is nothing but money under joint management.
  mutating func add(
    _ name: String, _ net: [Int], later: [Int]? = nil, programme: Programme? = nil, spentEuro: Double? = nil
  ) {
    entries.append(
      Entry(
        name: name, programme: programme ?? ComparedStudy.programme(), net: net, later: later, spentEuro: spentEuro))
  }

  /// A million under joint management, for single firms.
  static func programme(
    euro: Double = 1_000_000, pooled: Double = 1, _ rule: ConsortiumRule = .single,
    national: ConsortiumRule = .single
  ) -> Programme {
    var programme = TinyStudy.programme(rule, pooled: pooled)
    programme.envelopeEuro = euro
    programme.governance.nationalConsortium = national
    return programme
  }

  private static let layout = SeriesLayout(
    keys: [SeriesKey(.usedPairs), SeriesKey(.publicCost), SeriesKey(.adopterYears)], firstQuarter: -1, quarterCount: 5)

  /// The record; the baseline `nothing` comes first.
  func record() -> StudyRecord {
    let scenario = TinyStudy.scenario(entries.map { ($0.name, $0.programme) }, resamples: 200)
    let arms = (entries.first?.net ?? []).indices.map { replicate in
      [
        ArmRecord(
          policy: 0, replicate: replicate + 1, values: values(nil, replicate), accounts: [], money: [], links: [])
      ]
        + entries.indices.map { arm($0, replicate) }
    }
    let budgets = entries.map { entry in
      let envelope = entry.programme.envelopeEuro
      return BudgetRecord(
        envelopeEuro: envelope,
        agencies: [AgencyBudget(agency: 2, administrationEuro: 10, netEuro: [envelope - 10, 0, 0, 0, 0, 0])])
    }
    return StudyRecord(
      scenario: scenario, layout: ComparedStudy.layout, weight: 1, firmCount: 20, arms: arms,
      budgets: [nil] + budgets, stoppingRuleMet: true, interrupted: false)
  }

  func findings() throws -> StudyFindings { try StudyFindings(record()) }

  /// The text of the only notice with this code.
  func text(_ code: String) throws -> String? { try findings().notices.first { $0.code == code }?.text }

  private func net(_ entry: Entry, _ replicate: Int, _ horizon: Int) -> Int {
    horizon > 2 ? (entry.later ?? entry.net)[replicate] : entry.net[replicate]
  }

  private func values(_ entry: Entry?, _ replicate: Int) -> [Double] {
    (-1..<4).flatMap { quarter -> [Double] in
      guard let entry, quarter >= 0 else { return [50, 0, 0] }
      let used = quarter < 1 ? 0 : net(entry, replicate, quarter + 1)
      return [50 + Double(used), entry.spentEuro ?? entry.programme.envelopeEuro, Double(used) / 2]
    }
  }

  private func arm(_ index: Int, _ replicate: Int) -> ArmRecord {
    let entry = entries[index]
    let accounts = [2, 4].map { horizon in
      var row = AccountRow(horizon: horizon, groupKind: .all, group: 0, technology: nil)
      row.net = net(entry, replicate, horizon)
      row.additional = max(0, row.net)
      row.crowdedOut = max(0, -row.net)
      row.supported = row.additional
      return row
    }
    let spent = entry.spentEuro ?? entry.programme.envelopeEuro
    let money = [(Expense.innovation, spent - 10), (.administration, 10)].map { expense, euro in
      MoneyRow(
        quarter: 0, expense: expense, agency: 2, committedEuro: euro, paidEuro: euro, privateEuro: 0, projects: 1,
        firms: 1)
    }
    return ArmRecord(
      policy: index + 1, replicate: replicate + 1, values: values(entry, replicate), accounts: accounts, money: money,
      links: [])
  }
}
