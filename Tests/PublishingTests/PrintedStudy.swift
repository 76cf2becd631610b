import Experiments
import Findings
import ScenarioModel

/// A study of a voucher-like fund, or several of them, against nothing: three quarters from −1 to 1, one horizon, a handful of pairs.
enum PrintedStudy {
  static let keys = [SeriesKey(.usedPairs), SeriesKey(.publicCost), SeriesKey(.isolatedShare)]
  static let layout = SeriesLayout(keys: keys, firstQuarter: -1, quarterCount: 3)

  /// Every fund after the first has one additional use more than the one before it.
  static func findings(
    additional: [Int] = [4, 6, 5], title: String = "A \"tiny\" study", funds: Int = 1, explained: Bool = false,
    alternatives: AlternativesRecord? = nil
  ) throws -> StudyFindings {
    let arms = additional.enumerated().map { replicate, count in
      (0...funds).map { arm($0, replicate, $0 == 0 ? 0 : count + $0 - 1) }
    }
    let budget = BudgetRecord(
      envelopeEuro: 1_100_000.25,
      agencies: [AgencyBudget(agency: 0, administrationEuro: 100_000.25, netEuro: [1_000_000, 0, 0, 0, 0, 0])])
    var record = StudyRecord(
      scenario: scenario(title, funds), layout: layout, weight: 1, firmCount: 20, arms: arms,
      budgets: [nil] + Array(repeating: budget, count: funds),
      hubs: [[]] + Array(repeating: [HubRecord(name: nil, region: 0, technologyMask: 0b1010)], count: funds),
      stoppingRuleMet: true, interrupted: false)
    if explained { explain(&record, additional) }
    return try StudyFindings(record, alternatives: alternatives)
  }

  /// The fund becomes a call; alone it brings one use less than all together, and peers bring that one.
  private static func explain(_ record: inout StudyRecord, _ additional: [Int]) {
    let call = OpenCall(
      share: 1, grantRate: 0.5, capPerFirmEuro: 50_000, capBasis: .grant, studies: .off, feasibilityCostEuro: 25_000,
      feasibilityCapPerFirmEuro: 12_500, feasibilityBudgetShare: 0, upfrontShare: 0.3, maxFeasibility: nil,
      maxInnovation: nil, selection: .score)
    record.scenario.policies[1].programme?.instruments = [.call(call)]
    func tally(_ added: Int) -> UseTally {
      UseTally(pairs: [50 + added, 50 + added], pairQuarters: [100 + added, 100 + added])
    }
    record.explanations = additional.enumerated().map { replicate, count in
      [
        ExplanationRecord(
          policy: 1, replicate: replicate + 1, baseline: tally(0), whole: tally(count),
          arms: [tally(count - 1), tally(count - 1)])
      ]
    }
  }

  static func scenario(_ title: String, _ funds: Int) -> Scenario {
    let country = Country(
      code: "NL", sizeShares: [], sectorShares: [], adoptionShift: [], ictShare: 0, hireFactor: 1,
      valueAddedPerEmployeeEuro: 1, enablement: 1, group: "W")
    let region = Region(
      code: "NL22", name: "Gelderland", country: 0, longitude: 0, latitude: 0, areaSquareKilometres: 1, population: 1,
      firms: 20)
    let programme = Programme(
      envelopeEuro: 1_100_000.25, opens: Quarter(index: 0), closes: Quarter(index: 0), pelotonOnly: true,
      governance: Governance(pooledShare: 0), instruments: [])
    return Scenario(
      id: "printed", title: title, question: "",
      world: WorldDescription(
        countries: [country], regions: [region], hubs: [], firms: .full, network: .complete,
        parameters: ParameterSet(values: [])),
      policies: [
        Policy(name: "nothing", title: "Nothing", programme: nil)
      ]
        + (1...funds).map {
          Policy(name: $0 == 1 ? "fund" : "fund-number-\($0)", title: "The fund", programme: programme)
        },
      study: Study(baseline: "nothing", horizonQuarters: 2, horizons: [2], bootstrapResamples: 200))
  }

  private static func arm(_ policy: Int, _ replicate: Int, _ additional: Int) -> ArmRecord {
    let cost = policy == 0 ? 0 : 700_000.25
    // Shares of no pairs at all are missing in the first quarter.
    let values: [Double] = [
      50, 0, .nan, 50, cost, 0.1, 50 + Double(additional), cost, 0.1 + (policy == 0 ? 0 : 0.2),
    ]
    guard policy > 0 else {
      return ArmRecord(policy: 0, replicate: replicate + 1, values: values, accounts: [], money: [], links: [])
    }
    var row = AccountRow(horizon: 2, groupKind: .all, group: 0, technology: nil)
    row.additional = additional
    row.deadweight = 5
    row.supported = additional + 5
    row.net = additional
    let administration = 100_000.25
    let money = [
      MoneyRow(
        quarter: 0, expense: .innovation, agency: 0, committedEuro: cost - administration, paidEuro: 0,
        privateEuro: 600_000, projects: 5, firms: 5),
      MoneyRow(
        quarter: 0, expense: .administration, agency: 0, committedEuro: administration, paidEuro: administration,
        privateEuro: 0, projects: 0, firms: 0),
    ]
    return ArmRecord(
      policy: policy, replicate: replicate + 1, values: values, accounts: [row], money: money,
      links: [LinkRow(first: 0, second: 0, ties: 1.5, referrals: 0, projects: 0)],
      hubs: [
        HubRow(
          quarter: 0, hub: 0, requests: 5, referrals: 2, served: 3, servedReferrals: 1, lost: 2, capacity: 4)
      ])
  }
}
