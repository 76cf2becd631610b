import Experiments
import ScenarioModel

/// Hand-made study records: two regions in two countries, five quarters from −1 to 3, horizons 2 and 4, and accounts of
/// a few pairs. A programme opens at q = 0; its money is committed then, 100 net of 110 in all.
struct TinyStudy {
  /// Additional, deadweight, failed pairs at both horizons, one entry per replicate.
  var additional: [Int]
  var deadweight: [Int]
  var failed: [Int]
  var weight = 1.0
  var programmes: [(name: String, programme: Programme?)] = [("fund", TinyStudy.programme())]
  var resamples = 2000
  /// What the fund commits for innovation projects at q = 0, EUR of a net budget of 100.
  var spentEuro = 100.0

  static let keys = [
    SeriesKey(.usedPairs), SeriesKey(.publicCost), SeriesKey(.adopterYears), SeriesKey(.privateOutlay),
    SeriesKey(.adoptionRate, .all, 0, technology: 0),
  ]
  static let layout = SeriesLayout(keys: keys, firstQuarter: -1, quarterCount: 5)

  static func programme(_ rule: ConsortiumRule = .single, pooled: Double = 1) -> Programme {
    let call = OpenCall(
      share: 1, grantRate: 0.5, capPerFirmEuro: 50_000, capBasis: .grant, studies: .optional,
      feasibilityCostEuro: 25_000, feasibilityCapPerFirmEuro: 12_500, feasibilityBudgetShare: 0.2, upfrontShare: 0.3,
      maxFeasibility: nil, maxInnovation: nil, selection: .score)
    return Programme(
      envelopeEuro: 110, opens: Quarter(index: 0), closes: Quarter(index: 1), pelotonOnly: true,
      governance: Governance(pooledShare: pooled, consortium: rule), instruments: [.call(call)])
  }

  static func scenario(_ programmes: [(name: String, programme: Programme?)], resamples: Int) -> Scenario {
    func country(_ code: String) -> Country {
      Country(
        code: code, sizeShares: [], sectorShares: [], adoptionShift: [], ictShare: 0, hireFactor: 1,
        valueAddedPerEmployeeEuro: 1, enablement: 1, group: "W")
    }
    func region(_ code: String, _ country: Int) -> Region {
      Region(
        code: code, name: code, country: country, longitude: 0, latitude: 0, areaSquareKilometres: 1, population: 1,
        firms: 10)
    }
    let world = WorldDescription(
      countries: [country("DE"), country("NL")], regions: [region("DEA1", 0), region("NL22", 1)], hubs: [],
      firms: .full, network: .complete, parameters: ParameterSet(values: []))
    let policies = [("nothing", nil)] + programmes
    return Scenario(
      id: "tiny", title: "A tiny study", question: "Does it add up?", world: world,
      policies: policies.map { Policy(name: $0.0, title: $0.0, programme: $0.1) },
      study: Study(
        baseline: "nothing", horizonQuarters: 4, horizons: [2, 4], bootstrapResamples: resamples))
  }

  /// The record. All policies have the same accounts; without a programme nothing happens at all.
  func record() -> StudyRecord {
    let scenario = TinyStudy.scenario(programmes, resamples: resamples)
    let arms = additional.indices.map { replicate in
      scenario.policies.indices.map { policy in
        let fires = scenario.policies[policy].programme != nil
        return arm(policy, replicate, fires: fires, isBaseline: policy == 0)
      }
    }
    return StudyRecord(
      scenario: scenario, layout: TinyStudy.layout, weight: weight, firmCount: 20, arms: arms,
      budgets: scenario.policies.map { $0.programme == nil ? nil : TinyStudy.budget }, stoppingRuleMet: true,
      interrupted: false)
  }

  static let budget = BudgetRecord(
    envelopeEuro: 110, agencies: [AgencyBudget(agency: 2, administrationEuro: 10, netEuro: [100, 0, 0, 0, 0, 0])])

  private func arm(_ policy: Int, _ replicate: Int, fires: Bool, isBaseline: Bool) -> ArmRecord {
    let layout = TinyStudy.layout
    var values = [Double](repeating: 0, count: layout.keys.count * layout.quarterCount)
    for quarter in 0..<layout.quarterCount {
      let start = quarter * layout.keys.count
      values[start] = 50 + Double(replicate) + (fires && quarter > 1 ? Double(additional[replicate]) * weight : 0)
      values[start + 1] = fires && quarter >= 1 ? spentEuro + 10 : 0
      values[start + 2] = fires && quarter > 1 ? Double(additional[replicate]) / 2 : 0
      values[start + 3] = fires && quarter > 1 ? 200 : 0
      values[start + 4] = 0.25
    }
    var money: [MoneyRow] = []
    if fires {
      money = [
        MoneyRow(
          quarter: 0, expense: .innovation, agency: 2, committedEuro: spentEuro, paidEuro: 30, privateEuro: 100,
          projects: 2, firms: 4),
        MoneyRow(
          quarter: 0, expense: .administration, agency: 2, committedEuro: 10, paidEuro: 10, privateEuro: 0,
          projects: 0, firms: 0),
      ]
    }
    return ArmRecord(
      policy: policy, replicate: replicate + 1, values: values,
      accounts: isBaseline ? [] : accounts(replicate, fires: fires), money: money,
      links: fires ? [LinkRow(first: 0, second: 1, ties: 3, referrals: 0, projects: 2)] : [])
  }

  /// All pairs belong to region 1 and to the combination study + grant.
  private func accounts(_ replicate: Int, fires: Bool) -> [AccountRow] {
    [2, 4].flatMap { horizon in
      [(GroupKind.all, 0, true), (.region, 0, false), (.region, 1, true), (.support, 3, true)].map {
        kind, group, counts in
        var row = AccountRow(horizon: horizon, groupKind: kind, group: group, technology: nil)
        guard counts, fires else { return row }
        row.additional = additional[replicate]
        row.deadweight = deadweight[replicate]
        row.failed = failed[replicate]
        row.supported = row.additional + row.deadweight + row.failed
        row.net = kind == .support ? 0 : row.additional
        row.comparablePairs = row.deadweight
        row.accelerationQuarters = 3 * row.deadweight
        return row
      }
    }
  }
}
