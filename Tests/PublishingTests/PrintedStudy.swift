import Experiments
import Findings
import ScenarioModel

/// A study of one voucher-like fund against nothing: three quarters from −1 to 1, one horizon, a handful of pairs.
enum PrintedStudy {
  static let keys = [SeriesKey(.usedPairs), SeriesKey(.publicCost), SeriesKey(.isolatedShare)]
  static let layout = SeriesLayout(keys: keys, firstQuarter: -1, quarterCount: 3)

  /// `rival`: additional uses of a second fund by replicate; without it there is one.
  static func findings(
    additional: [Int] = [4, 6, 5], title: String = "A \"tiny\" study", rival: [Int]? = nil,
    alternatives: AlternativesRecord? = nil
  ) throws -> StudyFindings {
    let arms = additional.enumerated().map { replicate, count in
      [arm(0, replicate, 0), arm(1, replicate, count)] + (rival.map { [arm(2, replicate, $0[replicate])] } ?? [])
    }
    let budget = BudgetRecord(
      envelopeEuro: 1_100_000.25,
      agencies: [AgencyBudget(agency: 0, administrationEuro: 100_000.25, netEuro: [1_000_000, 0, 0, 0, 0, 0])])
    return try StudyFindings(
      StudyRecord(
        scenario: scenario(title, hasRival: rival != nil), layout: layout, weight: 1, firmCount: 20, arms: arms,
        budgets: [nil, budget] + (rival == nil ? [] : [budget]),
        stoppingRuleMet: true, interrupted: false), alternatives: alternatives)
  }

  private static func scenario(_ title: String, hasRival: Bool) -> Scenario {
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
        Policy(name: "nothing", title: "Nothing", programme: nil),
        Policy(name: "fund", title: "The fund", programme: programme),
      ] + (hasRival ? [Policy(name: "rival", title: "The rival", programme: programme)] : []),
      study: Study(baseline: "nothing", horizonQuarters: 2, horizons: [2], bootstrapResamples: 200))
  }

  private static func arm(_ policy: Int, _ replicate: Int, _ additional: Int) -> ArmRecord {
    let cost = policy == 0 ? 0 : 700_000.25
    // Shares of no pairs at all are missing in the first quarter.
    let values: [Double] = [
      50, 0, .nan, 50, cost, 0.1, 50 + Double(additional), cost, 0.1 + Double(min(policy, 1)) * 0.2,
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
      links: [LinkRow(first: 0, second: 0, ties: 1.5, referrals: 0, projects: 0)])
  }
}
