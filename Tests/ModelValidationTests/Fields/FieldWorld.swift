import AdoptionKernel
import ScenarioModel
import WorldBuilding

/// Three countries with two regions each in a row, 100 km apart, 2,400 firms and three hubs: large enough for every
/// mechanism to work, small enough to look at every firm in every quarter. Policy 0 is no policy.
enum FieldWorld {
  /// First and last quarter of every programme here.
  static let opens = 1
  static let closes = 10
  static let quarterCount = 10

  /// One hub for each country, in its first region, each with half of the technologies.
  static let hubs = [(0, 0b00_0111), (2, 0b11_1000), (4, 0b00_1110)].map { region, mask in
    HubSite(
      name: "Hub \(region)", region: region, technologyMask: UInt8(mask), sectorMask: 63, capacityPerQuarter: 8)
  }

  static func scenario(
    _ programmes: [Programme], hubs: [HubSite] = FieldWorld.hubs, _ set: (inout ParameterSet) -> Void = { _ in }
  ) -> Scenario {
    var parameters = ParameterSet.defaults
    // Enough firms know a programme for a world of this size.
    parameters[value: .programmeKnowledge] = .number(0.4)
    set(&parameters)
    let countries = zip(["XA", "XB", "XC"], [("W", 0.7), ("W", 0.65), ("B", 0.6)]).map { code, rules in
      Country(
        code: code, sizeShares: [0.75, 0.2, 0.05], sectorShares: Array(repeating: 1 / 6, count: 6),
        adoptionShift: Array(repeating: 0, count: 6), ictShare: 0.05, hireFactor: 1, valueAddedPerEmployeeEuro: 75_000,
        enablement: rules.1, group: rules.0)
    }
    let regions = [600, 400, 500, 300, 400, 200].enumerated().map { index, firms in
      Region(
        code: "\(countries[index / 2].code)0\(index)", name: "Region \(index)", country: index / 2,
        longitude: 0.9 * Double(index), latitude: 0, areaSquareKilometres: 10_000, population: 1_000_000, firms: firms)
    }
    let policies =
      [Policy(name: "none", title: "None", programme: nil)]
      + programmes.enumerated().map { Policy(name: "p\($0 + 1)", title: "Programme \($0 + 1)", programme: $1) }
    return Scenario(
      id: "field", title: "One field at a time", question: "",
      world: WorldDescription(
        countries: countries, regions: regions, hubs: hubs, firms: .full, network: .gravity, parameters: parameters),
      policies: policies,
      study: Study(baseline: "none", horizonQuarters: 20, horizons: [11, 20], replicates: .fixed(2)))
  }

  static func programme(
    _ instruments: [PolicyInstrument], envelope: Double = 6_000_000, _ governance: Governance = .init(pooledShare: 0)
  ) -> Programme {
    Programme(
      envelopeEuro: envelope, opens: Quarter(index: opens), closes: Quarter(index: closes), pelotonOnly: true,
      governance: governance, instruments: instruments)
  }

  /// Everything run jointly, no switch on.
  static let joint = Governance(pooledShare: 1, consortium: .single)

  static func call(_ share: Double = 1) -> PolicyInstrument {
    .call(
      OpenCall(
        share: share, grantRate: 0.5, capPerFirmEuro: 50_000, capBasis: .grant, studies: .optional,
        feasibilityCostEuro: 25_000, feasibilityCapPerFirmEuro: 12_500, feasibilityBudgetShare: 0.2, upfrontShare: 0.3,
        maxFeasibility: nil, maxInnovation: nil, selection: .score))
  }

  static func voucher(_ share: Double = 1) -> PolicyInstrument {
    .voucher(Voucher(share: share, valueEuro: 7_500, studyCostEuro: 10_000))
  }

  static func hubMoney(_ share: Double = 1) -> PolicyInstrument { .hubs(HubFunding(share: share)) }
  static func training(_ share: Double = 1) -> PolicyInstrument { .workforce(Training(share: share)) }
  static func campaign(_ share: Double = 1) -> PolicyInstrument { .awareness(AwarenessCampaign(share: share)) }
  static func rules(_ share: Double = 1) -> PolicyInstrument { .regulation(RuleMaking(share: share)) }

  /// Runs one policy and shows the world after every quarter, counted by the calendar.
  static func follow(
    _ scenario: Scenario, policy: Int = 1, seed: UInt64 = 1, quarters: Int = 24,
    _ look: (Int, borrowing World) -> Void
  ) {
    VerificationStudy.follow(scenario, policy: policy, seed: seed, quarters: quarters) { run, world in
      if run >= 0 { look(run - world.warmUpQuarters, world) }
    }
  }

  /// Number of window quarters up to a calendar quarter.
  static func elapsed(_ quarter: Int) -> Int { max(0, min(quarter, closes) - opens + 1) }
}

extension World {
  /// Money of one kind committed in the last quarter by all agencies, EUR.
  borrowing func committed(_ spending: Spending) -> Double {
    agencies.indices.reduce(0.0) { $0 + ledger.money[$1 * Spending.allCases.count + spending.rawValue].committed }
  }

  /// The same paid.
  borrowing func paid(_ spending: Spending) -> Double {
    agencies.indices.reduce(0.0) { $0 + ledger.money[$1 * Spending.allCases.count + spending.rawValue].paid }
  }
}

extension ParameterSet {
  /// Sets a parameter that is one number.
  mutating func put(_ name: ParameterName, _ number: Double) { self[value: name] = .number(number) }
}
